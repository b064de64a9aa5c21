import { type ActionFunctionArgs, redirect } from '@remix-run/cloudflare';
import { authContext } from '../server/context.ts';

/** Ends this browser's session on every host. */
export async function action({ context }: ActionFunctionArgs) {
  const { api, session } = authContext(context);
  if (session) await api.signIn.signOut({});
  return redirect('/signed-out');
}

export function loader() {
  return redirect('/account');
}
