import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  type Dek,
  hintOf,
  importKekRing,
  needsReencrypt,
  needsRewrap,
  newDek,
  openSecret,
  reencryptSecret,
  rewrapDek,
  SecretBoxError,
  sealSecret,
  unwrapDek,
} from './secret-box.ts';

const TENANT = '018f0000-0000-7000-8000-000000000001';
const OTHER = '018f0000-0000-7000-8000-000000000002';
const NAME = 'stripe.secret_key';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const bytes = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(text, 'hex'));
const base64 = (fill: number, length = 32): string => Buffer.alloc(length, fill).toString('base64');

async function dekOf(fill: number, version: number): Promise<Dek> {
  const raw = new Uint8Array(32).fill(fill);
  const key = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);
  return { version, key };
}

const codeOf = async (work: Promise<unknown>): Promise<string> => {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  return error instanceof SecretBoxError ? error.code : `not refused: ${String(error)}`;
};

afterEach(() => vi.restoreAllMocks());

describe('a secret', () => {
  const vector = {
    ciphertext: bytes('35abc86bde5efc9b090426'),
    tag: bytes('6414039c445dadefcfd66e7323af0959'),
    iv: bytes('000102030405060708090a0b'),
    dekVersion: 1,
    hint: '_123',
  };

  it('is sealed and opened as in the vector of 10 §13', async () => {
    const dek = await dekOf(0x22, 1);
    expect(await openSecret({ tenantId: TENANT, name: NAME, sealed: vector }, dek)).toBe('sk_test_123');
    vi.spyOn(crypto, 'getRandomValues').mockImplementation((target) => {
      if (target instanceof Uint8Array) target.set(vector.iv);
      return target;
    });
    const sealed = await sealSecret({ tenantId: TENANT, name: NAME, text: 'sk_test_123' }, dek);
    expect(hex(sealed.ciphertext)).toBe(hex(vector.ciphertext));
    expect(hex(sealed.tag)).toBe(hex(vector.tag));
    expect(sealed).toMatchObject({ dekVersion: 1, hint: '_123' });
  });

  it('opens only as it was sealed', async () => {
    const dek = await dekOf(0x22, 1);
    const open = (change: Partial<{ tenantId: string; name: string; sealed: typeof vector }>, key = dek) =>
      codeOf(openSecret({ tenantId: TENANT, name: NAME, sealed: vector, ...change }, key));
    expect(await open({ tenantId: OTHER })).toBe('unreadable');
    expect(await open({ name: 'stripe.public_key' })).toBe('unreadable');
    expect(await open({ sealed: { ...vector, tag: bytes(`00${hex(vector.tag).slice(2)}`) } })).toBe(
      'unreadable',
    );
    expect(await open({ sealed: { ...vector, iv: bytes('000102030405060708090a0c') } })).toBe('unreadable');
    expect(await open({}, await dekOf(0x23, 1))).toBe('unreadable');
    expect(await open({}, await dekOf(0x22, 2))).toBe('wrong_key_version');
    expect(await open({ sealed: { ...vector, dekVersion: 2 } }, await dekOf(0x22, 2))).toBe('unreadable');
    expect(await open({ name: 'a|b' })).toBe('bad_name');
  });

  it('never has the same IV twice', async () => {
    const dek = await dekOf(1, 1);
    const seal = () => sealSecret({ tenantId: TENANT, name: NAME, text: 'the same text' }, dek);
    const [a, b] = [await seal(), await seal()];
    expect(hex(a.iv)).not.toBe(hex(b.iv));
    expect(hex(a.ciphertext)).not.toBe(hex(b.ciphertext));
  });

  it('comes back whatever it is', async () => {
    const dek = await dekOf(7, 3);
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 300 }), async (text) => {
        const sealed = await sealSecret({ tenantId: TENANT, name: NAME, text }, dek);
        expect(await openSecret({ tenantId: TENANT, name: NAME, sealed }, dek)).toBe(text);
      }),
      { numRuns: 50 },
    );
  });

  it.each([
    ['sk_live_abcdWXYZ', 'WXYZ'],
    ['12345678', '5678'],
    ['1234567', ''],
    ['', ''],
    ['secret-key-🔑🔑🔑🔑', '🔑🔑🔑🔑'],
  ])('%s is hinted as “%s”', (text, hint) => {
    expect(hintOf(text)).toBe(hint);
  });

  it.each(['', 'Stripe', '.key', 'key.', 'a|b', 'cgk:dek', 'x'.repeat(101)])(
    'is not named “%s”',
    async (name) => {
      expect(await codeOf(sealSecret({ tenantId: TENANT, name, text: 'x' }, await dekOf(1, 1)))).toBe(
        'bad_name',
      );
    },
  );
});

