import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { hashPassword } from '../../access/password.ts';
import { randomToken } from '../../kernel/hash.ts';
import { toExternalId } from '../../kernel/ids.ts';
import { houseOperation } from '../../kernel/operation.ts';
import { conflict, Problem } from '../../kernel/problem.ts';
import {
  acceptablePassword,
  authOrigin,
  authSession,
  consume,
  issue,
  notify,
  revokeSessions,
  sendHouseMail,
  setPassword,
  steppedUpSession,
} from '../../sign-in/index.ts';
import { ownPerson } from './factors.ts';

const CONFIRM_MINUTES = 24 * 60;
const UNDO_MINUTES = 72 * 60;

const isTimezone = (zone: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
};

/** Name, language and time zone (10 USR-01). */
export const updateProfile = houseOperation({
  name: 'accounts.update_profile',
  summary: 'Change my name, language and time zone',
  kind: 'command',
  permission: 'person',
  route: 'PATCH /account',
  isHiddenFromMcp: true,
  input: z.object({
    name: z.string().trim().min(1, 'Enter your name').max(120),
    locale: z.enum(['en', 'de']).nullable().default(null),
    timezone: z
      .string()
      .max(64)
      .refine(isTimezone, 'Choose a time zone, like Europe/Berlin')
      .nullable()
      .default(null),
  }),
  output: z.object({}),
  run: async (ctx, { name, locale, timezone }) => {
    const { userId } = authSession(ctx);
    ctx.write(
      ctx.db.q.execute(
        sql`update users set name = ${name}, locale = ${locale}, timezone = ${timezone}, updated_at = now() where id = ${userId}::uuid`,
      ),
    );
    return {};
  },
});

/** Changes or sets the password; every other session ends. */
export const changePassword = houseOperation({
  name: 'accounts.change_password',
  summary: 'Change my password',
  kind: 'command',
  permission: 'person',
  route: 'PUT /account/password',
  auditCategory: 'security',
  isHiddenFromMcp: true,
  input: z.object({ newPassword: z.string().max(1024) }),
  output: z.object({}),
  problems: ['step_up_required'],
  run: async (ctx, { newPassword }) => {
    const session = steppedUpSession(ctx);
    const person = await ownPerson(ctx, session.userId);
    await acceptablePassword(newPassword, person.email, 'newPassword');
    ctx.write(
      ...setPassword(ctx, person.id, await hashPassword(newPassword)),
      revokeSessions(
        ctx.db,
        sql`s.user_id = ${person.id}::uuid and s.audience = 'auth' and s.id <> ${session.id}::uuid`,
        'password_changed',
        ctx.now(),
      ),
    );
    notify(ctx, person.email, 'password_changed');
    ctx.audit({ kind: 'user', id: toExternalId('user', person.id), detail: { by: 'owner' } });
    ctx.emit({ type: 'auth.password_changed', payload: { userId: person.id } });
    return {};
  },
});

const linkInvalid = (): Problem =>
  new Problem({
    status: 410,
    code: 'link_invalid',
    title: 'This link no longer works',
    detail: 'It was used before or is too old.',
  });

interface EmailFacts {
  userId: string;
  from: string;
  to: string;
}

/** Asks for another address: a link goes to the new one, and nothing changes before it is used (10 AUTH-08). */
export const requestEmailChange = houseOperation({
  name: 'accounts.request_email_change',
  summary: 'Change my e-mail address: mail a link to the new one',
  kind: 'command',
  permission: 'person',
  route: 'POST /account/email',
  successStatus: 202,
  isHiddenFromMcp: true,
  input: z.object({ email: z.email('Enter an e-mail address').max(254) }),
  output: z.object({}),
  problems: ['step_up_required'],
  run: async (ctx, { email }) => {
    const session = steppedUpSession(ctx);
    const person = await ownPerson(ctx, session.userId);
    await ctx.throttle(`email-change:${person.id}`, { limit: 3, periodSeconds: 600 });
    const token = randomToken(32);
    const facts: EmailFacts = { userId: person.id, from: person.email, to: email };
    ctx.write(...(await issue(ctx.db, 'email_change', token, facts, ctx.now(), CONFIRM_MINUTES)));
    sendHouseMail(ctx, {
      to: email,
      kind: 'email_change',
      subject: 'Confirm your new e-mail address',
      paragraphs: ['Use this link to make this the address of your account. It is good for a day, once.'],
      button: { label: 'Confirm the address', url: `${authOrigin(ctx)}/email/confirm?token=${token}` },
    });
    return {};
  },
});

