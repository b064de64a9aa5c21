import { describe, expect, it, vi } from 'vitest';
import { isProblem } from '../kernel/problem.ts';
import { concurrencyLimit } from './concurrency-limit.ts';
import { hashPassword, needsRehash, scryptKey, verifyPassword } from './password.ts';

describe('scrypt', () => {
  // RFC 7914, 12; the third vector (N = 16384, 32 MB) and not the fourth, which takes a gigabyte.
  it.each([
    [
      '',
      '',
      { N: 16, r: 1, p: 1 },
      '77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442fcd0069ded0948f8326a753a0fc81f17e8d3e0fb2e0d3628cf35e20c38d18906',
    ],
    [
      'password',
      'NaCl',
      { N: 1024, r: 8, p: 16 },
      'fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b3731622eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640',
    ],
    [
      'pleaseletmein',
      'SodiumChloride',
      { N: 16384, r: 8, p: 1 },
      '7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887',
    ],
  ])('of “%s” and “%s” is that of RFC 7914', async (password, salt, parameters, expected) => {
    expect((await scryptKey(password, salt, parameters, 64)).toString('hex')).toBe(expected);
  });
});

describe('a password', () => {
  it('is kept as a PHC string and verified', async () => {
    const hash = await hashPassword('correct horse battery');
    expect(hash).toMatch(/^\$scrypt\$ln=15,r=8,p=3\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
    expect(await verifyPassword({ hash, password: 'correct horse battery' })).toBe(true);
    expect(await verifyPassword({ hash, password: 'Correct horse battery' })).toBe(false);
    expect(await verifyPassword({ hash, password: 'correct horse battery ' })).toBe(false);
    expect(needsRehash(hash)).toBe(false);
  });

  it('is verified against hashes with padding, as the first ones were written', async () => {
    const salt = Buffer.alloc(16, 7);
    const key = await scryptKey('correct horse battery', salt, { N: 2 ** 15, r: 8, p: 3 }, 32);
    const hash = `$scrypt$ln=15,r=8,p=3$${salt.toString('base64')}$${key.toString('base64')}`;
    expect(hash).toContain('=$');
    expect(await verifyPassword({ hash, password: 'correct horse battery' })).toBe(true);
    expect(needsRehash(hash)).toBe(false);
  });

  it('is hashed anew when more work is asked for, and still verified till then', async () => {
    const salt = Buffer.alloc(16, 7);
    const key = await scryptKey('correct horse battery', salt, { N: 2 ** 14, r: 8, p: 1 }, 32);
    const hash = `$scrypt$ln=14,r=8,p=1$${salt.toString('base64')}$${key.toString('base64')}`;
    expect(needsRehash(hash)).toBe(true);
    expect(await verifyPassword({ hash, password: 'correct horse battery' })).toBe(true);
  });

  it('of nobody is refused after the same work', async () => {
    const unreadable = [
      null,
      '',
      '$argon2id$v=19$m=65536',
      '$scrypt$ln=30,r=8,p=1$AAAA$AAAA',
      '$scrypt$ln=0,r=8,p=1$AAAA$AAAA',
    ];
    const times: number[] = [];
    for (const hash of unreadable) {
      const start = performance.now();
      expect(await verifyPassword({ hash, password: '' })).toBe(false);
      times.push(performance.now() - start);
    }
    // A hash takes tens of milliseconds anywhere; an early return takes none.
    expect(Math.min(...times)).toBeGreaterThan(20);
    expect(needsRehash('')).toBe(true);
  });
});

describe('the limit', () => {
  it('lets two run and eight wait; the eleventh hears that it is busy', async () => {
    const results = await Promise.allSettled(
      Array.from({ length: 11 }, () => verifyPassword({ hash: null, password: 'x' })),
    );
    const refused = results.filter((result) => result.status === 'rejected');
    expect(refused).toHaveLength(1);
    const reason: unknown = refused[0]?.reason;
    if (!isProblem(reason)) throw new Error('not a problem');
    expect(reason).toMatchObject({ status: 503, code: 'busy', retryAfterSeconds: 3 });
    expect(await verifyPassword({ hash: null, password: 'x' })).toBe(false);
  });

  it('runs in turn, never more than its number, and goes on after a failure', async () => {
    const limited = concurrencyLimit({ running: 2, waiting: 3, refuse: () => new Error('full') });
    const order: number[] = [];
    let active = 0;
    const most = vi.fn<(count: number) => void>();
    const work = (n: number) => () =>
      new Promise<number>((resolve, reject) => {
        active++;
        most(active);
        setTimeout(() => {
          active--;
          order.push(n);
          if (n === 1) reject(new Error('failed'));
          else resolve(n);
        }, 5);
      });
    const all = await Promise.allSettled([0, 1, 2, 3, 4, 5].map((n) => limited(work(n))));
    expect(all.map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
      'fulfilled',
      'fulfilled',
      'rejected',
    ]);
    expect(order).toEqual([0, 1, 2, 3, 4]);
    expect(Math.max(...most.mock.calls.map(([count]) => count))).toBe(2);
    expect(await limited(work(9))).toBe(9);
  });
});
