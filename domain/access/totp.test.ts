import { describe, expect, it } from 'vitest';
import { encodeBase32 } from '../kernel/base32.ts';
import { hotp, newTotpSecret, totpStep, totpUri, verifyTotp } from './totp.ts';

const KEY = new TextEncoder().encode('12345678901234567890');
const SECRET = encodeBase32(KEY);
const at = (seconds: number): Date => new Date(seconds * 1000);

describe('HOTP', () => {
  // RFC 4226, appendix D.
  it.each(
    ['755224', '287082', '359152', '969429', '338314', '254676', '287922', '162583', '399871', '520489'].map(
      (code, counter) => [counter, code] as const,
    ),
  )('of counter %i is %s', async (counter, code) => {
    expect(await hotp(KEY, counter)).toBe(code);
  });
});

describe('TOTP', () => {
  // RFC 6238, appendix B, SHA-1.
  it.each([
    [59, '94287082'],
    [1111111109, '07081804'],
    [1111111111, '14050471'],
    [1234567890, '89005924'],
    [2000000000, '69279037'],
    [20000000000, '65353130'],
  ])('at %i is %s', async (seconds, code) => {
    expect(await hotp(KEY, totpStep(at(seconds)), 8)).toBe(code);
    const verdict = await verifyTotp({
      secret: SECRET,
      code: code.slice(2),
      now: at(seconds),
      lastStep: null,
    });
    expect(verdict).toEqual({ isValid: true, step: totpStep(at(seconds)) });
  });

  const verify = (code: string, seconds: number, lastStep: number | null = null) =>
    verifyTotp({ secret: SECRET, code, now: at(seconds), lastStep });

  it('takes one step either side and no more', async () => {
    const code = await hotp(KEY, 1000);
    for (const seconds of [999 * 30, 1000 * 30, 1000 * 30 + 29, 1001 * 30 + 29])
      expect(await verify(code, seconds)).toEqual({ isValid: true, step: 1000 });
    for (const seconds of [998 * 30 + 29, 1002 * 30])
      expect(await verify(code, seconds)).toEqual({ isValid: false, reason: 'wrong' });
  });

  it('takes each step once, and none before the last', async () => {
    const [earlier, code, later] = [await hotp(KEY, 999), await hotp(KEY, 1000), await hotp(KEY, 1001)];
    expect(await verify(code, 30_000, 1000)).toEqual({ isValid: false, reason: 'replayed' });
    expect(await verify(earlier, 30_000, 1000)).toEqual({ isValid: false, reason: 'replayed' });
    expect(await verify(later, 30_000, 1000)).toEqual({ isValid: true, step: 1001 });
    expect(await verify(code, 30_000, 999)).toEqual({ isValid: true, step: 1000 });
  });

  it('reads codes as people type them and refuses the rest', async () => {
    const code = await hotp(KEY, 1000);
    expect(await verify(`${code.slice(0, 3)} ${code.slice(3)}`, 30_000)).toMatchObject({ isValid: true });
    for (const text of ['', '000000'.slice(0, 5), `${code}0`, 'abcdef', code.slice(1)])
      expect(await verify(text, 30_000)).toEqual({ isValid: false, reason: 'wrong' });
    await expect(verifyTotp({ secret: '!', code, now: at(0), lastStep: null })).rejects.toThrow(TypeError);
  });

  it('works with a secret of its own', async () => {
    const secret = newTotpSecret();
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(newTotpSecret()).not.toBe(secret);
    expect(totpUri({ secret, issuer: 'Acme: Søn', account: 'ana@example.com' })).toBe(
      `otpauth://totp/Acme%20%20S%C3%B8n:ana%40example.com?secret=${secret}&issuer=Acme%20%20S%C3%B8n&algorithm=SHA1&digits=6&period=30`,
    );
  });
});
