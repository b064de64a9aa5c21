import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeBase32, encodeBase32 } from './base32.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('base32', () => {
  // RFC 4648, 10.
  it.each([
    ['', ''],
    ['f', 'MY======'],
    ['fo', 'MZXQ===='],
    ['foo', 'MZXW6==='],
    ['foob', 'MZXW6YQ='],
    ['fooba', 'MZXW6YTB'],
    ['foobar', 'MZXW6YTBOI======'],
  ])('of “%s” is %s', (text, padded) => {
    const plain = padded.replace(/=+$/, '');
    expect(encodeBase32(bytes(text))).toBe(plain);
    for (const form of [padded, plain, plain.toLowerCase()]) expect(decodeBase32(form)).toEqual(bytes(text));
  });

  it.each(['1', 'A', 'ABC', 'ABCDEF', 'MZXW 6YQ', 'M=ZX', '0189'])('is not “%s”', (text) => {
    expect(decodeBase32(text)).toBeNull();
  });

  it('comes back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (input) => {
        expect(decodeBase32(encodeBase32(input))).toEqual(new Uint8Array(input));
      }),
    );
  });
});
