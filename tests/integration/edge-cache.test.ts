/** Public pages at the edge: kept, the same for everybody, gone the moment the product changes. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { AdminProduct } from '../../domain/catalog/admin-views.ts';
import { buyableVariants, fillCart } from '../support/buyer.ts';
import { type StackAccess, sharedStack } from '../support/stack-access.ts';

let stack: StackAccess;
let handle: string;
let product: AdminProduct;

beforeAll(async () => {
  stack = await sharedStack();
  const { items } = await stack.fernhill
    .visitor()
    .call<{ items: { handle: string; id: string }[] }>('GET', '/store/products?limit=1&sort=title-asc');
  handle = items[0]?.handle ?? '';
  product = await stack.fernhill.program().call<AdminProduct>('GET', `/admin/products/${items[0]?.id}`);
});

const PAGES = [
  '/',
  '/collections',
  '/search?q=linen',
  '/api/v1/store/products?limit=4',
  '/api/v1/store/collections',
];

describe('public pages', () => {
  it('are kept and carry nothing personal', async () => {
    for (const path of [...PAGES, `/products/${handle}`, `/api/v1/store/products/${handle}`]) {
      const visitor = stack.fernhill.visitor();
      await visitor.request(path);
      const second = await stack.fernhill.visitor().request(path);
      expect([path, second.status, second.headers.get('x-cache')]).toEqual([path, 200, 'HIT']);
      expect(second.headers.has('set-cookie'), path).toBe(false);
      expect(visitor.cookies.size, path).toBe(0);
    }
  });

  it('are the same with a cart, a session or campaign parameters', async () => {
    const plain = await stack.fernhill.visitor().request(`/products/${handle}`);
    const shopper = stack.fernhill.visitor();
    const [variantId] = await buyableVariants(shopper, 1);
    await fillCart(shopper, [{ variantId: variantId ?? '' }]);
    await shopper.signIn(stack.fernhill.owner);
    const answer = await shopper.request(`/products/${handle}?utm_source=mail&gclid=1`);
    expect([answer.text, answer.headers.get('x-cache')]).toEqual([plain.text, 'HIT']);
    expect(answer.headers.has('set-cookie')).toBe(false);
  });

  it('answer 304 to who has them already', async () => {
    for (const path of ['/', `/api/v1/store/products/${handle}`]) {
      const first = await stack.fernhill.visitor().request(path);
      const etag = first.headers.get('etag') ?? '';
      expect(etag, path).not.toBe('');
      const again = await stack.fernhill.visitor().request(path, { headers: { 'if-none-match': etag } });
      expect([path, again.status, again.text, again.headers.get('etag')]).toEqual([path, 304, '', etag]);
      const other = await stack.fernhill.visitor().request(path, { headers: { 'if-none-match': '"x"' } });
      expect([path, other.status]).toEqual([path, 200]);
    }
  });

  it('do not keep carts, checkouts, orders or the admin', async () => {
    for (const path of [
      '/cart',
      '/api/v1/store/shell',
      '/admin/sign-in',
      '/orders/aaaaaaaaaaaaaaaaaaaaaaaa',
    ]) {
      await stack.fernhill.visitor().request(path);
      const second = await stack.fernhill.visitor().request(path);
      expect([path, second.headers.get('x-cache')]).toEqual([path, null]);
      expect(second.headers.get('cache-control'), path).toMatch(/no-store|private/);
    }
  });
});

it('a changed price is on the page with the next request', async () => {
  const shop = stack.fernhill.visitor();
  const api = stack.fernhill.program();
  const { variants } = product;
  const pages = [`/products/${handle}`, `/api/v1/store/products/${handle}`];
  for (const path of pages) {
    await shop.request(path);
    expect((await shop.request(path)).headers.get('x-cache')).toBe('HIT');
  }
  let { version } = product;
  for (const [priceMinor, shown] of [
    [98_765, '987.65'],
    [12_321, '123.21'],
  ] as const) {
    const changed = await api.call<AdminProduct>('PATCH', `/admin/products/${product.id}/variants`, {
      version,
      variants: variants.map(({ id }) => ({ id, priceMinor, compareAtMinor: null })),
    });
    ({ version } = changed);
    const [page, view] = [await shop.request(pages[0] ?? ''), await shop.request(pages[1] ?? '')];
    expect(page.text).toContain(shown);
    expect(view.json()).toMatchObject({ priceMin: { amount: priceMinor } });
    expect((await stack.kessel.visitor().request('/')).status).toBe(200);
  }
  await api.call('PATCH', `/admin/products/${product.id}/variants`, {
    version,
    variants: variants.map(({ id, price }) => ({ id, priceMinor: price.amount })),
  });
});
