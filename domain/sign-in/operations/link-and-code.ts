import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { randomToken, sha256Hex } from '../../kernel/hash.ts';
import { houseOperation } from '../../kernel/operation.ts';
import { Problem } from '../../kernel/problem.ts';
import { deviceLabel } from '../device-label.ts';
import { codeInvalid } from '../factors.ts';
import { afterFirstFactor, SignInOutcome } from '../first-factor.ts';
import { sendHouseMail } from '../house-mail.ts';
import { localPath } from '../local-path.ts';
import { authOrigin } from '../notices.ts';
import { consume, countTry, finish, issue, peek, sixDigits } from '../one-time.ts';
import { requireAuthHost } from '../own-session.ts';
import { personByEmail, personById } from '../people.ts';
import { throttleCode, throttleMail } from '../throttles.ts';
import { startAgain } from './verify-second-factor.ts';

const MINUTES = 10;
const Email = z.email('Enter an e-mail address').max(254);

interface LinkFacts {
  /** Null for an address that nobody has: asked for and answered all the same (10 AUTH-05). */
  userId: string | null;
  device: string;
  country: string | null;
}

export const linkInvalid = (): Problem =>
  new Problem({
    status: 410,
    code: 'link_invalid',
    title: 'This link no longer works',
    detail: 'It was used before or is too old. Ask for a new one.',
  });

/** Mails a link that signs in, if the address has an account; the answer is the same if not. */
export const requestLink = houseOperation({
  name: 'auth.request_link',
  summary: 'Mail a sign-in link',
  kind: 'command',
  permission: 'public',
  route: 'POST /auth/sign-in/link',
  successStatus: 202,
  isHiddenFromMcp: true,
  input: z.object({
    email: Email,
    /** Path of the sign-in host to go on to. */
    to: z.string().max(2000).default('/account'),
  }),
  output: z.object({}),
  run: async (ctx, { email, to }) => {
    requireAuthHost(ctx);
    await throttleMail(ctx, email);
    const person = await personByEmail(ctx.db, email);
    const token = randomToken(32);
    const facts: LinkFacts = {
      userId: person?.id ?? null,
      device: deviceLabel(ctx.caller.userAgent ?? ''),
      country: ctx.caller.country ?? null,
    };
    ctx.write(...(await issue(ctx.db, 'sign_in_link', token, facts, ctx.now(), MINUTES)));
    if (person) {
      const url = new URL('/verify', authOrigin(ctx));
      url.searchParams.set('token', token);
      url.searchParams.set('to', localPath(to));
      sendHouseMail(ctx, {
        to: person.email,
        kind: 'sign_in_link',
        subject: 'Your sign-in link',
        paragraphs: [
          `Somebody, hopefully you, asked to sign in from ${facts.device}. The link is good for ten minutes, once.`,
          'If it was not you, do nothing: without this link nobody gets in.',
        ],
        button: { label: 'Sign in', url: url.href },
      });
    }
    return {};
  },
});

/** What a link's page shows before it is used: which browser asked. Looking consumes nothing (10 AUTH-06). */
export const describeLink = houseOperation({
  name: 'auth.describe_link',
  summary: 'Who asked for a sign-in link',
  kind: 'query',
  permission: 'public',
  input: z.object({ token: z.string().min(20).max(100) }),
  output: z.object({ device: z.string(), country: z.string().nullable() }),
  rateLimit: { limit: 30, periodSeconds: 60, by: 'ip' },
  problems: ['link_invalid'],
  run: async (ctx, { token }) => {
    const facts = await peek<LinkFacts>(ctx.db, 'sign_in_link', token, ctx.now());
    if (!facts) throw linkInvalid();
    return { device: facts.device, country: facts.country };
  },
});

/** Signs in by a mailed link. Reading the mail proves the address. */
export const signInWithLink = houseOperation({
  name: 'auth.sign_in_link',
  summary: 'Sign in with a mailed link',
  kind: 'command',
  permission: 'public',
  route: 'POST /auth/verify',
  auditCategory: 'auth',
  isHiddenFromMcp: true,
  input: z.object({ token: z.string().min(20).max(100) }),
  output: SignInOutcome,
  rateLimit: { limit: 30, periodSeconds: 60, by: 'ip' },
  problems: ['link_invalid'],
  run: async (ctx, { token }) => {
    requireAuthHost(ctx);
    const facts = await consume<LinkFacts>(ctx.db, 'sign_in_link', token, ctx.now());
    const person = facts?.userId ? await personById(ctx.db, facts.userId) : null;
    if (!person) throw linkInvalid();
    ctx.write(
      ctx.db.q.execute(
        sql`update users set email_verified = true, email_verified_at = coalesce(email_verified_at, now()) where id = ${person.id}::uuid`,
      ),
    );
    return afterFirstFactor(ctx, person, ['mail']);
  },
});

/** Mails six digits, bound to the browser that asked. */
export const requestCode = houseOperation({
  name: 'auth.request_code',
  summary: 'Mail a sign-in code',
  kind: 'command',
  permission: 'public',
  route: 'POST /auth/sign-in/code',
  successStatus: 202,
  isHiddenFromMcp: true,
  input: z.object({ email: Email }),
  output: z.object({}),
  run: async (ctx, { email }) => {
    requireAuthHost(ctx);
    await throttleMail(ctx, email);
    const person = await personByEmail(ctx.db, email);
    const secret = randomToken(32);
    const code = sixDigits();
    const facts = { userId: person?.id ?? null, codeHash: await sha256Hex(`${secret}:${code}`) };
    ctx.write(...(await issue(ctx.db, 'sign_in_code', secret, facts, ctx.now(), MINUTES)));
    ctx.caller.browser?.keep('flow', secret, MINUTES * 60);
    if (person)
      sendHouseMail(ctx, {
        to: person.email,
        kind: 'sign_in_code',
        subject: `Your sign-in code is ${code}`,
        paragraphs: ['Enter this code in the browser where you asked for it. It is good for ten minutes.'],
        code,
      });
    return {};
  },
});

/** Signs in by a mailed code, in the browser that asked for it; five tries. */
export const signInWithCode = houseOperation({
  name: 'auth.sign_in_code',
  summary: 'Sign in with a mailed code',
  kind: 'command',
  permission: 'public',
  route: 'POST /auth/sign-in/code/verify',
  auditCategory: 'auth',
  isHiddenFromMcp: true,
  input: z.object({ code: z.string().trim().min(1, 'Enter the code').max(20) }),
  output: SignInOutcome,
  problems: ['code_invalid', 'sign_in_expired'],
  run: async (ctx, { code }) => {
    requireAuthHost(ctx);
    const secret = ctx.caller.browser?.read('flow');
    const facts = secret
      ? await countTry<{ userId: string | null; codeHash: string }>(ctx.db, 'sign_in_code', secret, ctx.now())
      : null;
    if (!secret || !facts) throw startAgain();
    if (facts.userId) await throttleCode(ctx, facts.userId);
    const isRight = facts.codeHash === (await sha256Hex(`${secret}:${code.replaceAll(/\s/g, '')}`));
    const person = isRight && facts.userId ? await personById(ctx.db, facts.userId) : null;
    if (!person) throw codeInvalid();
    if (!(await finish(ctx.db, 'sign_in_code', secret, ctx.now()))) throw startAgain();
    ctx.caller.browser?.forget('flow');
    return afterFirstFactor(ctx, person, ['mail']);
  },
});
