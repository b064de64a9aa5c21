import { sql } from 'drizzle-orm';
import type { Query, ScopedDb } from '../../schema/index.ts';

/**
 * Put before writes that may take an owner away: two of them wait for each other, so the second sees what the first
 * left (15 SUP-11).
 */
export const lockOwners = (db: ScopedDb): Query =>
  db.q.execute(
    sql`select user_id from platform_admins where role = 'platform_owner' order by user_id for update`,
  );

/** Put after them: fails with `last_owner` (409) when nobody is left who can sign in and owns the platform. */
export const expectAnOwner = (db: ScopedDb): Query =>
  db.q.execute(sql`
    select ext.cgk_expect((select least(count(*), 1) from platform_admins a join users u on u.id = a.user_id
      where a.role = 'platform_owner' and a.is_active and u.status = 'active'), 1::bigint, 'last_owner')`);
