import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ACTIVE_CURRENCIES,
  allocate,
  allocateByBigWeights,
  assertMinor,
  currencyExponent,
  formatDecimal,
  formatMoney,
  isActiveCurrency,
  MoneyError,
  money,
  mulDivHalfUp,
  parseDecimal,
  roundHalfUp,
} from './money.ts';

const total = (parts: readonly number[]) => parts.reduce((sum, part) => sum + part, 0);
const codeOf = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    if (error instanceof MoneyError) return error.code;
    throw error;
  }
  return 'nothing';
};

describe('currencies', () => {
  it.each([
    ['JPY', 0],
    ['KRW', 0],
    ['ISK', 0],
    ['UGX', 0],
    ['USD', 2],
    ['EUR', 2],
    ['HUF', 2],
    ['TWD', 2],
    ['MGA', 2],
    ['KWD', 3],
    ['BHD', 3],
    ['JOD', 3],
    ['OMR', 3],
    ['TND', 3],
    ['IQD', 3],
    ['LYD', 3],
    ['CLF', 4],
    ['UYW', 4],
    ['BGN', 2],
  ])('%s has %i decimals', (code, exponent) => {
    expect(currencyExponent(code)).toBe(exponent);
  });

  it('knows every active code once, and withdrawn ones only for old orders', () => {
    expect(new Set(ACTIVE_CURRENCIES).size).toBe(ACTIVE_CURRENCIES.length);
    expect(ACTIVE_CURRENCIES.length).toBeGreaterThan(160);
    expect(ACTIVE_CURRENCIES.every((code) => /^[A-Z]{3}$/.test(code))).toBe(true);
    expect(isActiveCurrency('EUR')).toBe(true);
    expect(isActiveCurrency('HRK')).toBe(false);
    expect(codeOf(() => currencyExponent('XAU'))).toBe('unknown_currency');
    expect(codeOf(() => currencyExponent('usd'))).toBe('unknown_currency');
  });
});

describe('allocate', () => {
  it.each([
    [[4300, 1400, 2300], 299, [161, 52, 86]],
    [[1000, 1000, 1000], 299, [100, 100, 99]],
    [[10, 20, 10, 30, 50, 20, 10, 40], 93, [5, 10, 5, 15, 24, 10, 5, 19]],
    [[10, 0], 40, [40, 0]],
    [[0, 0], 10, [5, 5]],
    [[100, 100], -20, [-10, -10]],
    [[], 0, []],
    [[1, 2], 0, [0, 0]],
    [[0, 0, 0], 10, [4, 3, 3]],
    [[3, 5], 1, [0, 1]],
  ])('%j of %i → %j (20 §4.1.2)', (weights, amount, parts) => {
    expect(allocate(weights, amount)).toEqual(parts);
    expect(allocateByBigWeights(weights.map(BigInt), amount)).toEqual(parts);
  });

  it('refuses what is no weight or no amount', () => {
    expect(() => allocate([], 1)).toThrow(RangeError);
    expect(() => allocate([-1, 2], 1)).toThrow(RangeError);
    expect(() => allocate([0.5], 1)).toThrow(RangeError);
    expect(() => allocate([Number.NaN], 1)).toThrow(RangeError);
    expect(() => allocateByBigWeights([-1n], 1)).toThrow(RangeError);
    expect(codeOf(() => allocate([1], 0.1))).toBe('invalid_amount');
    expect(codeOf(() => allocate([1], 2 ** 53))).toBe('invalid_amount');
  });

  const weights = fc.array(fc.oneof(fc.nat(10), fc.nat(1_000_000), fc.maxSafeNat()), {
    minLength: 1,
    maxLength: 30,
  });
  const amount = fc.oneof(fc.integer({ min: -1000, max: 1000 }), fc.maxSafeInteger());

  it('adds up, has the sign of its amount, never gives −0, and needs no BigInt to be exact', () => {
    fc.assert(
      fc.property(weights, amount, (w, x) => {
        const parts = allocate(w, x);
        expect(parts.reduce((sum, part) => sum + BigInt(part), 0n)).toBe(BigInt(x));
        expect(parts.every((part) => !Object.is(part, -0) && part * Math.sign(x) >= 0)).toBe(true);
        expect(allocate(w, x === 0 ? 0 : -x)).toEqual(parts.map((part) => (part === 0 ? 0 : -part)));
        expect(allocateByBigWeights(w.map(BigInt), x)).toEqual(parts);
      }),
    );
  });

  it('never gives a part above its weight while the amount is within the sum, and is off its share by < 1', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(100_000), { minLength: 1, maxLength: 30 }), fc.nat(1_000_000), (w, ppm) => {
        const sum = total(w);
        const x = mulDivHalfUp(sum, ppm, 1_000_000);
        allocate(w, x).forEach((part, i) => {
          expect(part).toBeLessThanOrEqual(w[i]!);
          if (sum > 0) expect(Math.abs(part * sum - w[i]! * x)).toBeLessThan(sum);
        });
      }),
    );
  });
});

