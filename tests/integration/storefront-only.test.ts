/** The storefront that stands alone, against this house as its installation: what it believes of the API is true. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buyableVariants } from '../support/buyer.ts';
import { send } from '../support/shop-client.ts';
import { type StackAccess, sharedStack } from '../support/stack-access.ts';

interface Shop {
  request(url: string, init?: RequestInit): Promise<Response>;
}

interface StorefrontModule {
  createShop(installation: unknown): Shop;
  createInstallation(binding: {
    url: string;
    apiKey: string;
    fetch(input: string, init: RequestInit): Promise<Response>;
  }): unknown;
}

const PROJECT = resolve(import.meta.dirname, '../../create-cgk/storefront-only');
let stack: StackAccess;
let folder: string;
let shop: Shop;
let origin: string;
let cookie = '';

beforeAll(async () => {
  stack = await sharedStack();
  folder = mkdtempSync(join(tmpdir(), 'cgk-storefront-'));
  const outfile = join(folder, 'shop.mjs');
  await build({
    stdin: {
      contents:
        "export { createShop } from './src/shop.tsx';\nexport { createInstallation } from './src/installation.ts';",
      resolveDir: PROJECT,
    },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    tsconfig: join(PROJECT, 'tsconfig.json'),
  });
  const module = (await import(/* @vite-ignore */ pathToFileURL(outfile).href)) as StorefrontModule;
  origin = `http://fernhill.localhost:${stack.port}`;
  const installation = module.createInstallation({
    url: origin,
    apiKey: stack.fernhill.apiKey,
    // The name need not resolve on this machine.
    fetch: async (input, { method = 'GET', headers, body }) => {
      const { pathname, search } = new URL(input);
      const answer = await send(stack.port, 'fernhill.localhost', `${pathname}${search}`, {
        method,
        headers: headers as Record<string, string>,
        ...(body ? { body: JSON.parse(String(body)) } : {}),
      });
      return new Response(answer.status === 204 ? null : answer.text, {
        status: answer.status,
        headers: answer.headers,
      });
    },
  });
  shop = module.createShop(installation);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function visit(path: string, form?: Record<string, string>) {
  const response = await shop.request(`https://shop.example${path}`, {
    headers: cookie ? { cookie } : {},
    ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
  });
  for (const line of response.headers.getSetCookie()) cookie = line.split(';')[0] ?? '';
  return {
    status: response.status,
    location: response.headers.get('location') ?? '',
    text: await response.text(),
  };
}

it('is bound by its key', async () => {
  expect((await visit('/healthz')).text).toContain('ok');
});

it('shows products, a collection and a search of the brand', async () => {
  const home = await visit('/');
  expect(home.status).toBe(200);
  const [, handle = ''] = /href="\/products\/([^"]+)"/.exec(home.text) ?? [];
  expect((await visit(`/products/${handle}`)).text).toContain('Add to cart');
  const [, collection = ''] = /href="\/collections\/([^"]+)"/.exec(home.text) ?? [];
  expect((await visit(`/collections/${collection}`)).status).toBe(200);
  expect((await visit('/search?q=linen')).text).toContain('/products/');
  const [, picture = ''] = /src="([^"]+\.webp)"/.exec(home.text) ?? [];
  expect(picture.startsWith(`${origin}/media/`)).toBe(true);
  expect((await send(stack.port, 'fernhill.localhost', new URL(picture).pathname)).status).toBe(200);
  const [, next = ''] = /href="([^"]+cursor=[^"]+)">Next/.exec(home.text) ?? [];
  expect((await visit(next.replaceAll('&amp;', '&'))).text).toContain('Previous');
});

it('fills a cart, changes it, and leads to the checkout of the installation', async () => {
  const [variantId = ''] = await buyableVariants(stack.fernhill.visitor(), 1);
  expect((await visit('/cart', { variantId, quantity: '2' })).location).toBe('/cart');
  const cart = await visit('/cart');
  const [, line = ''] = /action="\/cart\/lines\/([^"]+)"/.exec(cart.text) ?? [];
  expect(cart.text).toContain('value="2"');
  await visit(`/cart/lines/${line}`, { quantity: '1' });
  expect((await visit('/cart')).text).toContain('value="1"');
  const { status, location } = await visit('/checkout', {});
  expect(status).toBe(303);
  expect(location.startsWith(`${origin}/checkout/`)).toBe(true);
  const page = await send(stack.port, 'fernhill.localhost', new URL(location).pathname);
  expect(page.status).toBe(200);
  expect((await visit('/cart', { variantId: 'var_01h455vb4pex5vsknk084sn02q' })).location).toContain(
    '/cart?notice=',
  );
});
