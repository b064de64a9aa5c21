/** Cell access by meaning: where each field stands in this file. */
import { cleanText, handleOf } from './cell-values.ts';
import { type ColumnField, type CsvColumn, PRODUCT_FIELDS, usualHeader } from './csv-columns.ts';
import { type ImportProblem, quoted, warningAt } from './problems.ts';
import type { MetafieldDraft } from './product-draft.ts';
import type { CsvRow, ShopifyCsv } from './shopify-csv.ts';

interface OptionColumns {
  readonly position: number;
  readonly name: CsvColumn | null;
  readonly value: CsvColumn | null;
}

/** Cells that make a row a variant: a price, an identity, or a choice. */
const VARIANT_MARKS: readonly ColumnField[] = ['price', 'sku', 'barcode', 'compareAtPrice', 'cost'];
const PRODUCT_MARKS = PRODUCT_FIELDS.filter((field) => field !== 'handle');

/** A file seen through its columns. */
export class Sheet {
  readonly currency: string;
  /** Option columns in the order of their positions. */
  readonly options: readonly OptionColumns[];
  private readonly fields: ReadonlyMap<ColumnField, CsvColumn>;
  private readonly metafieldColumns: readonly CsvColumn[];

  constructor(csv: ShopifyCsv, currency: string) {
    this.currency = currency;
    const fields = new Map<ColumnField, CsvColumn>();
    const options = new Map<number, { name: CsvColumn | null; value: CsvColumn | null }>();
    for (const column of csv.columns) {
      const { role } = column;
      if (role.kind === 'field' && !fields.has(role.field)) fields.set(role.field, column);
      if (role.kind === 'option') {
        const pair = options.get(role.position) ?? { name: null, value: null };
        pair[role.part] ??= column;
        options.set(role.position, pair);
      }
    }
    this.fields = fields;
    this.options = [...options]
      .sort(([a], [b]) => a - b)
      .map(([position, { name, value }]) => ({ position, name, value }));
    this.metafieldColumns = csv.columns.filter((column) => column.role.kind === 'metafield');
  }

  has(field: ColumnField): boolean {
    return this.fields.has(field);
  }

  hasMetafields(): boolean {
    return this.metafieldColumns.length > 0;
  }

  /** The column's name as the file spells it, or as Shopify does. */
  header(field: ColumnField): string {
    return this.fields.get(field)?.name ?? usualHeader(field);
  }

  /** Clean text of a field; empty where the file has no such column. */
  cell(row: CsvRow, field: ColumnField): string {
    const column = this.fields.get(field);
    return column ? cleanText(row.cells[column.index] ?? '') : '';
  }

  at(row: CsvRow, column: CsvColumn | null): string {
    return column ? cleanText(row.cells[column.index] ?? '') : '';
  }

  handle(row: CsvRow): string {
    const column = this.fields.get('handle');
    return column ? handleOf(row.cells[column.index] ?? '') : '';
  }

  metafields(row: CsvRow, owner: 'product' | 'variant'): MetafieldDraft[] {
    const found: MetafieldDraft[] = [];
    for (const column of this.metafieldColumns) {
      if (column.role.kind !== 'metafield' || column.role.owner !== owner) continue;
      const value = this.at(row, column);
      if (value !== '') found.push({ namespace: column.role.namespace, key: column.role.key, value });
    }
    return found;
  }

  isVariantRow(row: CsvRow): boolean {
    if (VARIANT_MARKS.some((field) => this.isFilled(row, this.fields.get(field) ?? null))) return true;
    return this.options.some(({ value }) => this.isFilled(row, value));
  }

  hasImage(row: CsvRow): boolean {
    return this.isFilled(row, this.fields.get('imageSrc') ?? null);
  }

  hasProductFields(row: CsvRow): boolean {
    if (PRODUCT_MARKS.some((field) => this.isFilled(row, this.fields.get(field) ?? null))) return true;
    return this.metafields(row, 'product').length > 0;
  }

  hasOptionNames(row: CsvRow): boolean {
    return this.options.some(({ name }) => this.isFilled(row, name));
  }

  private isFilled(row: CsvRow, column: CsvColumn | null): boolean {
    if (!column) return false;
    const cell = row.cells[column.index] ?? '';
    return cell !== '' && cleanText(cell) !== '';
  }
}

/** One warning for each column that is known, not imported, and holds something. */
export function ignoredColumnProblems(csv: ShopifyCsv): ImportProblem[] {
  const problems: ImportProblem[] = [];
  for (const { name, index, role } of csv.columns) {
    if (role.kind !== 'ignored') continue;
    let filled = 0;
    for (const { cells } of csv.rows) {
      const cell = cells[index] ?? '';
      if (cell !== '' && cell.trim() !== '' && cell.trim().toLowerCase() !== role.unless) filled += 1;
    }
    if (filled === 0) continue;
    const message = `The column ${quoted(name)} is not imported; ${filled} ${filled === 1 ? 'row has' : 'rows have'} a value in it. Set these values by hand after the import.`;
    problems.push(warningAt({ line: 1, column: name }, 'column.ignored', message));
  }
  return problems;
}
