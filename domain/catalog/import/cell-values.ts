/** From the text of one cell to a value. No cell is guessed: what can be read in two ways is an error. */
import { MoneyError, parseDecimal } from '../../kernel/money.ts';
import type { ProblemCode } from './problems.ts';
import { quoted } from './problems.ts';

/** Why a cell could not be read. */
export interface CellFailure {
  readonly code: ProblemCode;
  readonly message: string;
}

/** A value that was read, or why not. */
export type CellResult<T> = { readonly value: T } | { readonly failure: CellFailure };

const PLAIN_ASCII = /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/;

/**
 * Text as it is stored (20 SEC-09): trimmed (no-break spaces too), NFC, no control characters but tab and line
 * feed, no half surrogate pairs.
 */
export function cleanText(raw: string): string {
  if (raw === '' || PLAIN_ASCII.test(raw)) return raw;
  return raw
    .toWellFormed()
    .replace(/(?![\t\n])\p{Cc}/gu, '')
    .normalize('NFC')
    .trim();
}

/** The form in which a handle is compared and stored. */
export function handleOf(raw: string): string {
  return cleanText(raw).toLowerCase();
}

/** Letters of any script, digits, hyphens, underscores and dots: what can stand in an address without escapes. */
export function isHandle(handle: string): boolean {
  return /^[\p{L}\p{N}][\p{L}\p{N}\p{M}._-]*$/u.test(handle);
}

