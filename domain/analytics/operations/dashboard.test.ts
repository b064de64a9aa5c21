import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { seedCustomer, seedProduct } from '../../../tests/support/catalog-fixture.ts';
import { placeOrder } from '../../../tests/support/order-fixture.ts';
import {
  openTestDatabase,
  type TestDatabase,
  type TestTenant,
} from '../../../tests/support/test-database.ts';
import { ANONYMOUS, type TestHouse, testHouse, without } from '../../../tests/support/test-house.ts';
import { toExternalId } from '../../kernel/ids.ts';
import { operations as orders } from '../../orders/index.ts';
import { cartOf, contextOf, line } from '../../pricing/pricing-fixtures.ts';
import { dashboard } from './dashboard.ts';

let db: TestDatabase;
let house: TestHouse;
beforeAll(async () => {
  db = await openTestDatabase();
}, 60_000);
afterAll(() => db.close());
beforeEach(() => {
  house = testHouse(db);
});

type Figures = Awaited<ReturnType<typeof dashboard.run>> & {
  figures: { key: string; money: { amount: number } | null; count: number | null }[];
};
const figuresOf = (view: Figures) =>
  Object.fromEntries(
    view.figures.map((figure) => [
      figure.key,
      [figure.money?.amount ?? figure.count, figure.previousMoney?.amount ?? figure.previousCount],
    ]),
  );
const order = (tenant: TestTenant, placedAt: string, amount: number, more: object = {}) =>
  placeOrder(db, tenant, house.gateway, {
    cart: cartOf([line('A', amount, 1)]),
    context: contextOf(),
    placedAt: new Date(placedAt),
    ...more,
  });

it('is all zeros in a new shop, with every day there', async () => {
  const view = await house.call(db.beta, dashboard, {});
  expect(view.series.length).toBe(30);
  expect(view.series.at(-1)?.day).toBe('2026-11-20');
  expect(view.series[0]?.day).toBe('2026-10-22');
  expect(figuresOf(view)).toEqual({
    revenue_today: [0, 0],
    revenue_mtd: [0, 0],
    orders_today: [0, 0],
    new_customers_7d: [0, 0],
    average_order_30d: [0, 0],
    to_fulfil: [0, null],
  });
  expect(view).toMatchObject({ recentOrders: [], topProducts: [], lowStock: [], timezone: 'Europe/Berlin' });
});

it('counts by the brand’s own days, without cancelled orders and refunds', async () => {
  // New York: now is 07:00 on the 20th; its day began at 05:00 UTC.
  const today = await order(db.alpha, '2026-11-20T05:00:00Z', 10_000);
  await order(db.alpha, '2026-11-20T11:00:00Z', 5_000, { status: 'cancelled' });
  await order(db.alpha, '2026-11-20T04:59:59Z', 700); // 23:59 the day before: after this clock time
  await order(db.alpha, '2026-11-19T05:30:00Z', 300); // 00:30 the day before
  await order(db.alpha, '2026-11-01T04:00:00Z', 1_000); // 00:00 on the 1st, still summer time
  await order(db.alpha, '2026-10-01T04:00:00Z', 2_000); // 00:00 on October 1st
  await order(db.alpha, '2026-10-21T03:59:59Z', 4_000); // 23:59 on October 20th
  await order(db.alpha, '2026-10-21T04:00:00Z', 8_000); // October 21st: another span
  await order(db.alpha, '2026-09-30T23:00:00Z', 16_000);
  await house.call(db.alpha, orders.refund, {
    orderId: toExternalId('order', today.orderId),
    isFullRefund: true,
  });
  await order(db.alpha, '2026-11-20T11:59:00Z', 2_500);
  await seedCustomer(db, db.alpha, { createdAt: new Date('2026-11-19T00:00:00Z') });
  await seedCustomer(db, db.alpha, { createdAt: new Date('2026-11-10T00:00:00Z') });
  await seedCustomer(db, db.alpha, { createdAt: new Date('2026-11-09T00:00:00Z') });
  const before = db.database.roundTrips;
  const view = await house.call(db.alpha, dashboard, {});
  expect(db.database.roundTrips - before).toBe(1);
  expect(figuresOf(view)).toEqual({
    revenue_today: [2_500, 300],
    orders_today: [2, 1],
    revenue_mtd: [2_500 + 700 + 300 + 1_000, 2_000 + 4_000],
    new_customers_7d: [1, 2],
    average_order_30d: [900, Math.round((8_000 + 4_000 + 2_000 + 16_000) / 4)],
    to_fulfil: [8, null],
  });
  const byDay = Object.fromEntries(view.series.map((day) => [day.day, day]));
  expect(byDay['2026-11-20']).toMatchObject({
    revenue: { amount: 2_500 },
    orders: 2,
    previousRevenue: { amount: 8_000 },
  });
  expect(byDay['2026-11-19']).toMatchObject({ revenue: { amount: 1_000 }, orders: 2 });
  expect(byDay['2026-11-02']).toMatchObject({ revenue: { amount: 0 }, orders: 0 });
  expect(view.recentOrders[0]?.total.amount).toBe(2_500);
});

