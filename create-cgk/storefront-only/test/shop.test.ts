import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createInstallation } from '../src/installation.ts';
import { formatMoney } from '../src/money.ts';
import { createShop } from '../src/shop.tsx';
import { startInstallation, type TestInstallation } from './installation-server.ts';

let installation: TestInstallation;
let cookie = '';
beforeEach(async () => {
  installation = await startInstallation();
  cookie = '';
});
afterEach(() => installation.close());

function shopWith(apiKey = 'cgk_live_test', url = installation.url) {
  return createShop(createInstallation({ url, apiKey, fetch: (input, init) => fetch(input, init) }));
}

async function visit(path: string, form?: Record<string, string>, headers: Record<string, string> = {}) {
  const response = await shopWith().request(`https://shop.example${path}`, {
    headers: { ...(cookie ? { cookie } : {}), ...headers },
    ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
  });
  for (const line of response.headers.getSetCookie())
    cookie = /max-age=0/i.test(line) ? '' : (line.split(';')[0] ?? '');
  return { status: response.status, headers: response.headers, text: await response.text() };
}

describe('the catalogue', () => {
  it('lists products, escaped, with pictures of the installation and a next page', async () => {
    const { status, text, headers } = await visit('/');
    expect(status).toBe(200);
    expect(text).toContain('Mug &lt;tall&gt;');
    expect(text).toContain(`${installation.url}/media/t1/media/mug-400.webp`);
    expect(text).toContain('from €19.00');
    expect(text).toContain('href="/?cursor=abc"');
    expect(text).toContain('href="/collections/cups"');
    expect(headers.get('cache-control')).toContain('public');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    // `no-referrer` makes browsers send `Origin: null` with forms, which is refused.
    expect(headers.get('referrer-policy')).toBe('strict-origin-when-cross-origin');
  });

  it('asks for collections and searches, without the key', async () => {
    expect((await visit('/collections/cups')).text).toContain('To drink from');
    expect((await visit('/search?q=nothing')).text).toContain('There are no products here');
    expect(installation.asked.every(({ key }) => key === undefined)).toBe(true);
    expect(installation.asked.map(({ path }) => path)).toContain(
      '/api/v1/store/products?limit=24&collection=cups',
    );
  });

  it('shows a product with its variants; the sold-out one cannot be chosen', async () => {
    const { text } = await visit('/products/mug');
    expect(text).toContain('<p>Holds tea.</p>');
    expect(text).toMatch(/<option value="var_2" disabled=""/);
    expect(text).toMatch(/<option value="var_1" selected=""/);
  });

  it('says what is not there, and what cannot be shown', async () => {
    expect((await visit('/products/none')).status).toBe(404);
    expect((await visit('/collections/none')).status).toBe(404);
    expect((await visit('/nowhere')).status).toBe(404);
    await installation.close();
    expect((await shopWith().request('https://shop.example/')).status).toBe(503);
    installation = await startInstallation();
  });
});

describe('the cart', () => {
  it('is made with the first line, kept in a cookie that scripts cannot read, and bought at the installation', async () => {
    expect((await visit('/cart')).text).toContain('Your cart is empty');
    const added = await visit('/cart', { variantId: 'var_1', quantity: '2' });
    expect([added.status, added.headers.get('location')]).toEqual([303, '/cart']);
    expect(added.headers.getSetCookie()[0]).toMatch(/^cart=token-1; .*HttpOnly; Secure; SameSite=Lax/);
    const cart = await visit('/cart');
    expect(cart.text).toContain('€38.00');
    expect(cart.headers.get('cache-control')).toBe('no-store');
    await visit('/cart', { variantId: 'var_1', quantity: '1' });
    expect(installation.asked.at(-1)).toMatchObject({ cartToken: 'token-1', key: 'Bearer cgk_live_test' });
    const checkout = await visit('/checkout', {});
    expect([checkout.status, checkout.headers.get('location')]).toEqual([
      303,
      `${installation.url}/checkout/checkout-1`,
    ]);
  });

  it('changes, says why not, and empties', async () => {
    await visit('/cart', { variantId: 'var_1', quantity: '1' });
    const refused = await visit('/cart/lines/line_1', { quantity: '99' });
    expect((await visit(refused.headers.get('location') ?? '')).text).toContain('There are 9 left.');
    await visit('/cart/lines/line_1', { quantity: '0' });
    expect((await visit('/cart')).text).toContain('Your cart is empty');
    const gone = await visit('/cart', { variantId: 'var_9' });
    expect(decodeURIComponent(gone.headers.get('location') ?? '')).toContain('no+variant');
  });

  it('forgets a cart that is gone, and takes no form of another site', async () => {
    cookie = 'cart=old';
    expect((await visit('/cart')).text).toContain('Your cart is empty');
    expect(cookie).toBe('');
    expect((await visit('/checkout', {})).headers.get('location')).toBe('/cart');
    const from = async (origin: string) => (await visit('/cart', { variantId: 'var_1' }, { origin })).status;
    expect(await from('https://evil.example')).toBe(403);
    expect(await from('null')).toBe(403);
    expect(await from('https://shop.example')).toBe(303);
  });
});

describe('the binding', () => {
  it('is whole when address and key fit', async () => {
    const health = async (key: string) =>
      (await shopWith(key).request('https://shop.example/healthz')).status;
    expect(await health('cgk_live_test')).toBe(200);
    expect(await health('cgk_live_other')).toBe(503);
  });
});

describe('money', () => {
  it.each([
    [1999, 'USD', '$19.99'],
    [1999, 'JPY', '¥1,999'],
    [1999, 'KWD', 'KWD 1.999'],
    [0, 'EUR', '€0.00'],
  ])('%i %s is %s', (amount, currency, text) => {
    expect(formatMoney({ amount, currency }).replace(/\u00a0/g, ' ')).toBe(text);
  });
});
