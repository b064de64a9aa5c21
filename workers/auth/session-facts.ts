import { sql } from 'drizzle-orm';
import type { SessionFacts } from '../../domain/kernel/context.ts';

/** Columns of a session `s` and its impersonation `i`, for one-statement look-ups. */
export interface SessionColumns extends Record<string, unknown> {
  id: string;
  user_id: string;
  audience: SessionFacts['audience'];
  auth_time: string;
  step_up_at: string | null;
  aal: 1 | 2;
  impersonation: { id: string; adminId: string; mode: 'read_only' | 'full' } | null;
}

export const sessionColumns = sql`s.id, s.user_id, s.audience, s.auth_time, s.step_up_at, s.aal,
  case when i.id is not null then json_build_object('id', i.id, 'adminId', i.admin_id, 'mode', i.mode) end as impersonation`;

/** Neither revoked nor over, by its absolute end, its idle end or its impersonation's (10 §4.3). */
export const sessionIsLive = sql`s.revoked_at is null and s.expires_at > now() and (s.idle_expires_at is null or s.idle_expires_at > now())
  and (s.impersonation_id is null or (i.ended_at is null and i.expires_at > now()))`;

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
