/** What shoppers and members of a brand do, step by step, by what the pages call their parts. */
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { de } from '../../apps/storefront/app/messages/de.ts';
import { en } from '../../apps/storefront/app/messages/en.ts';
import type { Messages } from '../../apps/storefront/app/messages/shape.ts';
import type { DemoTenant, StackFacts } from '../support/shared-stack.ts';

/** A product of a collection, with the values to choose. */
export interface Wanted {
  collection: string;
  title: string;
  choice: Record<string, string>;
}

export interface Address {
  country: string;
  firstName: string;
  lastName: string;
  line1: string;
  city: string;
  region?: string;
  postalCode: string;
}

/** A brand as its shoppers meet it. */
export interface Shop {
  t: Messages;
  locale: string;
  first: Wanted;
  second: Wanted;
  address: Address;
  shipping: string;
  goodCard: string;
  declinedCard: string;
}

export const FERNHILL: Shop = {
  t: en,
  locale: 'en',
  first: { collection: 'Ceramics', title: 'Pouring Jug', choice: { Color: 'Clay', Size: 'Large' } },
  second: { collection: 'Linen', title: 'Linen Napkins', choice: { Color: 'Fern', Set: 'Set of 6' } },
  address: {
    country: 'US',
    firstName: 'Ada',
    lastName: 'Byron',
    line1: '12 Mill Road',
    city: 'New York',
    region: 'NY',
    postalCode: '10001',
  },
  shipping: 'Express',
  goodCard: 'Test card 4242: approved',
  declinedCard: 'Test card 0002: declined',
};

export const KESSEL: Shop = {
  t: de,
  locale: 'de',
  first: { collection: 'Filterkaffee', title: 'Kegel Handfilter', choice: { Farbe: 'Graphit' } },
  second: { collection: 'Filterkaffee', title: 'Becher 300', choice: {} },
  address: {
    country: 'DE',
    firstName: 'Ada',
    lastName: 'Lovelace',
    line1: 'Oranienstraße 25',
    city: 'Berlin',
    postalCode: '10999',
  },
  shipping: 'DHL Paket',
  goodCard: 'Testkarte 4242: angenommen',
  declinedCard: 'Testkarte 0002: abgelehnt',
};

export function brandOf(facts: StackFacts, slug: 'fernhill' | 'kessel'): DemoTenant {
  const brand = facts.demo.tenants.find((tenant) => tenant.slug === slug);
  if (!brand) throw new Error(`there is no demo brand ${slug}`);
  return brand;
}

/** Waits until the question is answered as it should be. */
export const until = (question: () => Promise<unknown>, message: string) =>
  expect.poll(question, { timeout: 10_000, interval: 50, message });

export const shown = (locator: Locator): Promise<void> => locator.waitFor({ state: 'visible' });

/** Clicks, and waits for the page that this leads to. */
export async function follow(page: Page, link: Locator, to: RegExp): Promise<void> {
  await Promise.all([page.waitForURL(to), link.click()]);
}

/** From the front page through a collection to a product. */
export async function findProduct(
  page: Page,
  { t }: Shop,
  { collection, title }: Wanted,
  origin: string,
): Promise<void> {
  await page.goto(origin);
  const navigation = page.getByRole('navigation', { name: t.mainNavigation });
  await follow(
    page,
    navigation.getByRole('link', { name: collection, exact: true }),
    /\/collections\/[^/]+$/,
  );
  await shown(page.getByRole('heading', { level: 1, name: collection }));
  const card = page.getByRole('main').getByRole('link', { name: title, exact: true });
  await follow(page, card, /\/products\/[^/]+$/);
  await shown(page.getByRole('heading', { level: 1, name: title }));
}

export async function chooseVariant(page: Page, choice: Wanted['choice']): Promise<void> {
  for (const [option, value] of Object.entries(choice)) {
    const group = page.getByRole('group', { name: option });
    await group.getByRole('radio', { name: value }).check();
  }
}

/** With script the picker shows the choice at once: in the legend and in the address. */
export async function choiceIsShown(page: Page, choice: Wanted['choice']): Promise<void> {
  for (const [option, value] of Object.entries(choice)) {
    await shown(page.getByRole('group', { name: `${option}: ${value}` }));
  }
}

export const addToCart = (page: Page, { t }: Shop): Promise<void> =>
  page.getByRole('button', { name: t.product.addToCart }).filter({ hasText: t.product.addToCart }).click();

