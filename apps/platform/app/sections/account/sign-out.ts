import { type ActionFunctionArgs, redirect, redirectDocument } from '@remix-run/cloudflare';
import { platformContext } from '../../server/context.ts';

/** Ends the session of this browser. */
export async function action({ context }: ActionFunctionArgs) {
  const ctx = platformContext(context);
  const headers = new Headers();
  for (const cookie of (await ctx.auth.signOut()).cookies) headers.append('Set-Cookie', cookie);
  return redirectDocument(ctx.signInUrl('/'), { headers });
}

export function loader() {
  return redirect('/');
}
