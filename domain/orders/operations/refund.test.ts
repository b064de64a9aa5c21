import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type SeededProduct, seedProduct } from '../../../tests/support/catalog-fixture.ts';
import { type PlacedOrder, placeOrder } from '../../../tests/support/order-fixture.ts';
import {
  openTestDatabase,
  type TestDatabase,
  type TestTenant,
} from '../../../tests/support/test-database.ts';
import { SYSTEM, type TestHouse, testHouse, without } from '../../../tests/support/test-house.ts';
import { toExternalId } from '../../kernel/ids.ts';
import { orderOf44, orderOf45 } from '../../pricing/pricing-fixtures.ts';
import { adminOperations as ops } from '../admin-operations.ts';

let db: TestDatabase;
let house: TestHouse;
let products: Record<'A' | 'B' | 'C', SeededProduct>;
beforeAll(async () => {
  db = await openTestDatabase();
}, 60_000);
afterAll(() => db.close());
beforeEach(async () => {
  house = testHouse(db);
  products = {
    A: await seedProduct(db, db.alpha, { onHand: 10 }),
    B: await seedProduct(db, db.alpha, { onHand: 10 }),
    C: await seedProduct(db, db.alpha, { onHand: 10 }),
  };
});

/** 107.66 USD: A 3 × (15.00, 14.99, 14.99), B 42.19, C 2 × 6.46, shipping 6.95 + 0.62 (20 §4.4). */
const place = () => placeOrder(db, db.alpha, house.gateway, { ...orderOf44(), products });
const idsOf = (order: PlacedOrder) => ({
  orderId: toExternalId('order', order.orderId),
  line: (id: string) => toExternalId('orderLine', order.lineIds[id] ?? ''),
});
const rows = <T extends Record<string, unknown>>(
  statement: ReturnType<typeof sql>,
  tenant: TestTenant = db.alpha,
) => db.database.tenant({ id: tenant.tenant.id, schemaKey: tenant.schemaKey }).rows<T>(statement);
const levelOf = async (product: SeededProduct) => {
  const [level] = await rows(
    sql`select on_hand, committed from inventory_levels where item_id = ${product.itemId}::uuid`,
  );
  const [moved] = await rows(
    sql`select sum(on_hand_delta)::int as on_hand, sum(committed_delta)::int as committed from inventory_movements where item_id = ${product.itemId}::uuid`,
  );
  expect(moved).toEqual(level);
  return level;
};

describe('exact sums', () => {
  it('gives units one by one what they were sold with, and all of it in the end', async () => {
    const order = await place();
    const { orderId, line } = idsOf(order);
    const given: number[] = [];
    let before = 0;
    for (const id of ['A', 'A', 'A', 'B', 'C', 'C']) {
      const input = { orderId, lines: [{ lineId: line(id), quantity: 1 }] };
      const preview = await house.call(db.alpha, ops.previewRefund, input);
      const detail = await house.call(db.alpha, ops.refund, input);
      given.push(detail.refunded.amount - before);
      before = detail.refunded.amount;
      expect(preview.total.amount).toBe(given.at(-1));
    }
    expect(given).toEqual([1500, 1499, 1499, 4219, 646, 646]);
    const half = await house.call(db.alpha, ops.refund, { orderId, shippingMinor: 300 });
    expect(half.shippingRefundable.amount).toBe(457);
    const last = await house.call(db.alpha, ops.refund, { orderId, isFullRefund: true });
    expect(last).toMatchObject({
      refunded: { amount: 10766 },
      refundable: { amount: 0 },
      shippingRefundable: { amount: 0 },
      financialStatus: 'refunded',
      payments: [{ status: 'refunded', refunded: { amount: 10766 } }],
    });
    expect(house.gateway.payments.get(`${db.alpha.tenant.id}:${order.gatewayRef}`)?.refundedMinor).toBe(
      10766,
    );
  });

  it('is whole in one go too, in a shop with prices that contain the tax', async () => {
    const order = await placeOrder(db, db.beta, house.gateway, orderOf45());
    const orderId = toExternalId('order', order.orderId);
    const preview = await house.call(db.beta, ops.previewRefund, { orderId, isFullRefund: true });
    expect(preview).toMatchObject({ total: { amount: 7005, currency: 'EUR' }, tax: { amount: 1006 } });
    const nets = preview.lines.reduce((sum, line) => sum + line.net.amount, 0);
    expect(nets + preview.shipping.amount + preview.tax.amount).toBe(7005);
    const detail = await house.call(db.beta, ops.refund, {
      orderId,
      isFullRefund: true,
      reason: 'Changed mind',
    });
    expect(detail).toMatchObject({ refunded: { amount: 7005 }, financialStatus: 'refunded' });
    expect(detail.refunds).toMatchObject([
      { status: 'succeeded', amount: { amount: 7005 }, reason: 'Changed mind' },
    ]);
    expect(detail.timeline[0]?.text).toBe('70,05\u00a0€ refunded · Changed mind');
  });
});

