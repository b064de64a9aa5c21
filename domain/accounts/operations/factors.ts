import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { platformTables, type Query } from '../../../schema/index.ts';
import { newRecoveryCodes } from '../../access/recovery-codes.ts';
import { newTotpSecret, totpUri, verifyTotp } from '../../access/totp.ts';
import type { HouseContext } from '../../kernel/context.ts';
import { newId, toExternalId } from '../../kernel/ids.ts';
import { houseOperation } from '../../kernel/operation.ts';
import { conflict, Problem, unauthenticated } from '../../kernel/problem.ts';
import {
  at,
  authSession,
  hasFactor,
  notify,
  type Person,
  personById,
  steppedUpSession,
  stepUpSession,
  TOTP_SEAL,
} from '../../sign-in/index.ts';

/** The signed-in person; 401 when the account has ended. */
export async function ownPerson(ctx: HouseContext, userId: string): Promise<Person> {
  const person = await personById(ctx.db, userId);
  if (!person) throw unauthenticated();
  return person;
}

/** The first factor may be added right after signing in; a further one, or the loss of one, asks for a fresh factor. */
export async function personForFactors(ctx: HouseContext): Promise<Person> {
  const person = await ownPerson(ctx, authSession(ctx).userId);
  steppedUpSession(ctx);
  return person;
}

/** Staff of the platform keep a factor: without one the console would be closed to them (10 SES-05). */
export async function refuseLastFactor(ctx: HouseContext, person: Person): Promise<void> {
  if ((person.has_totp ? 1 : 0) + person.passkeys > 1) return;
  const [admin] = await ctx.db.rows<{ user_id: string }>(
    sql`select user_id from platform_admins where user_id = ${person.id}::uuid and is_active`,
  );
  if (admin)
    throw conflict('factor_required', 'Staff of the platform keep at least one factor. Add another first.');
}

/** Writes of a new set of recovery codes in place of the old, and the codes to show once. */
export async function recoveryCodeWrites(
  ctx: HouseContext,
  userId: string,
): Promise<{ codes: string[]; writes: Query[] }> {
  const made = await newRecoveryCodes();
  const { mfaRecoveryCodes } = platformTables;
  return {
    codes: made.map(({ code }) => code),
    writes: [
      ctx.db.q.execute(sql`delete from mfa_recovery_codes where user_id = ${userId}::uuid`),
      ctx.db.q
        .insert(mfaRecoveryCodes)
        .values(made.map(({ hash }) => ({ id: newId(), userId, codeHash: hash }))),
    ],
  };
}

const Factors = z.object({
  totp: z.object({ since: z.string() }).nullable(),
  passkeys: z.array(
    z.object({ id: z.string(), name: z.string(), createdAt: z.string(), lastUsedAt: z.string().nullable() }),
  ),
  recoveryCodesLeft: z.int(),
  hasPassword: z.boolean(),
  linked: z.array(z.object({ provider: z.string(), since: z.string() })),
});

interface FactorRow extends Record<string, unknown> {
  totp_since: string | null;
  passkeys: { id: string; name: string | null; created_at: string; last_used_at: string | null }[];
  linked: { provider: string; since: string }[];
}

