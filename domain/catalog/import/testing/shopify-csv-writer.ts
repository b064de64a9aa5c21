/** Writes drafts as a Shopify product export: the other half of the round trip in the property tests. */
import { formatDecimal } from '../../../kernel/money.ts';
import type { ImageDraft, ProductDraft, VariantDraft } from '../product-draft.ts';

/** How a program might have written the file. */
export interface WritingStyle {
  readonly delimiter: ',' | ';' | '\t' | '|';
  readonly lineEnd: '\n' | '\r\n';
  readonly hasByteOrderMark: boolean;
  readonly quotesEverything: boolean;
  /** Writes the products' rows in turns, so that no product stands in one piece. */
  readonly interleaves: boolean;
  /** Writes an empty line after every row. */
  readonly hasBlankLines: boolean;
}

const HEADER = [
  ...['Handle', 'Title', 'Body (HTML)', 'Vendor', 'Product Category', 'Type', 'Tags', 'Published', 'Status'],
  ...['Option1 Name', 'Option1 Value', 'Option2 Name', 'Option2 Value', 'Option3 Name', 'Option3 Value'],
  ...['Variant SKU', 'Variant Grams', 'Variant Inventory Tracker', 'Variant Inventory Qty'],
  ...['Variant Inventory Policy', 'Variant Fulfillment Service', 'Variant Price', 'Variant Compare At Price'],
  ...['Variant Requires Shipping', 'Variant Taxable', 'Variant Barcode', 'Image Src', 'Image Position'],
  ...['Image Alt Text', 'Gift Card', 'SEO Title', 'SEO Description', 'Variant Image', 'Variant Weight Unit'],
  ...['Cost per item', 'Fabric (product.metafields.custom.fabric)', 'Note (variant.metafields.custom.note)'],
] as const;

type Row = Partial<Record<(typeof HEADER)[number], string>>;

/** The text of a file that holds these products. */
export function writeShopifyCsv(drafts: readonly ProductDraft[], style: WritingStyle): string {
  const groups = drafts.map(rowsOf);
  const rows = style.interleaves ? inTurns(groups) : groups.flat();
  const write = (cells: readonly string[]) => cells.map((cell) => quote(cell, style)).join(style.delimiter);
  const lines = [write(HEADER)];
  for (const row of rows) {
    lines.push(write(HEADER.map((name) => row[name] ?? '')));
    if (style.hasBlankLines) lines.push('');
  }
  return `${style.hasByteOrderMark ? '\uFEFF' : ''}${lines.join(style.lineEnd)}${style.lineEnd}`;
}

function inTurns(groups: readonly (readonly Row[])[]): Row[] {
  const longest = Math.max(0, ...groups.map((group) => group.length));
  return Array.from({ length: longest }, (_, index) => groups.flatMap((group) => group[index] ?? [])).flat();
}

function quote(cell: string, { delimiter, quotesEverything }: WritingStyle): string {
  const isPlain = !quotesEverything && !cell.includes(delimiter) && !/["\r\n]|^\s|\s$/.test(cell);
  return isPlain ? cell : `"${cell.replaceAll('"', '""')}"`;
}

function rowsOf(draft: ProductDraft): Row[] {
  const count = Math.max(draft.variants.length, draft.images.length);
  return Array.from({ length: count }, (_, index) => ({
    Handle: draft.handle,
    ...(index === 0 ? productCells(draft) : {}),
    ...variantCells(draft, draft.variants[index], index),
    ...imageCells(draft.images[index]),
  }));
}

function productCells(draft: ProductDraft): Row {
  const names = draft.options.length > 0 ? draft.options.map((option) => option.name) : ['Title'];
  return {
    Title: draft.title,
    'Body (HTML)': draft.descriptionHtml,
    Vendor: draft.vendor,
    'Product Category': draft.category ?? '',
    Type: draft.productType,
    Tags: draft.tags.join(', '),
    Published: 'true',
    Status: draft.status,
    'Option1 Name': names[0] ?? '',
    'Option2 Name': names[1] ?? '',
    'Option3 Name': names[2] ?? '',
    'Gift Card': String(draft.isGiftCard),
    'SEO Title': draft.seo.title ?? '',
    'SEO Description': draft.seo.description ?? '',
    'Fabric (product.metafields.custom.fabric)': draft.metafields[0]?.value ?? '',
  };
}

function variantCells(draft: ProductDraft, variant: VariantDraft | undefined, index: number): Row {
  if (!variant) return {};
  const values = draft.options.length > 0 ? variant.optionValues : ['Default Title'];
  const amount = (minor: number | null) => (minor === null ? '' : formatDecimal(minor, draft.currency));
  return {
    'Option1 Value': values[0] ?? '',
    'Option2 Value': values[1] ?? '',
    'Option3 Value': values[2] ?? '',
    'Variant SKU': variant.sku ?? '',
    'Variant Grams': variant.weightGrams === null ? '' : String(variant.weightGrams),
    'Variant Inventory Tracker': variant.inventory.isTracked ? 'shopify' : '',
    'Variant Inventory Qty':
      variant.inventory.sourceQuantity === null ? '' : String(variant.inventory.sourceQuantity),
    'Variant Inventory Policy': variant.inventoryPolicy,
    'Variant Fulfillment Service': 'manual',
    'Variant Price': amount(variant.priceMinor),
    'Variant Compare At Price': amount(variant.compareAtMinor),
    'Variant Requires Shipping': String(variant.requiresShipping),
    'Variant Taxable': String(variant.taxable),
    'Variant Barcode': variant.barcode ?? '',
    'Variant Image': draft.images.find((image) => image.variantIndexes.includes(index))?.sourceUrl ?? '',
    'Variant Weight Unit': variant.weightUnit ?? '',
    'Cost per item': amount(variant.costMinor),
    'Note (variant.metafields.custom.note)': variant.metafields[0]?.value ?? '',
  };
}

function imageCells(image: ImageDraft | undefined): Row {
  if (!image) return {};
  return {
    'Image Src': image.sourceUrl,
    'Image Position': String(image.position),
    'Image Alt Text': image.alt,
  };
}
