import { type ActionFunctionArgs, redirectDocument } from '@remix-run/cloudflare';
import { platformContext } from '../../server/context.ts';

/** Ends the session of this browser, on every host. */
export async function action({ context }: ActionFunctionArgs) {
  return redirectDocument(await platformContext(context).auth.signOut());
}
