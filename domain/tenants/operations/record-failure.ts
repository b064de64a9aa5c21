import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { houseOperation } from '../../kernel/operation.ts';
import type { OperationKind } from '../operation-lease.ts';
import { JOB_OF_KIND } from '../plans.ts';

/** Tries of one step before people have to look (10 TEN-11). */
export const MOST_TRIES = 5;
const FIRST_WAIT_SECONDS = 10;

interface Row extends Record<string, unknown> {
  kind: OperationKind;
  attempts: number;
  tenant_id: string | null;
}

/** A run failed: the same step again after 10 s · 2ⁿ, or the end of the operation. */
export const recordFailure = houseOperation({
  name: 'tenants.record_failure',
  summary: 'Note that a run of an operation failed',
  kind: 'command',
  permission: 'system',
  input: z.object({
    operationId: z.uuid(),
    code: z.string().max(100),
    detail: z.string().max(1_000),
    isFinal: z.boolean().default(false),
  }),
  output: z.object({ state: z.enum(['queued', 'failed', 'ended']) }),
  run: async (ctx, { operationId, code, detail, isFinal }) => {
    const [row] = await ctx.db.rows<Row>(
      sql`select kind, attempts, tenant_id from tenant_operations where id = ${operationId}::uuid and state in ('running', 'queued')`,
    );
    if (!row) return { state: 'ended' as const };
    const isOver = isFinal || row.attempts >= MOST_TRIES;
    const state = isOver ? 'failed' : 'queued';
    ctx.write(
      ctx.db.q.execute(sql`
        update tenant_operations set state = ${state}, lease_until = null, error_code = ${code}, error_detail = ${detail},
               finished_at = ${isOver ? ctx.now().toISOString() : null}::timestamptz, updated_at = now()
         where id = ${operationId}::uuid and state in ('running', 'queued')`),
    );
    if (isOver && row.kind === 'provision') {
      ctx.write(
        ctx.db.q.execute(sql`
          update tenants set status = 'failed', status_reason = ${code}, updated_at = now()
           where id = ${row.tenant_id}::uuid and status = 'provisioning'`),
      );
    }
    if (isOver)
      ctx.emit({ type: 'tenant.operation_failed', payload: { operationId, tenantId: row.tenant_id, code } });
    else {
      const seconds = FIRST_WAIT_SECONDS * 2 ** (row.attempts - 1);
      ctx.enqueue({
        name: JOB_OF_KIND[row.kind],
        payload: { operationId },
        key: `${operationId}:try:${ctx.now().getTime()}`,
        runAt: new Date(ctx.now().getTime() + seconds * 1000),
      });
    }
    await ctx.commit();
    return { state } as const;
  },
});
