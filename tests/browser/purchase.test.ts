/** A guest buys with script: what is bought arrives in one brand only; a refused card keeps everything. */
import type { Page } from 'playwright-core';
import { describe, expect, inject, it } from 'vitest';
import { useBrowser } from '../support/browser.ts';
import { ShopClient } from '../support/shop-client.ts';
import {
  addToCart,
  brandOf,
  cartHolds,
  choiceIsShown,
  chooseCard,
  chooseVariant,
  confirmedNumber,
  FERNHILL,
  fillCheckout,
  findProduct,
  KESSEL,
  mailMentions,
  openAdmin,
  openSection,
  pay,
  type Shop,
  shown,
  signIn,
  startCheckout,
} from './steps.ts';

const stack = inject('stack');
const visits = useBrowser();

const SHOPS = [
  { slug: 'fernhill', shop: FERNHILL, other: 'kessel' },
  { slug: 'kessel', shop: KESSEL, other: 'fernhill' },
] as const;

/** Two products in the cart, the first with a choice; on the cart page. */
async function fillCart(page: Page, shop: Shop, origin: string): Promise<void> {
  for (const wanted of [shop.first, shop.second]) {
    await findProduct(page, shop, wanted, origin);
    await chooseVariant(page, wanted.choice);
    await choiceIsShown(page, wanted.choice);
    await addToCart(page, shop);
    await shown(
      page.getByRole('dialog', { name: shop.t.cart.title }).getByRole('link', { name: wanted.title }),
    );
  }
  await page.goto(`${origin}/cart`);
  await cartHolds(page, [shop.first.title, shop.second.title]);
}

/** Up to the button that costs money. */
async function toReview(page: Page, shop: Shop, origin: string, email: string, card: string): Promise<void> {
  await fillCart(page, shop, origin);
  await startCheckout(page, shop);
  await fillCheckout(page, shop, email);
  await chooseCard(page, shop, card);
}

describe.each(SHOPS)('a guest at $slug', ({ slug, shop, other }) => {
  it('buys two things; mail and order are there, and only there', async () => {
    const brand = brandOf(stack, slug);
    const neighbour = brandOf(stack, other);
    const email = `guest@${slug}.example.com`;
    const page = await visits.open();
    await toReview(page, shop, brand.url, email, shop.goodCard);
    await pay(page, shop);
    const number = await confirmedNumber(page, shop);
    await shown(page.getByText(email).first());
    await cartIsEmpty(page, shop, brand.url);
    await mailMentions(page, brand.url, number);
    expect(
      (await new ShopClient({ port: stack.port, slug: other }).request('/__dev/mail')).text,
    ).not.toContain(email);

    await signIn(page, brand);
    await openSection(page, 'Orders');
    await page.getByRole('link', { name: number, exact: true }).click();
    await shown(page.getByRole('heading', { level: 1, name: `Order ${number}` }));
    await shown(page.getByText(email).first());
    const nextDoor = await visits.open();
    await signIn(nextDoor, neighbour);
    await openAdmin(nextDoor, neighbour, `/orders?q=${encodeURIComponent(email)}`);
    await shown(nextDoor.getByRole('heading', { level: 1, name: 'Orders' }));
    expect(await nextDoor.getByRole('row').filter({ hasText: 'Lovelace' }).count()).toBe(0);
    expect(await nextDoor.getByRole('link', { name: number, exact: true }).count()).toBe(0);
  });
});

async function cartIsEmpty(page: Page, { t }: Shop, origin: string): Promise<void> {
  await page.goto(`${origin}/cart`);
  await shown(page.getByRole('main').getByRole('heading', { name: t.cart.empty }));
}

describe.each([true, false])('a refused card, with script: %s', (javaScriptEnabled) => {
  it('says why and keeps the cart and what was typed; another card pays', async () => {
    const { url } = brandOf(stack, 'fernhill');
    const { first, second, address } = FERNHILL;
    const page = await visits.open({ javaScriptEnabled });
    for (const { title } of [first, second]) {
      await findProduct(page, FERNHILL, { ...first, title, collection: collectionOf(title) }, url);
      await addToCart(page, FERNHILL);
      if (javaScriptEnabled) await shown(page.getByRole('dialog', { name: FERNHILL.t.cart.title }));
      else await page.waitForURL(/\/cart$/);
    }
    await page.goto(`${url}/cart`);
    await startCheckout(page, FERNHILL);
    await fillCheckout(page, FERNHILL, 'refused@example.com');
    await chooseCard(page, FERNHILL, FERNHILL.declinedCard);
    await pay(page, FERNHILL);
    await shown(
      page
        .getByRole('alert')
        .getByText(/declined/)
        .first(),
    );
    for (const text of ['refused@example.com', address.line1]) await shown(page.getByText(text).first());
    const beside = await page.context().newPage();
    await beside.goto(`${url}/cart`);
    await cartHolds(beside, [first.title, second.title]);
    await chooseCard(page, FERNHILL, FERNHILL.goodCard);
    await pay(page, FERNHILL);
    await confirmedNumber(page, FERNHILL);
  });
});

const collectionOf = (title: string): string =>
  title === FERNHILL.first.title ? FERNHILL.first.collection : FERNHILL.second.collection;

it('a bank that asks: the order comes with the second step', async () => {
  const { url } = brandOf(stack, 'fernhill');
  const { t } = FERNHILL;
  const page = await visits.open();
  await toReview(page, FERNHILL, url, 'asked@example.com', 'Test card 3155: asks you to confirm');
  await pay(page, FERNHILL);
  await shown(page.getByRole('heading', { level: 1, name: t.checkout.actionTitle }));
  await page.getByRole('button', { name: t.checkout.approve }).click();
  await confirmedNumber(page, FERNHILL);
});

it('a pending payment becomes an order while the page waits', async () => {
  const { url } = brandOf(stack, 'kessel');
  const { t } = KESSEL;
  const page = await visits.open();
  await toReview(page, KESSEL, url, 'offen@example.com', 'Testlastschrift: erst offen, dann angenommen');
  await pay(page, KESSEL);
  await shown(page.getByRole('heading', { level: 1, name: t.checkout.processing }));
  await confirmedNumber(page, KESSEL);
});
