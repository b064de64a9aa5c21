import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type SeededProduct, seedProduct } from '../../../tests/support/catalog-fixture.ts';
import { placeOrder } from '../../../tests/support/order-fixture.ts';
import { openTestDatabase, type TestDatabase } from '../../../tests/support/test-database.ts';
import { ANONYMOUS, type TestHouse, testHouse, without } from '../../../tests/support/test-house.ts';
import { newId, toExternalId } from '../../kernel/ids.ts';
import { line as cartLine, cartOf, contextOf, orderOf44 } from '../../pricing/pricing-fixtures.ts';
import { adminOperations as ops } from '../admin-operations.ts';

let db: TestDatabase;
let house: TestHouse;
let product: SeededProduct;
beforeAll(async () => {
  db = await openTestDatabase();
}, 60_000);
afterAll(() => db.close());
beforeEach(async () => {
  house = testHouse(db);
  product = await seedProduct(db, db.alpha, { onHand: 10 });
});

const simple = (quantity: number, price = 1000) => ({
  cart: cartOf([cartLine('A', price, quantity)]),
  context: contextOf(),
});
const rows = <T extends Record<string, unknown>>(statement: ReturnType<typeof sql>) =>
  db.database.tenant({ id: db.alpha.tenant.id, schemaKey: db.alpha.schemaKey }).rows<T>(statement);
const levels = async () => {
  const [level] = await rows(
    sql`select on_hand, committed, (select sum(on_hand_delta)::int from inventory_movements m where m.item_id = l.item_id) as moved from inventory_levels l where item_id = ${product.itemId}::uuid`,
  );
  return level;
};

describe('fulfil', () => {
  it('sends part, then the rest, with stock, mail and timeline', async () => {
    const order = await placeOrder(db, db.alpha, house.gateway, { ...simple(3), products: { A: product } });
    const orderId = toExternalId('order', order.orderId);
    const lineId = toExternalId('orderLine', order.lineIds.A ?? '');
    const part = await house.call(db.alpha, ops.fulfil, {
      orderId,
      lines: [{ lineId, quantity: 1 }],
      carrier: 'UPS',
      trackingNumber: '1Z9',
      trackingUrl: 'https://ups.example/1Z9',
      notifyCustomer: true,
    });
    expect(part).toMatchObject({ fulfillmentStatus: 'partial' });
    expect(part.lines[0]).toMatchObject({ quantityFulfilled: 1 });
    expect(part.fulfillments).toMatchObject([
      { carrier: 'UPS', trackingNumber: '1Z9', lines: [{ orderLineId: lineId, quantity: 1 }] },
    ]);
    expect(part.timeline[0]).toMatchObject({
      kind: 'fulfilled',
      actor: 'Robin Staff',
      text: '1 item sent · UPS · 1Z9',
    });
    expect(await levels()).toEqual({ on_hand: 9, committed: 2, moved: 9 });
    const rest = await house.call(db.alpha, ops.fulfil, { orderId, lines: [{ lineId, quantity: 2 }] });
    expect(rest.fulfillmentStatus).toBe('fulfilled');
    expect(await levels()).toEqual({ on_hand: 7, committed: 0, moved: 7 });
    const jobs = await rows(
      sql`select 1 from jobs where name = 'order.shipping_mail' and payload->>'orderId' = ${order.orderId}`,
    );
    expect(jobs.length).toBe(1);
    const keys = await rows<{ key: string }>(
      sql`select key from inventory_movements where item_id = ${product.itemId}::uuid and kind = 'ship'`,
    );
    expect(keys.every(({ key }) => /^ful:[0-9a-f-]{36}:/.test(key))).toBe(true);
    const reserved = await rows(
      sql`select state from inventory_reservations where owner_id = ${order.checkoutId}::uuid`,
    );
    expect(reserved).toEqual([{ state: 'consumed' }]);
  });

  it('sends the same units once, however many ask', async () => {
    const order = await placeOrder(db, db.alpha, house.gateway, { ...simple(2), products: { A: product } });
    const input = {
      orderId: toExternalId('order', order.orderId),
      lines: [{ lineId: toExternalId('orderLine', order.lineIds.A ?? ''), quantity: 2 }],
    };
    const outcomes = await Promise.allSettled([1, 2, 3].map(() => house.call(db.alpha, ops.fulfil, input)));
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled').length).toBe(1);
    expect(await levels()).toEqual({ on_hand: 8, committed: 0, moved: 8 });
  });

  it('refuses too many, twice the same line, foreign lines, closed orders and unsafe links', async () => {
    const order = await placeOrder(db, db.alpha, house.gateway, simple(2));
    const other = await placeOrder(db, db.alpha, house.gateway, simple(2));
    const cancelled = await placeOrder(db, db.alpha, house.gateway, { ...simple(2), status: 'cancelled' });
    const orderId = toExternalId('order', order.orderId);
    const lineOf = (placed: typeof order) => toExternalId('orderLine', placed.lineIds.A ?? '');
    const ask = (lines: object[], more: object = {}) =>
      house.problem(db.alpha, ops.fulfil, { orderId, lines, ...more });
    const one = { lineId: lineOf(order), quantity: 1 };
    expect(await ask([{ ...one, quantity: 3 }])).toMatchObject({
      status: 409,
      code: 'quantity_exceeds_unfulfilled',
      errors: [{ path: 'lines.0.quantity', message: 'At most 2' }],
    });
    expect(await ask([one, one])).toMatchObject({ status: 422, errors: [{ path: 'lines.1.lineId' }] });
    expect(await ask([{ lineId: lineOf(other), quantity: 1 }])).toMatchObject({ status: 404 });
    expect(await ask([])).toMatchObject({ status: 422 });
    expect(await ask([one], { trackingUrl: 'javascript:alert(1)' })).toMatchObject({
      status: 422,
      errors: [{ path: 'trackingUrl' }],
    });
    expect(
      await ask([{ lineId: lineOf(cancelled), quantity: 1 }], {
        orderId: toExternalId('order', cancelled.orderId),
      }),
    ).toMatchObject({ status: 409, code: 'order_not_open' });
    const input = { orderId, lines: [one] };
    expect(await house.problem(db.alpha, ops.fulfil, input, without('fulfillments.manage'))).toMatchObject({
      status: 403,
    });
    expect(await house.problem(db.beta, ops.fulfil, input)).toMatchObject({ status: 404 });
  });
});

