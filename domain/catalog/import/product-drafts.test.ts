import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { accountFor } from './account-for.ts';
import { chunkDrafts } from './chunks.ts';
import { decodeCsv } from './decode-csv.ts';
import { planImport } from './diff.ts';
import { ProductDraft } from './product-draft.ts';
import { buildProductDrafts, parseProductDraft } from './product-drafts.ts';
import { readShopifyCsv } from './shopify-csv.ts';
import { asExisting } from './testing/arbitrary-drafts.ts';

function importFixture(name: string, currency: string) {
  const { text } = decodeCsv(readFileSync(new URL(`./fixtures/${name}`, import.meta.url)));
  return importText(text, currency);
}

function importText(text: string, currency = 'USD') {
  const csv = readShopifyCsv(text);
  const result = buildProductDrafts(csv, { currency });
  const product = (handle: string) => result.drafts.find((draft) => draft.handle === handle);
  const found = (handle: string | null) =>
    result.problems
      .filter((problem) => problem.handle === handle)
      .map(({ line, column, code }) => [line, column, code]);
  return { csv, result, product, found, account: accountFor(csv, result) };
}

describe('a file of the older kind', () => {
  const { result, product, found, account } = importFixture('oddities.csv', 'USD');

  it('keeps products with errors out and the others in', () => {
    expect(result.drafts.map((draft) => draft.handle)).toEqual([
      'harbour-mug',
      'tide-shirt',
      'rope-lamp',
      'gift-card',
    ]);
    expect(result.refusedHandles).toEqual([
      ...[
        'twin-sku',
        'no-price',
        'fine-cents',
        'no-title',
        'same-twice',
        'nameless',
        'two-products',
        'bad image',
      ],
    ]);
    for (const draft of result.drafts)
      expect(parseProductDraft(JSON.parse(JSON.stringify(draft)))).toEqual(draft);
  });

  it('adds up', () => {
    expect(account).toEqual({
      rows: 22,
      rowsByRole: { variant: 7, product: 0, image: 2, option: 0, blank: 2, error: 11 },
      products: 4,
      refusedProducts: 8,
      variants: 7,
      options: 4,
      optionValues: 7,
      prices: 7,
      compareAtPrices: 1,
      costs: 0,
      priceSumMinor: 1800 + 3900 + 3900 + 0 + 12000 + 2500 + 5000,
      images: 5,
      variantImages: 3,
      // One each, but two for 'two-products' (its rows are also the same variant) and three for 'bad image'.
      errors: 12,
      // Two of the file, eleven of the products above, and six refused products without SKUs.
      warnings: 19,
      unaccounted: 0,
    });
  });

  it('reads a product without options', () => {
    expect(product('harbour-mug')).toMatchObject({
      line: 2,
      descriptionHtml: '<h2>Stoneware</h2><p>Holds 300 ml, "straight from the kiln".</p>',
      tags: ['Mugs', 'stoneware'],
      status: 'active',
      seo: { title: 'Harbour Mug, hand-thrown', description: null },
      options: [],
      variants: [
        {
          sku: '4160',
          barcode: '4006381333931',
          optionValues: [],
          priceMinor: 1800,
          compareAtMinor: 2400,
          weightGrams: 340,
          inventory: { isTracked: true, sourceQuantity: -1, plannedStock: 0 },
        },
      ],
      images: [
        { position: 1, sourceUrl: 'https://img.example/mug.jpg', alt: 'A blue mug' },
        { position: 2, sourceUrl: 'https://img.example/mug-back.jpg', alt: '' },
      ],
    });
    expect(found('harbour-mug')).toEqual([
      [2, 'Body (HTML)', 'html.removed'],
      [2, 'Variant SKU', 'sku.apostrophe'],
      [2, 'Variant Inventory Qty', 'stock.negative'],
    ]);
  });

  it('brings rows together that stand apart', () => {
    expect(product('tide-shirt')).toMatchObject({
      status: 'draft',
      options: [
        { name: 'Colour', values: ['Navy, deep', 'White'] },
        { name: 'Size', values: ['S', 'M'] },
      ],
      images: [
        { sourceUrl: 'https://img.example/navy.jpg', variantIndexes: [0, 1] },
        { sourceUrl: 'https://img.example/white.jpg', variantIndexes: [] },
        { sourceUrl: 'https://img.example/white-only.jpg', variantIndexes: [2] },
      ],
    });
    expect(product('tide-shirt')?.variants.map((variant) => variant.compareAtMinor)).toEqual([
      null,
      null,
      null,
    ]);
    expect(found('tide-shirt').map(([, , code]) => code)).toEqual([
      'rows.apart',
      'price.compare_at',
      'price.zero',
    ]);
  });

  it('keeps an option that is called Title when it has a value of its own', () => {
    expect(product('rope-lamp')?.options).toEqual([{ name: 'Title', values: ['Olive'] }]);
    expect(found('rope-lamp').map(([, , code]) => code)).toEqual([
      ...['row.empty', 'rows.apart', 'option.placeholder', 'barcode.invalid', 'sku.blank'],
    ]);
  });

  it('knows gift cards', () => {
    expect(product('gift-card')).toMatchObject({
      isGiftCard: true,
      options: [{ name: 'Amount', values: ['25', '50'] }],
    });
  });

  it.each([
    ['twin-sku', 'Variant SKU', 'key.duplicate'],
    ['no-price', 'Variant Price', 'field.required'],
    ['fine-cents', 'Variant Price', 'money.precision'],
    ['no-title', 'Title', 'field.required'],
    ['same-twice', null, 'variant.duplicate'],
    ['nameless', 'Option2 Name', 'field.required'],
    ['two-products', 'Title', 'key.ambiguous'],
    ['bad image', 'Image Src', 'field.type'],
    ['bad image', 'Published', 'field.enum'],
  ])('says why %s is refused', (handle, column, code) => {
    const errors = result.problems.filter(
      (problem) => problem.handle === handle && problem.severity === 'error',
    );
    expect(errors).toContainEqual(
      expect.objectContaining({ column, code, message: expect.stringMatching(/\. \p{Lu}.*\.$/u) }),
    );
  });
});