/** Makes the new address the account's; the old one gets a link that undoes it for 72 hours. */
export const confirmEmailChange = houseOperation({
  name: 'accounts.confirm_email_change',
  summary: 'Confirm my new e-mail address',
  kind: 'command',
  permission: 'public',
  route: 'POST /account/email/confirm',
  auditCategory: 'security',
  isHiddenFromMcp: true,
  input: z.object({ token: z.string().min(20).max(100) }),
  output: z.object({ email: z.string() }),
  rateLimit: { limit: 20, periodSeconds: 60, by: 'ip' },
  problems: ['link_invalid', 'email_taken'],
  run: async (ctx, { token }) => {
    const facts = await consume<EmailFacts>(ctx.db, 'email_change', token, ctx.now());
    if (!facts) throw linkInvalid();
    const changed = await ctx.db.rows<{ id: string }>(sql`
      update users u set email = ${facts.to}, email_verified = true, email_verified_at = now(), updated_at = now()
       where u.id = ${facts.userId}::uuid and u.status = 'active' and lower(u.email) = lower(${facts.from})
         and not exists (select 1 from users o where lower(o.email) = lower(${facts.to}) and o.id <> u.id) returning id`);
    if (changed.length !== 1) throw conflict('email_taken', 'This address cannot be used.');
    const undo = randomToken(32);
    ctx.write(...(await issue(ctx.db, 'email_undo', undo, facts, ctx.now(), UNDO_MINUTES)));
    sendHouseMail(ctx, {
      to: facts.from,
      kind: 'email_changed',
      subject: 'The e-mail address of your account was changed',
      paragraphs: [
        `It is ${facts.to} now. If this was not you, undo it within 72 hours: that also signs every browser out.`,
      ],
      button: { label: 'Undo the change', url: `${authOrigin(ctx)}/email/undo?token=${undo}` },
    });
    ctx.audit({ kind: 'user', id: toExternalId('user', facts.userId) });
    ctx.emit({ type: 'user.email_changed', payload: { userId: facts.userId } });
    return { email: facts.to };
  },
});

/** Gives the account its old address back and ends every session. */
export const undoEmailChange = houseOperation({
  name: 'accounts.undo_email_change',
  summary: 'Undo a change of my e-mail address',
  kind: 'command',
  permission: 'public',
  route: 'POST /account/email/undo',
  auditCategory: 'security',
  isHiddenFromMcp: true,
  input: z.object({ token: z.string().min(20).max(100) }),
  output: z.object({ email: z.string() }),
  rateLimit: { limit: 20, periodSeconds: 60, by: 'ip' },
  problems: ['link_invalid'],
  run: async (ctx, { token }) => {
    const facts = await consume<EmailFacts>(ctx.db, 'email_undo', token, ctx.now());
    if (!facts) throw linkInvalid();
    ctx.write(
      ctx.db.q.execute(
        sql`update users set email = ${facts.from}, updated_at = now() where id = ${facts.userId}::uuid and status = 'active'`,
      ),
      revokeSessions(ctx.db, sql`s.user_id = ${facts.userId}::uuid`, 'revoked', ctx.now()),
    );
    ctx.audit({ kind: 'user', id: toExternalId('user', facts.userId) });
    return { email: facts.from };
  },
});

/** Unlinks Google or Microsoft; something must be left to sign in with. */
export const unlinkProvider = houseOperation({
  name: 'accounts.unlink_provider',
  summary: 'Unlink an outside account',
  kind: 'command',
  permission: 'person',
  route: 'DELETE /account/linked/:provider',
  auditCategory: 'security',
  isHiddenFromMcp: true,
  input: z.object({ provider: z.enum(['google', 'microsoft']) }),
  output: z.object({}),
  problems: ['step_up_required'],
  run: async (ctx, { provider }) => {
    const session = steppedUpSession(ctx);
    const person = await ownPerson(ctx, session.userId);
    ctx.write(
      ctx.db.q.execute(
        sql`delete from accounts where user_id = ${person.id}::uuid and provider_id = ${provider}`,
      ),
    );
    notify(ctx, person.email, 'provider_unlinked');
    ctx.audit({ kind: 'user', id: toExternalId('user', person.id), detail: { provider } });
    return {};
  },
});
