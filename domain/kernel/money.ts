/**
 * Money as integers: minor units and an ISO 4217 code. No function here uses a fraction of a float; products
 * that could pass 2^53 are made in BigInt. Rules: 20-storefront §4.1.
 */

/** ISO 4217 alphabetic code, upper case. */
export type CurrencyCode = string;

export interface Money {
  /** Integer minor units (cents, yen, fils); a safe integer. */
  readonly amount: number;
  readonly currency: CurrencyCode;
}

export type MoneyErrorCode = 'unknown_currency' | 'invalid_amount' | 'too_many_decimals' | 'out_of_range';

export class MoneyError extends Error {
  readonly code: MoneyErrorCode;
  constructor(code: MoneyErrorCode, message: string) {
    super(message);
    this.name = 'MoneyError';
    this.code = code;
  }
}

// ISO 4217 list one (active codes, 2026). Bulgaria (BGN) and the Netherlands Antilles (ANG) left the list, XCG,
// ZWG and XAD joined it. Codes without minor units (metals, SDR, test codes) are not money that a shop takes.
const TWO_DECIMALS = `AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF
CHE CHF CHW CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG
HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN
MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD
SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XAD XCD XCG YER ZAR ZMW ZWG`;
const ZERO_DECIMALS = 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF';
const THREE_DECIMALS = 'BHD IQD JOD KWD LYD OMR TND';
const FOUR_DECIMALS = 'CLF UYW';
// Old orders are still shown and refunded.
const WITHDRAWN = 'ANG BGN CUC HRK SLL ZWL';

const codesOf = (list: string): string[] => list.split(/\s+/);
const ACTIVE: ReadonlyMap<CurrencyCode, number> = new Map<CurrencyCode, number>([
  ...codesOf(ZERO_DECIMALS).map((code) => [code, 0] as const),
  ...codesOf(TWO_DECIMALS).map((code) => [code, 2] as const),
  ...codesOf(THREE_DECIMALS).map((code) => [code, 3] as const),
  ...codesOf(FOUR_DECIMALS).map((code) => [code, 4] as const),
]);
const PAST: ReadonlyMap<CurrencyCode, number> = new Map(codesOf(WITHDRAWN).map((code) => [code, 2] as const));

/** Every active ISO 4217 code, sorted. */
export const ACTIVE_CURRENCIES: readonly CurrencyCode[] = [...ACTIVE.keys()].sort();

/** Whether new prices may be set in this currency. */
export function isActiveCurrency(code: string): boolean {
  return ACTIVE.has(code);
}

/**
 * Decimals of a currency's minor unit by ISO 4217 (JPY 0, USD 2, KWD 3, CLF 4), withdrawn codes included.
 * @throws MoneyError `unknown_currency`
 */
export function currencyExponent(currency: CurrencyCode): number {
  const exponent = ACTIVE.get(currency) ?? PAST.get(currency);
  if (exponent === undefined) throw new MoneyError('unknown_currency', `Unknown currency: ${currency}`);
  return exponent;
}

/**
 * Checked constructor.
 * @throws MoneyError `invalid_amount` for a fraction or an unsafe integer, `unknown_currency`
 */
export function money(amount: number, currency: CurrencyCode): Money {
  currencyExponent(currency);
  return { amount: assertMinor(amount), currency };
}

/** Gives the amount back, never −0. @throws MoneyError `invalid_amount` unless a safe integer */
export function assertMinor(amount: number): number {
  if (!Number.isSafeInteger(amount))
    throw new MoneyError('invalid_amount', `Not an integer amount: ${amount}`);
  return amount === 0 ? 0 : amount;
}

/** @throws MoneyError `out_of_range` when the value does not fit a safe integer */
export function toMinor(value: bigint): number {
  const result = Number(value);
  if (!Number.isSafeInteger(result)) throw new MoneyError('out_of_range', `Amount out of range: ${value}`);
  return result;
}

/**
 * num ÷ den to the nearest integer, half away from zero ("half up"; SSUTA §324: a third decimal over 4 goes up).
 * @throws RangeError when den is 0
 */
export function roundHalfUp(num: bigint, den: bigint): bigint {
  if (den === 0n) throw new RangeError('Division by zero');
  const isNegative = num < 0n !== den < 0n;
  const n = num < 0n ? -num : num;
  const d = den < 0n ? -den : den;
  const quotient = (2n * n + d) / (2n * d);
  return isNegative ? -quotient : quotient;
}

/**
 * amount × num ÷ den, rounded half away from zero; all three integers, den > 0. Exact: stays in safe integers
 * where the product fits, else BigInt.
 */
export function mulDivHalfUp(amount: number, num: number, den: number): number {
  const product = amount * num;
  if (!Number.isSafeInteger(product) || !Number.isSafeInteger(2 * den)) {
    return toMinor(roundHalfUp(BigInt(amount) * BigInt(num), BigInt(den)));
  }
  const magnitude = Math.abs(product);
  const rest = magnitude % den;
  const whole = (magnitude - rest) / den; // exact: a multiple of den
  const rounded = 2 * rest >= den ? whole + 1 : whole;
  return product < 0 && rounded !== 0 ? -rounded : rounded;
}

/**
 * Splits an integer amount by weights, by largest remainder: every part is its share rounded down, the units
 * left over go to the largest remainders (ties: larger weight, then lower index). Σ parts = amount always; a
 * part never exceeds its weight while |amount| ≤ Σ weights; weights that are all zero share evenly;
 * allocate(w, −x) = −allocate(w, x). Rule and vectors: 20 §4.1.2.
 * @throws RangeError for a negative or fractional weight, or no weights with an amount other than 0
 */
