/** Every card of the test gateway, to the end, with the books compared afterwards. */
import { sql } from 'drizzle-orm';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { CheckoutView, CompletionView } from '../../domain/checkout/views.ts';
import { fromExternalId } from '../../domain/kernel/ids.ts';
import { disagreements, ledgerOf, runClock, stockOf } from '../support/books.ts';
import {
  buyableVariants,
  chooseCard,
  complete,
  type ReadyCheckout,
  readyCheckout,
} from '../support/buyer.ts';
import { type Brand, eventually, sharedStack } from '../support/stack-access.ts';

let brand: Brand;
let variantId: string;
let variantUuid: string;
let before: { orders: number; stock: Awaited<ReturnType<typeof stockOf>>; charges: number };

const orderCount = async (): Promise<number> =>
  Number((await brand.db.rows<{ count: number }>(sql`select count(*)::int as count from orders`))[0]?.count);

beforeAll(async () => {
  ({ fernhill: brand } = await sharedStack());
  [variantId = ''] = await buyableVariants(brand.visitor(), 1);
  variantUuid = fromExternalId('variant', variantId) ?? '';
  await brand
    .program()
    .call('POST', '/admin/inventory/adjust', { variantId, delta: 100, reason: 'received' });
});

beforeEach(async () => {
  before = {
    orders: await orderCount(),
    stock: await stockOf(brand, variantUuid),
    charges: (await ledgerOf(brand)).length,
  };
});

afterEach(async () => {
  expect(await disagreements(brand)).toEqual([]);
});

const ready = (card: Parameters<typeof chooseCard>[2]): Promise<ReadyCheckout> =>
  readyCheckout(brand.visitor().port, 'fernhill', [{ variantId, quantity: 2 }], card);

const checkoutOf = ({ shop, token }: ReadyCheckout): Promise<CheckoutView> =>
  shop.call<CheckoutView>('GET', `/store/checkouts/${token}`);

/** One order more, the units promised to it, the cart gone. */
async function expectOrdered(checkout: ReadyCheckout, orderToken: string | null): Promise<void> {
  expect(orderToken).toBeTypeOf('string');
  expect(await orderCount()).toBe(before.orders + 1);
  const { committed, onHand, reserved } = before.stock;
  expect(await stockOf(brand, variantUuid)).toEqual({ onHand, reserved, committed: committed + 2 });
  const order = await checkout.shop.call<{ financialStatus: string; lines: { quantity: number }[] }>(
    'GET',
    `/store/orders/${orderToken}`,
  );
  expect([order.financialStatus, order.lines.map(({ quantity }) => quantity)]).toEqual(['paid', [2]]);
  const cart = await checkout.shop.api('GET', '/store/carts/current');
  expect(cart.status === 404 || cart.json<{ lines: unknown[] }>().lines.length === 0).toBe(true);
}

/** No order, all stock free, the cart and what was typed are kept. */
async function expectNothingHappened(checkout: ReadyCheckout): Promise<void> {
  expect(await orderCount()).toBe(before.orders);
  expect(await stockOf(brand, variantUuid)).toEqual(before.stock);
  const cart = await checkout.shop.call<{ lines: { quantity: number }[] }>('GET', '/store/carts/current');
  expect(cart.lines.map(({ quantity }) => quantity)).toEqual([2]);
  const view = await checkoutOf(checkout);
  expect([view.email, view.shippingAddress?.city, view.orderToken]).toEqual([
    'ada@example.com',
    'Brooklyn',
    null,
  ]);
}

it('ok: an order at once', async () => {
  const checkout = await ready('ok');
  const answer = await complete(checkout);
  expect([answer.status, answer.json().status]).toEqual([200, 'completed']);
  const { orderToken, orderNumber } = answer.json<CompletionView>();
  await expectOrdered(checkout, orderToken);
  const again = await complete(checkout);
  expect([again.status, again.json<CompletionView>().orderNumber]).toEqual([200, orderNumber]);
  expect(await orderCount()).toBe(before.orders + 1);
  expect((await ledgerOf(brand)).length).toBe(before.charges + 1);
});

it('ok, sent ten times at once: one order, one charge', async () => {
  const checkout = await ready('ok');
  const answers = await Promise.all(Array.from({ length: 10 }, () => complete(checkout)));
  const tokens = new Set<string>();
  for (const answer of answers) {
    if (answer.status === 200) tokens.add(answer.json<CompletionView>().orderToken ?? '');
    else expect([answer.status, answer.json().code]).toEqual([409, 'in_progress']);
  }
  expect(tokens.size).toBe(1);
  await expectOrdered(checkout, [...tokens][0] ?? null);
  expect((await ledgerOf(brand)).length).toBe(before.charges + 1);
});

it('timeout_then_ok: the gateway is asked again, not charged again', async () => {
  const checkout = await ready('timeout_then_ok');
  const answer = await complete(checkout);
  expect([answer.status, answer.json().status]).toEqual([200, 'completed']);
  await expectOrdered(checkout, answer.json<CompletionView>().orderToken);
  expect((await ledgerOf(brand)).length).toBe(before.charges + 1);
});