/** Spreadsheet programs mark text that looks like a number with a leading apostrophe. */
export function withoutTextMark(value: string): string {
  return /^['’](?=\S)/.test(value) ? value.slice(1) : value;
}

const TRUE = new Set(['true', 'yes', 'y', '1', 'wahr', 'vrai']);
const FALSE = new Set(['false', 'no', 'n', '0', 'falsch', 'faux']);

/** A yes or no; `blank` is what an empty cell means. */
export function readBoolean(text: string, blank: boolean): CellResult<boolean> {
  if (text === '') return { value: blank };
  const word = text.toLowerCase();
  if (TRUE.has(word)) return { value: true };
  if (FALSE.has(word)) return { value: false };
  return {
    failure: { code: 'field.enum', message: `${quoted(text)} is neither TRUE nor FALSE. Write one of them.` },
  };
}

/** A whole number, or null for an empty cell. `3.0` is 3. */
export function readInteger(text: string): CellResult<number | null> {
  if (text === '') return { value: null };
  const match = /^(-?\d{1,9})(?:[.,]0*)?$/.exec(withoutTextMark(text));
  if (match) return { value: Number(match[1]) + 0 };
  return {
    failure: { code: 'field.type', message: `${quoted(text)} is not a whole number. Write digits only.` },
  };
}

const GRAMS_PER_UNIT = { g: 1, kg: 1000, lb: 453.59237, oz: 28.349523125 } as const;

/** Units in which a weight is shown. */
export type WeightUnit = keyof typeof GRAMS_PER_UNIT;

/** A weight in whole grams (nearest), or null for an empty cell. */
export function readGrams(text: string, unit: WeightUnit): CellResult<number | null> {
  if (text === '') return { value: null };
  if (/^\d{1,9}(?:[.,]\d{1,6})?$/.test(text)) {
    const grams = Math.round(Number(text.replace(',', '.')) * GRAMS_PER_UNIT[unit]);
    if (grams <= 1_000_000_000) return { value: grams };
  }
  const message = `${quoted(text)} is not a weight. Write a number from 0 up, without a unit.`;
  return { failure: { code: 'field.type', message } };
}

/** The unit in which a weight is shown, or null for an empty cell. */
export function readWeightUnit(text: string): CellResult<WeightUnit | null> {
  const unit = text.toLowerCase();
  if (unit === '') return { value: null };
  if (unit === 'g' || unit === 'kg' || unit === 'lb' || unit === 'oz') return { value: unit };
  return {
    failure: { code: 'field.enum', message: `${quoted(text)} is not a weight unit. Write g, kg, lb or oz.` },
  };
}

/** What an inventory policy may be in a Shopify file. */
export function readInventoryPolicy(text: string): CellResult<'deny' | 'continue'> {
  const word = text.toLowerCase();
  if (word === '' || word === 'deny' || FALSE.has(word)) return { value: 'deny' };
  if (word === 'continue' || TRUE.has(word)) return { value: 'continue' };
  return {
    failure: {
      code: 'field.enum',
      message: `${quoted(text)} is not an inventory policy. Write deny or continue.`,
    },
  };
}

/** Money readers are made once for a file: the same few prices stand in thousands of rows. */
export type MoneyReader = (text: string) => CellResult<number | null>;

/**
 * Reads amounts of one currency into minor units, as text all the way (20 PVD-05). Takes `1234.5`, `1,234.50`,
 * `1.234,50`, `12,50`, and the currency's own sign or code; `1,234` could be two amounts and is refused.
 */
export function moneyReader(currency: string): MoneyReader {
  const known = new Map<string, CellResult<number | null>>([['', { value: null }]]);
  const marks = new Set([currency, symbolOf(currency), `${currency.slice(0, 2)}${symbolOf(currency)}`]);
  return (text) => {
    const found = known.get(text);
    if (found) return found;
    const result = readMoney(text, currency, marks);
    known.set(text, result);
    return result;
  };
}

function readMoney(text: string, currency: string, marks: ReadonlySet<string>): CellResult<number> {
  const mark = text.replace(/[\d\s.,'’-]/g, '');
  if (mark !== '' && !marks.has(mark.toUpperCase()) && !marks.has(mark)) {
    const message = `${quoted(text)} is not an amount in ${currency}. Write it as a plain number in ${currency}, such as 12.50.`;
    return {
      failure: { code: /\p{Sc}|^[A-Z]{3}$/u.test(mark) ? 'money.currency' : 'money.format', message },
    };
  }
  const decimal = plainDecimal((mark === '' ? text : text.replace(mark, '')).replace(/[\s'’]/g, ''));
  if (decimal === null) {
    const message = `${quoted(text)} can be read in more than one way, or is no amount. Write it as a plain number with a point, such as 1234.50.`;
    return { failure: { code: 'money.format', message } };
  }
  try {
    return { value: parseDecimal(decimal, currency) };
  } catch (error) {
    if (!(error instanceof MoneyError) || error.code === 'unknown_currency') throw error;
    const message =
      error.code === 'too_many_decimals'
        ? `${quoted(text)} has more decimals than ${currency} has. Round it in the file.`
        : `${quoted(text)} is not an amount that can be stored.`;
    return {
      failure: { code: error.code === 'too_many_decimals' ? 'money.precision' : 'money.format', message },
    };
  }
}

/** Digits with a point, from the usual ways to write an amount; null when it is none or is ambiguous. */
function plainDecimal(text: string): string | null {
  if (/^-?\d+(\.\d+)?$/.test(text)) return text;
  if (/^-?\d{1,3}(,\d{3})+\.\d+$/.test(text) || /^-?\d{1,3}(,\d{3}){2,}$/.test(text))
    return text.replaceAll(',', '');
  if (/^-?\d{1,3}(\.\d{3})+,\d+$/.test(text)) return text.replaceAll('.', '').replace(',', '.');
  if (/^-?\d{1,3}(\.\d{3}){2,}$/.test(text)) return text.replaceAll('.', '');
  if (/^-?\d+,\d{1,2}$/.test(text)) return text.replace(',', '.');
  if (/^-?\.\d+$/.test(text)) return text.replace('.', '0.');
  return null;
}

function symbolOf(currency: string): string {
  const format = new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
  });
  return format.formatToParts(1).find((part) => part.type === 'currency')?.value ?? currency;
}

/** Whether a code of 8, 12, 13 or 14 digits carries the right check digit (GS1 General Specifications, 7.9). */
export function isGtin(code: string): boolean {
  if (!/^(\d{8}|\d{12,14})$/.test(code)) return false;
  const digits = [...code].map(Number).reverse();
  const sum = digits.reduce((total, digit, index) => total + digit * (index % 2 === 0 ? 1 : 3), 0);
  return sum % 10 === 0;
}
