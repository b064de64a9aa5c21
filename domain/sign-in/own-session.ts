import type { HouseContext, SessionFacts } from '../kernel/context.ts';
import { Problem, unauthenticated } from '../kernel/problem.ts';

/** The caller's session; 401 without one. */
export function ownSession(ctx: HouseContext): SessionFacts {
  const { session } = ctx.caller;
  if (!session) throw unauthenticated();
  return session;
}

/** The caller's session when it is the sign-in origin's own: from there others are made, elsewhere not. */
export function authSession(ctx: HouseContext): SessionFacts {
  const session = ownSession(ctx);
  if (session.audience === 'auth') return session;
  throw new Problem({
    status: 403,
    code: 'wrong_host',
    title: 'Only on the sign-in host',
    detail: 'Ask this of the host where people sign in.',
  });
}
