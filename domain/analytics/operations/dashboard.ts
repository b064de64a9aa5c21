import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { toExternalId } from '../../kernel/ids.ts';
import { roundHalfUp } from '../../kernel/money.ts';
import { operation } from '../../kernel/operation.ts';
import { type OrderRowRecord, orderRowColumns, orderRowView } from '../../orders/index.ts';
import { DashboardView } from '../../orders/views.ts';
import {
  type DayRow,
  days,
  type FiguresRow,
  figures,
  type LowStockRow,
  lowStock,
  SERIES_DAYS,
  type TopProductRow,
  topProducts,
} from '../dashboard-queries.ts';

export const dashboard = operation({
  name: 'analytics.dashboard',
  summary: 'How the shop does: revenue, orders and customers against the span before, and what needs hands',
  kind: 'query',
  permission: 'analytics.view',
  route: 'GET /admin/dashboard',
  input: z.object({}),
  output: DashboardView,
  example: {},
  run: async (ctx) => {
    const { currency, timezone } = ctx.tenant;
    const now = ctx.now();
    const vantage = { now, timezone };
    const [sums, daily, recent, top, low] = await ctx.db.batch([
      ctx.db.q.execute<FiguresRow>(figures(vantage)),
      ctx.db.q.execute<DayRow>(days(vantage)),
      ctx.db.q.execute<OrderRowRecord>(
        sql`select ${orderRowColumns} from orders o order by o.placed_at desc, o.id desc limit 10`,
      ),
      ctx.db.q.execute<TopProductRow>(topProducts(vantage)),
      ctx.db.q.execute<LowStockRow>(lowStock()),
    ]);
    const money = (amount: string | number) => ({ amount: Number(amount), currency });
    const previous = daily.rows.slice(0, SERIES_DAYS);
    const current = daily.rows.slice(SERIES_DAYS);
    return {
      asOf: now.toISOString(),
      timezone,
      figures: figureViews(sums.rows[0], averageOrder(current), averageOrder(previous), currency),
      series: current.map((day, index) => ({
        day: day.day,
        revenue: money(day.revenue),
        orders: day.orders,
        previousRevenue: money(previous[index]?.revenue ?? 0),
      })),
      recentOrders: recent.rows.map(orderRowView),
      topProducts: top.rows.map((row) => ({
        title: row.title,
        productId: row.product_id === null ? null : toExternalId('product', row.product_id),
        units: row.units,
        revenue: money(row.revenue),
      })),
      lowStock: low.rows.map((row) => ({
        productId: toExternalId('product', row.product_id),
        title: row.title,
        variantTitle: row.option_values.join(' / '),
        sku: row.sku,
        available: row.available,
      })),
    };
  },
});

/** Revenue by order, rounded half up; 0 without orders. */
function averageOrder(rows: readonly DayRow[]): number {
  const orders = rows.reduce((sum, row) => sum + row.orders, 0);
  const revenue = rows.reduce((sum, row) => sum + BigInt(row.revenue), 0n);
  return orders === 0 ? 0 : Number(roundHalfUp(revenue, BigInt(orders)));
}

type Figure = DashboardView['figures'][number];

function figureViews(
  row: FiguresRow | undefined,
  average: number,
  previousAverage: number,
  currency: string,
): Figure[] {
  if (!row) throw new Error('the database did not answer with figures');
  const money = (amount: string | number) => ({ amount: Number(amount), currency });
  const ofMoney = (key: Figure['key'], value: string | number, before: string | number): Figure => ({
    key,
    money: money(value),
    count: null,
    previousMoney: money(before),
    previousCount: null,
  });
  const ofCount = (key: Figure['key'], count: number, previousCount: number | null): Figure => ({
    key,
    money: null,
    count,
    previousMoney: null,
    previousCount,
  });
  return [
    ofMoney('revenue_today', row.revenue_today, row.revenue_yesterday),
    ofMoney('revenue_mtd', row.revenue_mtd, row.revenue_previous_mtd),
    ofCount('orders_today', row.orders_today, row.orders_yesterday),
    ofCount('new_customers_7d', row.new_customers, row.previous_new_customers),
    ofMoney('average_order_30d', average, previousAverage),
    ofCount('to_fulfil', row.to_fulfil, null),
  ];
}
