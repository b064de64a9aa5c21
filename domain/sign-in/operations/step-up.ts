import { z } from 'zod';
import { verifyPassword } from '../../access/password.ts';
import { randomToken, sha256Hex } from '../../kernel/hash.ts';
import { houseOperation } from '../../kernel/operation.ts';
import { Problem, unauthenticated } from '../../kernel/problem.ts';
import { codeInvalid, showRecoveryCode, showTotp } from '../factors.ts';
import { Factor, factorsOf } from '../first-factor.ts';
import { sendHouseMail } from '../house-mail.ts';
import { notify } from '../notices.ts';
import { countTry, finish, issue, sixDigits } from '../one-time.ts';
import { authSession } from '../own-session.ts';
import { showPasskey } from '../passkey-rows.ts';
import { hasFactor, personById } from '../people.ts';
import { stepUpSession } from '../sessions.ts';
import { throttleCode, throttleMail, throttlePassword } from '../throttles.ts';
import { passkeyRefused } from './passkey-sign-in.ts';

const CODE_MINUTES = 10;

/** How the person may confirm that it is them: a factor, or password and mailed code while there is none (10 SES-07). */
export const stepUpMethods = houseOperation({
  name: 'auth.step_up_methods',
  summary: 'How this person can confirm that it is them',
  kind: 'query',
  permission: 'person',
  route: 'GET /auth/step-up',
  isHiddenFromMcp: true,
  input: z.object({}),
  output: z.object({
    email: z.string(),
    factors: z.array(Factor),
    /** Asked with the mailed code when there is no factor. */
    hasPassword: z.boolean(),
  }),
  run: async (ctx) => {
    const person = await personById(ctx.db, authSession(ctx).userId);
    if (!person) throw unauthenticated();
    return {
      email: person.email,
      factors: hasFactor(person) ? factorsOf(person) : [],
      hasPassword: person.password !== null,
    };
  },
});

/** Mails a code to somebody who has no factor yet. */
export const sendStepUpCode = houseOperation({
  name: 'auth.send_step_up_code',
  summary: 'Mail a code to confirm that it is you',
  kind: 'command',
  permission: 'person',
  route: 'POST /auth/step-up/code',
  successStatus: 202,
  isHiddenFromMcp: true,
  input: z.object({}),
  output: z.object({}),
  run: async (ctx) => {
    const person = await personById(ctx.db, authSession(ctx).userId);
    if (!person) throw unauthenticated();
    await throttleMail(ctx, person.email);
    const secret = randomToken(32);
    const code = sixDigits();
    const facts = { userId: person.id, codeHash: await sha256Hex(`${secret}:${code}`) };
    ctx.write(...(await issue(ctx.db, 'step_up_code', secret, facts, ctx.now(), CODE_MINUTES)));
    ctx.caller.browser?.keep('flow', secret, CODE_MINUTES * 60);
    sendHouseMail(ctx, {
      to: person.email,
      kind: 'step_up_code',
      subject: `Your code is ${code}`,
      paragraphs: ['Enter this code to confirm that it is you. It is good for ten minutes.'],
      code,
    });
    return {};
  },
});

/** Shows a factor again, for what is sensitive: the session is fresh for ten minutes and gets a new token. */
export const stepUp = houseOperation({
  name: 'auth.step_up',
  summary: 'Confirm that it is you',
  kind: 'command',
  permission: 'person',
  route: 'POST /auth/step-up',
  auditCategory: 'auth',
  isHiddenFromMcp: true,
  input: z.object({
    method: z.enum(['totp', 'recovery', 'password', 'passkey']),
    code: z.string().trim().max(60).default(''),
    password: z.string().max(1024).default(''),
    response: z.record(z.string(), z.unknown()).optional(),
  }),
  output: z.object({}),
  problems: ['code_invalid', 'factor_needed', 'passkey_refused'],
  run: async (ctx, { method, code, password, response }) => {
    const session = authSession(ctx);
    const person = await personById(ctx.db, session.userId);
    if (!person) throw unauthenticated();
    await throttleCode(ctx, person.id);
    if (method === 'password') {
      if (hasFactor(person))
        throw new Problem({
          status: 409,
          code: 'factor_needed',
          title: 'Use your second factor',
          detail: 'This account has one; a password does not stand in for it.',
        });
      await throttlePassword(ctx, person.email);
      const secret = ctx.caller.browser?.read('flow') ?? '';
      const asked = await countTry<{ userId: string; codeHash: string }>(
        ctx.db,
        'step_up_code',
        secret,
        ctx.now(),
      );
      const isPassword =
        person.password === null || (await verifyPassword({ hash: person.password, password }));
      const isCode = asked?.userId === person.id && asked.codeHash === (await sha256Hex(`${secret}:${code}`));
      if (!isPassword || !isCode || !(await finish(ctx.db, 'step_up_code', secret, ctx.now())))
        throw codeInvalid('Check the password and the code and try again.');
      ctx.caller.browser?.forget('flow');
      await stepUpSession(ctx, session.id, person.password === null ? ['mail'] : ['pwd', 'mail'], 1);
    } else if (method === 'passkey') {
      if ((await showPasskey(ctx, response)) !== person.id) throw passkeyRefused();
      await stepUpSession(ctx, session.id, ['hwk'], 2);
    } else {
      const isRight =
        method === 'totp'
          ? await showTotp(ctx, person.id, code)
          : await showRecoveryCode(ctx, person.id, code);
      if (!isRight) throw codeInvalid();
      if (method === 'recovery') notify(ctx, person.email, 'recovery_code_used');
      await stepUpSession(ctx, session.id, [method === 'totp' ? 'otp' : 'recovery'], 2);
    }
    return {};
  },
});
