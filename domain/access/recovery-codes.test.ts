import { describe, expect, it } from 'vitest';
import { sha256Hex } from '../kernel/hash.ts';
import { isLowOnRecoveryCodes, newRecoveryCodes, recoveryCodeHash } from './recovery-codes.ts';

describe('recovery codes', () => {
  it('are ten, each shown in groups and kept as a hash', async () => {
    const codes = await newRecoveryCodes();
    expect(codes).toHaveLength(10);
    expect(new Set(codes.map(({ code }) => code)).size).toBe(10);
    for (const { code, hash } of codes) {
      expect(code).toMatch(/^[A-Z2-7]{6}(-[A-Z2-7]{6}){3}$/);
      expect(hash).toBe(await sha256Hex(code.replaceAll('-', '')));
    }
  });

  it('are found however they are typed', async () => {
    const hash = await recoveryCodeHash('ABCDEF-GHIJKL-MNOPQR-STUVWX');
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    for (const typed of [
      'abcdefghijklmnopqrstuvwx',
      ' ABCDEF GHIJKL MNOPQR STUVWX ',
      'A8CDEF-GH1JKL-MN0PQR-STUVWX',
    ])
      expect(await recoveryCodeHash(typed)).toBe(hash);
    for (const typed of ['', 'ABCDEF', 'ABCDEF-GHIJKL-MNOPQR-STUVW9', `${'A'.repeat(25)}`])
      expect(await recoveryCodeHash(typed)).toBeNull();
  });

  it('run low at three', () => {
    expect([4, 3, 0].map(isLowOnRecoveryCodes)).toEqual([false, true, true]);
  });
});
