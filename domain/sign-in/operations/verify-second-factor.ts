import { z } from 'zod';
import { houseOperation } from '../../kernel/operation.ts';
import { Problem } from '../../kernel/problem.ts';
import { codeInvalid, showRecoveryCode, showTotp } from '../factors.ts';
import { type PendingSignIn, SignInOutcome, signInWith } from '../first-factor.ts';
import { notify } from '../notices.ts';
import { countTry, finish } from '../one-time.ts';
import { personById } from '../people.ts';
import { throttleCode } from '../throttles.ts';

/** The first factor was shown too long ago, in another browser, or five codes were wrong. */
export const startAgain = (): Problem =>
  new Problem({
    status: 401,
    code: 'sign_in_expired',
    title: 'This sign-in is over',
    detail: 'Start again with your e-mail address.',
  });

/** The second step of a sign-in: a code of the authenticator app, or one of the recovery codes (10 MFA-01). */
export const verifySecondFactor = houseOperation({
  name: 'auth.verify_second_factor',
  summary: 'Finish a sign-in with a second factor',
  kind: 'command',
  permission: 'public',
  route: 'POST /auth/mfa/verify',
  auditCategory: 'auth',
  isHiddenFromMcp: true,
  input: z.object({
    method: z.enum(['totp', 'recovery']).default('totp'),
    code: z.string().trim().min(1, 'Enter the code').max(60),
  }),
  output: SignInOutcome,
  problems: ['code_invalid', 'sign_in_expired'],
  run: async (ctx, { method, code }) => {
    const secret = ctx.caller.browser?.read('flow');
    const pending = secret ? await countTry<PendingSignIn>(ctx.db, 'second_factor', secret, ctx.now()) : null;
    const person = pending && (await personById(ctx.db, pending.userId));
    if (!secret || !pending || !person) throw startAgain();
    await throttleCode(ctx, person.id);
    const isRight =
      method === 'totp' ? await showTotp(ctx, person.id, code) : await showRecoveryCode(ctx, person.id, code);
    if (!isRight) throw codeInvalid();
    if (!(await finish(ctx.db, 'second_factor', secret, ctx.now()))) throw startAgain();
    ctx.caller.browser?.forget('flow');
    if (method === 'recovery') {
      notify(ctx, person.email, 'recovery_code_used');
      ctx.emit({ type: 'auth.recovery_used', payload: { userId: person.id } });
    }
    const factor = method === 'totp' ? 'otp' : 'recovery';
    return signInWith(ctx, person, [...pending.amr, factor], { aal: 2, isSteppedUp: true });
  },
});
