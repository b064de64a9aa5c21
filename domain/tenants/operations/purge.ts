/** Brands whose time to be kept is over, and attempts that never became brands. */
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { idInput, toExternalId } from '../../kernel/ids.ts';
import { houseOperation } from '../../kernel/operation.ts';
import { conflict } from '../../kernel/problem.ts';
import { oneOperationAtATime, startedView, startOperation } from '../operation-rows.ts';
import { tenantRow } from '../tenant-rows.ts';
import { Started } from '../views.ts';

const MOST_AT_ONCE = 20;

/** Daily: starts the purge of every brand whose thirty days are over. */
export const purgeDue = houseOperation({
  name: 'tenants.purge_due',
  summary: 'Start the purge of brands whose grace period is over',
  kind: 'command',
  permission: 'system',
  input: z.object({}),
  output: z.object({ started: z.int() }),
  auditCategory: 'tenant',
  run: async (ctx) => {
    const rows = await ctx.db.rows<{ id: string; delete_after: string }>(sql`
      select t.id, t.delete_after::text from tenants t
       where t.status = 'deleting' and t.delete_after <= ${ctx.now().toISOString()}::timestamptz
         and not exists (select 1 from tenant_operations o where o.tenant_id = t.id and o.state in ('queued', 'running', 'waiting'))
       order by t.delete_after limit ${MOST_AT_ONCE}`);
    for (const { id } of rows) {
      // A purge that failed for good is retried by people, not begun again each night.
      startOperation(ctx, {
        tenantId: id,
        kind: 'delete',
        input: { isPurge: true, isSlugBlocked: true },
        key: `purge:${id}`,
      });
      ctx.audit({ kind: 'tenant', id: toExternalId('tenant', id), tenantId: id });
      await oneOperationAtATime(ctx).catch(() => undefined);
    }
    return { started: rows.length };
  },
});

/** Takes away what a provisioning left that failed for good (10 TEN-11: the Clean up button). */
export const cleanUpTenant = houseOperation({
  name: 'tenants.clean_up',
  summary: 'Remove what a failed provisioning left; its slug is free again',
  kind: 'command',
  permission: 'platform.tenants.delete',
  route: 'POST /platform/tenants/:tenantId/clean-up',
  successStatus: 202,
  input: z.object({ tenantId: idInput('tenant') }),
  output: Started,
  auditCategory: 'tenant',
  problems: ['not_found', 'tenant_not_failed', 'operation_running'],
  run: async (ctx, { tenantId }) => {
    const tenant = await tenantRow(ctx.db, tenantId);
    if (tenant.status !== 'failed')
      throw conflict('tenant_not_failed', `${tenant.name} did not fail: it is ${tenant.status}.`);
    const id = startOperation(ctx, {
      tenantId,
      kind: 'delete',
      input: { isPurge: true, isSlugBlocked: false },
    });
    ctx.audit({ kind: 'tenant', id: toExternalId('tenant', tenantId), tenantId });
    await oneOperationAtATime(ctx);
    return startedView(id);
  },
});
