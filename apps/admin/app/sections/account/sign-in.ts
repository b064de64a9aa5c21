import { type LoaderFunctionArgs, redirect } from '@remix-run/cloudflare';
import { adminContext } from '../../server/context.ts';
import { localPath } from '../../server/local-path.ts';

/** People sign in on one host for all brands (10 AUTH-02): goes there, and comes back to where they wanted to be. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const { session, auth } = adminContext(context);
  const to = localPath(new URL(request.url).searchParams.get('to'));
  if (session) throw redirect(to);
  throw redirect(auth.startUrl(`/admin${to === '/' ? '' : to}`));
}
