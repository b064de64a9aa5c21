/**
 * The house dies in the middle of a completion: at every step on purpose, and by SIGKILL at no particular moment. After
 * a restart the same completion is sent again and the reconciliation runs: one order or none, and the money matches.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CheckoutView, CompletionView } from '../../domain/checkout/views.ts';
import { fromExternalId } from '../../domain/kernel/ids.ts';
import { disagreements, ledgerOf, runClock, stockOf } from '../support/books.ts';
import { buyableVariants, complete, type ReadyCheckout, readyCheckout } from '../support/buyer.ts';
import { type KillableStack, startKillableStack } from '../support/killable-stack.ts';
import { ShopClient } from '../support/shop-client.ts';
import { accessTo, type Brand, sharedStack } from '../support/stack-access.ts';

const checkoutId = ({ token }: ReadyCheckout): string =>
  (token.split('.')[0] ?? '').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

/** One order or none, as many units promised, and the cart is finished exactly when there is an order. */
async function expectOneOrNone(
  brand: Brand,
  checkout: ReadyCheckout,
  isOrderExpected?: boolean,
): Promise<number> {
  const orders = await brand.db.rows<{ id: string }>(
    sql`select id from orders where checkout_id = ${checkoutId(checkout)}::uuid`,
  );
  expect(orders.length).toBeLessThanOrEqual(1);
  if (isOrderExpected) expect(orders.length).toBe(1);
  const [open] = await brand.db.rows<{ count: number }>(sql`
    select count(*)::int as count from payments where checkout_id = ${checkoutId(checkout)}::uuid
       and status in ('created', 'requires_action', 'processing', 'authorized')`);
  expect(open?.count, 'payments without an end').toBe(0);
  const holds = await brand.db.rows<{ state: string }>(sql`
    select state from inventory_reservations where owner_id = ${checkoutId(checkout)}::uuid and state in ('held', 'committed')`);
  expect(holds.map(({ state }) => state)).toEqual(orders.length === 1 ? ['committed'] : []);
  const cart = await checkout.shop.api('GET', '/store/carts/current');
  const isCartOpen = cart.status === 200 && cart.json<{ lines: unknown[] }>().lines.length > 0;
  expect(isCartOpen, 'the cart is kept exactly when nothing was ordered').toBe(orders.length === 0);
  return orders.length;
}

/** The shopper's browser sends the same completion again until it gets an answer. */
async function retry(checkout: ReadyCheckout): Promise<CompletionView> {
  for (;;) {
    const answer = await complete(checkout);
    if (answer.status === 200) return answer.json<CompletionView>();
    if (answer.status !== 409 || answer.json().code !== 'in_progress')
      throw new Error(`the second try failed: ${answer.status} ${answer.text}`);
  }
}

describe('a fault after a step', () => {
  let brand: Brand;
  let variantId: string;
  let variantUuid: string;

  beforeAll(async () => {
    ({ kessel: brand } = await sharedStack());
    [variantId = ''] = await buyableVariants(brand.visitor(), 1);
    variantUuid = fromExternalId('variant', variantId) ?? '';
    await brand
      .program()
      .call('POST', '/admin/inventory/adjust', { variantId, delta: 200, reason: 'received' });
  });

  const STEPS = ['S2', 'S3', 'S6-begun', 'S6-charged', 'S6-booked', 'S7', 'S8-captured', 'S8', 'S9'];
  const fault = (step: string) => brand.visitor().request(`/__dev/fault?after=${step}`, { method: 'POST' });
  const broken = async (step: string): Promise<ReadyCheckout> => {
    const checkout = await readyCheckout(brand.visitor().port, brand.slug, [{ variantId }]);
    expect((await fault(step)).status).toBe(200);
    const answer = await complete(checkout);
    expect([answer.status, answer.json().code]).toEqual([500, 'internal_error']);
    return checkout;
  };

  it.each(STEPS)('%s, then the same again: one order, one charge', async (step) => {
    const before = await stockOf(brand, variantUuid);
    const charges = (await ledgerOf(brand)).length;
    const checkout = await broken(step);
    expect((await retry(checkout)).status).toBe('completed');
    await runClock(brand);
    await expectOneOrNone(brand, checkout, true);
    expect(await disagreements(brand)).toEqual([]);
    expect((await ledgerOf(brand)).length).toBe(charges + 1);
    expect(await stockOf(brand, variantUuid)).toEqual({ ...before, committed: before.committed + 1 });
  });

  it.each(STEPS)('%s, and the shopper never comes back: the clock finishes or undoes it', async (step) => {
    const before = await stockOf(brand, variantUuid);
    const checkout = await broken(step);
    await runClock(brand);
    if (step === 'S3') await expireHolds(brand, checkout);
    const { state } = await checkout.shop.call<CheckoutView>('GET', `/store/checkouts/${checkout.token}`);
    expect(['open', 'completed'], 'the shopper can go on').toContain(state);
    const orders = await expectOneOrNone(brand, checkout);
    expect(await disagreements(brand)).toEqual([]);
    const { committed, reserved } = await stockOf(brand, variantUuid);
    expect({ committed, reserved }).toEqual({
      committed: before.committed + orders,
      reserved: before.reserved,
    });
  });

  /** Fifteen minutes later. */
  async function expireHolds({ db }: Brand, checkout: ReadyCheckout): Promise<void> {
    await db.rows(sql`update inventory_reservations set expires_at = now() - interval '1 second'
       where owner_id = ${checkoutId(checkout)}::uuid and state = 'held'`);
    await runClock(brand);
  }
});

describe('SIGKILL at any moment', () => {
  const rounds = process.env.CGK_TEST_FULL ? 80 : 16;
  const dataDir = mkdtempSync(join(tmpdir(), 'cgk-kill-'));
  let house: KillableStack;
  let variantId: string;

  beforeAll(async () => {
    house = await startKillableStack(dataDir);
    const { kessel } = await accessTo(house.facts);
    [variantId = ''] = await buyableVariants(kessel.visitor(), 1);
  });

  afterAll(async () => {
    await house.kill();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it(
    `${rounds} times: one order or none, the ledger matches, movements sum up`,
    async () => {
      const seen = { before: 0, after: 0 };
      for (let round = 0; round < rounds; round++) {
        const checkout = await readyCheckout(house.facts.port, 'kessel', [{ variantId }]);
        const delay = (round * 60) / rounds;
        const cut = complete(checkout).then(
          () => seen.after++,
          () => seen.before++,
        );
        await new Promise((done) => setTimeout(done, delay));
        await house.kill();
        await cut;
        house = await startKillableStack(dataDir);
        const { kessel: brand } = await accessTo(house.facts);
        const shop = new ShopClient({ port: house.facts.port, slug: 'kessel' });
        for (const [name, value] of checkout.shop.cookies) shop.cookies.set(name, value);
        const again = { ...checkout, shop };
        const isRetried = round % 4 !== 3;
        if (isRetried) expect((await retry(again)).status).toBe('completed');
        await brand.db.rows(sql`update inventory_reservations set expires_at = now() where state = 'held'`);
        await runClock(brand);
        await expectOneOrNone(brand, again, isRetried);
        expect(await disagreements(brand), `round ${round}, killed after ${delay} ms`).toEqual([]);
      }
      expect(seen.before, 'completions that were cut off').toBeGreaterThan(0);
    },
    rounds * 20_000,
  );
});
