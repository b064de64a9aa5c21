import { type ActionFunctionArgs, redirect } from '@remix-run/cloudflare';
import { adminContext } from '../../server/context.ts';

/** Ends the session of this browser. */
export async function action({ context }: ActionFunctionArgs) {
  const { cookies } = await adminContext(context).auth.signOut();
  const headers = new Headers();
  for (const cookie of cookies) headers.append('Set-Cookie', cookie);
  return redirect('/sign-in', { headers });
}

export function loader() {
  return redirect('/');
}
