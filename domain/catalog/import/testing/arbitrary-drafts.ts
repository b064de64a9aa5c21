/** Random products for property tests, and the catalogue's view of a product that was imported. */
import fc from 'fast-check';
import { cleanText } from '../cell-values.ts';
import { sanitiseDescription } from '../description-html.ts';
import { DRAFT_FIELDS, type ProductDraft, type VariantDraft } from '../product-draft.ts';
import type { ExistingProduct } from '../product-plan.ts';
import type { WritingStyle } from './shopify-csv-writer.ts';

const awkward = fc.constantFrom(
  'plain',
  'with, comma; semicolon\tand | bar',
  'she said "no"',
  '"',
  '""',
  'two\nlines',
  'naïve café – “quoted” ☕',
  '=SUM(A1)',
  '日本語',
  '👩‍👩‍👧',
  '<b>not html</b> & co',
  'ﬁ ligature, e\u0301 composed',
);
const text = fc
  .oneof(
    awkward,
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.string({ unit: 'binary', maxLength: 12 }),
  )
  .map(cleanText);
const filled = text.filter((value) => value !== '');
const optional = fc.option(filled, { nil: null });
const amount = fc.integer({ min: 0, max: 10_000_000 });
/** SKUs and barcodes that no reader would take for a spreadsheet's mark or a rounded number. */
const code = filled.map((value) => `c${value}`);

const variantFields = fc.record({
  barcode: fc.option(code, { nil: null }),
  priceMinor: amount,
  discount: fc.option(fc.integer({ min: 1, max: 5_000 }), { nil: null }),
  costMinor: fc.option(amount, { nil: null }),
  weightGrams: fc.option(fc.integer({ min: 0, max: 99_999 }), { nil: null }),
  weightUnit: fc.constantFrom('g' as const, 'kg' as const, 'lb' as const, 'oz' as const, null),
  requiresShipping: fc.boolean(),
  taxable: fc.boolean(),
  inventoryPolicy: fc.constantFrom('deny' as const, 'continue' as const),
  isTracked: fc.boolean(),
  quantity: fc.option(fc.integer({ min: -50, max: 5_000 }), { nil: null }),
  hasSku: fc.boolean(),
  note: optional,
  values: fc.tuple(filled, fc.constantFrom('S', 'M', 'L'), fc.constantFrom('Wool', 'Cotton, organic')),
  imageAt: fc.option(fc.nat({ max: 5 }), { nil: null }),
});

const productFields = fc.record({
  title: filled,
  body: text,
  vendor: text,
  category: optional,
  productType: text,
  tags: fc.array(
    filled.map((tag) => cleanText(tag.replaceAll(',', ' '))),
    { maxLength: 4 },
  ),
  status: fc.constantFrom('draft' as const, 'active' as const, 'archived' as const),
  isGiftCard: fc.boolean(),
  seoTitle: optional,
  seoDescription: optional,
  fabric: optional,
  optionCount: fc.nat({ max: 3 }),
  optionName: filled,
  variants: fc.array(variantFields, { minLength: 1, maxLength: 5 }),
  alts: fc.array(text, { maxLength: 6 }),
});

/** A list of valid drafts, as the reader would build them. */
export const arbitraryDrafts: fc.Arbitrary<ProductDraft[]> = fc
  .array(productFields, { minLength: 1, maxLength: 6 })
  .map((products) => products.map((fields, index) => draftOf(fields, index)));

type Fields = typeof productFields extends fc.Arbitrary<infer T> ? T : never;

function draftOf(fields: Fields, place: number): ProductDraft {
  const rows = fields.optionCount === 0 ? fields.variants.slice(0, 1) : fields.variants;
  const variants = rows.map((row, index): VariantDraft => {
    const [first, ...others] = row.values;
    return {
      line: 1,
      sku: row.hasSku ? `SKU-${place}-${index}` : null,
      barcode: row.barcode,
      optionValues: [cleanText(`${index} ${first}`), ...others].slice(0, fields.optionCount),
      priceMinor: row.priceMinor,
      compareAtMinor: row.discount === null ? null : row.priceMinor + row.discount,
      costMinor: row.costMinor,
      weightGrams: row.weightGrams,
      weightUnit: row.weightUnit,
      requiresShipping: row.requiresShipping,
      taxable: row.taxable,
      inventoryPolicy: row.inventoryPolicy,
      inventory: {
        isTracked: row.isTracked,
        sourceQuantity: row.quantity,
        plannedStock: Math.max(0, row.quantity ?? 0),
      },
      metafields: row.note === null ? [] : [{ namespace: 'custom', key: 'note', value: row.note }],
    };
  });
  const names = [cleanText(`1 ${fields.optionName}`), 'Size', 'Material, inside'].slice(
    0,
    fields.optionCount,
  );
  const tags = new Map(fields.tags.filter((tag) => tag !== '').map((tag) => [tag.toLowerCase(), tag]));
  return {
    v: 1,
    line: 1,
    handle: `product-${place}`,
    title: fields.title,
    descriptionHtml: cleanText(sanitiseDescription(fields.body).html),
    vendor: fields.vendor,
    category: fields.category,
    productType: fields.productType,
    tags: [...tags.values()],
    status: fields.status,
    isGiftCard: fields.isGiftCard,
    seo: { title: fields.seoTitle, description: fields.seoDescription },
    currency: 'EUR',
    options: names.map((name, index) => ({
      name,
      values: [...new Set(variants.map((variant) => variant.optionValues[index] ?? ''))],
    })),
    variants,
    images: fields.alts.map((alt, index) => ({
      line: 1,
      sourceUrl: `https://img.example/${place}/${index}.jpg?v=${index}`,
      position: index + 1,
      alt,
      variantIndexes: rows.flatMap((row, at) => (row.imageAt === index ? [at] : [])),
    })),
    metafields: fields.fabric === null ? [] : [{ namespace: 'custom', key: 'fabric', value: fields.fabric }],
    provides: [...DRAFT_FIELDS],
  };
}

export const arbitraryStyle: fc.Arbitrary<WritingStyle> = fc.record({
  delimiter: fc.constantFrom(',' as const, ';' as const, '\t' as const, '|' as const),
  lineEnd: fc.constantFrom('\n' as const, '\r\n' as const),
  hasByteOrderMark: fc.boolean(),
  quotesEverything: fc.boolean(),
  interleaves: fc.boolean(),
  hasBlankLines: fc.boolean(),
});

/** Drafts without their line numbers, which depend on the writing. */
export function withoutLines(drafts: readonly ProductDraft[]): unknown {
  return JSON.parse(JSON.stringify(drafts, (key, value: unknown) => (key === 'line' ? undefined : value)));
}

/** The product as the catalogue holds it after the draft was imported. */
export function asExisting(draft: ProductDraft): ExistingProduct {
  const variants = draft.variants.map((variant, index) => ({
    ...variant,
    id: `var-${draft.handle}-${index}`,
  }));
  return {
    ...draft,
    id: `prod-${draft.handle}`,
    variants,
    media: draft.images.map(({ sourceUrl, alt, position, variantIndexes }) => ({
      id: `med-${sourceUrl}`,
      sourceUrl,
      alt,
      position,
      variantIds: variantIndexes.map((index) => variants[index]!.id),
    })),
  };
}
