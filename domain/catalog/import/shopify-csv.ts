/**
 * Reads the text of a Shopify product CSV (RFC 4180 and what spreadsheet programs make of it) into records that
 * know their line and columns that know their meaning. No product rules here.
 */
import Papa from 'papaparse';
import { handleOf } from './cell-values.ts';
import {
  type ColumnField,
  type CsvColumn,
  REQUIRED_FIELDS,
  recogniseColumn,
  usualHeader,
} from './csv-columns.ts';
import { IMPORT_LIMITS } from './limits.ts';
import { errorAt, type ImportProblem, type ProblemPlace, quoted, warningAt } from './problems.ts';

/** A data record. `cells` has exactly one string for each column. */
export interface CsvRow {
  /** Physical line on which the record begins; the header is line 1. */
  readonly line: number;
  readonly cells: readonly string[];
  /** True when the record could not be read reliably; a problem says why and it belongs to no product's data. */
  readonly isBroken: boolean;
}

/** A file that was read. When a problem concerns the whole file, `rows` is empty. */
export interface ShopifyCsv {
  readonly delimiter: Delimiter;
  readonly columns: readonly CsvColumn[];
  readonly rows: readonly CsvRow[];
  readonly problems: readonly ImportProblem[];
  /** The file is refused as a whole: wrong kind of file, or beyond the limits. */
  readonly isRefused: boolean;
}

const DELIMITERS = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof DELIMITERS)[number];

/**
 * Reads a product file. Line ends become `\n`, also inside cells; a byte order mark is dropped. Unknown columns give
 * a warning, a missing required column or a broken limit refuses the file. Linear in the length of the text.
 */
export function readShopifyCsv(source: string): ShopifyCsv {
  const text = withPlainLineEnds(source);
  const delimiter = detectDelimiter(text);
  const refused = (problem: ImportProblem, columns: readonly CsvColumn[] = []): ShopifyCsv => ({
    delimiter,
    columns,
    rows: [],
    problems: [problem],
    isRefused: true,
  });

  if (isLargerThan(source, IMPORT_LIMITS.fileBytes)) {
    const message = `The file is larger than ${IMPORT_LIMITS.fileBytes / 1024 / 1024} MB. Split it by product and import the parts.`;
    return refused(errorAt({ line: null }, 'limit.exceeded', message));
  }
  const parsed = Papa.parse<string[]>(text, { delimiter, newline: '\n', header: false });
  const [header, ...records] = parsed.data;
  if (!header || header.every((cell) => cell.trim() === '')) {
    return refused(
      errorAt({ line: 1 }, 'header.missing', 'The file is empty: the first line must name the columns.'),
    );
  }
  if (records.at(-1)?.length === 1 && records.at(-1)?.[0] === '') records.pop();
  const columns = header.map(
    (name, index): CsvColumn => ({ name: name.trim(), index, role: recogniseColumn(name.trim()) }),
  );

  const missing = REQUIRED_FIELDS.filter((field) => !hasField(columns, field)).map(usualHeader);
  if (missing.length > 0) {
    const which = missing.length === 1 ? `the column ${missing[0]}` : `the columns ${missing.join(', ')}`;
    const message = `This is not a Shopify product export: ${which} cannot be found in the first line. Export the products again, or name the columns as Shopify does.`;
    return refused(errorAt({ line: 1, column: missing[0] ?? null }, 'header.missing', message), columns);
  }
  if (columns.length > IMPORT_LIMITS.columns) {
    const message = `The file has ${columns.length} columns, at most ${IMPORT_LIMITS.columns} can be read. Remove columns that are not needed.`;
    return refused(errorAt({ line: 1 }, 'limit.exceeded', message), columns);
  }
  if (records.length > IMPORT_LIMITS.rows) {
    const message = `The file has ${records.length} rows, at most ${IMPORT_LIMITS.rows} can be imported at once. Split it by product.`;
    return refused(errorAt({ line: null }, 'limit.exceeded', message), columns);
  }

  const problems = [...columnProblems(columns), ...encodingProblems(text)];
  const badQuotes = quoteErrors(parsed.errors);
  const rows: CsvRow[] = [];
  const handleIndex = columns.findIndex(({ role }) => role.kind === 'field' && role.field === 'handle');
  let line = 1 + lineBreaks(header);
  for (const [index, record] of records.entries()) {
    line += 1;
    const quoteProblem = badQuotes.get(index + 1);
    const place = { line, handle: handleOf(record[handleIndex] ?? '') || null };
    const problem = quoteProblem
      ? errorAt(place, 'csv.quote', quoteProblem)
      : raggedProblem(record, columns.length, place);
    if (problem) problems.push(problem);
    rows.push({ line, cells: fitted(record, columns.length), isBroken: problem?.severity === 'error' });
    line += lineBreaks(record);
  }
  return { delimiter, columns, rows, problems, isRefused: false };
}

