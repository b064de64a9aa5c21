import { type SQL, sql } from 'drizzle-orm';
import type { Query, ScopedDb } from '../../schema/index.ts';

/** Days a telling covers: the last thirty and the thirty before. */
export const ROLLUP_DAYS = 60;

/** States of a brand whose schema is there to be asked. */
export const TELLING_STATUSES = sql`('onboarding', 'active', 'moving', 'suspended', 'archived')`;

export interface DayRow extends Record<string, unknown> {
  day: string;
  currency: string;
  gmv: string;
  orders: number;
}

export interface WorkRow extends Record<string, unknown> {
  orders_today: number;
  pending: number;
  failed_day: number;
  dead: number;
  oldest_due_at: string | null;
}

/** GMV (15 §4.2): orders at least authorised and not voided, before refunds. */
const counts = sql`o.financial_status not in ('pending', 'voided')`;

/** What a brand sold a day of its own zone. */
export const daysOf = (at: SQL, timezone: string): SQL => sql`
  select to_char(o.placed_at at time zone ${timezone}, 'YYYY-MM-DD') as day, o.currency, sum(o.total_minor)::text as gmv, count(*)::int as orders
    from orders o where ${counts} and o.placed_at >= ((date_trunc('day', ${at} at time zone ${timezone}) - make_interval(days => ${ROLLUP_DAYS - 1})) at time zone ${timezone})
   group by 1, 2`;

/** Its orders of today, and how its background work stands. */
export const workOf = (at: SQL, timezone: string): SQL => sql`
  select (select count(*)::int from orders o where ${counts} and o.placed_at >= (date_trunc('day', ${at} at time zone ${timezone}) at time zone ${timezone})) as orders_today,
         (select count(*)::int from jobs where state in ('waiting', 'running') and run_at <= ${at}) as pending,
         (select count(*)::int from jobs where updated_at > ${at} - interval '24 hours' and (state = 'dead' or (state = 'waiting' and last_error is not null))) as failed_day,
         (select count(*)::int from jobs where state = 'dead') as dead,
         (select to_char(min(run_at) at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') from jobs where state = 'waiting' and run_at < ${at} - interval '1 minute') as oldest_due_at`;

/** Keeps what a brand told, in place of what it told before. */
export function keepTelling(
  db: ScopedDb,
  tenantId: string,
  at: string,
  days: readonly DayRow[],
  work: WorkRow,
): Query[] {
  const id = sql`${tenantId}::uuid`;
  return [
    db.q.execute(
      sql`delete from tenant_daily_figures where tenant_id = ${id} and day > (${at}::timestamptz at time zone 'utc')::date - ${ROLLUP_DAYS + 1}::int`,
    ),
    db.q.execute(sql`
      insert into tenant_daily_figures (tenant_id, day, currency, gmv_minor, orders)
      select ${id}, d.day, d.currency, d.gmv, d.orders from jsonb_to_recordset(${JSON.stringify(days)}::jsonb) as d(day date, currency text, gmv bigint, orders int)
      on conflict (tenant_id, day, currency) do update set gmv_minor = excluded.gmv_minor, orders = excluded.orders, updated_at = now()`),
    db.q.execute(sql`
      insert into tenant_rollups (tenant_id, orders_today, pending_jobs, failed_jobs_day, dead_jobs, oldest_due_at, refreshed_at)
      values (${id}, ${work.orders_today}, ${work.pending}, ${work.failed_day}, ${work.dead}, ${work.oldest_due_at}::timestamptz, ${at}::timestamptz)
      on conflict (tenant_id) do update set orders_today = excluded.orders_today, pending_jobs = excluded.pending_jobs, failed_jobs_day = excluded.failed_jobs_day,
        dead_jobs = excluded.dead_jobs, oldest_due_at = excluded.oldest_due_at, error = null, refreshed_at = excluded.refreshed_at, updated_at = now()`),
  ];
}

/** A brand that could not tell: its old figures stay, with the reason. */
export const keepFailure = (db: ScopedDb, tenantId: string, at: string, error: string): Query =>
  db.q.execute(sql`
    insert into tenant_rollups (tenant_id, error, refreshed_at) values (${tenantId}::uuid, ${error}, ${at}::timestamptz)
    on conflict (tenant_id) do update set error = excluded.error, refreshed_at = excluded.refreshed_at, updated_at = now()`);
