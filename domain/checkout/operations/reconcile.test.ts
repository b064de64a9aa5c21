import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { tables } from '../../../schema/index.ts';
import { openTestDatabase, type TestDatabase } from '../../../tests/support/test-database.ts';
import { SYSTEM, type TestHouse, testHouse } from '../../../tests/support/test-house.ts';
import type { CartStore } from '../../carts/cart-store.ts';
import type { StockOwner } from '../../inventory/stock-keeper.ts';
import { newId } from '../../kernel/ids.ts';
import { reconcile } from './complete.ts';

let db: TestDatabase;
let house: TestHouse;
let released: StockOwner[];
beforeAll(async () => {
  db = await openTestDatabase();
}, 60_000);
afterAll(() => db.close());
beforeEach(() => {
  released = [];
  const carts: Partial<CartStore> = {
    lock: async () => true,
    unlock: async () => {},
    complete: async () => {},
  };
  const fakes = testHouse(db).ports;
  house = testHouse(db, {
    carts: { ...fakes.carts, ...carts },
    stock: { ...fakes.stock, release: async (_, owner) => void released.push(owner) },
  });
});

const alpha = () => db.database.tenant({ id: db.alpha.tenant.id, schemaKey: db.alpha.schemaKey });

/** A checkout whose payment began for 50.00, at the gateway authorised or captured over `amount`. */
async function begun(amount: number, isCaptured: boolean) {
  const ids = { checkout: newId(), payment: newId() };
  const key = `${ids.checkout}:1`;
  const { id: tenantId } = db.alpha.tenant;
  const { reference } = await house.gateway.create({
    tenantId,
    idempotencyKey: key,
    amountMinor: amount,
    currency: 'USD',
    token: 'ok',
  });
  if (isCaptured) await house.gateway.capture(tenantId, reference);
  const { q } = alpha();
  const before = new Date(house.clock.now.getTime() - 600_000);
  await alpha().runAll([
    q.insert(tables.checkouts).values({
      id: ids.checkout,
      tokenHash: ids.checkout,
      cartId: newId(),
      cartVersion: 1,
      state: 'processing',
      lines: [],
      locale: 'en',
      attempt: 1,
      payment: { gateway: 'test', token: 'ok', label: 'Test card' },
      snapshot: { v: 1, totals: { amountDue: 5000 }, lines: [], shipping: null, cartTokenHash: null },
      expiresAt: new Date(house.clock.now.getTime() + 3_600_000),
    }),
    q.insert(tables.payments).values({
      id: ids.payment,
      checkoutId: ids.checkout,
      gateway: 'test',
      idempotencyKey: key,
      method: 'Test card',
      status: 'created',
      amountMinor: 5000,
      currency: 'USD',
      updatedAt: before,
    }),
  ]);
  return { ...ids, reference };
}

async function booked(payment: string, checkout: string) {
  const { q } = alpha();
  const [payments, checkouts] = await alpha().batch([
    q.select().from(tables.payments).where(eq(tables.payments.id, payment)),
    q.select().from(tables.checkouts).where(eq(tables.checkouts.id, checkout)),
  ]);
  return { payment: payments[0], checkout: checkouts[0] };
}

it.each([
  ['authorised', false, { status: 'voided', refunded: 0 }],
  ['captured', true, { status: 'refunded', refunded: 4000 }],
] as const)(
  'gives back what was %s for an order that cannot be made (PAY-04)',
  async (_, isCaptured, expected) => {
    const { checkout, payment, reference } = await begun(4000, isCaptured);
    expect(await house.call(db.alpha, reconcile, {}, SYSTEM)).toMatchObject({ examined: 1, undone: 1 });
    const ours = await booked(payment, checkout);
    expect(ours.payment).toMatchObject({
      status: expected.status,
      refundedMinor: expected.refunded,
      orderId: null,
    });
    const theirs = house.gateway.payments.get(`${db.alpha.tenant.id}:${reference}`);
    expect([theirs?.capturedMinor, theirs?.refundedMinor]).toEqual([expected.refunded, expected.refunded]);
    expect(ours.checkout).toMatchObject({
      state: 'open',
      orderId: null,
      lastError: { code: 'not_completed' },
    });
    expect(released).toEqual([{ kind: 'checkout', id: checkout }]);
    expect(await house.call(db.alpha, reconcile, {}, SYSTEM)).toMatchObject({ examined: 0 });
  },
);

it('finishes with the other payments, then says that one could not be settled', async () => {
  const broken = await begun(4000, false);
  const sound = await begun(4000, false);
  const { status } = house.gateway;
  house.gateway.status = async (tenantId, key) => {
    if (key.startsWith(broken.checkout)) throw new TypeError('the gateway answered nonsense');
    return status.call(house.gateway, tenantId, key);
  };
  await expect(house.call(db.alpha, reconcile, {}, SYSTEM)).rejects.toThrow(
    '1 payments could not be settled',
  );
  expect((await booked(sound.payment, sound.checkout)).payment?.status).toBe('voided');
  expect((await booked(broken.payment, broken.checkout)).payment?.status).toBe('created');
});