describe.each([
  ['declined', 'card_declined'],
  ['insufficient', 'insufficient_funds'],
] as const)('%s', (card, reason) => {
  it('says why, keeps cart and stock, and another card pays', async () => {
    const checkout = await ready(card);
    const refused = await complete(checkout);
    expect([refused.status, refused.json().code, refused.json().reason]).toEqual([
      402,
      'payment_declined',
      reason,
    ]);
    await expectNothingHappened(checkout);
    expect((await checkoutOf(checkout)).lastError).toMatchObject({ code: reason });
    const view = await chooseCard(checkout.shop, checkout.token, 'ok');
    expect(view.lastError).toBeNull();
    const paid = await complete({ ...checkout, view });
    expect([paid.status, paid.json().status]).toEqual([200, 'completed']);
    await expectOrdered(checkout, paid.json<CompletionView>().orderToken);
  });
});

describe('action_required', () => {
  const begun = async (): Promise<ReadyCheckout> => {
    const checkout = await ready('action_required');
    const answer = await complete(checkout);
    expect([answer.status, answer.json()]).toMatchObject([
      200,
      { status: 'action_required', redirectTo: `/checkout/${checkout.token}/return` },
    ]);
    expect(await orderCount()).toBe(before.orders);
    expect((await stockOf(brand, variantUuid)).reserved).toBe(before.stock.reserved + 2);
    return checkout;
  };

  it('approved: an order', async () => {
    const checkout = await begun();
    const path = `/store/checkouts/${checkout.token}/confirm`;
    const answer = await checkout.shop.call<CompletionView>('POST', path, { outcome: 'approve' });
    expect(answer.status).toBe('completed');
    await expectOrdered(checkout, answer.orderToken);
    expect((await checkout.shop.call<CompletionView>('POST', path, { outcome: 'approve' })).orderToken).toBe(
      answer.orderToken,
    );
  });

  it('declined: nothing was charged, everything is kept', async () => {
    const checkout = await begun();
    const path = `/store/checkouts/${checkout.token}/confirm`;
    const answer = await checkout.shop.api('POST', path, { outcome: 'decline' });
    expect([answer.status, answer.json().code]).toEqual([402, 'payment_declined']);
    await expectNothingHappened(checkout);
  });
});

it('processing_then_ok: becomes an order by itself', async () => {
  const checkout = await ready('processing_then_ok');
  const answer = await complete(checkout);
  expect([answer.status, answer.json().status]).toEqual([200, 'processing']);
  expect(await orderCount()).toBe(before.orders);
  const view = await eventually(
    () => checkoutOf(checkout),
    ({ state }) => state === 'completed',
  );
  await expectOrdered(checkout, view.orderToken);
});

it('processing_then_fail: frees the stock by itself', async () => {
  const checkout = await ready('processing_then_fail');
  expect((await complete(checkout)).json().status).toBe('processing');
  expect((await stockOf(brand, variantUuid)).reserved).toBe(before.stock.reserved + 2);
  const view = await eventually(
    () => checkoutOf(checkout),
    ({ state }) => state === 'open',
  );
  expect(view.lastError).toMatchObject({ code: 'payment_failed' });
  await eventually(
    () => stockOf(brand, variantUuid),
    ({ reserved }) => reserved === before.stock.reserved,
  );
  await expectNothingHappened(checkout);
});

it('a higher total than the one seen is refused; seen again, it is ordered', async () => {
  const checkout = await ready('ok');
  const product = await brand
    .visitor()
    .call<{ items: { id: string; handle: string }[] }>('GET', '/store/products?limit=100');
  const owner = await Promise.all(
    product.items.map(async ({ id }) => ({
      id,
      full: await brand
        .program()
        .call<{ version: number; variants: { id: string; price: { amount: number } }[] }>(
          'GET',
          `/admin/products/${id}`,
        ),
    })),
  );
  const found = owner.find(({ full }) => full.variants.some(({ id }) => id === variantId));
  const price = found?.full.variants.find(({ id }) => id === variantId)?.price.amount ?? 0;
  const setPrice = async (priceMinor: number, version: number): Promise<number> =>
    (
      await brand.program().call<{ version: number }>('PATCH', `/admin/products/${found?.id}/variants`, {
        version,
        variants: [{ id: variantId, priceMinor }],
      })
    ).version;
  const version = await setPrice(price + 500, found?.full.version ?? 0);
  const refused = await complete(checkout);
  expect([refused.status, refused.json().code]).toEqual([409, 'price_changed']);
  expect(await orderCount()).toBe(before.orders);
  const seen = await checkoutOf(checkout);
  const paid = await complete({ ...checkout, view: seen });
  expect(paid.status).toBe(200);
  await expectOrdered(checkout, paid.json<CompletionView>().orderToken);
  await setPrice(price, version);
});

it('the clock finds nothing left to do', async () => {
  const { reconciled, audit } = await runClock(brand);
  expect([reconciled.finished, audit.differences]).toEqual([0, 0]);
});
