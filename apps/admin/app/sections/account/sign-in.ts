import { type LoaderFunctionArgs, redirect } from '@remix-run/cloudflare';
import { localPath } from '@ui/work/shell/local-path.ts';
import { adminContext } from '../../server/context.ts';

/** People sign in on one host for all brands (10 AUTH-02): goes there, and comes back to where they wanted to be. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const { session, auth } = adminContext(context);
  const to = localPath(new URL(request.url).searchParams.get('to'));
  if (session) throw redirect(to);
  throw redirect(auth.startUrl(`/admin${to === '/' ? '' : to}`));
}