describe('keys', () => {
  it('of the installation are read from its secrets', async () => {
    const ring = await importKekRing({ KEK_V1: base64(1), KEK_V12: ` ${base64(2)}\n`, AUTH_SECRET: 'x' });
    expect(ring.current).toBe(12);
    expect([...ring.keys.keys()]).toEqual([1, 12]);
  });

  it.each([
    [{}],
    [{ KEK_V1: base64(1, 16) }],
    [{ KEK_V1: 'not base64!' }],
    [{ KEK_V1: 7 }],
    [{ KEK_V1: base64(1), KEK_V2: '' }],
  ])('are refused when they are none: %j', async (secrets) => {
    expect(await codeOf(importKekRing(secrets))).toBe('bad_key');
  });

  it('of a brand open under the installation’s key, for that brand and number only', async () => {
    const ring = await importKekRing({ KEK_V1: base64(1) });
    const { record, dek } = await newDek(TENANT, 1, ring);
    expect(record).toMatchObject({ dekVersion: 1, kekVersion: 1 });
    expect(record.wrapped).toHaveLength(12 + 32 + 16);
    const sealed = await sealSecret({ tenantId: TENANT, name: NAME, text: 'sk_test_123' }, dek);
    const again = await unwrapDek(record, TENANT, ring);
    expect(await openSecret({ tenantId: TENANT, name: NAME, sealed }, again)).toBe('sk_test_123');
    expect(again.key.extractable).toBe(false);
    expect(await codeOf(unwrapDek(record, OTHER, ring))).toBe('unreadable');
    expect(await codeOf(unwrapDek({ ...record, dekVersion: 2 }, TENANT, ring))).toBe('unreadable');
    expect(await codeOf(unwrapDek({ ...record, wrapped: bytes('00') }, TENANT, ring))).toBe('unreadable');
    const stranger = await importKekRing({ KEK_V1: base64(9) });
    expect(await codeOf(unwrapDek(record, TENANT, stranger))).toBe('unreadable');
    const newer = await importKekRing({ KEK_V2: base64(2) });
    expect(await codeOf(unwrapDek(record, TENANT, newer))).toBe('missing_key_version');
  });

  it('rotate: the installation’s re-wraps and leaves secrets alone', async () => {
    const one = await importKekRing({ KEK_V1: base64(1) });
    const both = await importKekRing({ KEK_V1: base64(1), KEK_V2: base64(2) });
    const two = await importKekRing({ KEK_V2: base64(2) });
    const { record, dek } = await newDek(TENANT, 1, one);
    const sealed = await sealSecret({ tenantId: TENANT, name: NAME, text: 'sk_test_123' }, dek);
    expect(needsRewrap(record, both)).toBe(true);
    const rewrapped = await rewrapDek(record, TENANT, both);
    expect(rewrapped).toMatchObject({ dekVersion: 1, kekVersion: 2 });
    expect(await rewrapDek(rewrapped, TENANT, both)).toBe(rewrapped);
    const kept = await unwrapDek(rewrapped, TENANT, two);
    expect(await openSecret({ tenantId: TENANT, name: NAME, sealed }, kept)).toBe('sk_test_123');
  });

  it('rotate: the brand’s re-encrypts each secret, once', async () => {
    const ring = await importKekRing({ KEK_V1: base64(1) });
    const from = (await newDek(TENANT, 1, ring)).dek;
    const to = (await newDek(TENANT, 2, ring)).dek;
    const sealed = await sealSecret({ tenantId: TENANT, name: NAME, text: 'sk_test_123' }, from);
    expect(needsReencrypt(sealed, to)).toBe(true);
    const renewed = await reencryptSecret({ tenantId: TENANT, name: NAME, sealed }, { from, to });
    expect(renewed).toMatchObject({ dekVersion: 2, hint: sealed.hint });
    expect(await reencryptSecret({ tenantId: TENANT, name: NAME, sealed: renewed }, { from, to })).toBe(
      renewed,
    );
    expect(await openSecret({ tenantId: TENANT, name: NAME, sealed: renewed }, to)).toBe('sk_test_123');
    expect(await codeOf(openSecret({ tenantId: TENANT, name: NAME, sealed: renewed }, from))).toBe(
      'wrong_key_version',
    );
  });
});
