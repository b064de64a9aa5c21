/** Collects the problems of one product, and reads cells so that a bad one becomes a problem. */
import type { CellResult } from './cell-values.ts';
import type { ColumnField } from './csv-columns.ts';
import { errorAt, type ImportProblem, type ProblemCode, warningAt } from './problems.ts';
import type { Sheet } from './sheet.ts';
import type { CsvRow } from './shopify-csv.ts';

export class ProductProblems {
  readonly all: ImportProblem[] = [];
  readonly handle: string;
  readonly sheet: Sheet;

  constructor(sheet: Sheet, handle: string) {
    this.sheet = sheet;
    this.handle = handle;
  }

  get hasError(): boolean {
    return this.all.some((problem) => problem.severity === 'error');
  }

  error(line: number, column: string | null, code: ProblemCode, message: string): void {
    this.all.push(errorAt({ line, handle: this.handle, column }, code, message));
  }

  warn(line: number, column: string | null, code: ProblemCode, message: string): void {
    this.all.push(warningAt({ line, handle: this.handle, column }, code, message));
  }

  /** Gives the value, or reports the failure and gives the fallback. */
  read<T>(row: CsvRow, field: ColumnField, reader: (text: string) => CellResult<T>, fallback: T): T {
    const result = reader(this.sheet.cell(row, field));
    if ('value' in result) return result.value;
    this.error(row.line, this.sheet.header(field), result.failure.code, result.failure.message);
    return fallback;
  }

  /** Reports a text that does not fit its field. */
  checkLength(line: number, column: string, text: string, max: number): string {
    if (text.length > max) {
      const message = `${column} has ${text.length} characters, at most ${max} fit. Shorten it.`;
      this.error(line, column, 'field.length', message);
    }
    return text;
  }
}
