import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { toExternalId } from '../../kernel/ids.ts';
import { houseOperation } from '../../kernel/operation.ts';
import { type CurrencySales, DashboardView } from '../dashboard-views.ts';
import { isoText } from '../iso-text.ts';
import { TELLING_STATUSES } from '../rollup-queries.ts';
import { systemStatus } from '../system-status.ts';

const SERIES_DAYS = 30;
const TROUBLES = 8;
const DAY_MS = 86_400_000;

interface StatusRow extends Record<string, unknown> {
  status: string;
  count: number;
}

interface DayRow extends Record<string, unknown> {
  currency: string;
  day: string;
  gmv: string;
  orders: number;
}

interface CurrencyRow extends Record<string, unknown> {
  currency: string;
  brands: number;
}

interface WorkRow extends Record<string, unknown> {
  orders_today: number;
  told_at: string | null;
  missing: number;
  silent: number;
  open_operations: number;
  failed_operations: number;
  pending: number;
  failed_day: number;
  dead: number;
  oldest_due_at: string | null;
  newest: number;
  behind: number;
  failed_migrations: number;
}

interface TroubleRow extends Record<string, unknown> {
  id: string;
  slug: string;
  name: string;
  dead: number;
  error: string | null;
  is_behind: boolean;
  has_failed_migration: boolean;
}

/**
 * The platform at a glance, from what brands told (`platform.refresh_rollups`) and the platform's own tables: five
 * statements in one round trip, whatever the number of brands. Days are each brand's own; today is UTC's.
 */
export const dashboard = houseOperation({
  name: 'platform.dashboard',
  summary: 'Brands, sales and background work of the whole installation',
  kind: 'query',
  permission: 'platform.tenants.view',
  route: 'GET /platform/dashboard',
  input: z.object({}),
  output: DashboardView,
  run: async (ctx) => {
    const now = ctx.now();
    const today = now.toISOString().slice(0, 10);
    const at = sql`${now.toISOString()}::timestamptz`;
    const counted = sql`t.kind in ('live', 'demo') and t.status in ${TELLING_STATUSES}`;
    const [statuses, days, currencies, [work], troubles] = await Promise.all([
      ctx.db.rows<StatusRow>(
        sql`select status, count(*)::int as count from tenants where kind in ('live', 'demo') group by status order by status`,
      ),
      ctx.db.rows<DayRow>(sql`
        select f.currency, f.day::text as day, sum(f.gmv_minor)::text as gmv, sum(f.orders)::int as orders
          from tenant_daily_figures f join tenants t on t.id = f.tenant_id
         where ${counted} and f.day > ${today}::date - ${2 * SERIES_DAYS}::int and f.day <= ${today}::date group by 1, 2`),
      ctx.db.rows<CurrencyRow>(sql`
        select f.currency, count(distinct f.tenant_id)::int as brands from tenant_daily_figures f join tenants t on t.id = f.tenant_id
         where ${counted} and f.day > ${today}::date - ${SERIES_DAYS}::int and f.day <= ${today}::date group by 1`),
      ctx.db.rows<WorkRow>(workFigures(at)),
      ctx.db.rows<TroubleRow>(sql`
        select * from (
          select t.id, t.slug, t.name, coalesce(r.dead_jobs, 0) as dead, r.error,
                 t.schema_version < (select max(schema_version) from tenants) as is_behind,
                 exists(select 1 from tenant_migrations m where m.tenant_id = t.id and m.state = 'failed') as has_failed_migration
            from tenants t left join tenant_rollups r on r.tenant_id = t.id where t.status in ${TELLING_STATUSES}) s
         where dead > 0 or error is not null or is_behind or has_failed_migration
         order by (error is not null) desc, has_failed_migration desc, dead desc, name limit ${TROUBLES}`),
    ]);
    const count = (...wanted: string[]) =>
      statuses.filter(({ status }) => wanted.includes(status)).reduce((sum, row) => sum + row.count, 0);
    const total = statuses.reduce((sum, row) => sum + (row.status === 'deleted' ? 0 : row.count), 0);
    const judged = systemStatus({
      activeBrands: count('active'),
      silentBrands: work?.silent ?? 0,
      brandsBehind: work?.behind ?? 0,
      failedMigrations: work?.failed_migrations ?? 0,
      failedOperationsDay: work?.failed_operations ?? 0,
      deadJobs: work?.dead ?? 0,
      oldestDueMinutes: work?.oldest_due_at ? (now.getTime() - Date.parse(work.oldest_due_at)) / 60_000 : 0,
    });
    const held: readonly string[] = 'permissions' in ctx.actor ? ctx.actor.permissions : [];
    return {
      asOf: now.toISOString(),
      brands: { total, active: count('active'), byStatus: statuses },
      sales: held.includes('platform.analytics.view')
        ? {
            ordersToday: work?.orders_today ?? 0,
            currencies: salesOf(days, currencies, now),
            asOf: work?.told_at ?? null,
            missing: work?.missing ?? 0,
          }
        : null,
      work: held.includes('platform.health.view')
        ? {
            openOperations: work?.open_operations ?? 0,
            failedOperationsDay: work?.failed_operations ?? 0,
            pendingJobs: work?.pending ?? 0,
            failedJobsDay: work?.failed_day ?? 0,
            deadJobs: work?.dead ?? 0,
            oldestDueAt: work?.oldest_due_at ?? null,
            newestSchemaVersion: work?.newest ?? 0,
            brandsBehind: work?.behind ?? 0,
            failedMigrations: work?.failed_migrations ?? 0,
            troubles: troubles.map((row) => ({
              tenantId: toExternalId('tenant', row.id),
              slug: row.slug,
              name: row.name,
              reasons: reasonsOf(row),
            })),
          }
        : null,
      ...judged,
    };
  },
});

