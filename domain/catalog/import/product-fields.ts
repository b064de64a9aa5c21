/** The fields of a product itself, which stand on its first row. */
import { type CellResult, readBoolean } from './cell-values.ts';
import type { ColumnField } from './csv-columns.ts';
import { DescriptionTooDeep, sanitiseDescription } from './description-html.ts';
import { IMPORT_LIMITS } from './limits.ts';
import { quoted } from './problems.ts';
import type { MetafieldDraft, ProductDraft } from './product-draft.ts';
import type { ProductProblems } from './product-problems.ts';
import type { Sheet } from './sheet.ts';
import type { CsvRow } from './shopify-csv.ts';

type ProductFields = Pick<
  ProductDraft,
  | 'title'
  | 'descriptionHtml'
  | 'vendor'
  | 'category'
  | 'productType'
  | 'tags'
  | 'status'
  | 'isGiftCard'
  | 'seo'
  | 'metafields'
>;

/** Where a field was found: its text, and the row that has it (the product's first where none has). */
interface Found {
  readonly text: string;
  readonly row: CsvRow;
}

/** Reads the product's own fields: the first filled cell of each column counts. */
export function readProductFields(
  rows: readonly CsvRow[],
  sheet: Sheet,
  problems: ProductProblems,
): ProductFields {
  const first = rows[0]!;
  const find = (field: ColumnField): Found => findField(rows, field, sheet, problems);
  const name = (field: ColumnField): string => {
    const { text, row } = find(field);
    return problems.checkLength(row.line, sheet.header(field), text, IMPORT_LIMITS.name);
  };
  const title = name('title');
  if (title === '') {
    const message = 'The product has no title. Write one on its first row.';
    problems.error(first.line, sheet.header('title'), 'field.required', message);
  }
  const seoDescription = find('seoDescription');
  problems.checkLength(
    seoDescription.row.line,
    sheet.header('seoDescription'),
    seoDescription.text,
    IMPORT_LIMITS.seoDescription,
  );
  return {
    title,
    descriptionHtml: readDescription(find('description'), sheet, problems),
    vendor: name('vendor'),
    category: name('category') || null,
    productType: name('productType'),
    tags: readTags(find('tags'), sheet, problems),
    status: readStatus(find('status'), find('published'), sheet, problems),
    isGiftCard: readAt(
      find('giftCard'),
      'giftCard',
      sheet,
      problems,
      (text) => readBoolean(text, false),
      false,
    ),
    seo: { title: name('seoTitle') || null, description: seoDescription.text || null },
    metafields: readMetafields(rows, sheet),
  };
}

function findField(
  rows: readonly CsvRow[],
  field: ColumnField,
  sheet: Sheet,
  problems: ProductProblems,
): Found {
  let found: Found | null = null;
  if (!sheet.has(field)) return { text: '', row: rows[0]! };
  for (const row of rows) {
    const text = sheet.cell(row, field);
    if (text === '') continue;
    if (!found) {
      found = { text, row };
      continue;
    }
    if (text === found.text) continue;
    const header = sheet.header(field);
    if (field === 'title') {
      const message = `The product is called ${quoted(found.text)} on line ${found.row.line} and ${quoted(text)} here. If these are two products, give each its own handle; else empty this cell.`;
      problems.error(row.line, header, 'key.ambiguous', message);
    } else {
      const message = `${header} differs from line ${found.row.line}; the first is used. Empty this cell, or write the same.`;
      problems.warn(row.line, header, 'field.conflict', message);
    }
    break;
  }
  return found ?? { text: '', row: rows[0]! };
}

function readAt<T>(
  found: Found,
  field: ColumnField,
  sheet: Sheet,
  problems: ProductProblems,
  reader: (text: string) => CellResult<T>,
  fallback: T,
): T {
  const result = reader(found.text);
  if ('value' in result) return result.value;
  problems.error(found.row.line, sheet.header(field), result.failure.code, result.failure.message);
  return fallback;
}

function readDescription(found: Found, sheet: Sheet, problems: ProductProblems): string {
  const { line } = found.row;
  const header = sheet.header('description');
  if (found.text.length > IMPORT_LIMITS.descriptionHtml) {
    problems.checkLength(line, header, found.text, IMPORT_LIMITS.descriptionHtml);
    return '';
  }
  try {
    const { html, unsafe, removed } = sanitiseDescription(found.text);
    if (unsafe.length > 0) {
      const message = `Code was removed from the description (${unsafe.join(', ')}). Embed videos and widgets with the shop's own blocks.`;
      problems.warn(line, header, 'html.unsafe', message);
    }
    if (removed.length > 0) {
      const message = `The description loses parts that cannot be kept (${removed.join(', ')}). Add its pictures to the product's media.`;
      problems.warn(line, header, 'html.removed', message);
    }
    return html;
  } catch (error) {
    if (!(error instanceof DescriptionTooDeep)) throw error;
    problems.error(
      line,
      header,
      'html.unsafe',
      `The description's markup is ${error.message}. Paste it as plain text.`,
    );
    return '';
  }
}

/** Tags are one when they differ in case alone; the first spelling stays. */
function readTags(found: Found, sheet: Sheet, problems: ProductProblems): string[] {
  const tags = new Map<string, string>();
  for (const part of found.text.split(',')) {
    const tag = part.trim();
    if (tag === '' || tags.has(tag.toLowerCase())) continue;
    tags.set(
      tag.toLowerCase(),
      problems.checkLength(found.row.line, sheet.header('tags'), tag, IMPORT_LIMITS.name),
    );
  }
  if (tags.size > IMPORT_LIMITS.tagsPerProduct) {
    const message = `The product has ${tags.size} tags, at most ${IMPORT_LIMITS.tagsPerProduct} are possible. Remove some.`;
    problems.error(found.row.line, sheet.header('tags'), 'limit.exceeded', message);
  }
  return [...tags.values()];
}

/** As in Shopify an empty cell means active and published; active without being published is a draft here. */
function readStatus(
  status: Found,
  published: Found,
  sheet: Sheet,
  problems: ProductProblems,
): ProductDraft['status'] {
  const isPublished = readAt(
    published,
    'published',
    sheet,
    problems,
    (text) => readBoolean(text, true),
    true,
  );
  const word = status.text.toLowerCase();
  if (word === 'draft' || word === 'archived') return word;
  if (word === 'unlisted') {
    const message = 'Unlisted products are imported as drafts. Publish it when it may be found.';
    problems.warn(status.row.line, sheet.header('status'), 'status.unlisted', message);
    return 'draft';
  }
  if (word !== '' && word !== 'active') {
    const message = `${quoted(status.text)} is not a status. Write active, draft or archived.`;
    problems.error(status.row.line, sheet.header('status'), 'field.enum', message);
  }
  return isPublished ? 'active' : 'draft';
}

/** The first filled cell of every metafield column. */
function readMetafields(rows: readonly CsvRow[], sheet: Sheet): MetafieldDraft[] {
  if (!sheet.hasMetafields()) return [];
  const found = new Map<string, MetafieldDraft>();
  for (const row of rows) {
    for (const metafield of sheet.metafields(row, 'product')) {
      const key = `${metafield.namespace}.${metafield.key}`;
      if (!found.has(key)) found.set(key, metafield);
    }
  }
  return [...found.values()];
}
