import { type LoaderFunctionArgs, redirect, redirectDocument } from '@remix-run/cloudflare';
import { localPath } from '@ui/work/shell/local-path.ts';
import { platformContext } from '../../server/context.ts';

/** People sign in on one host (10 AUTH-02): goes there, and comes back to where they wanted to be. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const { session, signInUrl } = platformContext(context);
  const to = localPath(new URL(request.url).searchParams.get('to'));
  if (session?.platformRole) throw redirect(to);
  throw redirectDocument(signInUrl(to));
}
