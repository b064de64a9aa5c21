import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crc32 } from '../kernel/crc32.ts';
import { randomToken, sha256Hex } from '../kernel/hash.ts';
import { API_KEY_PREFIX, apiKeyChecksum, newApiKey, parseApiKey } from './api-key.ts';

describe('CRC-32', () => {
  it.each([
    ['123456789', 0xcbf43926],
    ['', 0],
    ['The quick brown fox jumps over the lazy dog', 0x414fa339],
  ])('of “%s”', (text, value) => {
    expect(crc32(new TextEncoder().encode(text))).toBe(value);
  });
});

describe('an API key', () => {
  const zeros = `cgk_live_${'0'.repeat(43)}`;

  it('has the checksum of the vector of 10 §13', () => {
    expect(apiKeyChecksum(zeros)).toBe('2EwM1L');
    expect(parseApiKey(`${zeros}2EwM1L`)).toEqual({ mode: 'live', prefix: 'cgk_live_000', isLegacy: false });
  });

  it('is made in its form, read back and kept as a hash', async () => {
    for (const mode of ['live', 'test'] as const) {
      const { key, prefix, keyHash } = await newApiKey(mode);
      expect(key).toMatch(new RegExp(`^cgk_${mode}_[0-9A-Za-z]{49}$`));
      expect(prefix).toBe(key.slice(0, 12));
      expect(keyHash).toBe(await sha256Hex(key));
      expect(parseApiKey(key)).toEqual({ mode, prefix, isLegacy: false });
    }
    expect((await newApiKey()).key.startsWith(API_KEY_PREFIX)).toBe(true);
    const keys = await Promise.all(Array.from({ length: 200 }, () => newApiKey()));
    expect(new Set(keys.map(({ key }) => key)).size).toBe(200);
    expect(new Set(keys.flatMap(({ key }) => [...key.slice(9, 52)])).size).toBe(62);
  });

  it('with one character wrong, or two changed places, is refused without a lookup', async () => {
    const { key } = await newApiKey();
    fc.assert(
      fc.property(fc.integer({ min: 9, max: 57 }), fc.constantFrom(...'059AZaz'), (at, letter) => {
        const typed = key.slice(0, at) + letter + key.slice(at + 1);
        expect(parseApiKey(typed) === null).toBe(typed !== key);
      }),
    );
    fc.assert(
      fc.property(fc.integer({ min: 9, max: 56 }), (at) => {
        const swapped = key.slice(0, at) + key.charAt(at + 1) + key.charAt(at) + key.slice(at + 2);
        expect(parseApiKey(swapped) === null).toBe(swapped !== key);
      }),
    );
  });

  it.each([
    '',
    'cgk_live_madeup',
    `${zeros}2EwM1`,
    `${zeros}2EwM1L0`,
    ` ${zeros}2EwM1L`,
    `cgk_test_${'0'.repeat(43)}2EwM1L`,
    `sk_live_${'0'.repeat(49)}`,
  ])('is not “%s”', (text) => {
    expect(parseApiKey(text)).toBeNull();
  });

  it('of the form before the checksum still counts as one', () => {
    const key = `cgk_live_${randomToken(32)}`;
    expect(parseApiKey(key)).toEqual({ mode: 'live', prefix: key.slice(0, 12), isLegacy: true });
    expect(parseApiKey(zeros)).toMatchObject({ isLegacy: true });
  });
});