/** Everything that the person can sign in with. */
export const listFactors = houseOperation({
  name: 'accounts.list_factors',
  summary: 'What I can sign in with',
  kind: 'query',
  permission: 'person',
  route: 'GET /account/factors',
  isHiddenFromMcp: true,
  input: z.object({}),
  output: Factors,
  run: async (ctx) => {
    const person = await ownPerson(ctx, authSession(ctx).userId);
    const [row] = await ctx.db.rows<FactorRow>(sql`
      select (select verified_at from mfa_totp where user_id = u.id and verified_at is not null) as totp_since,
             coalesce((select json_agg(json_build_object('id', k.id, 'name', k.name, 'created_at', k.created_at, 'last_used_at', k.last_used_at) order by k.id)
               from passkeys k where k.user_id = u.id), '[]'::json) as passkeys,
             coalesce((select json_agg(json_build_object('provider', a.provider_id, 'since', a.created_at) order by a.provider_id)
               from accounts a where a.user_id = u.id and a.provider_id <> 'credential'), '[]'::json) as linked
        from users u where u.id = ${person.id}::uuid`);
    const instant = (text: string): string => new Date(text).toISOString();
    return {
      totp: row?.totp_since ? { since: instant(row.totp_since) } : null,
      passkeys: (row?.passkeys ?? []).map((key) => ({
        id: toExternalId('passkey', key.id),
        name: key.name ?? 'Passkey',
        createdAt: instant(key.created_at),
        lastUsedAt: key.last_used_at === null ? null : instant(key.last_used_at),
      })),
      recoveryCodesLeft: person.recovery_codes,
      hasPassword: person.password !== null,
      linked: (row?.linked ?? []).map(({ provider, since }) => ({ provider, since: instant(since) })),
    };
  },
});

/** A new secret for an authenticator app, good once a code of it was entered. Asked twice, the first is forgotten. */
export const beginTotp = houseOperation({
  name: 'accounts.begin_totp',
  summary: 'Begin to add an authenticator app',
  kind: 'command',
  permission: 'person',
  route: 'POST /account/factors/totp',
  isHiddenFromMcp: true,
  input: z.object({}),
  output: z.object({ secret: z.string(), uri: z.string() }),
  problems: ['step_up_required', 'totp_exists'],
  run: async (ctx) => {
    const person = await personForFactors(ctx);
    if (person.has_totp) throw conflict('totp_exists', 'Remove the authenticator app that is there first.');
    const secret = newTotpSecret();
    const sealed = await ctx.ports.auth.seal(TOTP_SEAL, secret);
    ctx.write(
      ctx.db.q.execute(sql`
        insert into mfa_totp (id, user_id, secret) values (${newId()}::uuid, ${person.id}::uuid, ${sealed})
        on conflict (user_id) do update set secret = excluded.secret, last_step = 0, updated_at = now() where mfa_totp.verified_at is null`),
    );
    return { secret, uri: totpUri({ secret, issuer: 'CGK', account: person.email }) };
  },
});

/** The secret that waits for its first code, to be shown again after a typing error. */
export const pendingTotp = houseOperation({
  name: 'accounts.pending_totp',
  summary: 'The authenticator app that is being added',
  kind: 'query',
  permission: 'person',
  input: z.object({}),
  output: z.object({ secret: z.string(), uri: z.string() }).nullable(),
  run: async (ctx) => {
    const person = await ownPerson(ctx, steppedUpSession(ctx).userId);
    const [row] = await ctx.db.rows<{ secret: string }>(
      sql`select secret from mfa_totp where user_id = ${person.id}::uuid and verified_at is null`,
    );
    const secret = row && (await ctx.ports.auth.open(TOTP_SEAL, row.secret));
    return secret ? { secret, uri: totpUri({ secret, issuer: 'CGK', account: person.email }) } : null;
  },
});

