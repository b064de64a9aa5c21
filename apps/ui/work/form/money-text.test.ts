import { describe, expect, it } from 'vitest';
import { moneyErrorText, moneyFieldText, parseMoneyText } from './money-text.ts';

describe('parseMoneyText', () => {
  it.each([
    ['12.40', 'EUR', 'en-GB', 1240],
    ['12,40', 'EUR', 'en-GB', 1240],
    ['12,5', 'EUR', 'en-US', 1250],
    ['1,234.50', 'EUR', 'en-GB', 123450],
    ['1.234,50', 'EUR', 'en-GB', 123450],
    ['1,234', 'USD', 'en-US', 123400],
    ['1.234.567', 'EUR', 'de', 123456700],
    ['€ 14.99', 'EUR', 'en-GB', 1499],
    ['14.99 €', 'EUR', 'en-GB', 1499],
    ['1 234,50', 'EUR', 'fr', 123450],
    ["1'234.50", 'CHF', 'en-CH', 123450],
    ['1,980', 'JPY', 'en-US', 1980],
    ['1.234', 'KWD', 'en-US', 1234],
    ['.5', 'EUR', 'en-GB', 50],
    ['-3', 'EUR', 'en-GB', -300],
    ['12.400', 'EUR', 'en-GB', 1240],
    ['90071992547409.91', 'EUR', 'en-GB', 9007199254740991],
  ])('reads %s (%s, %s) as %d', (text, currency, locale, minor) => {
    expect(parseMoneyText(text, currency, locale)).toBe(minor);
  });

  it.each([
    ['12.345', 'EUR', 'too_many_decimals'],
    ['1.5', 'JPY', 'too_many_decimals'],
    ['abc', 'EUR', 'invalid_amount'],
    ['', 'EUR', 'invalid_amount'],
    ['12.', 'EUR', 'invalid_amount'],
    ['1,2,3', 'EUR', 'invalid_amount'],
    ['1.2.3,4', 'EUR', 'invalid_amount'],
    ['1e5', 'EUR', 'invalid_amount'],
    ['999999999999999999', 'EUR', 'out_of_range'],
  ])('refuses %s (%s) with %s', (text, currency, code) => {
    expect(() => parseMoneyText(text, currency, 'en-GB')).toThrow(expect.objectContaining({ code }));
  });

  it('says what is wrong', () => {
    const message = (text: string, currency: string) => {
      try {
        parseMoneyText(text, currency, 'en-GB');
        return '';
      } catch (error) {
        return moneyErrorText(error, currency);
      }
    };
    expect(message('1.5', 'JPY')).toBe('JPY has no decimals');
    expect(message('12.345', 'EUR')).toBe('EUR has 2 decimals at most');
    expect(message('x', 'EUR')).toBe('Enter an amount such as 12.50');
  });
});

describe('moneyFieldText', () => {
  it('uses the locale’s decimal mark and reads back as the same amount', () => {
    expect(moneyFieldText(123450, 'EUR', 'en-GB')).toBe('1234.50');
    expect(moneyFieldText(123450, 'EUR', 'de')).toBe('1234,50');
    expect(moneyFieldText(null, 'EUR', 'en-GB')).toBe('');
    for (const minor of [0, 1, 999, 123450, 100000000]) {
      for (const locale of ['en-GB', 'en-US', 'de', 'fr']) {
        for (const currency of ['EUR', 'JPY', 'KWD']) {
          expect(parseMoneyText(moneyFieldText(minor, currency, locale), currency, locale)).toBe(minor);
        }
      }
    }
  });
});
