import type { HouseContext, SessionFacts } from '../kernel/context.ts';
import { STEP_UP_MINUTES } from '../kernel/execute.ts';
import { Problem, unauthenticated } from '../kernel/problem.ts';

const wrongHost = (): Problem =>
  new Problem({
    status: 403,
    code: 'wrong_host',
    title: 'Only on the sign-in host',
    detail: 'Ask this of the host where people sign in.',
  });

/** People sign in at one origin (10 AUTH-02): refuses the call at any other. */
export function requireAuthHost({ caller, ports }: Pick<HouseContext, 'caller' | 'ports'>): void {
  if (new URL(caller.origin).hostname !== ports.auth.authHost) throw wrongHost();
}

/** The caller's session; 401 without one. */
export function ownSession(ctx: HouseContext): SessionFacts {
  const { session } = ctx.caller;
  if (!session) throw unauthenticated();
  return session;
}

/** The caller's session when it is the sign-in origin's own: from there others are made, elsewhere not. */
export function authSession(ctx: HouseContext): SessionFacts {
  const session = ownSession(ctx);
  if (session.audience !== 'auth') throw wrongHost();
  return session;
}

/** As `authSession`, with a factor shown within the last ten minutes (10 SES-07). */
export function steppedUpSession(ctx: HouseContext): SessionFacts {
  const session = authSession(ctx);
  const shownAt = session.stepUpAt?.getTime() ?? 0;
  if (ctx.now().getTime() - shownAt <= STEP_UP_MINUTES * 60_000) return session;
  throw new Problem({
    status: 403,
    code: 'step_up_required',
    title: 'Confirm that it is you',
    detail: `This needs a factor shown within the last ${STEP_UP_MINUTES} minutes.`,
  });
}
