import type { HouseAppContext, HouseSession } from '@domain/house-app-context.ts';
import { type AppLoadContext, redirect } from '@remix-run/cloudflare';

/** The load context by its real type: the edge hands over exactly a HouseAppContext. */
export function authContext(context: AppLoadContext): HouseAppContext {
  return context as unknown as HouseAppContext;
}

/** The context of somebody signed in; others go to sign in and come back. */
export function signedIn(
  context: AppLoadContext,
  request: Request,
): HouseAppContext & { session: HouseSession } {
  const ctx = authContext(context);
  const { session } = ctx;
  if (session) return { ...ctx, session };
  const { pathname, search } = new URL(request.url);
  throw redirect(`/sign-in?to=${encodeURIComponent(pathname + search)}`);
}