describe('rounding', () => {
  it.each([
    [5n, 10n, 1n],
    [4n, 10n, 0n],
    [15n, 10n, 2n],
    [25n, 10n, 3n],
    [-5n, 10n, -1n],
    [-25n, 10n, -3n],
    [25n, -10n, -3n],
    [-25n, -10n, 3n],
    [0n, 7n, 0n],
  ])('%d ÷ %d = %d, half away from zero', (num, den, result) => {
    expect(roundHalfUp(num, den)).toBe(result);
  });

  it('mulDivHalfUp agrees with BigInt for any integers', () => {
    fc.assert(
      fc.property(
        fc.maxSafeInteger(),
        fc.nat(2_000_000),
        fc.integer({ min: 1, max: 2_000_000 }),
        (a, n, d) => {
          const exact = roundHalfUp(BigInt(a) * BigInt(n), BigInt(d));
          if (exact > BigInt(Number.MAX_SAFE_INTEGER) || -exact > BigInt(Number.MAX_SAFE_INTEGER)) {
            expect(codeOf(() => mulDivHalfUp(a, n, d))).toBe('out_of_range');
          } else expect(mulDivHalfUp(a, n, d)).toBe(Number(exact));
        },
      ),
    );
    expect(Object.is(mulDivHalfUp(-1, 1, 1000), 0)).toBe(true);
    expect(() => roundHalfUp(1n, 0n)).toThrow(RangeError);
  });
});

describe('texts', () => {
  it.each([
    ['12.40', 'USD', 1240],
    ['12.4', 'USD', 1240],
    ['12', 'USD', 1200],
    ['12.4000', 'USD', 1240],
    ['0.01', 'USD', 1],
    ['-3.50', 'EUR', -350],
    ['-0', 'EUR', 0],
    ['1980', 'JPY', 1980],
    ['1980.00', 'JPY', 1980],
    ['12.345', 'KWD', 12345],
    ['1.2345', 'CLF', 12345],
    ['90071992547409.91', 'USD', Number.MAX_SAFE_INTEGER],
    ['0.29', 'USD', 29],
    ['1.15', 'USD', 115],
  ])('%s %s → %i', (text, currency, minor) => {
    expect(parseDecimal(text, currency)).toBe(minor);
  });

  it.each([
    '',
    ' 1',
    '1 ',
    '.5',
    '5.',
    '+1',
    '1,000',
    '1e3',
    '0x10',
    '١٢',
    'NaN',
    '--1',
    '1.2.3',
    '$1',
    '1\n',
  ])('refuses %j', (text) => {
    expect(codeOf(() => parseDecimal(text, 'USD'))).toBe('invalid_amount');
  });

  it('refuses lost digits, overflow and numbers', () => {
    expect(codeOf(() => parseDecimal('1.234', 'USD'))).toBe('too_many_decimals');
    expect(codeOf(() => parseDecimal('1.5', 'JPY'))).toBe('too_many_decimals');
    expect(codeOf(() => parseDecimal('90071992547409.92', 'USD'))).toBe('out_of_range');
    expect(codeOf(() => parseDecimal(1.5 as unknown as string, 'USD'))).toBe('invalid_amount');
    expect(codeOf(() => parseDecimal('1', 'XXX'))).toBe('unknown_currency');
  });

  it('formats and reads back the same', () => {
    expect(formatDecimal(1240, 'USD')).toBe('12.40');
    expect(formatDecimal(-5, 'USD')).toBe('-0.05');
    expect(formatDecimal(1980, 'JPY')).toBe('1980');
    expect(formatDecimal(12345, 'KWD')).toBe('12.345');
    expect(formatDecimal(1, 'CLF')).toBe('0.0001');
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.constantFrom(...ACTIVE_CURRENCIES), (minor, currency) => {
        expect(parseDecimal(formatDecimal(minor, currency), currency)).toBe(minor);
      }),
    );
  });

  it('formats for people without losing a digit', () => {
    expect(formatMoney(money(1240, 'USD'), 'en-US')).toBe('$12.40');
    expect(formatMoney(money(1240, 'EUR'), 'de-DE')).toBe('12,40\u00a0€');
    expect(formatMoney(money(1980, 'JPY'), 'en-US')).toBe('¥1,980');
    expect(formatMoney(money(Number.MAX_SAFE_INTEGER, 'USD'), 'en-US')).toBe('$90,071,992,547,409.91');
    expect(formatMoney(money(1500, 'IQD'), 'en-US')).toContain('1.500');
    expect(formatMoney(money(150, 'ISK'), 'en-US')).toContain('150');
  });

  it('checks amounts', () => {
    expect(Object.is(assertMinor(-0), 0)).toBe(true);
    expect(codeOf(() => money(1.5, 'USD'))).toBe('invalid_amount');
    expect(codeOf(() => money(1, 'ABC'))).toBe('unknown_currency');
  });
});