describe('stock', () => {
  it('releases what was not sent and restocks what came back, as wished', async () => {
    const order = await place();
    const { orderId, line } = idsOf(order);
    await house.call(db.alpha, ops.fulfil, { orderId, lines: [{ lineId: line('A'), quantity: 2 }] });
    expect(await levelOf(products.A)).toEqual({ on_hand: 8, committed: 1 });
    const first = await house.call(db.alpha, ops.refund, {
      orderId,
      lines: [{ lineId: line('A'), quantity: 2 }],
    });
    // one that was not sent yet, one that came back
    expect(await levelOf(products.A)).toEqual({ on_hand: 9, committed: 0 });
    expect(first.lines[0]).toMatchObject({ quantityFulfilled: 2, quantityRefunded: 2 });
    await house.call(db.alpha, ops.refund, {
      orderId,
      lines: [{ lineId: line('A'), quantity: 1, restock: false }],
    });
    expect(await levelOf(products.A)).toEqual({ on_hand: 9, committed: 0 });
    expect(
      await house.problem(db.alpha, ops.fulfil, { orderId, lines: [{ lineId: line('A'), quantity: 1 }] }),
    ).toMatchObject({ status: 409, code: 'quantity_exceeds_unfulfilled' });
  });

  it('counts an order as sent when the rest of it is refunded', async () => {
    const order = await place();
    const { orderId, line } = idsOf(order);
    await house.call(db.alpha, ops.fulfil, { orderId, lines: [{ lineId: line('A'), quantity: 3 }] });
    const detail = await house.call(db.alpha, ops.refund, {
      orderId,
      lines: [
        { lineId: line('B'), quantity: 1 },
        { lineId: line('C'), quantity: 2 },
      ],
    });
    expect(detail).toMatchObject({ fulfillmentStatus: 'fulfilled', financialStatus: 'partially_refunded' });
    const reservations = await rows(
      sql`select state from inventory_reservations where owner_id = ${order.checkoutId}::uuid order by state`,
    );
    expect(reservations).toEqual([{ state: 'consumed' }, { state: 'released' }, { state: 'released' }]);
  });
});

describe('at the same time', () => {
  it('never gives back twice', async () => {
    const order = await place();
    const { orderId } = idsOf(order);
    const outcomes = await Promise.allSettled(
      [1, 2, 3, 4].map(() => house.call(db.alpha, ops.refund, { orderId, isFullRefund: true })),
    );
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled').length).toBe(1);
    expect(house.gateway.refunds.size).toBe(1);
    const [sums] = await rows(
      sql`select refunded_minor::int as refunded, paid_minor::int as paid from orders where id = ${order.orderId}::uuid`,
    );
    expect(sums).toEqual({ refunded: 10766, paid: 10766 });
  });

  it('refuses the second of two refunds of the same units and of the same shipping', async () => {
    for (const input of [
      { lines: ['A'], shippingMinor: 0 },
      { lines: [], shippingMinor: 757 },
    ]) {
      const order = await place();
      const { orderId, line } = idsOf(order);
      const lines = input.lines.map((id) => ({ lineId: line(id), quantity: 3 }));
      const outcomes = await Promise.allSettled(
        [1, 2].map(() => house.call(db.alpha, ops.refund, { ...input, orderId, lines })),
      );
      expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(['fulfilled', 'rejected']);
    }
  });
});

