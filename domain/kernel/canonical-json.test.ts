import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, type JsonValue } from './canonical-json.ts';
import { sha256Hex } from './hash.ts';

describe('canonical JSON', () => {
  it('is that of RFC 8785, 3.2.2 and 3.2.3', () => {
    const input = {
      numbers: JSON.parse(
        '[333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001]',
      ) as number[],
      string: '\u20ac$\u000f\u000aA\'\u0042\u0022\u005c\\"/',
      literals: [null, true, false],
    };
    expect(canonicalJson(input)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  it('sorts keys by UTF-16 code units (RFC 8785, 3.2.3)', () => {
    const input = { '€': 1, '\r': 2, '\ufb33': 3, '1': 4, '😀': 5, '\u0080': 6, ö: 7 };
    expect([...canonicalJson(input).matchAll(/:(\d)/g)].map(([, n]) => n).join('')).toBe('2467153');
  });

  it('hashes to the vector of 55 §4.12', async () => {
    const text = canonicalJson({
      payee_id: 'pye_01',
      amount: { minor: 125000, currency: 'USD' },
      reason: 'March work',
    });
    expect(text).toBe(
      '{"amount":{"currency":"USD","minor":125000},"payee_id":"pye_01","reason":"March work"}',
    );
    expect(await sha256Hex(text)).toBe('14673998ef18ea70aad524609d2e36e3d6e7af9bf95e2b10234cd670c6639270');
  });

  it('leaves out what is undefined and refuses what JSON cannot say', () => {
    expect(canonicalJson({ b: undefined, a: -0 })).toBe('{"a":0}');
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, '\ud800', { '\udc00': 1 }])
      expect(() => canonicalJson(value)).toThrow(TypeError);
  });

  it('says the same value, whatever the order of its members', () => {
    const shuffled = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(shuffled);
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([key, member]) => [key, shuffled(member)]),
      );
    };
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'grapheme' }), (value) => {
        const text = canonicalJson(value as JsonValue);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonicalJson(shuffled(value) as JsonValue)).toBe(text);
      }),
    );
  });
});