/** The app's first code: from now on it is asked for at sign-in. With the first factor come ten recovery codes. */
export const confirmTotp = houseOperation({
  name: 'accounts.confirm_totp',
  summary: 'Add the authenticator app by its first code',
  kind: 'command',
  permission: 'person',
  route: 'POST /account/factors/totp/confirm',
  auditCategory: 'security',
  isHiddenFromMcp: true,
  input: z.object({ code: z.string().trim().min(1, 'Enter the code of the app').max(20) }),
  output: z.object({
    /** Shown once; empty when there were codes already. */
    recoveryCodes: z.array(z.string()),
  }),
  problems: ['step_up_required', 'code_invalid'],
  run: async (ctx, { code }) => {
    const session = steppedUpSession(ctx);
    const person = await ownPerson(ctx, session.userId);
    const [row] = await ctx.db.rows<{ secret: string }>(
      sql`select secret from mfa_totp where user_id = ${person.id}::uuid and verified_at is null`,
    );
    const secret = row && (await ctx.ports.auth.open(TOTP_SEAL, row.secret));
    const verdict = secret
      ? await verifyTotp({ secret, code, now: ctx.now(), lastStep: null })
      : { isValid: false as const };
    if (!verdict.isValid)
      throw new Problem({
        status: 422,
        code: 'code_invalid',
        title: 'This code is not right.',
        detail: 'Check that the clock of your phone is right, and enter the code that the app shows now.',
      });
    const confirmed = await ctx.db.rows<{ id: string }>(sql`
      update mfa_totp set verified_at = ${at(ctx.now())}, last_step = ${verdict.step}, updated_at = ${at(ctx.now())}
       where user_id = ${person.id}::uuid and verified_at is null returning id`);
    if (confirmed.length !== 1) throw conflict('totp_exists', 'It was added a moment ago.');
    const isFirst = !hasFactor(person);
    const { codes, writes } =
      person.recovery_codes > 0 ? { codes: [], writes: [] } : await recoveryCodeWrites(ctx, person.id);
    ctx.write(...writes);
    await stepUpSession(ctx, session.id, ['otp'], 2);
    notify(ctx, person.email, 'totp_added');
    ctx.audit({ kind: 'user', id: toExternalId('user', person.id), detail: { factor: 'totp', isFirst } });
    ctx.emit({ type: 'auth.mfa_enrolled', payload: { userId: person.id, factor: 'totp' } });
    return { recoveryCodes: codes };
  },
});

/** Takes the authenticator app away. */
export const removeTotp = houseOperation({
  name: 'accounts.remove_totp',
  summary: 'Remove the authenticator app',
  kind: 'command',
  permission: 'person',
  route: 'DELETE /account/factors/totp',
  auditCategory: 'security',
  isHiddenFromMcp: true,
  input: z.object({}),
  output: z.object({}),
  problems: ['step_up_required', 'factor_required'],
  run: async (ctx) => {
    const person = await personForFactors(ctx);
    if (!person.has_totp) return {};
    await refuseLastFactor(ctx, person);
    ctx.write(
      ctx.db.q.execute(sql`delete from mfa_totp where user_id = ${person.id}::uuid`),
      ...(person.passkeys === 0
        ? [ctx.db.q.execute(sql`delete from mfa_recovery_codes where user_id = ${person.id}::uuid`)]
        : []),
    );
    notify(ctx, person.email, 'totp_removed');
    ctx.audit({ kind: 'user', id: toExternalId('user', person.id), detail: { factor: 'totp' } });
    ctx.emit({ type: 'auth.mfa_removed', payload: { userId: person.id, factor: 'totp' } });
    return {};
  },
});

/** Ten new codes; the old ones end. */
export const makeRecoveryCodes = houseOperation({
  name: 'accounts.make_recovery_codes',
  summary: 'Make new recovery codes',
  kind: 'command',
  permission: 'person',
  route: 'POST /account/factors/recovery-codes',
  auditCategory: 'security',
  isHiddenFromMcp: true,
  input: z.object({}),
  output: z.object({ recoveryCodes: z.array(z.string()) }),
  problems: ['step_up_required', 'factor_needed'],
  run: async (ctx) => {
    const person = await personForFactors(ctx);
    if (!hasFactor(person)) throw conflict('factor_needed', 'Add an authenticator app or a passkey first.');
    const { codes, writes } = await recoveryCodeWrites(ctx, person.id);
    ctx.write(...writes);
    notify(ctx, person.email, 'recovery_codes_made');
    ctx.audit({ kind: 'user', id: toExternalId('user', person.id), detail: { factor: 'recovery' } });
    return { recoveryCodes: codes };
  },
});
