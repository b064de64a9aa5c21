import { describe, expect, inject, it } from 'vitest';
import { useBrowser } from '../support/browser.ts';
import {
  addToCart,
  brandOf,
  cartHolds,
  chooseCard,
  chooseVariant,
  confirmedNumber,
  FERNHILL,
  fillCheckout,
  findProduct,
  KESSEL,
  mailMentions,
  pay,
  shown,
  startCheckout,
} from './steps.ts';

const stack = inject('stack');
const visits = useBrowser();

const CASES = [
  { slug: 'fernhill', shop: FERNHILL, order: 'Pay now' },
  { slug: 'kessel', shop: KESSEL, order: 'Zahlungspflichtig bestellen' },
] as const;

describe.each(CASES)('without script, at $slug', ({ slug, shop, order }) => {
  it('a guest buys', async () => {
    const { url } = brandOf(stack, slug);
    const { first, second } = shop;
    const page = await visits.open({ javaScriptEnabled: false });

    await findProduct(page, shop, first, url);
    expect(await page.locator('html').getAttribute('lang')).toBe(shop.locale);
    await chooseVariant(page, first.choice);
    await addToCart(page, shop);
    await page.waitForURL(/\/cart$/);
    await cartHolds(page, [first.title]);
    for (const value of Object.values(first.choice)) await shown(page.getByText(value).first());

    await findProduct(page, shop, second, url);
    await addToCart(page, shop);
    await page.waitForURL(/\/cart$/);
    await cartHolds(page, [first.title, second.title]);

    await startCheckout(page, shop);
    await fillCheckout(page, shop, `ada.plain@${slug}.example.com`);
    await chooseCard(page, shop, shop.goodCard);
    await shown(page.getByRole('button', { name: order }));
    await pay(page, shop);
    const number = await confirmedNumber(page, shop);
    await mailMentions(page, url, number);
  });
});