export async function cartHolds(page: Page, titles: readonly string[]): Promise<void> {
  const lines = page.getByRole('main').getByRole('heading', { level: 2 });
  await until(async () => (await lines.allTextContents()).sort(), 'lines of the cart').toEqual(
    [...titles].sort(),
  );
}

export async function startCheckout(page: Page, { t }: Shop): Promise<void> {
  const button = page.getByRole('main').getByRole('button', { name: t.cart.checkout });
  await follow(page, button, /\/checkout\/[^/]+$/);
}

async function fillAddress(page: Page, { t, address }: Shop): Promise<void> {
  const { fields } = t.checkout;
  const field = (label: string): Locator => page.getByLabel(label, { exact: true });
  await field(fields.country).selectOption(address.country);
  if (address.region) await field(fields.region).selectOption(address.region);
  await field(fields.firstName).fill(address.firstName);
  await field(fields.lastName).fill(address.lastName);
  await field(fields.line1).fill(address.line1);
  await field(fields.city).fill(address.city);
  await field(fields.postalCode).fill(address.postalCode);
}

/** E-mail, address and way of delivery: up to the question how to pay. */
export async function fillCheckout(page: Page, shop: Shop, email: string): Promise<void> {
  const { t } = shop;
  const press = (name: string): Promise<void> => page.getByRole('button', { name }).click();
  await page.getByLabel(t.checkout.email, { exact: true }).fill(email);
  await press(t.checkout.toDelivery);
  await fillAddress(page, shop);
  await press(t.checkout.toMethod);
  await page.getByRole('radio', { name: shop.shipping }).first().check();
  await press(t.checkout.toPayment);
}

export async function chooseCard(page: Page, { t }: Shop, card: string): Promise<void> {
  await page.getByRole('radio', { name: card }).check();
  await page.getByRole('button', { name: t.checkout.toReview }).click();
}

export const pay = (page: Page, { t }: Shop): Promise<void> =>
  page.getByRole('button', { name: t.checkout.pay('') }).click();

/** The confirmation page: the order's number. */
export async function confirmedNumber(page: Page, { t }: Shop): Promise<string> {
  await page.waitForURL(/\/orders\/[^/]+$/);
  await shown(page.getByRole('heading', { level: 1, name: t.order.thanks }));
  const prefix = t.order.title('');
  const label = await page
    .getByRole('main')
    .getByText(new RegExp(`^${prefix}\\S+$`))
    .first()
    .innerText();
  const number = /\S*\d\S*$/.exec(label)?.[0];
  if (!number) throw new Error(`no number in “${label}”`);
  return number;
}

/** The brand's mailbox has a mail about the order; mails are sent in the background. */
export async function mailMentions(page: Page, origin: string, number: string): Promise<void> {
  const mail = page.getByRole('row').filter({ hasText: number });
  await until(async () => {
    await page.goto(`${origin}/__dev/mail`);
    return mail.count();
  }, `a mail about ${number}`).toBeGreaterThan(0);
}

/** React has taken over the page: what is typed from now on stays. */
export async function hydrated(page: Page): Promise<void> {
  const isTaken = (): Promise<boolean> =>
    page.evaluate(() => {
      const main = document.querySelector('main');
      return main !== null && Object.keys(main).some((key) => key.startsWith('__reactProps'));
    });
  await until(isTaken, 'hydration').toBe(true);
}

/** A page of the admin, ready to be used. */
export async function openAdmin(page: Page, { adminUrl }: DemoTenant, path: string): Promise<void> {
  await page.goto(`${adminUrl}${path}`);
  await hydrated(page);
}

export async function signIn(page: Page, brand: DemoTenant): Promise<void> {
  await page.goto(`${brand.adminUrl}/sign-in`);
  await page.getByLabel('E-mail').fill(brand.owner.email);
  await page.getByLabel('Password').fill(brand.owner.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await shown(page.getByRole('navigation', { name: 'Sections' }));
}

/** A section of the admin by its entry in the navigation. */
export async function openSection(page: Page, name: string): Promise<void> {
  const sections = page.getByRole('navigation', { name: 'Sections' });
  await sections.getByRole('link', { name, exact: true }).click();
  await shown(page.getByRole('heading', { level: 1, name }));
}

/** What was just done, as the admin says it. */
export const told = (page: Page, text: string | RegExp): Promise<void> =>
  shown(page.getByRole('status').getByText(text));