function withPlainLineEnds(source: string): string {
  const text = source.startsWith('\uFEFF') ? source.slice(1) : source;
  return text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
}

/** UTF-8 size without encoding when the number of UTF-16 units already decides. */
function isLargerThan(text: string, bytes: number): boolean {
  if (text.length > bytes) return true;
  if (text.length * 3 <= bytes) return false;
  return new TextEncoder().encode(text).length > bytes;
}

/** The delimiter under which the first record has most known columns; the comma when none has any. */
function detectDelimiter(text: string): Delimiter {
  const head = text.slice(0, 64 * 1024);
  let best: Delimiter = ',';
  let bestKnown = 0;
  for (const delimiter of DELIMITERS) {
    const [header] = Papa.parse<string[]>(head, { delimiter, newline: '\n', preview: 1 }).data;
    const known = (header ?? []).filter((name) => recogniseColumn(name.trim()).kind !== 'unknown').length;
    if (known > bestKnown) [best, bestKnown] = [delimiter, known];
  }
  return best;
}

function hasField(columns: readonly CsvColumn[], field: ColumnField): boolean {
  return columns.some((column) => column.role.kind === 'field' && column.role.field === field);
}

function columnProblems(columns: readonly CsvColumn[]): ImportProblem[] {
  const problems: ImportProblem[] = [];
  const seen = new Map<string, string>();
  for (const { name, role, index } of columns) {
    if (role.kind === 'unknown') {
      const label =
        name === '' ? `Column ${index + 1} has no name` : `The column ${quoted(name)} is not known`;
      const message = `${label} and is not imported. Rename it if it should be one of Shopify's columns.`;
      problems.push(warningAt({ line: 1, column: name }, 'header.unknown', message));
      continue;
    }
    if (role.kind === 'ignored') continue;
    const meaning = JSON.stringify(role);
    const first = seen.get(meaning);
    if (first === undefined) seen.set(meaning, name);
    else {
      const message = `${quoted(name)} means the same as the column ${quoted(first)} before it; only the first is read. Remove one of them.`;
      problems.push(warningAt({ line: 1, column: name }, 'header.duplicate', message));
    }
  }
  return problems;
}

function encodingProblems(text: string): ImportProblem[] {
  const at = text.indexOf('\uFFFD');
  if (at < 0) return [];
  let line = 1;
  for (let i = text.indexOf('\n'); i >= 0 && i < at; i = text.indexOf('\n', i + 1)) line += 1;
  const message =
    'Some letters could not be read (shown as \uFFFD), first on this line. Save the file as CSV UTF-8 and upload it again.';
  return [warningAt({ line }, 'csv.encoding', message)];
}

function quoteErrors(errors: readonly Papa.ParseError[]): Map<number, string> {
  const byRow = new Map<number, string>();
  for (const error of errors) {
    if (error.type !== 'Quotes' || error.row === undefined) continue;
    if (error.code === 'MissingQuotes') {
      const message =
        'A quotation mark that opens a cell here is never closed, so the rest of the file cannot be read. Close it, or double the marks inside the text ("").';
      byRow.set(error.row, message);
    } else if (!byRow.has(error.row)) {
      const message =
        'A quotation mark inside a quoted cell is not doubled. Write "" for each mark inside the text.';
      byRow.set(error.row, message);
    }
  }
  return byRow;
}

function raggedProblem(record: readonly string[], width: number, place: ProblemPlace): ImportProblem | null {
  if (record.length === width || isBlank(record)) return null;
  if (record.length < width) {
    const message = `The row ends after ${record.length} of ${width} cells; the others are read as empty. Check that nothing is cut off.`;
    return warningAt(place, 'csv.ragged', message);
  }
  if (isBlank(record.slice(width))) return null;
  const message = `The row has ${record.length} cells, the header ${width}. Put quotation marks around cells that hold the delimiter.`;
  return errorAt(place, 'csv.ragged', message);
}

function fitted(record: readonly string[], width: number): readonly string[] {
  if (record.length === width) return record;
  return Array.from({ length: width }, (_, index) => record[index] ?? '');
}

function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === '');
}

function lineBreaks(cells: readonly string[]): number {
  let count = 0;
  for (const cell of cells) {
    for (let at = cell.indexOf('\n'); at >= 0; at = cell.indexOf('\n', at + 1)) count += 1;
  }
  return count;
}
