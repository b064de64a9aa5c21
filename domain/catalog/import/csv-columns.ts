/**
 * The columns of a Shopify product export, in both generations of headers (15 §4.13), and how to recognise them.
 * Headers match without regard to case, spaces and punctuation.
 */

/** Fields that the import reads, under the names of this project. */
export const PRODUCT_FIELDS = [
  'handle',
  'title',
  'description',
  'vendor',
  'category',
  'productType',
  'tags',
  'published',
  'status',
  'giftCard',
  'seoTitle',
  'seoDescription',
] as const;

export const VARIANT_FIELDS = [
  'sku',
  'barcode',
  'price',
  'compareAtPrice',
  'cost',
  'grams',
  'weight',
  'weightUnit',
  'inventoryTracker',
  'inventoryQty',
  'inventoryPolicy',
  'requiresShipping',
  'taxable',
  'variantImage',
] as const;

export const IMAGE_FIELDS = ['imageSrc', 'imagePosition', 'imageAlt'] as const;

export type ColumnField =
  | (typeof PRODUCT_FIELDS)[number]
  | (typeof VARIANT_FIELDS)[number]
  | (typeof IMAGE_FIELDS)[number];

/** What a column of the file is to the import. */
export type ColumnRole =
  | { readonly kind: 'field'; readonly field: ColumnField }
  | { readonly kind: 'option'; readonly part: 'name' | 'value'; readonly position: number }
  | {
      readonly kind: 'metafield';
      readonly owner: 'product' | 'variant';
      readonly namespace: string;
      readonly key: string;
    }
  /** Known to Shopify, without a place here; `unless` is the value that means "nothing special". */
  | { readonly kind: 'ignored'; readonly unless: string | null }
  | { readonly kind: 'unknown' };

/** A column of the file: its name as written, its place, its meaning. */
export interface CsvColumn {
  readonly name: string;
  readonly index: number;
  readonly role: ColumnRole;
}

const HEADERS: Record<ColumnField, readonly string[]> = {
  handle: ['Handle', 'URL handle'],
  title: ['Title'],
  description: ['Body (HTML)', 'Body HTML', 'Body', 'Description'],
  vendor: ['Vendor'],
  category: ['Product Category', 'Standardized Product Type'],
  productType: ['Type', 'Custom Product Type'],
  tags: ['Tags'],
  published: ['Published', 'Published on online store'],
  status: ['Status'],
  giftCard: ['Gift Card'],
  seoTitle: ['SEO Title'],
  seoDescription: ['SEO Description'],
  sku: ['Variant SKU', 'SKU'],
  barcode: ['Variant Barcode', 'Barcode'],
  price: ['Variant Price', 'Price'],
  compareAtPrice: ['Variant Compare At Price', 'Compare-at price'],
  cost: ['Cost per item', 'Variant Cost'],
  grams: ['Variant Grams', 'Weight value (grams)'],
  weight: ['Variant Weight'],
  weightUnit: ['Variant Weight Unit', 'Weight unit for display'],
  inventoryTracker: ['Variant Inventory Tracker', 'Inventory tracker'],
  inventoryQty: ['Variant Inventory Qty', 'Variant Inventory Quantity', 'Inventory quantity'],
  inventoryPolicy: ['Variant Inventory Policy', 'Continue selling when out of stock'],
  requiresShipping: ['Variant Requires Shipping', 'Requires shipping'],
  taxable: ['Variant Taxable', 'Charge tax'],
  variantImage: ['Variant Image', 'Variant image URL'],
  imageSrc: ['Image Src', 'Product image URL'],
  imagePosition: ['Image Position'],
  imageAlt: ['Image Alt Text'],
};

/** The name to show for a field that the file does not have. */
export function usualHeader(field: ColumnField): string {
  return HEADERS[field][0] ?? field;
}

const IGNORED: readonly (readonly [string, string | null])[] = [
  ['Variant Fulfillment Service', 'manual'],
  ['Fulfillment service', 'manual'],
  ['Variant Tax Code', null],
  ['Tax code', null],
  ['Unit Price Total Measure', null],
  ['Unit Price Total Measure Unit', null],
  ['Unit Price Base Measure', null],
  ['Unit Price Base Measure Unit', null],
  ['Google Shopping Category', null],
];

/** Columns without which a file cannot be a product import. */
export const REQUIRED_FIELDS: readonly ColumnField[] = ['handle', 'title', 'price'];

function normaliseHeader(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}/]+/gu, '');
}

const ROLES: ReadonlyMap<string, ColumnRole> = new Map<string, ColumnRole>([
  ...Object.entries(HEADERS).flatMap(([field, names]) =>
    names.map((name): [string, ColumnRole] => [
      normaliseHeader(name),
      { kind: 'field', field: field as ColumnField },
    ]),
  ),
  ...IGNORED.map(([name, unless]): [string, ColumnRole] => [
    normaliseHeader(name),
    { kind: 'ignored', unless },
  ]),
]);

const METAFIELD = /\(\s*(product|variant)\.metafields\.([^.\s]+)\.([^\s]+?)\s*\)\s*$/;
const OPTION = /^option([1-9]|10)(name|value|linkedto)$/;
/** `Google Shopping / MPN`, `Included / EU`, `Price / EU`, `Compare At Price / EU`. */
const GROUPED = /^(googleshopping|included|price|compareatprice)\/./;

/** Says what a header means. */
export function recogniseColumn(name: string): ColumnRole {
  const metafield = METAFIELD.exec(name);
  if (metafield) {
    const [, owner, namespace, key] = metafield;
    return {
      kind: 'metafield',
      owner: owner === 'variant' ? 'variant' : 'product',
      namespace: namespace!,
      key: key!,
    };
  }
  const normal = normaliseHeader(name);
  const option = OPTION.exec(normal);
  if (option) {
    const position = Number(option[1]);
    if (option[2] === 'linkedto') return { kind: 'ignored', unless: null };
    return { kind: 'option', part: option[2] === 'name' ? 'name' : 'value', position };
  }
  const role = ROLES.get(normal);
  if (role) return role;
  if (GROUPED.test(normal)) return { kind: 'ignored', unless: normal.startsWith('included') ? 'true' : null };
  return { kind: 'unknown' };
}
