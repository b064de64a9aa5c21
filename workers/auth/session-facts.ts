import { type SQL, sql } from 'drizzle-orm';
import type { SessionFacts } from '../../domain/kernel/context.ts';

/** Columns of a session `s` and its impersonation `i`, for one-statement look-ups. */
export interface SessionColumns extends Record<string, unknown> {
  id: string;
  user_id: string;
  audience: SessionFacts['audience'];
  auth_time: string;
  step_up_at: string | null;
  aal: 1 | 2;
  impersonation: { id: string; adminId: string; mode: 'read_only' | 'full'; expiresAt: string } | null;
}

export const sessionColumns = sql`s.id, s.user_id, s.audience, s.auth_time, s.step_up_at, s.aal,
  case when i.id is not null then json_build_object('id', i.id, 'adminId', i.admin_id, 'mode', i.mode, 'expiresAt', i.expires_at) end as impersonation`;

/**
 * Neither revoked nor over, by its absolute end, its idle end, its parent's or its impersonation's (10 §4.3, §4.4).
 * Ending a parent revokes its children too; the parent is asked all the same, since a child may be made in that moment.
 */
export const sessionIsLive = sql`s.revoked_at is null and s.expires_at > now() and (s.idle_expires_at is null or s.idle_expires_at > now())
  and (s.parent_session_id is null or exists (select 1 from sessions p where p.id = s.parent_session_id and p.revoked_at is null and p.expires_at > now()))
  and (s.impersonation_id is null or (i.ended_at is null and i.expires_at > now()))`;

/**
 * A `with` part that moves the idle end of a session and its parent, at most once a minute. The distance between last
 * use and idle end is the session's own idle time, so no limit has to be known here.
 */
export const touchedSession = (tokenHash: string): SQL => sql`touched as (
  update sessions t set last_seen_at = now(), idle_expires_at = now() + (t.idle_expires_at - t.last_seen_at), updated_at = now()
    from sessions s left join impersonations i on i.id = s.impersonation_id
   where s.token = ${tokenHash} and s.last_seen_at < now() - interval '1 minute' and ${sessionIsLive}
     and t.id in (s.id, s.parent_session_id) and t.revoked_at is null)`;

export function factsOf(row: SessionColumns): SessionFacts {
  return {
    id: row.id,
    userId: row.user_id,
    audience: row.audience,
    authTime: new Date(row.auth_time),
    stepUpAt: row.step_up_at === null ? null : new Date(row.step_up_at),
    aal: row.aal,
    impersonation: row.impersonation,
  };
}
