import { currencyExponent, formatDecimal, MoneyError, parseDecimal } from '@domain/kernel/money.ts';

/** The decimal and grouping marks of a locale. */
function marksOf(locale: string): { decimal: string; group: string } {
  const parts = new Intl.NumberFormat(locale, { useGrouping: 'always' }).formatToParts(123_456.7);
  const find = (type: string) => parts.find((part) => part.type === type)?.value;
  return { decimal: find('decimal') ?? '.', group: find('group') ?? ',' };
}

/**
 * What a person typed as an amount (`1.234,50`, `1,234.50`, `12,5`, `€ 14.99`) → integer minor units, exactly.
 * With both marks the last is the decimal one. A single mark before exactly three digits is grouping where the
 * locale groups by it, else decimal. More decimals than the currency has are refused, never rounded.
 * @throws MoneyError `invalid_amount`, `too_many_decimals`, `out_of_range`
 */
export function parseMoneyText(text: string, currency: string, locale: string): number {
  const bare = text.replace(/[\s\u00a0\u202f'’]/g, '').replace(/^[^\d.,-]+|[^\d.,]+$/g, '');
  return parseDecimal(toPlainDecimal(bare, currency, locale), currency);
}

function toPlainDecimal(bare: string, currency: string, locale: string): string {
  const last = Math.max(bare.lastIndexOf('.'), bare.lastIndexOf(','));
  if (last === -1) return bare;
  const mark = bare.charAt(last);
  const other = mark === '.' ? ',' : '.';
  const whole = bare.slice(0, last);
  const rest = bare.slice(last + 1);
  const hasOther = whole.includes(other);
  const isRepeated = whole.includes(mark);
  if (isRepeated && !hasOther) return ungroup(bare, mark, bare);
  const isGrouping =
    !hasOther &&
    /^\d{3}$/.test(rest) &&
    marksOf(locale).group === mark &&
    currencyExponent(currency) !== 3 &&
    whole !== '';
  if (isGrouping) return ungroup(bare, mark, bare);
  if (rest === '') throw new MoneyError('invalid_amount', `Not an amount: ${bare}`);
  return `${hasOther ? ungroup(whole, other, bare) : whole || '0'}.${rest}`;
}

function ungroup(text: string, mark: string, all: string): string {
  const pattern = new RegExp(`^-?\\d{1,3}(\\${mark}\\d{2,3})*\\${mark}\\d{3}$`);
  if (!pattern.test(text)) throw new MoneyError('invalid_amount', `Not an amount: ${all}`);
  return text.replaceAll(mark, '');
}

/** Minor units as text for a field, with the locale's decimal mark and no grouping: `1234,50`. */
export function moneyFieldText(minor: number | null | undefined, currency: string, locale: string): string {
  if (minor === null || minor === undefined) return '';
  return formatDecimal(minor, currency).replace('.', marksOf(locale).decimal);
}

/** Says what is wrong with an amount, for beside the field. */
export function moneyErrorText(error: unknown, currency: string): string {
  const code = error instanceof MoneyError ? error.code : 'invalid_amount';
  if (code === 'too_many_decimals') {
    const decimals = currencyExponent(currency);
    return decimals === 0 ? `${currency} has no decimals` : `${currency} has ${decimals} decimals at most`;
  }
  return code === 'out_of_range' ? 'This amount is too large' : 'Enter an amount such as 12.50';
}
