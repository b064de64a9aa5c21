import { resolve } from 'node:path';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { describe, expect, inject, it } from 'vitest';
import { useBrowser } from '../support/browser.ts';
import { buy, buyableVariants } from '../support/buyer.ts';
import { ShopClient } from '../support/shop-client.ts';
import { brandOf, hydrated, openAdmin, openSection, shown, signIn, told, until } from './steps.ts';

const stack = inject('stack');
const fernhill = brandOf(stack, 'fernhill');
const visits = useBrowser();
const CSV = resolve(import.meta.dirname, '../fixtures/three-products.csv');
/** The header is line 1, and the first body runs over four lines more: the broken row is the 11th line. */
const BROKEN_LINE = '11';

/** The shop's address of the product whose page is open in the admin. */
async function openProduct(page: Page, title: string): Promise<string> {
  await openAdmin(page, fernhill, `/products?q=${encodeURIComponent(title)}`);
  await page.getByRole('link', { name: title, exact: true }).click();
  await shown(page.getByRole('heading', { level: 1, name: title }));
  const path = await page
    .getByRole('link', { name: /^View in shop/ })
    .first()
    .getAttribute('href');
  return new URL((path?.startsWith('/products/') ? path : null) ?? '/', fernhill.url).href;
}

/** A figure of the import’s summary. */
const figure = (page: Page, name: string): Promise<string> =>
  page
    .getByRole('main')
    .locator('dl[aria-label="What the file holds"] > div')
    .filter({ has: page.getByText(name, { exact: true }) })
    .locator('dd')
    .innerText();

async function uploadCsv(page: Page): Promise<void> {
  await openAdmin(page, fernhill, '/products/import');
  await page.getByLabel(/product CSV/).setInputFiles(CSV);
  await page.waitForURL(/\/products\/import\/imp_/);
  await shown(page.getByRole('heading', { level: 1, name: 'three-products.csv' }));
}

describe('a member of Fernhill', () => {
  it('sends one line of an order and refunds it', async () => {
    const shop = new ShopClient({ port: stack.port, slug: 'fernhill' });
    const variants = await buyableVariants(shop, 2);
    const { orderNumber } = await buy(
      stack.port,
      'fernhill',
      variants.map((variantId) => ({ variantId })),
    );
    const page = await visits.open();
    await signIn(page, fernhill);
    await openSection(page, 'Orders');
    await page.getByRole('link', { name: orderNumber ?? '', exact: true }).click();
    await shown(page.getByRole('heading', { level: 1, name: `Order ${orderNumber}` }));

    await page.getByRole('link', { name: 'Fulfil items' }).click();
    const parcel = page.getByRole('dialog', { name: 'Fulfil items' });
    await parcel
      .getByLabel(/^Units of .* to send$/)
      .last()
      .fill('0');
    await parcel.getByLabel('Carrier').fill('UPS');
    await parcel.getByLabel('Tracking number').fill('1Z999AA10123456784');
    await parcel.getByRole('button', { name: 'Mark as sent' }).click();
    await told(page, '1 unit marked as sent');
    await shown(page.getByText('Partly fulfilled'));
    await shown(page.getByText('UPS · 1Z999AA10123456784').first());

    await page.getByRole('link', { name: 'Refund', exact: true }).click();
    const refund = page.getByRole('dialog', { name: 'Refund' });
    await refund
      .getByLabel(/^Units of .* to refund$/)
      .first()
      .fill('1');
    const button = refund.getByRole('button', { name: /^Refund \$\d/ });
    await until(() => button.isEnabled(), 'the refund’s amount').toBe(true);
    const label = (await button.innerText()).trim();
    await shown(refund.getByText(label.replace('Refund ', ''), { exact: true }).first());
    await button.click();
    await told(page, label.replace('Refund ', 'Refunded '));
    await shown(page.getByText('Partly refunded'));
  });

  it('changes a price, and the shop shows it at the next load', async () => {
    const page = await visits.open();
    await signIn(page, fernhill);
    const address = await openProduct(page, 'Everyday Mug');
    const shopper = await visits.open();
    await shopper.goto(address);
    const price = shopper.locator('.price-line');
    expect(await price.innerText()).not.toContain('$61.75');

    for (const field of await page.getByRole('textbox', { name: /^Price, / }).all())
      await field.fill('61.75');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await told(page, 'Saved');
    await shopper.goto(address);
    expect(await price.innerText()).toContain('$61.75');
  });

  it('uploads a picture, and the product’s page shows it', async () => {
    const page = await visits.open();
    await signIn(page, fernhill);
    const address = await openProduct(page, 'Bud Vase');
    const buffer = await sharp({
      create: { width: 900, height: 1100, channels: 3, background: { r: 120, g: 90, b: 160 } },
    })
      .png()
      .toBuffer();
    await page
      .getByLabel('Choose pictures')
      .setInputFiles({ name: 'violet.png', mimeType: 'image/png', buffer });
    await told(page, 'Picture uploaded');
    const texts = page.getByLabel(/^Alt text of picture \d+$/);
    const alt = 'A field of violet, made for this test';
    await texts.last().fill(alt);
    await page
      .getByRole('button', { name: /^Save the alt text of picture/ })
      .last()
      .click();
    await told(page, 'Alt text saved');

    const shopper = await visits.open();
    await shopper.goto(address);
    const image = shopper.getByRole('img', { name: alt }).first();
    await image.scrollIntoViewIfNeeded();
    await until(
      () => image.evaluate((element) => (element as HTMLImageElement).naturalWidth),
      'the picture',
    ).toBeGreaterThan(0);
  });

  it('imports a CSV after a dry run; the same file again changes nothing', async () => {
    const page = await visits.open();
    await signIn(page, fernhill);
    await uploadCsv(page);
    await shown(page.getByText('Checked. Nothing is changed yet.'));
    const problem = page.getByRole('row').filter({ hasText: 'test-broken' }).filter({ hasText: 'Error' });
    await shown(problem.getByRole('cell', { name: BROKEN_LINE, exact: true }));
    expect(await figure(page, 'To create')).toBe('2');
    await page.getByRole('button', { name: 'Import 2 products' }).click();
    await shown(page.getByRole('progressbar', { name: 'Progress of the import' }));
    await shown(page.getByText('2 of 2 products, 100 %'));
    await shown(page.getByRole('heading', { name: /^Import done/ }));

    const shopper = await visits.open();
    await shopper.goto(`${fernhill.url}/products/test-stool`);
    await shown(shopper.getByText('16 in high'));
    await shown(shopper.getByRole('group', { name: /^Height/ }).getByText('High'));

    await uploadCsv(page);
    await hydrated(page);
    await until(() => figure(page, 'Unchanged'), 'unchanged products').toBe('2');
    expect(await figure(page, 'To create')).toBe('0');
    expect(await figure(page, 'To update')).toBe('0');
    expect(await page.getByRole('button', { name: /^Import \d/ }).count()).toBe(0);
  });
});