it('shows an order whole, and to its own team alone', async () => {
  const order = await placeOrder(db, db.alpha, house.gateway, { ...orderOf44(), products: { A: product } });
  const orderId = toExternalId('order', order.orderId);
  const detail = await house.call(db.alpha, ops.get, { orderId });
  expect(detail).toMatchObject({
    number: order.number,
    total: { amount: 10766, currency: 'USD' },
    tax: { amount: 773 },
    refundable: { amount: 10766 },
    shippingRefundable: { amount: 757 },
    shippingAddress: { city: 'Brooklyn' },
    statusUrl: '',
    payments: [{ gateway: 'test', captured: { amount: 10766 } }],
  });
  expect(detail.lines.map((row) => row.total.amount)).toEqual([4498, 4219, 1292]);
  expect(detail.taxLines.reduce((sum, row) => sum + row.amount.amount, 0)).toBe(773);
  expect(await house.problem(db.beta, ops.get, { orderId })).toMatchObject({ status: 404 });
  expect(await house.problem(db.alpha, ops.get, { orderId }, ANONYMOUS)).toMatchObject({ status: 401 });
  const unknown = toExternalId('order', newId());
  expect(await house.problem(db.alpha, ops.get, { orderId: unknown })).toMatchObject({ status: 404 });
  expect(await house.problem(db.alpha, ops.get, { orderId: 'ord_x' })).toMatchObject({ status: 422 });
});

