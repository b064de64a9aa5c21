import type { Api } from '@domain/api.ts';
import type { AdminProduct } from '@domain/catalog/admin-views.ts';
import type { FormReader } from '@ui/work/form/form-reader.ts';
import { moneyFieldText } from '@ui/work/form/money-text.ts';

type ProductPatch = Omit<Parameters<Api['catalog']['updateProduct']>[0], 'productId' | 'version'>;
type VariantPatch = Parameters<Api['catalog']['updateVariants']>[0]['variants'][number];

export const PRODUCT_FORM_ID = 'product';

/** Names of the product's own fields, with the words of messages about them. */
export const PRODUCT_FIELDS = {
  title: 'Title',
  descriptionHtml: 'Description',
  status: 'Status',
  vendor: 'Vendor',
  productType: 'Type',
  tags: 'Tags',
  seoTitle: 'Page title',
  seoDescription: 'Page description',
  handle: 'Handle',
} as const;

export const VARIANT_FIELDS = {
  price: 'Price',
  compareAt: 'Compare at',
  cost: 'Cost',
  sku: 'SKU',
  barcode: 'Barcode',
  weight: 'Weight',
  policy: 'When out of stock',
} as const;

type ProductField = keyof typeof PRODUCT_FIELDS;
type VariantField = keyof typeof VARIANT_FIELDS;

/** Name of a variant's field in the form. */
export function variantField(variantId: string, field: VariantField): string {
  return `v.${variantId}.${field}`;
}

/** Every field of the form as the text it shows for a product: what edits are compared with. */
export function productFormValues(product: AdminProduct, locale: string): Record<string, string> {
  const values: Record<string, string> = {
    title: product.title,
    descriptionHtml: product.descriptionHtml,
    status: product.status,
    vendor: product.vendor,
    productType: product.productType,
    tags: product.tags.join(', '),
    seoTitle: product.seoTitle,
    seoDescription: product.seoDescription,
    handle: product.handle,
  };
  for (const variant of product.variants) {
    const { currency } = variant.price;
    const texts: Record<VariantField, string> = {
      price: moneyFieldText(variant.price.amount, currency, locale),
      compareAt: moneyFieldText(variant.compareAt?.amount, currency, locale),
      cost: moneyFieldText(variant.cost?.amount, currency, locale),
      sku: variant.sku ?? '',
      barcode: variant.barcode ?? '',
      weight: String(variant.weightGrams),
      policy: variant.inventoryPolicy,
    };
    for (const [field, text] of Object.entries(texts)) values[`v.${variant.id}.${field}`] = text;
  }
  return values;
}

/** The form's texts for the fields of `base`. */
export function typedValues(reader: FormReader, base: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.keys(base).map((name) => [name, reader.has(name) ? reader.text(name) : (base[name] ?? '')]),
  );
}

/** What the form changes, as the two operations' inputs. Amounts that cannot be read go to the reader's errors. */
export function readProductEdits(reader: FormReader, base: Record<string, string>) {
  const mine = typedValues(reader, base);
  const changed = Object.keys(base).filter((name) => mine[name] !== base[name]?.replaceAll('\r\n', '\n'));
  const product: ProductPatch = {};
  const variants = new Map<string, VariantPatch>();
  for (const name of changed) {
    const [prefix, variantId, field] = name.split('.');
    if (prefix === 'v' && variantId && isVariantField(field)) {
      const patch = variants.get(variantId) ?? { id: variantId };
      readVariantField(reader, name, field, patch);
      variants.set(variantId, patch);
    } else if (isProductField(name)) {
      readProductField(reader, name, product);
    }
  }
  return { product, variants: [...variants.values()], isEmpty: changed.length === 0 };
}

function readProductField(reader: FormReader, name: ProductField, patch: ProductPatch): void {
  if (name === 'tags') patch.tags = reader.list(name);
  else if (name === 'status') {
    const status = (['draft', 'active', 'archived'] as const).find((value) => value === reader.text(name));
    if (status) patch.status = status;
  } else patch[name] = name === 'descriptionHtml' ? reader.text(name) : reader.text(name).trim();
}

function readVariantField(reader: FormReader, name: string, field: VariantField, patch: VariantPatch): void {
  const text = reader.text(name).trim();
  if (field === 'price') patch.priceMinor = reader.requiredMoney(name);
  else if (field === 'compareAt') patch.compareAtMinor = reader.money(name);
  else if (field === 'cost') patch.costMinor = reader.money(name);
  else if (field === 'weight') patch.weightGrams = reader.integer(name, { min: 0 });
  else if (field === 'policy') patch.inventoryPolicy = text === 'continue' ? 'continue' : 'deny';
  else patch[field] = text || null;
}

const API_VARIANT_FIELDS: Record<string, VariantField> = {
  priceMinor: 'price',
  compareAtMinor: 'compareAt',
  costMinor: 'cost',
  weightGrams: 'weight',
  inventoryPolicy: 'policy',
  sku: 'sku',
  barcode: 'barcode',
};

/** The operations' field paths by the form's names: `variants.0.priceMinor` → `v.var_….price`. */
export function productFieldOf(variants: readonly { id: string }[]) {
  return (path: string): string => {
    const [, index, field] = /^variants\.(\d+)\.(\w+)/.exec(path) ?? [];
    const variantId = index === undefined ? undefined : variants[Number(index)]?.id;
    const name = field === undefined ? undefined : API_VARIANT_FIELDS[field];
    return variantId && name ? variantField(variantId, name) : (path.split('.')[0] ?? path);
  };
}

/** The words for a field in a message. */
export function fieldLabel(name: string, product: AdminProduct): string {
  if (isProductField(name)) return PRODUCT_FIELDS[name];
  const [, variantId, field] = name.split('.');
  const variant = product.variants.find((candidate) => candidate.id === variantId);
  const label = isVariantField(field) ? VARIANT_FIELDS[field] : name;
  return variant && variant.options.length > 0 ? `${label} of ${variant.options.join(' / ')}` : label;
}

function isProductField(name: string): name is ProductField {
  return name in PRODUCT_FIELDS;
}

function isVariantField(name: string | undefined): name is VariantField {
  return name !== undefined && name in VARIANT_FIELDS;
}