describe('a file of the newer kind', () => {
  const { product, found, account } = importFixture('new-headers.csv', 'EUR');

  it('reads amounts with a comma, the currency code, weights, positions and metafields', () => {
    const draft = product('sea-towel');
    expect(draft).toMatchObject({ category: 'Home > Linens', metafields: [{ value: 'Linen; washed' }] });
    expect(draft?.variants.map((variant) => variant.priceMinor)).toEqual([123_450, 9_900]);
    expect(draft?.variants[0]).toMatchObject({
      compareAtMinor: 130_000,
      costMinor: 40_050,
      weightGrams: 454,
      weightUnit: 'lb',
      taxable: false,
      inventoryPolicy: 'continue',
    });
    expect(draft?.images.map((image) => image.sourceUrl)).toEqual([
      'https://img.example/a.jpg',
      'https://img.example/b.jpg',
    ]);
  });

  it('guesses no amount', () => {
    expect(found('drift')).toContainEqual([4, 'Price', 'money.format']);
    expect(found('dune')).toContainEqual([5, 'Price', 'money.currency']);
    expect(account).toMatchObject({ products: 1, refusedProducts: 2, unaccounted: 0 });
  });
});

describe('limits of a product', () => {
  const head = 'Handle,Title,Option1 Name,Option1 Value,Variant Price,Image Src\n';

  it('takes 2,048 variants and not one more', () => {
    const rows = (count: number) =>
      Array.from({ length: count }, (_, i) => `p,${i ? '' : 'P'},${i ? '' : 'N'},v${i},1,\n`).join('');
    expect(importText(head + rows(2_048)).account).toMatchObject({ products: 1, variants: 2_048, errors: 0 });
    expect(importText(head + rows(2_049)).found('p')).toContainEqual([2, null, 'limit.exceeded']);
  });

  it('takes 250 images', () => {
    const rows = Array.from(
      { length: 251 },
      (_, i) => `p,${i ? '' : 'P'},,,${i ? '' : 1},https://i.example/${i}\n`,
    );
    expect(importText(head + rows.slice(0, 250).join('')).account).toMatchObject({ images: 250, errors: 0 });
    expect(importText(head + rows.join('')).found('p')).toContainEqual([2, 'Image Src', 'limit.exceeded']);
  });

  it('counts rows of a product or an option on their own', () => {
    const { account } = importText(`${head}p,P,,,,\np,,Size,,,\np,,,S,1,\np,,,,,https://i.example/1\n`);
    expect(account.rowsByRole).toEqual({ variant: 1, product: 1, image: 1, option: 1, blank: 0, error: 0 });
  });
});

describe('50,000 rows', () => {
  it('are read and planned in seconds', async () => {
    const head =
      'Handle,Title,Body (HTML),Tags,Option1 Name,Option1 Value,Variant SKU,Variant Price,Image Src\n';
    const body =
      '"<div class=""x""><p>Some <b>words</b>, and more.</p><ul><li>One</li><li>Two</li></ul></div>"';
    const rows = Array.from({ length: 50_000 }, (_, i) => {
      const first = i % 5 === 0;
      return `p${Math.floor(i / 5)},${first ? `Product ${i}` : ''},${first ? body : ''},${first ? '"a, b"' : ''},${first ? 'Size' : ''},s${i % 5},SKU${i},${i % 90}.50,https://i.example/${i}.jpg\n`;
    });
    const text = head + rows.join('');
    const started = performance.now();
    const { result, account } = importText(text);
    const plans = result.drafts.map((draft) => planImport(draft, asExisting(draft)));
    const seconds = (performance.now() - started) / 1000;
    expect(account).toMatchObject({
      rows: 50_000,
      products: 10_000,
      variants: 50_000,
      images: 50_000,
      unaccounted: 0,
    });
    expect(plans.every((plan) => plan.kind === 'unchanged')).toBe(true);
    expect(await chunkDrafts(result.drafts)).toHaveLength(100);
    // 3 s is the aim on an idle machine; the test leaves room for a busy one.
    expect(seconds).toBeLessThan(10);
  }, 60_000);
});

describe.skipIf(!process.env.CGK_SHOPIFY_CSV_DIR)('real exports (CGK_SHOPIFY_CSV_DIR)', () => {
  it.each([
    [
      'apparel.csv',
      {
        rows: 104,
        products: 25,
        variants: 96,
        options: 31,
        optionValues: 95,
        prices: 96,
        priceSumMinor: 1_038_800,
        images: 55,
        variantImages: 7,
        errors: 0,
      },
    ],
    [
      'jewelry.csv',
      {
        rows: 30,
        products: 19,
        variants: 24,
        options: 1,
        optionValues: 6,
        prices: 24,
        priceSumMinor: 1_222_600,
        images: 25,
        variantImages: 0,
        errors: 0,
      },
    ],
  ])('%s is accounted for and settles after one run', (name, expected) => {
    const { text } = decodeCsv(readFileSync(`${process.env.CGK_SHOPIFY_CSV_DIR}/${name}`));
    const { account, result } = importText(text);
    expect(account).toMatchObject({ ...expected, unaccounted: 0 });
    for (const draft of result.drafts) {
      expect(ProductDraft.parse(draft)).toEqual(draft);
      expect(planImport(draft, asExisting(draft)).kind).toBe('unchanged');
    }
  });
});