it('keeps notes', async () => {
  const order = await placeOrder(db, db.alpha, house.gateway, simple(1));
  const orderId = toExternalId('order', order.orderId);
  const detail = await house.call(db.alpha, ops.addNote, { orderId, text: '  Call before delivery ' });
  expect(detail.timeline).toMatchObject([
    { kind: 'note', actor: 'Robin Staff', text: 'Call before delivery' },
  ]);
  expect(await house.problem(db.alpha, ops.addNote, { orderId, text: ' ' })).toMatchObject({ status: 422 });
  expect(await house.problem(db.beta, ops.addNote, { orderId, text: 'x' })).toMatchObject({ status: 404 });
  expect(
    await house.problem(db.alpha, ops.addNote, { orderId, text: 'x' }, without('orders.edit')),
  ).toMatchObject({ status: 403 });
});

describe('list', () => {
  beforeAll(async () => {
    const gateway = testHouse(db).gateway;
    for (let day = 1; day <= 7; day++) {
      await placeOrder(db, db.beta, gateway, {
        ...simple(1, day * 100),
        email: day === 3 ? 'grace@example.org' : `buyer${day}@example.org`,
        customerName: day === 4 ? 'Grace Hopper' : 'Max Muster',
        // 23:30 in Berlin is the same day there and 22:30 UTC
        placedAt: new Date(`2026-03-0${day}T22:30:00.123Z`),
        status: day === 7 ? 'cancelled' : 'open',
      });
    }
  });

  const amounts = async (input: object) => {
    const page = await house.call(db.beta, ops.list, input);
    return page.items.map((row) => row.total.amount);
  };

  it('sorts, pages both ways and counts', async () => {
    expect(await amounts({})).toEqual([700, 600, 500, 400, 300, 200, 100]);
    expect(await amounts({ sort: 'total', limit: 3 })).toEqual([100, 200, 300]);
    expect(await amounts({ sort: '-number', limit: 2 })).toEqual([700, 600]);
    const seen: number[] = [];
    let cursor: string | undefined;
    do {
      const page = await house.call(db.beta, ops.list, { limit: 2, ...(cursor ? { cursor } : {}) });
      expect(page.total).toEqual({ value: 7, relation: 'eq' });
      seen.push(...page.items.map((row) => row.total.amount));
      cursor = page.page.next ?? undefined;
    } while (cursor);
    expect(seen).toEqual([700, 600, 500, 400, 300, 200, 100]);
  });

  it('filters by states and by days of the brand’s zone', async () => {
    expect(await amounts({ status: ['cancelled'] })).toEqual([700]);
    expect(
      await amounts({ status: 'open', financialStatus: ['paid'], fulfillmentStatus: ['fulfilled'] }),
    ).toEqual([]);
    expect(await amounts({ placedFrom: '2026-03-02', placedTo: '2026-03-03' })).toEqual([300, 200]);
    expect(await amounts({ placedFrom: '2026-03-06T22:30:00.123Z' })).toEqual([700, 600]);
    expect(await house.problem(db.beta, ops.list, { status: ['lost'] })).toMatchObject({ status: 422 });
    expect(await house.problem(db.beta, ops.list, { placedFrom: 'soon' })).toMatchObject({ status: 422 });
  });

  it('searches number, e-mail and name, exact hits first', async () => {
    expect(await amounts({ q: 'grace' })).toEqual([400, 300]);
    expect(await amounts({ q: 'grace@example.org' })).toEqual([300]);
    const all = await house.call(db.beta, ops.list, { sort: 'number' });
    const second = all.items[1];
    const found = await house.call(db.beta, ops.list, { q: `#${second?.number}` });
    expect(found.items[0]?.id).toBe(second?.id);
    const some = await house.call(db.beta, ops.list, { q: 'example', limit: 3 });
    const more = await house.call(db.beta, ops.list, {
      q: 'example',
      limit: 3,
      cursor: some.page.next ?? '',
    });
    expect(more.items.map((row) => row.total.amount)).toEqual([400, 300, 200]);
  });

  it('is for the team', async () => {
    expect(await house.problem(db.beta, ops.list, {}, ANONYMOUS)).toMatchObject({ status: 401 });
    expect(await house.problem(db.beta, ops.list, {}, without('orders.view'))).toMatchObject({ status: 403 });
  });
});
