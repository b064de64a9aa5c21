import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { hashPassword } from '../../access/password.ts';
import { randomToken } from '../../kernel/hash.ts';
import { houseOperation } from '../../kernel/operation.ts';
import { sendHouseMail } from '../house-mail.ts';
import { authOrigin, notify } from '../notices.ts';
import { consume, issue, peek } from '../one-time.ts';
import { requireAuthHost } from '../own-session.ts';
import { acceptablePassword, setPassword } from '../passwords.ts';
import { personByEmail, personById } from '../people.ts';
import { revokeSessions } from '../sessions.ts';
import { throttleMail } from '../throttles.ts';
import { linkInvalid } from './link-and-code.ts';

const RESET_MINUTES = 30;

/** Mails a link to choose a new password; the same answer for an address without account (10 AUTH-05, AUTH-07). */
export const requestReset = houseOperation({
  name: 'auth.request_reset',
  summary: 'Mail a link to choose a new password',
  kind: 'command',
  permission: 'public',
  route: 'POST /auth/reset',
  successStatus: 202,
  isHiddenFromMcp: true,
  input: z.object({ email: z.email('Enter an e-mail address').max(254) }),
  output: z.object({}),
  run: async (ctx, { email }) => {
    requireAuthHost(ctx);
    await throttleMail(ctx, email);
    const person = await personByEmail(ctx.db, email);
    const token = randomToken(32);
    ctx.write(
      ...(await issue(
        ctx.db,
        'password_reset',
        token,
        { userId: person?.id ?? null },
        ctx.now(),
        RESET_MINUTES,
      )),
    );
    if (person)
      sendHouseMail(ctx, {
        to: person.email,
        kind: 'password_reset',
        subject: 'Choose a new password',
        paragraphs: [
          'The link is good for 30 minutes, once. Choosing a new password ends your sessions everywhere.',
          'If you did not ask for it, do nothing: your password stays as it is.',
        ],
        button: { label: 'Choose a password', url: `${authOrigin(ctx)}/reset/new?token=${token}` },
      });
    return {};
  },
});

/** Sets the new password. Signs nobody in, so a second factor is still asked for; ends every session. */
export const resetPassword = houseOperation({
  name: 'auth.reset_password',
  summary: 'Choose a new password with a mailed link',
  kind: 'command',
  permission: 'public',
  route: 'POST /auth/reset/confirm',
  auditCategory: 'auth',
  isHiddenFromMcp: true,
  input: z.object({ token: z.string().min(20).max(100), password: z.string().max(1024) }),
  output: z.object({}),
  rateLimit: { limit: 20, periodSeconds: 60, by: 'ip' },
  problems: ['link_invalid'],
  run: async (ctx, { token, password }) => {
    requireAuthHost(ctx);
    const facts = await peek<{ userId: string | null }>(ctx.db, 'password_reset', token, ctx.now());
    const person = facts?.userId ? await personById(ctx.db, facts.userId) : null;
    if (!person) throw linkInvalid();
    // A password that is refused leaves the link good for another try.
    await acceptablePassword(password, person.email);
    const hash = await hashPassword(password);
    if (!(await consume(ctx.db, 'password_reset', token, ctx.now()))) throw linkInvalid();
    ctx.write(
      ...setPassword(ctx, person.id, hash),
      revokeSessions(ctx.db, sql`s.user_id = ${person.id}::uuid`, 'password_changed', ctx.now()),
    );
    notify(ctx, person.email, 'password_changed');
    ctx.audit({ kind: 'user', id: person.id, detail: { by: 'reset' } });
    ctx.emit({ type: 'auth.password_changed', payload: { userId: person.id } });
    return {};
  },
});
