/** The budgets that need no load: bytes of each page, database round trips, start-up. Times are the bench's. */
import { beforeAll, describe, expect, it } from 'vitest';
import { buyableVariants, readyCheckout } from '../support/buyer.ts';
import { sharedStack } from '../support/stack-access.ts';
import { BUDGETS } from './aims.ts';
import { type PageWeight, weigh } from './page-weight.ts';
import { startUpBytes } from './start-up.ts';

/** HTML as an edge sends it (brotli 4); the styles are in it. */
const HTML_BYTES = 25_000;

const pages = new Map<string, PageWeight>();

beforeAll(async () => {
  const { fernhill } = await sharedStack();
  const visitor = fernhill.visitor();
  const shop = { port: visitor.port, host: `${fernhill.slug}.localhost` };
  const { items } = await visitor.call<{ items: { handle: string }[] }>('GET', '/store/products?limit=1');
  const { items: collections } = await visitor.call<{ items: { handle: string }[] }>(
    'GET',
    '/store/collections',
  );
  const [variantId = ''] = await buyableVariants(visitor, 1);
  const checkout = await readyCheckout(visitor.port, fernhill.slug, [{ variantId, quantity: 1 }], 'ok');
  const product = `/products/${items[0]?.handle}`;
  for (const path of ['/', product]) await weigh(shop, path);
  pages.set('home', await weigh(shop, '/'));
  pages.set('collection', await weigh(shop, `/collections/${collections[0]?.handle}`));
  pages.set('product', await weigh(shop, product));
  pages.set('cart', await weigh(shop, '/cart'));
  pages.set('checkout', await weigh(shop, `/checkout/${checkout.token}`));
});

describe.each(['home', 'collection', 'product', 'cart', 'checkout'])('the %s page', (name) => {
  const page = (): PageWeight => {
    const found = pages.get(name);
    if (!found) throw new Error(`the ${name} page was not weighed`);
    return found;
  };

  it('is light', () => {
    expect(page().status).toBe(200);
    expect(page().scripts.length).toBeGreaterThan(0);
    expect(page().scriptBrotli).toBeLessThanOrEqual(BUDGETS.scriptBytes);
    expect(page().htmlBrotli).toBeLessThanOrEqual(HTML_BYTES);
  });

  it('asks the database once at most, and not at all from the cache', () => {
    expect(page().roundTrips).toBeLessThanOrEqual(BUDGETS.roundTripsUncachedProduct);
    if (page().roundTripsCached !== null) expect(page().roundTripsCached).toBe(BUDGETS.roundTripsCached);
  });
});

it('public pages come from the cache the second time', () => {
  for (const name of ['home', 'collection', 'product'])
    expect(pages.get(name)?.roundTripsCached, name).toBe(0);
});

it('evaluates little at start', () => {
  expect(startUpBytes()).toBeLessThanOrEqual(BUDGETS.startUpBytes);
});
