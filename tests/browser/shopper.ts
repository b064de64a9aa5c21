/** A shopper's ways through a shop, by what they read on the screen; the words are the shop's own. */
import type { Page } from 'playwright-core';
import { de } from '../../apps/storefront/app/messages/de.ts';
import { en } from '../../apps/storefront/app/messages/en.ts';
import type { Messages } from '../../apps/storefront/app/messages/shape.ts';
import type { ProductView } from '../../domain/catalog/views.ts';
import { addressOf, type TestCardToken } from '../support/buyer.ts';
import type { Brand } from '../support/stack-access.ts';

export const wordsOf = { fernhill: en as Messages, kessel: de };

export interface Goods {
  collection: { handle: string; title: string };
  /** With options: a variant is chosen. */
  first: ProductView;
  variant: ProductView['variants'][number];
  second: ProductView;
}

/** A collection with a product of several variants on its first page, and another product. */
export async function chooseGoods(brand: Brand): Promise<Goods> {
  const shop = brand.visitor();
  const { items: collections } = await shop.call<{ items: { handle: string; title: string }[] }>(
    'GET',
    '/store/collections',
  );
  for (const collection of collections) {
    const { items } = await shop.call<{ items: { handle: string; availability: string }[] }>(
      'GET',
      `/store/products?collection=${collection.handle}&limit=12`,
    );
    const products = await Promise.all(
      items.map(({ handle }) => shop.call<ProductView>('GET', `/store/products/${handle}`)),
    );
    for (const first of products) {
      const variant = first.variants.slice(1).find(({ availability }) => availability === 'in_stock');
      const second = products.find(
        (other) => other !== first && other.variants[0]?.availability === 'in_stock',
      );
      if (first.options.length > 0 && variant && second) return { collection, first, variant, second };
    }
  }
  throw new Error(`${brand.slug} has no collection to shop in`);
}

export class Shopper {
  readonly page: Page;
  readonly brand: Brand;
  readonly words: Messages;
  readonly hasScript: boolean;

  constructor(page: Page, brand: Brand, hasScript = true) {
    this.page = page;
    this.brand = brand;
    this.words = wordsOf[brand.slug as keyof typeof wordsOf];
    this.hasScript = hasScript;
  }

  get origin(): string {
    return this.brand.url;
  }

  button(name: string) {
    return this.page.getByRole('button', { name, exact: true });
  }

  heading(name: string | RegExp) {
    return this.page.getByRole('heading', { level: 1, name });
  }

  /** Home → collection → product → variant → cart; then a second product. */
  async fillCart({ collection, first, variant, second }: Goods): Promise<void> {
    const { page, words } = this;
    await page.goto(`${this.origin}/`);
    await page
      .getByRole('navigation', { name: words.mainNavigation })
      .getByRole('link', { name: collection.title })
      .click();
    await this.heading(collection.title).waitFor();
    await page.getByRole('main').getByRole('link', { name: first.title, exact: true }).first().click();
    await this.heading(first.title).waitFor();
    await this.chooseVariant(variant);
    await this.add();
    await page.goto(`${this.origin}/products/${second.handle}`);
    await this.add();
  }

  async chooseVariant(variant: Goods['variant']): Promise<void> {
    const { page, words } = this;
    for (const [option, value] of Object.entries(variant.options)) {
      const radio = page.getByRole('group', { name: option }).locator(`input[value="${value}"]`);
      if (await radio.isChecked()) continue;
      await radio.check({ force: true });
      if (this.hasScript) await page.waitForURL((url) => url.searchParams.get(option) === value);
    }
    if (!this.hasScript) {
      await this.button(words.product.show).click();
      await page.waitForURL((url) => url.searchParams.size > 0);
    }
    await page.getByText(words.product.availability.in_stock).first().waitFor();
  }

  /** Adds what is shown; ends in the drawer, or on the cart page without script. */
  async add(): Promise<void> {
    await this.button(this.words.product.addToCart).first().click();
    if (this.hasScript) await this.page.getByRole('dialog', { name: this.words.cart.title }).waitFor();
    else await this.heading(this.words.cart.title).waitFor();
  }

  async checkOut(): Promise<void> {
    await this.button(this.words.cart.checkout).click();
    await this.heading(this.words.checkout.title).waitFor();
  }

  step(name: 'contact' | 'address' | 'shipping' | 'payment' | 'review') {
    return this.page.locator(`#step-${name}`);
  }

  async fillContact(email: string): Promise<void> {
    await this.step('contact').getByLabel(this.words.checkout.email).fill(email);
    await this.button(this.words.checkout.toDelivery).click();
  }

  async fillAddress(): Promise<void> {
    const { fields, toMethod } = this.words.checkout;
    const { country, region, ...rest } = { region: undefined, ...addressOf(this.brand.slug) };
    const form = this.step('address');
    await form.getByLabel(fields.country).selectOption(country);
    for (const [name, value] of Object.entries(rest)) {
      await form.getByLabel(fields[name as keyof typeof rest], { exact: true }).fill(value);
    }
    if (region) await form.getByLabel(fields.region).selectOption(region);
    await this.button(toMethod).click();
  }

  async chooseShipping(): Promise<void> {
    await this.step('shipping').getByRole('radio').first().check({ force: true });
    await this.button(this.words.checkout.toPayment).click();
  }

  async chooseCard(card: TestCardToken): Promise<void> {
    await this.step('payment').locator(`input[value="test:${card}"]`).check({ force: true });
    await this.button(this.words.checkout.toReview).click();
  }

  async pay(): Promise<void> {
    await this.button(this.words.checkout.pay('')).click();
  }

  async fillCheckout(email: string, card: TestCardToken): Promise<void> {
    await this.fillContact(email);
    await this.fillAddress();
    await this.chooseShipping();
    await this.chooseCard(card);
  }

  /** On the confirmation: the order's number. */
  async orderNumber(): Promise<string> {
    await this.page.waitForURL(/\/orders\//);
    await this.heading(this.words.order.thanks).waitFor();
    const title = await this.page
      .getByText(new RegExp(this.words.order.title('(\\S+)')))
      .first()
      .textContent();
    const number = new RegExp(this.words.order.title('(\\S+)')).exec(title ?? '')?.[1];
    if (!number) throw new Error('the confirmation shows no order number');
    return number;
  }
}
