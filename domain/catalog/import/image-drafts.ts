/** The images of one product, each address once, with the variants that show it. */
import type { ColumnField } from './csv-columns.ts';
import { IMPORT_LIMITS } from './limits.ts';
import { quoted } from './problems.ts';
import type { ImageDraft } from './product-draft.ts';
import type { ProductProblems } from './product-problems.ts';
import type { Sheet } from './sheet.ts';
import type { CsvRow } from './shopify-csv.ts';

interface FoundImage {
  readonly line: number;
  readonly sourceUrl: string;
  /** `Image Position` where the file has one. */
  position: number | null;
  alt: string;
  readonly variantIndexes: number[];
}

/**
 * Reads images in the order of `Image Position`, else of appearance. The same address twice is one image; an address
 * that stands under `Variant Image` alone comes last.
 */
export function readImages(
  rows: readonly CsvRow[],
  variantRows: readonly CsvRow[],
  sheet: Sheet,
  problems: ProductProblems,
): ImageDraft[] {
  const found = new Map<string, FoundImage>();
  for (const row of rows) {
    const url = readUrl(row, 'imageSrc', sheet, problems);
    if (url === null) continue;
    const alt = sheet.cell(row, 'imageAlt');
    problems.checkLength(row.line, sheet.header('imageAlt'), alt, IMPORT_LIMITS.altText);
    const position = readPosition(row, sheet, problems);
    const image = found.get(url);
    if (image) {
      image.alt ||= alt;
      image.position ??= position;
    } else found.set(url, { line: row.line, sourceUrl: url, position, alt, variantIndexes: [] });
  }
  for (const [index, row] of variantRows.entries()) {
    const url = readUrl(row, 'variantImage', sheet, problems);
    if (url === null) continue;
    const image = found.get(url) ?? {
      line: row.line,
      sourceUrl: url,
      position: null,
      alt: '',
      variantIndexes: [],
    };
    found.set(url, image);
    image.variantIndexes.push(index);
  }
  if (found.size > IMPORT_LIMITS.imagesPerProduct) {
    const message = `The product has ${found.size} images, at most ${IMPORT_LIMITS.imagesPerProduct} are possible. Remove some.`;
    problems.error(rows[0]!.line, sheet.header('imageSrc'), 'limit.exceeded', message);
  }
  return [...found.values()]
    .map((image, index) => ({ image, index }))
    .sort((a, b) => (a.image.position ?? Infinity) - (b.image.position ?? Infinity) || a.index - b.index)
    .map(({ image }, index) => ({ ...image, position: index + 1 }));
}

function readUrl(row: CsvRow, field: ColumnField, sheet: Sheet, problems: ProductProblems): string | null {
  const cell = sheet.cell(row, field);
  if (cell === '') return null;
  const url = cell.startsWith('//') ? `https:${cell}` : cell;
  if (/^https?:\/\/[^\s]/i.test(url) && url.length <= IMPORT_LIMITS.url && URL.canParse(url)) return url;
  const message = `${quoted(cell)} is not the address of an image. Write a full address that begins with https://, or empty the cell.`;
  problems.error(row.line, sheet.header(field), 'field.type', message);
  return null;
}

function readPosition(row: CsvRow, sheet: Sheet, problems: ProductProblems): number | null {
  const cell = sheet.cell(row, 'imagePosition');
  if (cell === '') return null;
  if (/^\d{1,6}$/.test(cell)) return Number(cell);
  const message = `${quoted(cell)} is not a position; the image keeps its place in the file. Write 1 for the first image.`;
  problems.warn(row.line, sheet.header('imagePosition'), 'field.type', message);
  return null;
}
