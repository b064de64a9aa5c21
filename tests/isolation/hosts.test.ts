/** What a browser or a proxy can say about the host, and what one brand's secrets open at the other. */
import { beforeAll, describe, expect, it } from 'vitest';
import { type FurnishedBrand, furnish } from '../support/furnished-brand.ts';
import { send } from '../support/shop-client.ts';
import { type Brand, type StackAccess, sharedStack } from '../support/stack-access.ts';

let stack: StackAccess;
let ours: FurnishedBrand;
let theirs: FurnishedBrand;

beforeAll(async () => {
  stack = await sharedStack();
  [ours, theirs] = [await furnish(stack.fernhill), await furnish(stack.kessel)];
});

const other = (brand: Brand): Brand => (brand.slug === 'fernhill' ? stack.kessel : stack.fernhill);

describe.each(['fernhill', 'kessel'] as const)('a member of %s', (slug) => {
  it('is signed in at home only', async () => {
    const home = stack[slug].visitor();
    const signedIn = await home.signIn(stack[slug].owner);
    expect([signedIn.status, home.cookies.size]).toEqual([302, 1]);
    expect((await home.request('/admin')).status).toBe(200);
    expect((await home.api('GET', '/admin/orders')).status).toBe(200);

    const away = other(stack[slug]).visitor();
    for (const [name, value] of home.cookies) away.cookies.set(name, value);
    const page = await away.request('/admin');
    expect([page.status, page.headers.get('location')]).toEqual([
      302,
      expect.stringContaining('/admin/sign-in'),
    ]);
    const api = await away.api('GET', '/admin/orders');
    expect([api.status, api.json().code]).toEqual([401, 'unauthenticated']);
    expect((await away.request('/admin/orders/export')).text).not.toContain('ada@example.com');
  });

  it('has no admin at the other brand with the right password', async () => {
    const away = other(stack[slug]).visitor();
    await away.signIn(stack[slug].owner);
    expect((await away.request('/admin')).status).toBe(302);
    expect((await away.api('GET', '/admin/orders')).status).toBe(401);
  });
});

describe('the host header alone names the brand', () => {
  const tricks = (target: Brand): Record<string, string>[] => [
    { 'x-forwarded-host': `${target.slug}.localhost` },
    { 'x-forwarded-host': `${target.slug}.localhost:${stack.port}`, 'x-forwarded-proto': 'https' },
    { forwarded: `host=${target.slug}.localhost` },
    { 'x-host': `${target.slug}.localhost` },
    { 'x-original-host': `${target.slug}.localhost` },
    { 'x-original-url': `http://${target.slug}.localhost/` },
    { 'x-tenant-id': target.id },
    { 'x-tenant': target.slug },
    { 'cf-worker': `${target.slug}.localhost` },
    { origin: `http://${target.slug}.localhost:${stack.port}` },
  ];

  it('on pages and in the API', async () => {
    const visitor = stack.fernhill.visitor();
    for (const path of ['/', '/collections', '/api/v1/store/products?limit=5', '/robots.txt']) {
      const plain = await visitor.request(path);
      expect(plain.status).toBe(200);
      for (const headers of tricks(stack.kessel)) {
        expect((await visitor.request(path, { headers })).text, JSON.stringify(headers)).toBe(plain.text);
      }
    }
  });

  it('also for a key', async () => {
    const client = stack.fernhill.program();
    for (const headers of tricks(stack.kessel)) {
      const answer = await client.api('GET', `/admin/orders/${theirs.id('ord')}`, undefined, headers);
      expect(answer.status, JSON.stringify(headers)).toBe(404);
    }
  });

  it('in any spelling, and no other host opens a brand', async () => {
    const { port } = stack;
    const path = '/api/v1/store/products?limit=1';
    const plain = await send(port, 'fernhill.localhost', path);
    expect((await send(port, 'FERNHILL.localhost', path)).text).toBe(plain.text);
    for (const host of [
      'nobody.localhost',
      'kessel.fernhill.localhost',
      'fernhill.localhost.example.com',
      'fernhill',
      'fernhill.example.com',
      '127.0.0.1',
    ]) {
      const answer = await send(port, host, path);
      expect([host, answer.status, answer.headers.get('cache-control')]).toEqual([host, 404, 'no-store']);
    }
  });
});

