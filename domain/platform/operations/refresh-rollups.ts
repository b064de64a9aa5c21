import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { houseOperation } from '../../kernel/operation.ts';
import {
  type DayRow,
  daysOf,
  keepFailure,
  keepTelling,
  TELLING_STATUSES,
  type WorkRow,
  workOf,
} from '../rollup-queries.ts';

/** Brands asked in one run: two round trips each, well inside a job's time. */
const AT_ONCE = 40;

interface TenantRow extends Record<string, unknown> {
  id: string;
  schema_key: string;
  timezone: string;
}

/**
 * Asks brands for their figures, the longest unasked first (10 TEN-09: each in its own scope, and only sums leave it).
 * `before`: only those asked before that instant; the answer says whether some are left.
 */
export const refreshRollups = houseOperation({
  name: 'platform.refresh_rollups',
  summary: 'Gather each brand’s sums for the platform’s dashboard',
  kind: 'command',
  permission: 'system',
  auditCategory: 'platform',
  input: z.object({ before: z.iso.datetime() }),
  output: z.object({ asked: z.int(), failed: z.int(), isMore: z.boolean() }),
  run: async (ctx, { before }) => {
    const tenants = await ctx.db.rows<TenantRow>(sql`
      select t.id, t.schema_key, t.timezone from tenants t left join tenant_rollups r on r.tenant_id = t.id
       where t.status in ${TELLING_STATUSES} and coalesce(r.refreshed_at, '-infinity') < ${before}::timestamptz
       order by r.refreshed_at nulls first, t.id limit ${AT_ONCE + 1}`);
    const asked = tenants.slice(0, AT_ONCE);
    const at = ctx.now().toISOString();
    let failed = 0;
    for (const tenant of asked) {
      try {
        const db = ctx.tenantDb({ id: tenant.id, schemaKey: tenant.schema_key });
        const now = sql`${at}::timestamptz`;
        const [days, work] = await db.batch([
          db.q.execute<DayRow>(daysOf(now, tenant.timezone)),
          db.q.execute<WorkRow>(workOf(now, tenant.timezone)),
        ]);
        const [figures] = work.rows;
        if (!figures) throw new Error('the brand gave no answer');
        await ctx.db.runAll(keepTelling(ctx.db, tenant.id, at, days.rows, figures));
      } catch (error) {
        failed++;
        const message = error instanceof Error ? error.message : String(error);
        await ctx.db.run(keepFailure(ctx.db, tenant.id, at, message.slice(0, 300)));
      }
    }
    return { asked: asked.length, failed, isMore: tenants.length > AT_ONCE };
  },
});
