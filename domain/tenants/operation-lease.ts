/** Who works on a brand's operation right now: a lease that ends by itself, so that a dead runner is followed by another. */
import { sql } from 'drizzle-orm';
import type { platformTables, Query, ScopedDb } from '../../schema/index.ts';
import { expectRows } from '../kernel/execute.ts';

export type OperationKind = (typeof platformTables.tenantOperations.$inferSelect)['kind'];
export type OperationState = (typeof platformTables.tenantOperations.$inferSelect)['state'];

/** Below the lease of the job that holds it, so that the job's next run finds it free. */
const LEASE_SECONDS = 55;

/** An operation under our lease. */
export interface HeldOperation {
  id: string;
  tenantId: string | null;
  kind: OperationKind;
  /** The step to do next; null = the first. */
  step: string | null;
  input: Record<string, unknown>;
  /** What its steps have found out so far. */
  result: Record<string, unknown>;
  /** Runs since the last step that was done, this one included. */
  attempts: number;
  leaseUntil: string;
}

interface Row extends Record<string, unknown> {
  id: string;
  tenant_id: string | null;
  kind: OperationKind;
  step: string | null;
  input: Record<string, unknown>;
  result: Record<string, unknown>;
  attempts: number;
}

/** The operation under a new lease; `held` by another, or `ended`. Null when there is none. */
export async function claimOperation(
  db: ScopedDb,
  id: string,
  now: Date,
): Promise<HeldOperation | 'held' | 'ended' | null> {
  const leaseUntil = leaseFrom(now);
  const [row] = await db.rows<Row>(sql`
    update tenant_operations set state = 'running', attempts = attempts + 1, lease_until = ${leaseUntil}::timestamptz, updated_at = now()
     where id = ${id}::uuid and (state in ('queued', 'waiting')
        or (state = 'running' and coalesce(lease_until, '-infinity') <= ${now.toISOString()}::timestamptz))
    returning id, tenant_id, kind, step, input, result, attempts`);
  if (row) {
    const { tenant_id: tenantId, kind, step, input, result, attempts } = row;
    return { id, tenantId, kind, step, input, result, attempts, leaseUntil };
  }
  const [other] = await db.rows<{ state: OperationState }>(
    sql`select state from tenant_operations where id = ${id}::uuid`,
  );
  if (!other) return null;
  return other.state === 'running' ? 'held' : 'ended';
}

export const leaseFrom = (now: Date): string => new Date(now.getTime() + LEASE_SECONDS * 1000).toISOString();

export interface OperationChange {
  state: OperationState;
  step: string | null;
  /** Per cent. */
  progress: number;
  /** Members to put into the result. */
  result?: Record<string, unknown> | undefined;
  error?: { code: string; detail: string } | undefined;
  /** Null ends our hold. */
  leaseUntil: string | null;
  attempts: number;
}

/** Writes how far the operation is; the transaction fails with `operation_lost` when the lease is no longer ours. */
export function changeOperation(
  db: ScopedDb,
  held: HeldOperation,
  change: OperationChange,
  now: Date,
): Query {
  const isEnd = change.state === 'succeeded' || change.state === 'failed';
  const finishedAt = isEnd ? now.toISOString() : null;
  return expectRows(
    db,
    sql`
      update tenant_operations
         set state = ${change.state}, step = ${change.step}::text, progress = ${change.progress}::int, attempts = ${change.attempts}::int,
             result = result || ${JSON.stringify(change.result ?? {})}::jsonb, lease_until = ${change.leaseUntil}::timestamptz,
             error_code = ${change.error?.code ?? null}::text, error_detail = ${change.error?.detail ?? null}::text,
             finished_at = ${finishedAt}::timestamptz, updated_at = now()
       where id = ${held.id}::uuid and state = 'running' and lease_until = ${held.leaseUntil}::timestamptz
      returning id`,
    1,
    'operation_lost',
  );
}
