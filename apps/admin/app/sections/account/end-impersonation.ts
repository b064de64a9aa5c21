import { type ActionFunctionArgs, redirectDocument } from '@remix-run/cloudflare';
import { adminContext } from '../../server/context.ts';

/** The banner's End button: the session dies with the impersonation. */
export async function action({ context }: ActionFunctionArgs) {
  await adminContext(context).auth.endImpersonation();
  return redirectDocument('/');
}
