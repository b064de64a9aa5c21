import { type SQL, sql } from 'drizzle-orm';
import { platformTables, type Query, type ScopedDb } from '../../schema/index.ts';
import type { HouseContext, SessionFacts } from '../kernel/context.ts';
import { randomToken, sha256Hex } from '../kernel/hash.ts';
import { newId } from '../kernel/ids.ts';
import { deviceLabel } from './device-label.ts';
import { requireAuthHost } from './own-session.ts';
import { AUTH_LIFETIME, MOST_SESSIONS, secondsLater } from './session-limits.ts';

/** How somebody showed who they are: RFC 8176 names, and the provider's for `fed`. */
export type Amr = 'pwd' | 'otp' | 'hwk' | 'mail' | 'fed' | 'recovery' | 'google' | 'microsoft';

/** A bearer of 256 random bits; the database sees its SHA-256 alone (10 SES-01). */
export const newSessionToken = (): string => randomToken(32);

/** What a session row says of the browser behind a call. */
export function browserColumns({ caller }: Pick<HouseContext, 'caller'>) {
  return {
    ipAddress: caller.ip || null,
    country: caller.country ?? null,
    userAgent: caller.userAgent?.slice(0, 300) ?? null,
    deviceLabel: deviceLabel(caller.userAgent ?? ''),
  };
}

/** An instant as a bind parameter of raw SQL. */
export const at = (instant: Date): SQL => sql`${instant.toISOString()}::timestamptz`;

export type RevokeReason =
  | 'signed_out'
  | 'replaced'
  | 'superseded'
  | 'revoked'
  | 'password_changed'
  | 'code_replayed'
  | 'deleted'
  | 'impersonation_ended';

/** Ends the sessions that a condition on `s` names, and their children (10 §4.4, 5). */
export function revokeSessions(db: ScopedDb, which: SQL, reason: RevokeReason, now: Date): Query {
  return db.q.execute(sql`
    update sessions set revoked_at = ${at(now)}, revoke_reason = ${reason}, updated_at = ${at(now)}
     where revoked_at is null
       and (id in (select s.id from sessions s where ${which}) or parent_session_id in (select s.id from sessions s where ${which}))`);
}

export interface NewSession {
  userId: string;
  amr: readonly Amr[];
  aal: SessionFacts['aal'];
  /** A factor good enough for sensitive acts was shown just now. */
  isSteppedUp: boolean;
}

/**
 * Signs the browser in at the sign-in origin: a new session, the browser's old one ended, the oldest beyond the cap
 * ended too. The writes go with the operation's commit; returns the new session's UUID.
 */
export async function startSession(ctx: HouseContext, session: NewSession): Promise<string> {
  requireAuthHost(ctx);
  const now = ctx.now();
  const id = newId();
  const token = newSessionToken();
  const { sessions } = platformTables;
  const before = ctx.caller.browser?.read('session');
  if (before) {
    const hash = await sha256Hex(before);
    ctx.write(revokeSessions(ctx.db, sql`s.token = ${hash}`, 'replaced', now));
  }
  ctx.write(
    ctx.db.q.insert(sessions).values({
      id,
      token: await sha256Hex(token),
      userId: session.userId,
      audience: 'auth',
      host: new URL(ctx.caller.origin).hostname,
      authTime: now,
      amr: [...session.amr],
      aal: session.aal,
      stepUpAt: session.isSteppedUp ? now : null,
      expiresAt: secondsLater(now, AUTH_LIFETIME.absoluteSeconds),
      idleExpiresAt: secondsLater(now, AUTH_LIFETIME.idleSeconds),
      lastSeenAt: now,
      createdAt: now,
      ...browserColumns(ctx),
    }),
    revokeSessions(
      ctx.db,
      sql`s.id in (select o.id from sessions o where o.user_id = ${session.userId}::uuid and o.audience = 'auth'
        and o.revoked_at is null and o.id <> ${id}::uuid order by o.last_seen_at desc offset ${MOST_SESSIONS - 1})`,
      'superseded',
      now,
    ),
    ctx.db.q.execute(
      sql`update users set last_login_at = ${at(now)}, updated_at = ${at(now)} where id = ${session.userId}::uuid`,
    ),
  );
  ctx.caller.browser?.keep('session', token, AUTH_LIFETIME.absoluteSeconds);
  return id;
}

/**
 * A factor was shown in a session that exists: it gets a new token (10 SES-01), the factor's strength and the moment.
 * Children made from now on inherit both.
 */
export async function stepUpSession(
  ctx: HouseContext,
  sessionId: string,
  amr: readonly Amr[],
  aal: 1 | 2,
): Promise<void> {
  const token = newSessionToken();
  const now = ctx.now();
  const names = sql.join(
    amr.map((name) => sql`${name}`),
    sql`, `,
  );
  ctx.write(
    ctx.db.q.execute(sql`
      update sessions set token = ${await sha256Hex(token)}, step_up_at = ${at(now)}, aal = greatest(aal, ${aal}::int), updated_at = ${at(now)},
             amr = (select array_agg(distinct name) from unnest(amr || array[${names}]::text[]) as name)
       where id = ${sessionId}::uuid and revoked_at is null`),
  );
  ctx.caller.browser?.keep('session', token, AUTH_LIFETIME.absoluteSeconds);
}