it('names what sells and what runs out', async () => {
  const [mug, bowl] = [
    await seedProduct(db, db.beta, { title: 'Mug', onHand: 3 }),
    await seedProduct(db, db.beta, { title: 'Bowl', onHand: 50 }),
  ];
  await seedProduct(db, db.beta, { title: 'Old', onHand: 0, status: 'archived' });
  await seedProduct(db, db.beta, { title: 'To order', onHand: 0, policy: 'continue' });
  const tax = { isInclusive: true, rates: [] };
  const placed = await placeOrder(db, db.beta, house.gateway, {
    cart: cartOf([line('A', 1000, 3), line('B', 2500, 1)], { currency: 'EUR' }),
    context: contextOf({ tax }),
    products: { A: mug, B: bowl },
    placedAt: new Date('2026-11-18T12:00:00Z'),
  });
  await house.call(db.beta, orders.refund, {
    orderId: toExternalId('order', placed.orderId),
    lines: [{ lineId: toExternalId('orderLine', placed.lineIds.A ?? ''), quantity: 1 }],
  });
  const view = await house.call(db.beta, dashboard, {});
  expect(view.topProducts).toMatchObject([
    { productId: toExternalId('product', bowl.productId), units: 1, revenue: { amount: 2500 } },
    { productId: toExternalId('product', mug.productId), units: 2, revenue: { amount: 2000 } },
  ]);
  expect(view.lowStock).toMatchObject([{ title: 'Mug', available: 1 }]);
});

it('is for those who may see it', async () => {
  expect(await house.problem(db.alpha, dashboard, {}, ANONYMOUS)).toMatchObject({ status: 401 });
  expect(await house.problem(db.alpha, dashboard, {}, without('analytics.view'))).toMatchObject({
    status: 403,
  });
});

it('holds in the first hour after the clocks changed and at the end of a long month', async () => {
  for (const now of [
    '2026-11-01T05:30:00Z',
    '2026-03-08T07:30:00Z',
    '2026-03-31T23:00:00Z',
    '2028-02-29T12:00:00Z',
  ]) {
    house.clock.now = new Date(now);
    const view = await house.call(db.alpha, dashboard, {});
    const daysSeen = view.series.map((day) => day.day);
    expect(new Set(daysSeen).size).toBe(30);
    const [local] = await db.database
      .tenant({ id: db.alpha.tenant.id, schemaKey: db.alpha.schemaKey })
      .rows<{ day: string }>(
        sql`select to_char(${now}::timestamptz at time zone 'America/New_York', 'YYYY-MM-DD') as day`,
      );
    expect(daysSeen.at(-1)).toBe(local?.day);
  }
});
