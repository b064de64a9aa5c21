import type { Money } from './installation.ts';

/** `$19.99` in the visitor's own way of writing; minor units by the currency (ISO 4217 by way of Intl). */
export function formatMoney({ amount, currency }: Money, locale = 'en'): string {
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(amount / 10 ** digits);
}