describe('media', () => {
  const keyOf = async (brand: Brand): Promise<string> => {
    const { media } = await brand
      .program()
      .call<{ media: { key: string; widths: number[] }[] }>(
        'GET',
        `/admin/products/${(await firstProduct(brand)).id}`,
      );
    const [picture] = media;
    if (!picture) throw new Error('the product has no picture');
    return picture.widths.length > 0 ? `${picture.key}-${picture.widths[0]}.webp` : picture.key;
  };
  const firstProduct = async (brand: Brand): Promise<{ id: string }> => {
    const { items } = await brand
      .visitor()
      .call<{ items: { id: string }[] }>('GET', '/store/products?limit=1');
    if (!items[0]) throw new Error('no product');
    return items[0];
  };

  it('of a brand is under its own host only, whatever the path looks like', async () => {
    const key = await keyOf(stack.kessel);
    expect((await stack.kessel.visitor().request(`/media/${key}`)).status).toBe(200);
    const [tenant, ...rest] = key.split('/');
    const file = rest.join('/');
    expect(tenant).toBe(stack.kessel.id);
    for (const path of [
      key,
      `${stack.fernhill.id}/${file.replace('demo/', `../../${tenant}/media/demo/`)}`,
      `${stack.fernhill.id}/..%2f..%2f${tenant}%2fmedia%2f${encodeURIComponent(file)}`,
      `${stack.fernhill.id}/%2e%2e/%2e%2e/${tenant}/media/${file}`,
      `${stack.fernhill.id}//${key}`,
      `${tenant?.toUpperCase()}/${file}`,
      `t/${tenant}/media/${file}`,
      `${stack.fernhill.id}/t/${tenant}/media/${file}`,
    ]) {
      const answer = await stack.fernhill.visitor().request(`/media/${path}`);
      expect([path, answer.status >= 400 && answer.status < 500]).toEqual([path, true]);
    }
  });
});

describe('the edge cache', () => {
  it('never serves a page of one brand at the other', async () => {
    for (const path of [
      '/',
      '/collections',
      '/search?q=a',
      '/sitemap.xml',
      '/api/v1/store/products?limit=3',
      '/api/v1/store/collections',
    ]) {
      await stack.fernhill.visitor().request(path);
      const kept = await stack.fernhill.visitor().request(path);
      const neighbour = await stack.kessel.visitor().request(path);
      const nextTime = await stack.kessel.visitor().request(path);
      expect(neighbour.text, path).not.toBe(kept.text);
      expect(nextTime.text, path).not.toContain('fernhill');
      expect(kept.text, path).not.toContain('kessel');
    }
  });

  it('keeps pages of an unknown path apart too', async () => {
    const product = await stack.fernhill
      .visitor()
      .call<{ items: { handle: string }[] }>('GET', '/store/products?limit=1');
    const path = `/products/${product.items[0]?.handle}`;
    expect((await stack.fernhill.visitor().request(path)).status).toBe(200);
    expect((await stack.kessel.visitor().request(path)).status).toBe(404);
  });
});

describe('what a shopper holds', () => {
  it('a cart’s cookie shows nothing at the other brand', async () => {
    const visitor = stack.fernhill.visitor();
    visitor.cookies.set('cgk_cart', theirs.cartToken);
    expect((await visitor.api('GET', '/store/carts/current')).json().code).toBe('no_cart');
    const shell = await visitor.api('GET', '/store/shell');
    expect(shell.json()).toEqual({ cart: null });
    expect((await visitor.request('/cart')).status).toBe(200);
  });

  it('a checkout’s or order’s address is not found at the other brand', async () => {
    for (const [mine, elsewhere] of [
      [ours, stack.kessel],
      [theirs, stack.fernhill],
    ] as const) {
      for (const path of [
        `/checkout/${mine.checkoutToken}`,
        `/checkout/${mine.checkoutToken}/return`,
        `/orders/${mine.orderToken}`,
      ]) {
        expect([path, (await elsewhere.visitor().request(path)).status]).toEqual([path, 404]);
      }
      expect((await mine.brand.visitor().request(`/orders/${mine.orderToken}`)).status).toBe(200);
    }
  });

  it('a mail is in its own brand’s mailbox', async () => {
    const id = theirs.id('msg');
    expect((await stack.kessel.visitor().request(`/__dev/mail/${id}`)).status).toBe(200);
    expect((await stack.fernhill.visitor().request(`/__dev/mail/${id}`)).status).toBe(404);
  });
});
