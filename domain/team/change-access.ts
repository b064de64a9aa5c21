import { sql } from 'drizzle-orm';
import type { Query, ScopedDb } from '../../schema/index.ts';
import { systemRoleId } from '../access/system-role-ids.ts';
import type { OperationContext } from '../kernel/context.ts';
import { failedExpectation } from '../kernel/database-errors.ts';
import { expectRows } from '../kernel/execute.ts';
import { conflict } from '../kernel/problem.ts';
import { type AccessState, readAccess } from './access-state.ts';

const TRIES = 5;

/**
 * Changes who may do what. `decide` looks at the brand's access and hands its writes to `ctx`; they commit only when
 * nobody changed it since: the first statement raises `authz_epoch` from the value that was read, which also holds the
 * brand's row until the end, so two changes of access never run side by side. A lost race is decided again.
 * Errors: those of `decide`, 409 `last_owner`, 409 `access_changed` after five lost races.
 */
export async function changeAccess<T>(
  ctx: OperationContext,
  memberIds: readonly string[],
  decide: (state: AccessState) => T | Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    const state = await readAccess(ctx, memberIds);
    ctx.write(
      expectRows(
        ctx.db,
        sql`update platform.tenants set authz_epoch = authz_epoch + 1, updated_at = now()
             where id = ${ctx.tenant.id}::uuid and authz_epoch = ${state.epoch} returning 1`,
        1,
        'access_changed',
      ),
    );
    const result = await decide(state);
    try {
      await ctx.commit();
      return result;
    } catch (error) {
      const failed = failedExpectation(error);
      if (failed === 'last_owner') throw lastOwner();
      if (failed !== 'access_changed' || attempt === TRIES) throw error;
    }
  }
}

export const lastOwner = () =>
  conflict(
    'last_owner',
    'A brand always has an owner without an end date. Make somebody else an owner first.',
  );

/** Raises a brand's epoch where the change itself needs no guard: what isolates believe ends within two seconds. */
export const raiseEpoch = (db: ScopedDb, tenantId: string): Query =>
  db.q.execute(
    sql`update platform.tenants set authz_epoch = authz_epoch + 1, updated_at = now() where id = ${tenantId}::uuid`,
  );

/**
 * Fails the transaction with `last_owner` unless an active owner without an end date is left (10 TEAM-06). Put it behind
 * the change, and the raised epoch before it: the row lock makes the count true until the commit.
 */
export const ownerRemains = (db: ScopedDb, tenantId: string): Query =>
  db.q.execute(sql`
    select ext.cgk_expect(least(count(*), 1), 1::bigint, 'last_owner')
      from platform.memberships m join platform.users u on u.id = m.user_id and u.status = 'active'
     where m.tenant_id = ${tenantId}::uuid and m.kind = 'staff' and m.status = 'active' and m.expires_at is null
       and exists (select 1 from platform.membership_roles mr where mr.membership_id = m.id and mr.role_id = ${systemRoleId('owner')}::uuid)`);
