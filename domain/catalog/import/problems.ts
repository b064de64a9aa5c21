/**
 * What can be wrong with a line of an imported file, in words its owner can act on.
 *
 * Codes are stable (15 §4.13): screens group by them and people search for them, so a code is never renamed.
 */
import { z } from 'zod';

/** Every code that the product import can report. */
export const PROBLEM_CODES = [
  'csv.encoding',
  'csv.quote',
  'csv.ragged',
  'header.missing',
  'header.duplicate',
  'header.unknown',
  'column.ignored',
  'limit.exceeded',
  'field.required',
  'field.type',
  'field.enum',
  'field.length',
  'field.conflict',
  'row.empty',
  'rows.apart',
  'key.ambiguous',
  'key.duplicate',
  'variant.duplicate',
  'option.mismatch',
  'option.placeholder',
  'money.precision',
  'money.currency',
  'money.format',
  'price.zero',
  'price.compare_at',
  'sku.apostrophe',
  'sku.blank',
  'barcode.invalid',
  'stock.negative',
  'status.unlisted',
  'html.unsafe',
  'html.removed',
] as const;

/** A stable problem code. */
export type ProblemCode = (typeof PROBLEM_CODES)[number];

/** One remark about the file. An `error` keeps its product out of the import, a `warning` does not. */
export const ImportProblem = z.object({
  /** Physical line of the file (1 = header) on which the record begins; null when it is about no line. */
  line: z.number().int().positive().nullable(),
  handle: z.string().nullable(),
  /** The column's name as the file spells it. */
  column: z.string().nullable(),
  severity: z.enum(['error', 'warning']),
  code: z.enum(PROBLEM_CODES),
  /** Says what was found, what happens with it, and what to do. */
  message: z.string(),
});
export type ImportProblem = z.infer<typeof ImportProblem>;

/** Where a problem stands. */
export interface ProblemPlace {
  readonly line: number | null;
  readonly handle?: string | null;
  readonly column?: string | null;
}

/** Builds an error. */
export function errorAt(place: ProblemPlace, code: ProblemCode, message: string): ImportProblem {
  return problemAt(place, 'error', code, message);
}

/** Builds a warning. */
export function warningAt(place: ProblemPlace, code: ProblemCode, message: string): ImportProblem {
  return problemAt(place, 'warning', code, message);
}

function problemAt(
  place: ProblemPlace,
  severity: ImportProblem['severity'],
  code: ProblemCode,
  message: string,
): ImportProblem {
  return {
    line: place.line,
    handle: place.handle ?? null,
    column: place.column ?? null,
    severity,
    code,
    message,
  };
}

/** Shortens a value for a message, so that a pasted page does not become the message. */
export function quoted(value: string): string {
  const oneLine = value.replace(/\s+/g, ' ');
  return oneLine.length > 60 ? `'${oneLine.slice(0, 57)}…'` : `'${oneLine}'`;
}
