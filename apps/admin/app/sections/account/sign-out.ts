import { type ActionFunctionArgs, redirect } from '@remix-run/cloudflare';
import { adminContext } from '../../server/context.ts';

/** Ends the session of this browser, on every brand. */
export async function action({ context }: ActionFunctionArgs) {
  return redirect(await adminContext(context).auth.signOut());
}

export function loader() {
  return redirect('/');
}
