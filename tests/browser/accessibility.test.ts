import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { useBrowser } from '../support/browser.ts';
import { buy, buyableVariants, fillCart } from '../support/buyer.ts';
import { ShopClient } from '../support/shop-client.ts';
import { brandOf, openAdmin, shown, signIn, until } from './steps.ts';

const stack = inject('stack');
const visits = useBrowser();

const SIZES = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
] as const;
const SCHEMES = ['light', 'dark'] as const;

/** The browser writes the status of a missing page into the console. */
const MISSING = /status of 404/;

const BRANDS = [
  { slug: 'fernhill', collection: 'ceramics', product: 'pouring-jug', word: 'linen' },
  { slug: 'kessel', collection: 'filterkaffee', product: 'kegel-handfilter', word: 'kaffee' },
] as const;

type Slug = (typeof BRANDS)[number]['slug'];

/** Goods in a cart, and an order, that the pages show. */
interface Goods {
  cartToken: string;
  orderToken: string;
}

const goods = new Map<Slug, Goods>();

function goodsOf(slug: Slug): Goods {
  const found = goods.get(slug);
  if (!found) throw new Error(`nothing was bought at ${slug}`);
  return found;
}

async function prepare(slug: Slug): Promise<Goods> {
  const shop = new ShopClient({ port: stack.port, slug });
  const variants = (await buyableVariants(shop, 2)).map((variantId) => ({ variantId }));
  const { token } = await fillCart(shop, variants);
  const order = await buy(stack.port, slug, variants);
  if (!order.orderToken) throw new Error(`no order: ${JSON.stringify(order)}`);
  return { cartToken: token, orderToken: order.orderToken };
}

/** What axe finds on the page in each size and scheme: rule and element. */
async function violations(page: Page, name: string): Promise<string[]> {
  const found: string[] = [];
  for (const size of SIZES) {
    await page.setViewportSize(size);
    for (const colorScheme of SCHEMES) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const moving = (): Promise<number> =>
        page.evaluate(
          () => document.getAnimations().filter(({ playState }) => playState === 'running').length,
        );
      await until(moving, `animations of ${name}`).toBe(0);
      const result = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
      expect(result.passes.length, `rules that apply to ${name}`).toBeGreaterThan(10);
      for (const { id, nodes } of result.violations) {
        for (const { target, failureSummary } of nodes) {
          const why = failureSummary?.split('\n').slice(1).join(' ').trim();
          found.push(`${name} ${size.width} ${colorScheme}: ${id} at ${target.join(' ')} (${why})`);
        }
      }
    }
  }
  return found;
}

beforeAll(async () => {
  for (const { slug } of BRANDS) goods.set(slug, await prepare(slug));
});

describe.each(BRANDS)('the pages of $slug are accessible', ({ slug, collection, product, word }) => {
  const brand = brandOf(stack, slug);

  it('in the shop', { timeout: 240_000 }, async () => {
    const page = await visits.open({ allowed: MISSING });
    const { cartToken, orderToken } = goodsOf(slug);
    await page.context().addCookies([{ name: 'cgk_cart', value: cartToken, url: brand.url }]);
    const found: string[] = [];
    const look = async (name: string, path: string): Promise<void> => {
      await page.goto(`${brand.url}${path}`);
      await shown(page.getByRole('heading', { level: 1 }).first());
      found.push(...(await violations(page, name)));
    };
    await look('home', '/');
    await look('collections', '/collections');
    await look('collection', `/collections/${collection}`);
    await look('product', `/products/${product}`);
    await look('search', `/search?q=${word}`);
    await look('cart', '/cart');
    await page.locator('cart-contents li').first().waitFor();
    await page.getByRole('main').locator('form[data-checkout-start] button').click();
    await page.waitForURL(/\/checkout\/[^/]+$/);
    found.push(...(await violations(page, 'checkout')));
    await look('order status', `/orders/${orderToken}`);
    await look('404', '/nothing-here');
    expect(found).toEqual([]);
  });

  it('in the admin', { timeout: 240_000 }, async () => {
    const page = await visits.open();
    const found: string[] = [];
    const look = async (name: string): Promise<void> => {
      found.push(...(await violations(page, name)));
      await page.setViewportSize(SIZES[0]);
    };
    const rows = page.getByRole('main').locator('.row-link');
    /** Opens a list, then its first entry. */
    const lookAtListAndEntry = async (list: string, entry: string, path: string): Promise<void> => {
      await openAdmin(page, brand, path);
      await shown(rows.first());
      await look(list);
      await rows.first().click();
      await page.waitForURL(new RegExp(`${path}/[^/]+$`));
      await shown(page.getByRole('heading', { level: 1 }));
      await look(entry);
    };
    await page.goto(`${brand.adminUrl}/sign-in`);
    await shown(page.getByRole('heading', { level: 1 }));
    await look('sign-in');
    await signIn(page, brand);
    await look('dashboard');
    await lookAtListAndEntry('orders', 'order', '/orders');
    await page.getByRole('link', { name: 'Refund' }).first().click();
    await shown(page.getByRole('dialog', { name: 'Refund' }));
    await look('refund dialog');
    await lookAtListAndEntry('products', 'product', '/products');
    await lookAtListAndEntry('customers', 'customer', '/customers');
    await openAdmin(page, brand, '/products/import');
    await look('import');
    expect(found).toEqual([]);
  });
});
