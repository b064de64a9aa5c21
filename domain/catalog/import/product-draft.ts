/** A product as the file describes it: what a dry run stores as JSON and the run reads again. */
import { z } from 'zod';
import { IMPORT_LIMITS } from './limits.ts';

const name = z.string().max(IMPORT_LIMITS.name);
const line = z.number().int().positive();
const amount = z.number().int().nonnegative();

/** Fields that an update touches only when the file has a column for them. */
export const DRAFT_FIELDS = [
  'descriptionHtml',
  'vendor',
  'category',
  'productType',
  'tags',
  'status',
  'seoTitle',
  'seoDescription',
  'sku',
  'barcode',
  'compareAtMinor',
  'costMinor',
  'weightGrams',
  'requiresShipping',
  'taxable',
  'inventoryPolicy',
  'images',
  'alt',
  'variantImages',
  'metafields',
] as const;
export type DraftField = (typeof DRAFT_FIELDS)[number];

export const MetafieldDraft = z.strictObject({ namespace: z.string(), key: z.string(), value: z.string() });
export type MetafieldDraft = z.infer<typeof MetafieldDraft>;

export const VariantDraft = z.strictObject({
  line,
  sku: name.nullable(),
  barcode: name.nullable(),
  /** One value for each of the product's options, in their order. */
  optionValues: z.array(name).max(IMPORT_LIMITS.optionsPerProduct),
  priceMinor: amount,
  compareAtMinor: amount.nullable(),
  costMinor: amount.nullable(),
  weightGrams: amount.nullable(),
  /** How the merchant likes to see the weight. */
  weightUnit: z.enum(['g', 'kg', 'lb', 'oz']).nullable(),
  requiresShipping: z.boolean(),
  taxable: z.boolean(),
  inventoryPolicy: z.enum(['deny', 'continue']),
  inventory: z.strictObject({
    isTracked: z.boolean(),
    /** The figure in the file, which may be below zero; null when the file has none. */
    sourceQuantity: z.number().int().nullable(),
    /** What to put on hand when the variant is created: the figure, at least 0. Never used on an update. */
    plannedStock: amount,
  }),
  metafields: z.array(MetafieldDraft),
});
export type VariantDraft = z.infer<typeof VariantDraft>;

export const ImageDraft = z.strictObject({
  line,
  sourceUrl: z.url({ protocol: /^https?$/ }).max(IMPORT_LIMITS.url),
  /** 1 for the first. */
  position: z.number().int().positive(),
  alt: z.string().max(IMPORT_LIMITS.altText),
  /** Places in `variants` of the variants that show this image. */
  variantIndexes: z.array(z.number().int().nonnegative()),
});
export type ImageDraft = z.infer<typeof ImageDraft>;

export const ProductDraft = z.strictObject({
  v: z.literal(1),
  line,
  handle: name.min(1),
  title: name.min(1),
  /** Sanitised; see description-html.ts. */
  descriptionHtml: z.string(),
  vendor: name,
  category: name.nullable(),
  productType: name,
  tags: z.array(name).max(IMPORT_LIMITS.tagsPerProduct),
  status: z.enum(['draft', 'active', 'archived']),
  isGiftCard: z.boolean(),
  seo: z.strictObject({ title: z.string().nullable(), description: z.string().nullable() }),
  /** ISO 4217 code of every amount in the draft. */
  currency: z.string().length(3),
  /** Empty for a product with one variant and nothing to choose. */
  options: z
    .array(z.strictObject({ name: name.min(1), values: z.array(name.min(1)).min(1) }))
    .max(IMPORT_LIMITS.optionsPerProduct),
  variants: z.array(VariantDraft).min(1).max(IMPORT_LIMITS.variantsPerProduct),
  images: z.array(ImageDraft).max(IMPORT_LIMITS.imagesPerProduct),
  metafields: z.array(MetafieldDraft),
  provides: z.array(z.enum(DRAFT_FIELDS)),
});
export type ProductDraft = z.infer<typeof ProductDraft>;