function workFigures(at: ReturnType<typeof sql>) {
  return sql`
    with told as (
      select r.*, t.status from tenants t left join tenant_rollups r on r.tenant_id = t.id where t.kind in ('live', 'demo') and t.status in ${TELLING_STATUSES}
    ), own as (
      select count(*) filter (where state in ('waiting', 'running') and run_at <= ${at}) as pending,
             count(*) filter (where updated_at > ${at} - interval '24 hours' and (state = 'dead' or (state = 'waiting' and last_error is not null))) as failed_day,
             count(*) filter (where state = 'dead') as dead,
             min(run_at) filter (where state = 'waiting' and run_at < ${at} - interval '1 minute') as oldest from jobs
    ), newest as (select coalesce(max(schema_version), 0) as version from tenants where status in ${TELLING_STATUSES})
    select coalesce(sum(told.orders_today), 0)::int as orders_today, ${isoText(sql`min(told.refreshed_at)`)} as told_at,
           count(*) filter (where told.refreshed_at is null)::int as missing,
           count(*) filter (where told.error is not null and told.status = 'active')::int as silent,
           (select count(*)::int from tenant_operations where state in ('queued', 'running', 'waiting')) as open_operations,
           (select count(*)::int from tenant_operations where state = 'failed' and coalesce(finished_at, updated_at) > ${at} - interval '24 hours') as failed_operations,
           (coalesce(sum(told.pending_jobs), 0) + (select pending from own))::int as pending,
           (coalesce(sum(told.failed_jobs_day), 0) + (select failed_day from own))::int as failed_day,
           (coalesce(sum(told.dead_jobs), 0) + (select dead from own))::int as dead,
           ${isoText(sql`least(min(told.oldest_due_at) filter (where told.refreshed_at > ${at} - interval '2 hours'), (select oldest from own))`)} as oldest_due_at,
           (select version from newest)::int as newest,
           (select count(*)::int from tenants t, newest where t.status in ${TELLING_STATUSES} and t.schema_version < newest.version) as behind,
           (select count(distinct tenant_id)::int from tenant_migrations where state = 'failed') as failed_migrations
      from told`;
}

function reasonsOf(row: TroubleRow): string[] {
  return [
    ...(row.error ? ['Did not answer when asked for figures'] : []),
    ...(row.has_failed_migration ? ['A migration failed'] : []),
    ...(row.is_behind ? ['Behind the newest schema version'] : []),
    ...(row.dead > 0 ? [`${row.dead} ${row.dead === 1 ? 'job' : 'jobs'} gave up`] : []),
  ];
}

/** Thirty days of each currency against the thirty before, the largest first. */
function salesOf(days: readonly DayRow[], currencies: readonly CurrencyRow[], now: Date): CurrencySales[] {
  const dayAt = (back: number) => new Date(now.getTime() - back * DAY_MS).toISOString().slice(0, 10);
  const found = new Map(days.map((row) => [`${row.currency}:${row.day}`, row]));
  return [...new Set(days.map(({ currency }) => currency))]
    .map((currency) => {
      const at = (back: number) => found.get(`${currency}:${dayAt(back)}`);
      const spans = Array.from({ length: SERIES_DAYS }, (_, index) => SERIES_DAYS - 1 - index);
      const series = spans.map((back) => ({
        day: dayAt(back),
        gmv: Number(at(back)?.gmv ?? 0),
        previousGmv: Number(at(back + SERIES_DAYS)?.gmv ?? 0),
        orders: at(back)?.orders ?? 0,
      }));
      return {
        currency,
        gmv: series.reduce((sum, day) => sum + day.gmv, 0),
        previousGmv: series.reduce((sum, day) => sum + day.previousGmv, 0),
        orders: series.reduce((sum, day) => sum + day.orders, 0),
        previousOrders: spans.reduce((sum, back) => sum + (at(back + SERIES_DAYS)?.orders ?? 0), 0),
        brands: currencies.find((row) => row.currency === currency)?.brands ?? 0,
        series,
      };
    })
    .sort((a, b) => b.orders - a.orders || a.currency.localeCompare(b.currency));
}