export function allocate(weights: readonly number[], amount: number): number[] {
  assertMinor(amount);
  let sum = 0;
  let largest = 0;
  for (const weight of weights) {
    if (!Number.isSafeInteger(weight) || weight < 0) throw new RangeError(`Not a weight: ${weight}`);
    sum += weight;
    if (weight > largest) largest = weight;
  }
  if (amount === 0) return new Array<number>(weights.length).fill(0);
  const magnitude = Math.abs(amount);
  if (!Number.isSafeInteger(largest * magnitude) || !Number.isSafeInteger(sum)) {
    return allocateByBigWeights(weights.map(BigInt), amount);
  }
  if (weights.length === 0) throw new RangeError('Nothing to allocate to');
  const shares = sum === 0 ? weights.map(() => 1) : weights;
  const total = sum === 0 ? weights.length : sum;
  const remainders: number[] = [];
  let left = magnitude;
  const parts = shares.map((weight) => {
    const product = weight * magnitude;
    const remainder = product % total;
    remainders.push(remainder);
    const part = (product - remainder) / total; // exact
    left -= part;
    return part;
  });
  if (left > 0) {
    const order = parts.map((_, index) => index);
    order.sort((a, b) => remainders[b]! - remainders[a]! || shares[b]! - shares[a]! || a - b);
    for (let i = 0; i < left; i++) parts[order[i]!]! += 1;
  }
  return amount < 0 ? parts.map((part) => (part === 0 ? 0 : -part)) : parts;
}

/** `allocate` for weights that do not fit a safe integer, such as exact tax shares. Same rule and errors. */
export function allocateByBigWeights(weights: readonly bigint[], amount: number): number[] {
  assertMinor(amount);
  let sum = 0n;
  for (const weight of weights) {
    if (weight < 0n) throw new RangeError(`Not a weight: ${weight}`);
    sum += weight;
  }
  if (amount === 0) return new Array<number>(weights.length).fill(0);
  if (weights.length === 0) throw new RangeError('Nothing to allocate to');
  const magnitude = BigInt(Math.abs(amount));
  const shares = sum === 0n ? weights.map(() => 1n) : weights;
  const total = sum === 0n ? BigInt(weights.length) : sum;
  const parts = shares.map((weight) => Number((weight * magnitude) / total));
  const remainders = shares.map((weight) => (weight * magnitude) % total);
  const left = Number(magnitude - shares.reduce((done, weight) => done + (weight * magnitude) / total, 0n));
  const order = parts.map((_, index) => index);
  order.sort(
    (a, b) => compareBig(remainders[b]!, remainders[a]!) || compareBig(shares[b]!, shares[a]!) || a - b,
  );
  for (let i = 0; i < left; i++) parts[order[i]!]! += 1;
  return amount < 0 ? parts.map((part) => (part === 0 ? 0 : -part)) : parts;
}

function compareBig(a: bigint, b: bigint): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

const DECIMAL = /^(-?)(\d{1,30})(?:\.(\d{1,30}))?$/;

/**
 * Reads a plain decimal text (`12.40`, `-3`, `1980`) as minor units. Text only: a number has already lost
 * digits. Decimals beyond the currency's exponent must be zeros. No grouping, sign `+`, exponent or blanks.
 * @throws MoneyError `invalid_amount`, `too_many_decimals`, `out_of_range`, `unknown_currency`
 */
export function parseDecimal(text: string, currency: CurrencyCode): number {
  const exponent = currencyExponent(currency);
  const match = typeof text === 'string' ? DECIMAL.exec(text) : null;
  if (!match) throw new MoneyError('invalid_amount', `Not a decimal amount: ${String(text)}`);
  const [, sign, whole = '', fraction = ''] = match;
  if (/[1-9]/.test(fraction.slice(exponent))) {
    throw new MoneyError('too_many_decimals', `${currency} has ${exponent} decimals: ${text}`);
  }
  const minor = toMinor(BigInt(whole + fraction.slice(0, exponent).padEnd(exponent, '0')));
  return sign && minor !== 0 ? -minor : minor;
}

/**
 * Minor units as a plain decimal text with the currency's decimals: 1240 USD → `12.40`, 1980 JPY → `1980`.
 * @throws MoneyError `invalid_amount`, `unknown_currency`
 */
export function formatDecimal(minor: number, currency: CurrencyCode): string {
  const exponent = currencyExponent(currency);
  const digits = String(Math.abs(assertMinor(minor))).padStart(exponent + 1, '0');
  const sign = minor < 0 ? '-' : '';
  if (exponent === 0) return sign + digits;
  return `${sign}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`;
}

const formatters = new Map<string, Intl.NumberFormat>();

/**
 * Money for people in a BCP 47 locale: `$12.40`, `12,40 €`. The decimal text goes to Intl as text, so no digit
 * is lost; the decimals are ISO 4217's, because CLDR's differ for some (IQD, LBP, ALL …).
 * @throws MoneyError `invalid_amount`, `unknown_currency`; RangeError for a malformed locale
 */
export function formatMoney(value: Money, locale: string): string {
  const key = `${locale} ${value.currency}`;
  let formatter = formatters.get(key);
  if (!formatter) {
    const exponent = currencyExponent(value.currency);
    formatter = new Intl.NumberFormat(locale, {
      style: 'currency',
      currency: value.currency,
      minimumFractionDigits: exponent,
      maximumFractionDigits: exponent,
    });
    if (formatters.size > 500) formatters.clear();
    formatters.set(key, formatter);
  }
  return formatter.format(formatDecimal(value.amount, value.currency) as `${number}`);
}
