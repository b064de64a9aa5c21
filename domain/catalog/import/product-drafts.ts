/** From the rows of a file to product drafts: groups rows by handle and says what every row was used for. */
import { isHandle, type MoneyReader, moneyReader } from './cell-values.ts';
import { readImages } from './image-drafts.ts';
import { IMPORT_LIMITS } from './limits.ts';
import { errorAt, type ImportProblem, quoted } from './problems.ts';
import { DRAFT_FIELDS, type DraftField, ProductDraft } from './product-draft.ts';
import { readProductFields } from './product-fields.ts';
import { ProductProblems } from './product-problems.ts';
import { ignoredColumnProblems, Sheet } from './sheet.ts';
import type { CsvRow, ShopifyCsv } from './shopify-csv.ts';
import { readVariants } from './variant-drafts.ts';

/** What a record was to the import. A variant's row may name an image too; it counts once, as a variant. */
export type RowRole = 'variant' | 'product' | 'image' | 'option' | 'blank' | 'error';

/** The use that was made of a record; `index` is its place in the file's rows. */
export interface RowUse {
  readonly index: number;
  readonly line: number;
  readonly role: RowRole;
}

/** What a file yields. */
export interface ProductDrafts {
  /** Products without an error, in the order of their first row. */
  readonly drafts: readonly ProductDraft[];
  /** Handles of products that an error keeps out. */
  readonly refusedHandles: readonly string[];
  /** Problems of products and rows; those of the file itself stand in {@link ShopifyCsv.problems}. */
  readonly problems: readonly ImportProblem[];
  readonly rowUses: readonly RowUse[];
}

/** The tenant's side of an import. */
export interface DraftOptions {
  /** ISO 4217 code in which the file's amounts are meant. */
  readonly currency: string;
}

interface NumberedRow {
  readonly index: number;
  readonly row: CsvRow;
}

interface Group {
  readonly handle: string;
  readonly rows: NumberedRow[];
  /** Line on which the product goes on after rows of another product. */
  resumesAt: number | null;
  hasBrokenRow: boolean;
}

interface BuiltProduct {
  readonly group: Group;
  readonly draft: ProductDraft | null;
  readonly problems: ProductProblems;
  readonly uses: readonly RowUse[];
}

/**
 * Builds the drafts of a file. A product with an error is left out and its rows count as errors; the others are
 * not affected. Throws MoneyError for an unknown currency.
 */
export function buildProductDrafts(csv: ShopifyCsv, options: DraftOptions): ProductDrafts {
  const sheet = new Sheet(csv, options.currency);
  const readMoney = moneyReader(options.currency);
  const problems: ImportProblem[] = ignoredColumnProblems(csv);
  const rowUses: RowUse[] = [];
  const provides = providedFields(sheet);
  const groups = groupByHandle(csv.rows, sheet, problems, rowUses);
  const built = groups.map((group) => buildProduct(group, sheet, readMoney, provides));
  refuseRepeatedSkus(built, sheet);

  const drafts: ProductDraft[] = [];
  const refusedHandles: string[] = [];
  for (const { group, draft, problems: own, uses } of built) {
    problems.push(...own.all);
    const isRefused = draft === null || group.hasBrokenRow || own.hasError;
    if (isRefused) refusedHandles.push(group.handle);
    else drafts.push(draft);
    for (const use of uses) rowUses.push(isRefused ? { ...use, role: 'error' } : use);
  }
  return { drafts, refusedHandles, problems, rowUses };
}

function groupByHandle(
  rows: readonly CsvRow[],
  sheet: Sheet,
  problems: ImportProblem[],
  rowUses: RowUse[],
): Group[] {
  const groups = new Map<string, Group>();
  let previous: Group | null = null;
  for (const [index, row] of rows.entries()) {
    const handle = sheet.handle(row);
    const use = (role: RowRole) => rowUses.push({ index, line: row.line, role });
    if (row.isBroken && !isHandle(handle)) {
      use('error');
      continue;
    }
    if (handle === '') {
      if (row.cells.every((cell) => cell.trim() === '')) {
        use('blank');
        continue;
      }
      const message = 'The row has no handle, so it belongs to no product. Write the handle of its product.';
      problems.push(errorAt({ line: row.line, column: sheet.header('handle') }, 'field.required', message));
      use('error');
      continue;
    }
    let group = groups.get(handle);
    if (!group) {
      group = { handle, rows: [], resumesAt: null, hasBrokenRow: false };
      groups.set(handle, group);
    } else if (group !== previous) group.resumesAt ??= row.line;
    group.hasBrokenRow ||= row.isBroken;
    group.rows.push({ index, row });
    previous = group;
  }
  return [...groups.values()];
}

