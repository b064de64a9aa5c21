import { describe, expect, it, vi } from 'vitest';
import {
  codeHash,
  identifierHash,
  judgeOneTimeSecret,
  newOneTimeCode,
  newOneTimeToken,
  type OneTimeRecord,
  oneTimeExpiry,
  tokenHash,
} from './one-time-secret.ts';

const NOW = new Date('2026-05-01T09:00:00Z');
const PEPPER = 'a key that is not in the database';

describe('a token', () => {
  it('is kept as the vector of 10 §13 says', async () => {
    expect(await tokenHash('AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8')).toBe(
      'ea866a757e4c38babfa8127cbe9a409d3e1f93a00ff1488ff735fcf917afffd0',
    );
  });

  it('has 256 random bits', async () => {
    const { token, hash } = await newOneTimeToken();
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(hash).toBe(await tokenHash(token));
    expect((await newOneTimeToken()).token).not.toBe(token);
  });
});

describe('a code', () => {
  it('has six digits, leading zeros too, and none more likely than others', () => {
    const draws = [2 ** 32 - 1, 4_294_000_000, 42, 4_293_999_999];
    const spy = vi.spyOn(crypto, 'getRandomValues').mockImplementation((target) => {
      if (target instanceof Uint32Array) target[0] = draws.shift() ?? 0;
      return target;
    });
    // The last 967 296 numbers would favour small codes; they are drawn again.
    expect(newOneTimeCode()).toBe('000042');
    expect(newOneTimeCode()).toBe('999999');
    spy.mockRestore();
    for (let n = 0; n < 100; n++) expect(newOneTimeCode()).toMatch(/^\d{6}$/);
  });

  it('is kept bound to its purpose, its address and a key', async () => {
    const sent = { code: '012345', purpose: 'sign_in_code', identifier: 'ana@example.com' } as const;
    const hash = await codeHash(sent, PEPPER);
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(await codeHash({ ...sent, code: '012 345', identifier: ' Ana@Example.com' }, PEPPER)).toBe(hash);
    for (const other of [
      codeHash({ ...sent, code: '012346' }, PEPPER),
      codeHash({ ...sent, purpose: 'email_change' }, PEPPER),
      codeHash({ ...sent, identifier: 'bo@example.com' }, PEPPER),
      codeHash(sent, 'another key'),
      identifierHash(sent.identifier, PEPPER),
    ])
      expect(await other).not.toBe(hash);
  });
});

describe('a presented secret', () => {
  const record: OneTimeRecord = {
    secretHash: 'right',
    attempts: 0,
    expiresAt: oneTimeExpiry('sign_in_code', NOW),
    usedAt: null,
  };
  const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);

  it.each<[string, Partial<OneTimeRecord>, string, Date, object]>([
    ['right', {}, 'right', later(599), { isAccepted: true, attempts: 1 }],
    ['right at the fifth try', { attempts: 4 }, 'right', NOW, { isAccepted: true, attempts: 5 }],
    ['wrong', {}, 'wrong', NOW, { isAccepted: false, reason: 'wrong', attempts: 1 }],
    [
      'wrong at the fifth try',
      { attempts: 4 },
      'wrong',
      NOW,
      { isAccepted: false, reason: 'wrong', attempts: 5 },
    ],
    ['right after five', { attempts: 5 }, 'right', NOW, { isAccepted: false, reason: 'locked', attempts: 5 }],
    ['late', {}, 'right', later(600), { isAccepted: false, reason: 'expired', attempts: 0 }],
    ['used', { usedAt: NOW }, 'right', NOW, { isAccepted: false, reason: 'used', attempts: 0 }],
  ])('%s', (_, change, presented, now, verdict) => {
    expect(judgeOneTimeSecret({ ...record, ...change }, presented, now)).toEqual(verdict);
  });

  it('lives as long as its purpose says', () => {
    expect(oneTimeExpiry('sign_in_link', NOW)).toEqual(later(600));
    expect(oneTimeExpiry('password_reset', NOW)).toEqual(later(1800));
    expect(oneTimeExpiry('email_verify', NOW)).toEqual(later(86_400));
  });
});
