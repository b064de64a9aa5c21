import { sql } from 'drizzle-orm';
import type { HouseContext } from '../kernel/context.ts';
import { failedExpectation } from '../kernel/database-errors.ts';
import { expectRows } from '../kernel/execute.ts';
import { toExternalId } from '../kernel/ids.ts';
import { conflict } from '../kernel/problem.ts';
import { oneOperationAtATime, startOperation } from './operation-rows.ts';
import type { TenantRow } from './tenant-rows.ts';
import { canBecome, type TenantStatus } from './tenant-status.ts';

/** Days in which a deletion can be taken back (10 TEN-12). */
export const DELETION_GRACE_DAYS = 30;

export interface StatusChange {
  to: TenantStatus;
  /** What the operation is called. */
  kind: 'suspend' | 'resume' | 'archive' | 'restore' | 'delete';
  reason?: string | undefined;
}

/**
 * Moves a brand to another status by the machine of 10 §4.1, and starts what follows from it, in one transaction: access
 * changes with the commit, caches and parked work in the background.
 * @throws Problem 409 `invalid_transition`, `operation_running`
 */
export async function changeStatus(
  ctx: HouseContext,
  tenant: TenantRow,
  change: StatusChange,
): Promise<string> {
  if (!canBecome(tenant.status, change.to)) throw invalidTransition(tenant.status, change.to);
  const now = ctx.now();
  const deleteAfter =
    change.to === 'deleting' ? new Date(now.getTime() + DELETION_GRACE_DAYS * 86_400_000) : null;
  ctx.write(
    expectRows(
      ctx.db,
      sql`
        update tenants set status = ${change.to}, status_reason = ${change.reason ?? null}::text, updated_at = ${now.toISOString()}::timestamptz,
               suspended_at = ${change.to === 'suspended' ? now.toISOString() : null}::timestamptz,
               delete_after = ${deleteAfter?.toISOString() ?? null}::timestamptz
         where id = ${tenant.id}::uuid and status = ${tenant.status} returning id`,
      1,
      'invalid_transition',
    ),
  );
  const id = startOperation(ctx, {
    tenantId: tenant.id,
    kind: change.kind,
    input: { from: tenant.status, to: change.to, reason: change.reason ?? null },
  });
  ctx.audit({
    kind: 'tenant',
    id: toExternalId('tenant', tenant.id),
    tenantId: tenant.id,
    detail: { from: tenant.status, to: change.to, reason: change.reason ?? null },
  });
  try {
    await oneOperationAtATime(ctx);
  } catch (error) {
    if (failedExpectation(error) === 'invalid_transition') throw invalidTransition(null, change.to);
    throw error;
  }
  return id;
}

function invalidTransition(from: TenantStatus | null, to: TenantStatus) {
  return conflict(
    'invalid_transition',
    from === null
      ? 'The brand’s status changed a moment ago. Load it again.'
      : `A brand that is ${from} cannot become ${to}.`,
    { from, to },
  );
}