describe('the gateway', () => {
  it('refuses: everything is as before and can be tried again', async () => {
    const order = await place();
    const { orderId, line } = idsOf(order);
    const input = { orderId, lines: [{ lineId: line('A'), quantity: 2 }] };
    house.gateway.nextRefunds = ['refuse'];
    expect(await house.problem(db.alpha, ops.refund, input)).toMatchObject({
      status: 502,
      code: 'refund_failed',
      detail: 'The account has no funds for refunds.',
    });
    const after = await house.call(db.alpha, ops.get, { orderId });
    expect(after).toMatchObject({ refunded: { amount: 0 }, financialStatus: 'paid' });
    expect(after.lines[0]?.quantityRefunded).toBe(0);
    expect(after.refunds).toMatchObject([{ status: 'failed' }]);
    expect(await levelOf(products.A)).toEqual({ on_hand: 10, committed: 3 });
    const again = await house.call(db.alpha, ops.refund, input);
    expect(again.refunded.amount).toBe(2999);
  });

  it.each(['timeout', 'lost_answer'] as const)(
    '%s: stays pending until the job asks again',
    async (answer) => {
      const order = await place();
      const { orderId, line } = idsOf(order);
      house.gateway.nextRefunds = [answer, 'timeout'];
      const input = { orderId, lines: [{ lineId: line('A'), quantity: 1 }] };
      const pending = await house.call(db.alpha, ops.refund, input);
      expect(pending.refunds).toMatchObject([{ status: 'pending' }]);
      expect(pending).toMatchObject({ financialStatus: 'paid', refundable: { amount: 9266 } });
      const [job] = await rows<{ payload: { refundId: string } }>(
        sql`select payload from jobs where name = 'refund.retry' and payload->>'refundId' = ${await refundIdOf(order)}`,
      );
      const retry = job?.payload ?? { refundId: '' };
      expect(await house.problem(db.alpha, ops.settleRefund, retry, SYSTEM)).toMatchObject({
        status: 503,
        code: 'gateway_timeout',
      });
      const answers = await Promise.all(
        [1, 2, 3].map(() => house.call(db.alpha, ops.settleRefund, retry, SYSTEM)),
      );
      expect(answers).toEqual([1, 2, 3].map(() => ({ status: 'succeeded' })));
      const done = await house.call(db.alpha, ops.get, { orderId });
      expect(done).toMatchObject({
        financialStatus: 'partially_refunded',
        refunded: { amount: 1500 },
        payments: [{ refunded: { amount: 1500 }, status: 'partially_refunded' }],
      });
      expect(house.gateway.payments.get(`${db.alpha.tenant.id}:${order.gatewayRef}`)?.refundedMinor).toBe(
        1500,
      );
      expect(await levelOf(products.A)).toEqual({ on_hand: 10, committed: 2 });
      const mails = await rows(
        sql`select 1 from jobs where name = 'order.refund_mail' and payload->>'orderId' = ${order.orderId}`,
      );
      expect(mails.length).toBe(1);
    },
  );
});

const refundIdOf = async (order: PlacedOrder) => {
  const [refund] = await rows<{ id: string }>(
    sql`select id from refunds where order_id = ${order.orderId}::uuid`,
  );
  return refund?.id ?? '';
};

describe('refuses', () => {
  it('too much, nothing, and lines of other orders', async () => {
    const order = await place();
    const other = await place();
    const { orderId, line } = idsOf(order);
    const ask = (more: object) => house.problem(db.alpha, ops.refund, { orderId, ...more });
    expect(await ask({ lines: [{ lineId: line('A'), quantity: 4 }] })).toMatchObject({
      status: 422,
      code: 'nothing_left_to_refund',
      errors: [{ path: 'lines.0.quantity' }],
    });
    expect(await ask({ shippingMinor: 758 })).toMatchObject({
      code: 'nothing_left_to_refund',
      errors: [{ path: 'shippingMinor' }],
    });
    expect(await ask({})).toMatchObject({ status: 422, code: 'invalid_input' });
    expect(await ask({ lines: [{ lineId: idsOf(other).line('A'), quantity: 1 }] })).toMatchObject({
      status: 404,
    });
    expect(
      await ask({
        lines: [
          { lineId: line('A'), quantity: 2 },
          { lineId: line('A'), quantity: 2 },
        ],
      }),
    ).toMatchObject({ status: 422 });
    await house.call(db.alpha, ops.refund, { orderId, isFullRefund: true });
    expect(await ask({ isFullRefund: true })).toMatchObject({ status: 422, code: 'nothing_left_to_refund' });
    expect(house.gateway.refunds.size).toBe(1);
  });

  it('those without permission and other tenants', async () => {
    const { orderId } = idsOf(await place());
    const input = { orderId, isFullRefund: true };
    expect(await house.problem(db.alpha, ops.refund, input, without('orders.refund'))).toMatchObject({
      status: 403,
    });
    expect(await house.problem(db.beta, ops.refund, input)).toMatchObject({ status: 404 });
    expect(await house.problem(db.beta, ops.previewRefund, input)).toMatchObject({ status: 404 });
    const settle = { refundId: orderId.replace('ord_', 'ref_') };
    expect(await house.problem(db.alpha, ops.settleRefund, settle)).toMatchObject({ status: 403 });
    expect(await house.problem(db.alpha, ops.settleRefund, settle, SYSTEM)).toMatchObject({ status: 404 });
  });
});
