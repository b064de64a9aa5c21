import type { FieldError } from './form-result.ts';
import { formValues } from './form-result.ts';
import { moneyErrorText, parseMoneyText } from './money-text.ts';

/**
 * Turns a form's texts into an operation's input. It converts (amounts, whole numbers, lists) and collects what
 * cannot be converted beside each field; the rules themselves belong to the operation's schema.
 */
export class FormReader {
  readonly errors: FieldError[] = [];
  readonly values: Record<string, string[]>;
  readonly form: FormData;
  private readonly currency: string;
  private readonly locale: string;

  constructor(form: FormData, formats: { currency: string; locale: string }) {
    this.form = form;
    this.values = formValues(form);
    this.currency = formats.currency;
    this.locale = formats.locale;
  }

  has(name: string): boolean {
    return name in this.values;
  }

  /** The field's text, line ends as `\n`; empty when absent. */
  text(name: string): string {
    return (this.values[name]?.[0] ?? '').replaceAll('\r\n', '\n');
  }

  checked(name: string): boolean {
    return this.has(name);
  }

  /** Comma separated words without blanks and repeats. */
  list(name: string): string[] {
    const words = this.text(name)
      .split(',')
      .map((word) => word.trim());
    return [...new Set(words.filter(Boolean))];
  }

  /** Minor units; null when the field is empty. */
  money(name: string): number | null {
    const text = this.text(name).trim();
    if (text === '') return null;
    try {
      const minor = parseMoneyText(text, this.currency, this.locale);
      if (minor < 0) this.errors.push({ path: name, message: 'Enter 0 or more' });
      return minor;
    } catch (error) {
      this.errors.push({ path: name, message: moneyErrorText(error, this.currency) });
      return null;
    }
  }

  /** An amount that has to be there. */
  requiredMoney(name: string): number {
    if (this.text(name).trim() === '') this.errors.push({ path: name, message: 'Enter an amount' });
    return this.money(name) ?? 0;
  }

  /** A whole number; `fallback` when empty. */
  integer(
    name: string,
    { min, max, fallback = 0 }: { min?: number; max?: number; fallback?: number } = {},
  ): number {
    const text = this.text(name).trim().replace('−', '-');
    if (text === '') return fallback;
    const value = /^[+-]?\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (Number.isNaN(value)) this.errors.push({ path: name, message: 'Enter a whole number' });
    else if (min !== undefined && value < min)
      this.errors.push({ path: name, message: `Enter ${min} or more` });
    else if (max !== undefined && value > max)
      this.errors.push({ path: name, message: `Enter ${max} or less` });
    return Number.isNaN(value) ? fallback : value;
  }
}