function buildProduct(
  group: Group,
  sheet: Sheet,
  readMoney: MoneyReader,
  provides: readonly DraftField[],
): BuiltProduct {
  const problems = new ProductProblems(sheet, group.handle);
  const uses: RowUse[] = [];
  const rows: CsvRow[] = [];
  const variantRows: CsvRow[] = [];
  for (const { index, row } of group.rows) {
    const role = row.isBroken ? 'error' : roleOf(row, sheet);
    uses.push({ index, line: row.line, role });
    if (role === 'error') continue;
    rows.push(row);
    if (role === 'variant') variantRows.push(row);
    if (role !== 'blank') continue;
    const message =
      'The row holds a handle and nothing to import. Remove it, or fill in a price or an image.';
    problems.warn(row.line, null, 'row.empty', message);
  }
  if (group.resumesAt !== null) {
    const message =
      'Rows of this product stand apart in the file; they are brought together. Sort the file by handle to be sure that they belong together.';
    problems.warn(group.resumesAt, sheet.header('handle'), 'rows.apart', message);
  }
  const first = rows[0];
  if (!first) return { group, draft: null, problems, uses };
  if (!isHandle(group.handle) || group.handle.length > IMPORT_LIMITS.name) {
    const message = `${quoted(group.handle)} cannot be part of an address. Use up to ${IMPORT_LIMITS.name} letters, digits and hyphens.`;
    problems.error(first.line, sheet.header('handle'), 'field.type', message);
  }
  const fields = readProductFields(rows, sheet, problems);
  if (variantRows.length === 0) {
    const message =
      'No row of the product has a price, so there is nothing to sell. Write a price on its first row.';
    problems.error(first.line, sheet.header('price'), 'field.required', message);
  }
  const { options, variants } = readVariants(rows, variantRows, sheet, readMoney, problems);
  const images = readImages(rows, variantRows, sheet, problems);
  if (problems.hasError) return { group, draft: null, problems, uses };
  const draft: ProductDraft = {
    v: 1,
    line: first.line,
    handle: group.handle,
    ...fields,
    currency: sheet.currency,
    options,
    variants,
    images,
    provides: [...provides],
  };
  return { group, draft, problems, uses };
}

/** The first of these that fits: a row can be several things at once, and is counted once. */
function roleOf(row: CsvRow, sheet: Sheet): RowRole {
  if (sheet.isVariantRow(row)) return 'variant';
  if (sheet.hasProductFields(row)) return 'product';
  if (sheet.hasImage(row)) return 'image';
  return sheet.hasOptionNames(row) ? 'option' : 'blank';
}

/** A SKU names one variant in a shop (20 §2.2): the first product keeps it, a later one is refused. */
function refuseRepeatedSkus(built: readonly BuiltProduct[], sheet: Sheet): void {
  const owners = new Map<string, { handle: string; line: number }>();
  for (const { group, draft, problems } of built) {
    if (!draft || group.hasBrokenRow) continue;
    const own = new Map<string, number>();
    for (const { sku, line } of draft.variants) {
      if (sku === null) continue;
      const other = owners.get(sku) ?? (own.has(sku) ? { handle: group.handle, line: own.get(sku)! } : null);
      if (other) {
        const message = `The SKU ${quoted(sku)} is used on line ${other.line} already (${other.handle}). Give each variant its own SKU, or none.`;
        problems.error(line, sheet.header('sku'), 'key.duplicate', message);
      } else own.set(sku, line);
    }
    if (problems.hasError) continue;
    for (const [sku, line] of own) owners.set(sku, { handle: group.handle, line });
  }
}

function providedFields(sheet: Sheet): DraftField[] {
  const has: Record<DraftField, boolean> = {
    descriptionHtml: sheet.has('description'),
    vendor: sheet.has('vendor'),
    category: sheet.has('category'),
    productType: sheet.has('productType'),
    tags: sheet.has('tags'),
    status: sheet.has('status') || sheet.has('published'),
    seoTitle: sheet.has('seoTitle'),
    seoDescription: sheet.has('seoDescription'),
    sku: sheet.has('sku'),
    barcode: sheet.has('barcode'),
    compareAtMinor: sheet.has('compareAtPrice'),
    costMinor: sheet.has('cost'),
    weightGrams: sheet.has('grams') || sheet.has('weight'),
    requiresShipping: sheet.has('requiresShipping'),
    taxable: sheet.has('taxable'),
    inventoryPolicy: sheet.has('inventoryPolicy'),
    images: sheet.has('imageSrc'),
    alt: sheet.has('imageAlt'),
    variantImages: sheet.has('variantImage'),
    metafields: sheet.hasMetafields(),
  };
  return DRAFT_FIELDS.filter((field) => has[field]);
}

/** Reads drafts that were stored as JSON. @throws ZodError when the JSON is not what this version writes */
export function parseProductDraft(json: unknown): ProductDraft {
  return ProductDraft.parse(json);
}
