/** Reading and starting operations of brands. */
import { type SQL, sql } from 'drizzle-orm';
import { platformTables } from '../../schema/index.ts';
import type { HouseContext } from '../kernel/context.ts';
import { violates } from '../kernel/database-errors.ts';
import { newId, toExternalId } from '../kernel/ids.ts';
import { conflict } from '../kernel/problem.ts';
import type { OperationKind } from './operation-lease.ts';
import { JOB_OF_KIND } from './plans.ts';

/** UTC with seconds, as every instant leaves the house. */
export const instantText = (column: SQL): SQL =>
  sql`to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

/** Columns of `OperationRow` from `tenant_operations o left join tenants t`. */
export const operationColumns = sql`
  o.id, o.tenant_id, t.name as tenant_name, o.kind, o.state, o.step, o.progress, o.attempts, o.error_code, o.error_detail, o.result,
  ${instantText(sql`o.created_at`)} as created_at, ${instantText(sql`o.finished_at`)} as finished_at`;

export interface OperationStart {
  tenantId: string;
  kind: OperationKind;
  input?: Record<string, unknown>;
  /** The same key is the same work. */
  key?: string;
}

/**
 * Writes an operation with its job into the caller's transaction. Commit inside `oneOperationAtATime`. Returns its UUID.
 */
export function startOperation(
  ctx: HouseContext,
  { tenantId, kind, input = {}, key }: OperationStart,
): string {
  const id = newId();
  const requestedBy = ctx.caller.session?.userId ?? null;
  ctx.write(
    ctx.db.q.insert(platformTables.tenantOperations).values({
      id,
      tenantId,
      kind,
      state: 'queued',
      input,
      requestedBy,
      idempotencyKey: key ?? id,
    }),
  );
  ctx.enqueue({ name: JOB_OF_KIND[kind], payload: { operationId: id }, key: id });
  return id;
}

/** Commits; a brand that is already worked on answers 409 `operation_running`. */
export async function oneOperationAtATime(ctx: HouseContext): Promise<void> {
  try {
    await ctx.commit();
  } catch (error) {
    if (violates(error, 'tenant_operations_running') || violates(error, 'tenant_operations_key')) {
      throw conflict(
        'operation_running',
        'Something else is being done to this brand. Wait until it has ended.',
      );
    }
    throw error;
  }
}

export const startedView = (id: string): { operationId: string } => ({
  operationId: toExternalId('tenantOperation', id),
});
