import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { placeOrder } from '../../../tests/support/order-fixture.ts';
import {
  openTestDatabase,
  type TestDatabase,
  type TestTenant,
} from '../../../tests/support/test-database.ts';
import { SYSTEM, type TestHouse, testHouse } from '../../../tests/support/test-house.ts';
import { cartOf, contextOf, line } from '../../pricing/pricing-fixtures.ts';
import { operations as platform } from '../index.ts';
import { staffWithout } from '../testing/people.ts';

let db: TestDatabase;
let house: TestHouse;
beforeAll(async () => {
  db = await openTestDatabase();
  // Brands of tests are not counted; these two stand for real ones.
  await db.database.platform().rows(sql`update tenants set kind = 'live'`);
}, 60_000);
afterAll(() => db.close());
beforeEach(() => {
  house = testHouse(db);
});

const order = (tenant: TestTenant, placedAt: string, amount: number, currency: string, more: object = {}) =>
  placeOrder(db, tenant, house.gateway, {
    cart: cartOf([line('A', amount, 1)], { currency }),
    context: contextOf({ tax: { isInclusive: true, rates: [] } }),
    placedAt: new Date(placedAt),
    ...more,
  });
const gather = (before = house.clock.now) =>
  house.callHouse(platform.refreshRollups, { before: before.toISOString() }, SYSTEM);

it('knows nothing before brands were asked, and says so', async () => {
  const view = await house.callHouse(platform.dashboard, {});
  expect(view).toMatchObject({
    brands: { total: 2, active: 2, byStatus: [{ status: 'active', count: 2 }] },
    sales: { ordersToday: 0, currencies: [], asOf: null, missing: 2 },
  });
});

it('sums each currency apart, by the brand’s own days, thirty days against thirty', async () => {
  await order(db.alpha, '2026-11-20T05:00:00Z', 10_000, 'USD'); // midnight in New York
  await order(db.alpha, '2026-11-20T04:59:59Z', 700, 'USD'); // the day before
  await order(db.alpha, '2026-10-22T12:00:00Z', 300, 'USD'); // first of the thirty days
  await order(db.alpha, '2026-10-21T12:00:00Z', 4_000, 'USD'); // last of the thirty before
  await order(db.alpha, '2026-09-21T12:00:00Z', 50_000, 'USD'); // before both
  await order(db.beta, '2026-11-19T23:00:00Z', 9_900, 'EUR'); // midnight in Berlin
  await db.database
    .tenant({ id: db.beta.tenant.id, schemaKey: db.beta.schemaKey })
    .rows(sql`insert into jobs (id, name, payload, key, state, run_at, finished_at, updated_at, last_error)
      values (gen_random_uuid(), 'x', '{}', 'k', 'dead', '2026-11-20T11:00:00Z', '2026-11-20T11:30:00Z', '2026-11-20T11:30:00Z', 'boom')`);
  expect(await gather()).toEqual({ asked: 2, failed: 0, isMore: false });
  const view = await house.callHouse(platform.dashboard, {});
  const [usd, eur] = view.sales?.currencies ?? [];
  expect(usd).toMatchObject({
    currency: 'USD',
    gmv: 11_000,
    previousGmv: 4_000,
    orders: 3,
    previousOrders: 1,
    brands: 1,
  });
  expect(eur).toMatchObject({ currency: 'EUR', gmv: 9_900, previousGmv: 0, orders: 1, brands: 1 });
  expect(usd?.series).toHaveLength(30);
  expect(usd?.series.at(-1)).toEqual({ day: '2026-11-20', gmv: 10_000, previousGmv: 4_000, orders: 1 });
  expect(usd?.series[0]).toMatchObject({ day: '2026-10-22', gmv: 300 });
  expect(view.sales).toMatchObject({ ordersToday: 2, missing: 0, asOf: '2026-11-20T12:00:00Z' });
  expect(view.work).toMatchObject({ deadJobs: 1, failedJobsDay: 1, openOperations: 0, brandsBehind: 0 });
  expect(view.work?.troubles).toMatchObject([{ slug: 'beta', reasons: ['1 job gave up'] }]);
  expect(view).toMatchObject({ status: 'degraded', reasons: ['1 job gave up and wait for somebody'] });
});

it('is told again without counting twice, and asks only whom it has to', async () => {
  await gather();
  house.clock.now = new Date('2026-11-20T12:30:00Z');
  const hourAgo = new Date('2026-11-20T11:30:00Z');
  expect(await gather(hourAgo)).toMatchObject({ asked: 0 });
  house.clock.now = new Date('2026-11-20T13:30:00Z');
  expect(await gather(new Date('2026-11-20T12:30:00Z'))).toMatchObject({ asked: 2 });
  const view = await house.callHouse(platform.dashboard, {});
  expect(view.sales?.currencies[0]).toMatchObject({ gmv: 11_000 });
});

it('a brand that does not answer keeps its old figures and is named', async () => {
  await db.database.platform().rows(sql`update tenants set schema_key = 'lost' where slug = 'alpha'`);
  house.clock.now = new Date('2026-11-20T15:00:00Z');
  expect(await gather()).toMatchObject({ asked: 2, failed: 1 });
  const view = await house.callHouse(platform.dashboard, {});
  expect(view.status).toBe('critical');
  expect(view.work?.troubles[0]).toMatchObject({ slug: 'alpha' });
  expect(view.sales?.currencies[0]).toMatchObject({ currency: 'USD', gmv: 11_000 });
  await db.database.platform().rows(sql`update tenants set schema_key = 'alpha' where slug = 'alpha'`);
  expect(await gather(new Date('2026-11-20T15:01:00Z'))).toMatchObject({ failed: 0 });
});

it('takes one round trip, and shows figures only to those who may see them', async () => {
  const before = db.database.roundTrips;
  await house.callHouse(platform.dashboard, {});
  expect(db.database.roundTrips - before).toBe(1);
  const narrow = await house.callHouse(
    platform.dashboard,
    {},
    staffWithout('platform.analytics.view', 'platform.health.view'),
  );
  expect(narrow).toMatchObject({ sales: null, work: null, brands: { active: 2 } });
});

it('gathers on demand, once a minute', async () => {
  await house.callHouse(platform.requestRollup, {});
  await house.callHouse(platform.requestRollup, {});
  const [row] = await db.database
    .platform()
    .rows<{ count: number }>(sql`select count(*)::int as count from jobs where name = 'platform.rollup'`);
  expect(row?.count).toBe(1);
});
