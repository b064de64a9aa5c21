/** What people do about an operation: once more, or no more. */
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { HouseContext } from '../../kernel/context.ts';
import { violates } from '../../kernel/database-errors.ts';
import { expectRows } from '../../kernel/execute.ts';
import { idInput, toExternalId } from '../../kernel/ids.ts';
import { houseOperation } from '../../kernel/operation.ts';
import { conflict, notFound } from '../../kernel/problem.ts';
import type { OperationKind, OperationState } from '../operation-lease.ts';
import { JOB_OF_KIND } from '../plans.ts';
import { OPERATION_STATES } from '../views.ts';

const Input = z.object({ operationId: idInput('tenantOperation') });
const Output = z.object({ state: z.enum(OPERATION_STATES) });

interface Row extends Record<string, unknown> {
  kind: OperationKind;
  state: OperationState;
  tenant_id: string | null;
}

async function operationRow(ctx: HouseContext, operationId: string): Promise<Row> {
  const [row] = await ctx.db.rows<Row>(
    sql`select kind, state, tenant_id from tenant_operations where id = ${operationId}::uuid`,
  );
  if (!row) throw notFound('operation');
  return row;
}

function audit(ctx: HouseContext, operationId: string, { kind, tenant_id: tenantId }: Row): void {
  const id = toExternalId('tenantOperation', operationId);
  ctx.audit({ kind: 'tenant_operation', id, detail: { kind }, ...(tenantId ? { tenantId } : {}) });
}

export const retryOperation = houseOperation({
  name: 'tenants.retry_operation',
  summary: 'Go on with an operation that failed or waits, at the step where it stopped',
  kind: 'command',
  permission: 'platform.tenants.edit',
  route: 'POST /platform/operations/:operationId/retry',
  successStatus: 202,
  input: Input,
  output: Output,
  auditCategory: 'tenant',
  problems: ['not_found', 'operation_not_failed', 'operation_running'],
  run: async (ctx, { operationId }) => {
    const row = await operationRow(ctx, operationId);
    if (row.state !== 'failed' && row.state !== 'waiting')
      throw conflict('operation_not_failed', `An operation that is ${row.state} needs no other try.`);
    ctx.write(
      expectRows(
        ctx.db,
        sql`
          update tenant_operations set state = 'queued', attempts = 0, lease_until = null, error_code = null, error_detail = null,
                 finished_at = null, updated_at = now()
           where id = ${operationId}::uuid and state = ${row.state} returning id`,
        1,
        'operation_not_failed',
      ),
      ctx.db.q.execute(
        sql`update tenants set status = 'provisioning', status_reason = null, updated_at = now()
             where id = ${row.tenant_id}::uuid and status = 'failed' and ${row.kind} = 'provision'`,
      ),
    );
    const key = `${operationId}:retry:${ctx.now().getTime()}`;
    ctx.enqueue({ name: JOB_OF_KIND[row.kind], payload: { operationId }, key });
    audit(ctx, operationId, row);
    try {
      await ctx.commit();
    } catch (error) {
      if (violates(error, 'tenant_operations_running'))
        throw conflict(
          'operation_running',
          'Something else is being done to this brand. Wait until it has ended.',
        );
      throw error;
    }
    return { state: 'queued' as const };
  },
});

/** Half a provisioning or half a purge is worse than none: those end by themselves, or are cleaned up. */
const CANCELLABLE: readonly OperationKind[] = ['export', 'import', 'clone', 'move'];

export const cancelOperation = houseOperation({
  name: 'tenants.cancel_operation',
  summary: 'End an export, import or copy before its next step',
  kind: 'command',
  permission: 'platform.tenants.edit',
  route: 'POST /platform/operations/:operationId/cancel',
  input: Input,
  output: Output,
  auditCategory: 'tenant',
  problems: ['not_found', 'operation_not_cancellable'],
  run: async (ctx, { operationId }) => {
    const row = await operationRow(ctx, operationId);
    if (!CANCELLABLE.includes(row.kind) || !['queued', 'waiting', 'running'].includes(row.state))
      throw conflict('operation_not_cancellable', `This ${row.kind} cannot be stopped: it is ${row.state}.`);
    ctx.write(
      expectRows(
        ctx.db,
        sql`
          update tenant_operations set state = 'cancelled', lease_until = null, finished_at = ${ctx.now().toISOString()}::timestamptz, updated_at = now()
           where id = ${operationId}::uuid and state in ('queued', 'waiting', 'running') returning id`,
        1,
        'operation_not_cancellable',
      ),
    );
    audit(ctx, operationId, row);
    return { state: 'cancelled' as const };
  },
});
