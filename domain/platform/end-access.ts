import { type SQL, sql } from 'drizzle-orm';
import type { Query, ScopedDb } from '../../schema/index.ts';

/** Ends sessions of these people; `audience` alone, or all of them. The rows that ended come back. */
export function endSessions(
  db: ScopedDb,
  userIds: SQL,
  reason: 'admin' | 'disabled' | 'role_changed',
  audience?: 'platform',
): Query {
  const only = audience ? sql` and audience = ${audience}` : sql``;
  return db.q.execute(sql`
    update sessions set revoked_at = now(), revoke_reason = ${reason}, updated_at = now()
     where user_id in (${userIds}) and revoked_at is null${only}`);
}

/** Ends what these people do as somebody else right now. */
export const endImpersonationsBy = (db: ScopedDb, userIds: SQL): Query =>
  db.q.execute(sql`
    update impersonations set ended_at = now(), end_reason = 'revoked', updated_at = now()
     where admin_id in (${userIds}) and ended_at is null`);

/** Ends what others do as these people. */
export const endImpersonationsOf = (db: ScopedDb, userIds: SQL): Query =>
  db.q.execute(sql`
    update impersonations set ended_at = now(), end_reason = 'target_disabled', updated_at = now()
     where target_user_id in (${userIds}) and ended_at is null`);

/** Keys that act with these people's rights. */
export const revokeKeys = (db: ScopedDb, userIds: SQL): Query =>
  db.q.execute(sql`
    update api_keys set revoked_at = now(), updated_at = now() where owner_user_id in (${userIds}) and revoked_at is null`);

/** A line in the person's own activity (15 SUP-23). */
export const noteActivity = (
  db: ScopedDb,
  ids: readonly { id: string; userId: string }[],
  action: string,
  metadata: Record<string, unknown>,
): Query =>
  db.q.execute(sql`
    insert into user_activity (id, user_id, action, metadata)
    select id, user_id, ${action}, ${JSON.stringify(metadata)}::jsonb
      from jsonb_to_recordset(${JSON.stringify(ids.map(({ id, userId }) => ({ id, user_id: userId })))}::jsonb) as n(id uuid, user_id uuid)`);
