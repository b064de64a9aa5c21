/** A guest who buys through the store API, step by step (20 §6). */

import type { z } from 'zod';
import type { CartWithToken } from '../../domain/carts/views.ts';
import type { CheckoutView, CompletionView } from '../../domain/checkout/views.ts';
import { type Answer, ShopClient } from './shop-client.ts';

type Cart = z.infer<typeof CartWithToken>;
export type TestCardToken =
  | 'ok'
  | 'declined'
  | 'insufficient'
  | 'action_required'
  | 'processing_then_ok'
  | 'processing_then_fail'
  | 'timeout_then_ok';

const US_ADDRESS = {
  firstName: 'Ada',
  lastName: 'Byron',
  line1: '12 Mill Road',
  city: 'Brooklyn',
  region: 'NY',
  postalCode: '11201',
  country: 'US',
};

const DE_ADDRESS = {
  firstName: 'Ada',
  lastName: 'Lovelace',
  line1: 'Oranienstraße 25',
  city: 'Berlin',
  postalCode: '10999',
  country: 'DE',
};

export const addressOf = (slug: string) => (slug === 'kessel' ? DE_ADDRESS : US_ADDRESS);

/** A filled-in checkout, one call away from an order. */
export interface ReadyCheckout {
  shop: ShopClient;
  cartToken: string;
  token: string;
  view: CheckoutView;
}

export interface Purchase {
  variantId: string;
  quantity?: number;
}

/** A cart with the lines, its token in the client's cookies as in a browser. */
export async function fillCart(shop: ShopClient, lines: readonly Purchase[]): Promise<Cart> {
  const cart = await shop.call<Cart>('POST', '/store/carts');
  for (const { variantId, quantity = 1 } of lines) {
    await shop.call('POST', '/store/carts/current/lines', { variantId, quantity });
  }
  return cart;
}

/** Cart, checkout, address, first way of delivery, test card. */
export async function readyCheckout(
  port: number,
  slug: string,
  lines: readonly Purchase[],
  card: TestCardToken = 'ok',
  email = 'ada@example.com',
): Promise<ReadyCheckout> {
  const shop = new ShopClient({ port, slug });
  const cart = await fillCart(shop, lines);
  const started = await shop.call<CheckoutView>('POST', '/store/checkouts');
  const path = `/store/checkouts/${started.token}`;
  const addressed = await shop.call<CheckoutView>('PATCH', path, {
    email,
    shippingAddress: addressOf(slug),
  });
  const [option] = addressed.shippingOptions;
  if (!option) throw new Error(`${slug} offers no delivery to the test address`);
  await shop.call('PUT', `${path}/shipping`, { optionId: option.id });
  const view = await chooseCard(shop, started.token, card);
  return { shop, cartToken: cart.token, token: started.token, view };
}

export const chooseCard = (shop: ShopClient, token: string, card: TestCardToken): Promise<CheckoutView> =>
  shop.call<CheckoutView>('POST', `/store/checkouts/${token}/payments`, {
    gateway: 'test',
    paymentToken: card,
  });

export const complete = ({ shop, token, view }: ReadyCheckout): Promise<Answer> =>
  shop.api('POST', `/store/checkouts/${token}/complete`, { calcHash: view.calcHash });

/** A paid order of the lines. */
export async function buy(port: number, slug: string, lines: readonly Purchase[]): Promise<CompletionView> {
  const answer = await complete(await readyCheckout(port, slug, lines));
  if (answer.status !== 200) throw new Error(`not completed: ${answer.status} ${answer.text}`);
  const view = answer.json<CompletionView>();
  if (view.status !== 'completed') throw new Error(`not completed: ${answer.text}`);
  return view;
}

interface ListedVariant {
  id: string;
  availability: string;
}

/** Variants of the shop that can be bought now, from its public list. */
export async function buyableVariants(shop: ShopClient, count: number): Promise<string[]> {
  const { items } = await shop.call<{ items: { handle: string }[] }>(
    'GET',
    '/store/products?availability=in_stock&limit=40',
  );
  const found: string[] = [];
  for (const { handle } of items) {
    if (found.length >= count) return found;
    const product = await shop.call<{ variants: ListedVariant[] }>('GET', `/store/products/${handle}`);
    const variant = product.variants.find((candidate) => candidate.availability === 'in_stock');
    if (variant) found.push(variant.id);
  }
  if (found.length < count) throw new Error(`only ${found.length} products can be bought`);
  return found;
}
