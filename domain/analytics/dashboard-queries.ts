import { type SQL, sql } from 'drizzle-orm';
import { LOW_STOCK_THRESHOLD } from '../catalog/availability.ts';
import { stockFigures } from '../inventory/index.ts';

/** Days of the series and of the spans that figures look at. */
export const SERIES_DAYS = 30;

/** Where the figures stand: the instant and the brand's time zone. */
export interface Vantage {
  now: Date;
  timezone: string;
}

/** What an order brought in: its total less what was given back. Cancelled orders bring nothing. */
const revenue = sql`o.total_minor - o.refunded_minor`;

/** Local clock time as an instant of the zone. */
const instantOf = (local: SQL, timezone: string): SQL => sql`((${local}) at time zone ${timezone})`;

export interface FiguresRow extends Record<string, unknown> {
  revenue_today: string;
  revenue_yesterday: string;
  orders_today: number;
  orders_yesterday: number;
  revenue_mtd: string;
  revenue_previous_mtd: string;
  new_customers: number;
  previous_new_customers: number;
  to_fulfil: number;
}

/**
 * Today stands against yesterday until the same clock time; the month to date against as many days of the month
 * before (30 SHL-04), or all of it when it was shorter.
 */
export function figures({ now, timezone }: Vantage): SQL {
  const at = sql`${now.toISOString()}::timestamptz`;
  const part = (from: SQL, to: SQL, value: SQL) =>
    sql`coalesce(sum(${value}) filter (where o.placed_at >= ${from} and o.placed_at < ${to}), 0)`;
  const spans = sql`
    with local as (
      select ${at} at time zone ${timezone} as now
    ), span as (
      select ${instantOf(sql`date_trunc('day', now)`, timezone)} as today,
             ${instantOf(sql`date_trunc('day', now) - interval '1 day'`, timezone)} as yesterday,
             ${instantOf(sql`now - interval '1 day'`, timezone)} as same_time_yesterday,
             ${instantOf(sql`date_trunc('month', now)`, timezone)} as month,
             ${instantOf(sql`date_trunc('month', now) - interval '1 month'`, timezone)} as previous_month,
             ${instantOf(
               sql`least(date_trunc('month', now), date_trunc('month', now) - interval '1 month' + (extract(day from now)::int * interval '1 day'))`,
               timezone,
             )} as previous_month_end
        from local
    )`;
  const until = sql`${at} + interval '1 millisecond'`;
  return sql`${spans}
    select ${part(sql`s.today`, until, revenue)} as revenue_today, ${part(sql`s.yesterday`, sql`s.same_time_yesterday`, revenue)} as revenue_yesterday,
           ${part(sql`s.today`, until, sql`1`)}::int as orders_today, ${part(sql`s.yesterday`, sql`s.same_time_yesterday`, sql`1`)}::int as orders_yesterday,
           ${part(sql`s.month`, until, revenue)} as revenue_mtd, ${part(sql`s.previous_month`, sql`s.previous_month_end`, revenue)} as revenue_previous_mtd,
           (select count(*)::int from customers c where c.created_at > ${at} - interval '7 days' and c.created_at <= ${at} and c.state <> 'erased') as new_customers,
           (select count(*)::int from customers c where c.created_at > ${at} - interval '14 days' and c.created_at <= ${at} - interval '7 days' and c.state <> 'erased') as previous_new_customers,
           (select count(*)::int from orders f where f.fulfillment_status in ('unfulfilled', 'partial') and f.status = 'open'
              and f.financial_status not in ('refunded', 'voided')) as to_fulfil
      from span s left join orders o on o.placed_at >= s.previous_month and o.placed_at < ${until} and o.status <> 'cancelled'`;
}

export interface DayRow extends Record<string, unknown> {
  day: string;
  revenue: string;
  orders: number;
}

/** Twice the series: the last 30 local days with today, and the 30 before; days without orders are there too. */
export function days({ now, timezone }: Vantage): SQL {
  const today = sql`(${now.toISOString()}::timestamptz at time zone ${timezone})::date`;
  const first = sql`${today} - ${2 * SERIES_DAYS - 1}::int`;
  return sql`
    with sales as (
      select (o.placed_at at time zone ${timezone})::date as day, sum(${revenue}) as revenue, count(*)::int as orders
        from orders o where o.placed_at >= ((${first})::timestamp at time zone ${timezone}) and o.status <> 'cancelled' group by 1
    )
    select to_char(d.day, 'YYYY-MM-DD') as day, coalesce(s.revenue, 0) as revenue, coalesce(s.orders, 0) as orders
      from generate_series((${first})::timestamp, (${today})::timestamp, interval '1 day') as d(day) left join sales s on s.day = d.day::date
     order by d.day`;
}

export interface TopProductRow extends Record<string, unknown> {
  product_id: string | null;
  title: string;
  units: number;
  revenue: string;
}

/** What sold most in the series' days, by revenue in the shop's price mode; refunded units do not count. */
export function topProducts({ now, timezone }: Vantage): SQL {
  const first = sql`((${now.toISOString()}::timestamptz at time zone ${timezone})::date - ${SERIES_DAYS - 1}::int)::timestamp at time zone ${timezone}`;
  const amount = (alias: SQL) =>
    sql`${alias}.net_minor + case when o.prices_include_tax then ${alias}.tax_minor else 0 end`;
  return sql`
    select l.product_id, max(l.title) as title, sum(l.quantity - l.quantity_refunded)::int as units,
           sum(${amount(sql`l`)} - case when l.quantity_refunded = 0 then 0 else
             (select coalesce(sum(${amount(sql`u`)}), 0) from order_units u where u.line_id = l.id and u.refund_id is not null) end) as revenue
      from orders o join order_lines l on l.order_id = o.id
     where o.placed_at >= (${first}) and o.status <> 'cancelled'
     group by l.product_id, case when l.product_id is null then l.title end
    having sum(l.quantity - l.quantity_refunded) > 0
     order by revenue desc, units desc, title limit 5`;
}

export interface LowStockRow extends Record<string, unknown> {
  product_id: string;
  title: string;
  option_values: string[];
  sku: string | null;
  available: number;
}

/** The scarcest variants on sale. */
export function lowStock(): SQL {
  return sql`
    with scarce as (
      select l.item_id from inventory_levels l group by l.item_id
      having sum(l.on_hand - l.committed - l.reserved - l.safety_stock) <= ${LOW_STOCK_THRESHOLD}
    ), variants as (
      select distinct vi.variant_id from scarce join variant_inventory_items vi using (item_id)
    )
    select p.id as product_id, p.title, array_to_json(v.option_values) as option_values, v.sku, vs.available
      from variants join product_variants v on v.id = variants.variant_id join products p on p.id = v.product_id and p.status = 'active'
      cross join lateral (${stockFigures(sql`v.id`)}) vs
     where v.inventory_policy = 'deny' and vs.available <= ${LOW_STOCK_THRESHOLD}
     order by vs.available, p.title, v.position, v.id limit 10`;
}
