/**
 * A brand's secrets at rest (10 KEY-02): AES-256-GCM under a data key (DEK) of the brand, itself wrapped by the
 * installation's key (KEK, a Workers secret, versioned). Deleting the wrapped DEK makes every secret of the brand
 * unreadable. NIST SP 800-38D: 96-bit random IVs, one per encryption.
 */

import { decodeBase64 } from '../kernel/base64.ts';

const IV_BYTES = 12;
const TAG_BYTES = 16;
const KEY_BYTES = 32;
const SECRET_NAME = /^[a-z0-9](?:[a-z0-9._-]{0,98}[a-z0-9])?$/;

type Bytes = Uint8Array<ArrayBuffer>;

/** What cannot be sealed or opened. `unreadable`: altered, of another brand or name, or under another key. */
export class SecretBoxError extends Error {
  readonly code: 'bad_key' | 'bad_name' | 'missing_key_version' | 'wrong_key_version' | 'unreadable';

  constructor(code: SecretBoxError['code'], message: string) {
    super(message);
    this.name = 'SecretBoxError';
    this.code = code;
  }
}

/** The installation's keys by version; new wrapping uses the highest. */
export interface KekRing {
  current: number;
  keys: ReadonlyMap<number, CryptoKey>;
}

/** A brand's data key, ready for use. It cannot be read out again. */
export interface Dek {
  version: number;
  key: CryptoKey;
}

/** A data key as `platform.tenant_keys` keeps it: `wrapped` = IV ‖ ciphertext ‖ tag. */
export interface WrappedDek {
  dekVersion: number;
  kekVersion: number;
  wrapped: Uint8Array;
}

/** A secret as a brand's `secrets` table keeps it. */
export interface SealedSecret {
  ciphertext: Uint8Array;
  iv: Uint8Array;
  tag: Uint8Array;
  dekVersion: number;
  /** Last four characters, for people to recognise it; empty where that would say too much. */
  hint: string;
}

/**
 * The key ring of the secrets `KEK_V1`, `KEK_V2`, … (32 bytes, base64); other names are passed over.
 * @throws SecretBoxError `bad_key` for none, or one that is not 32 bytes
 */
export async function importKekRing(secrets: Readonly<Record<string, unknown>>): Promise<KekRing> {
  const keys = new Map<number, CryptoKey>();
  for (const [name, value] of Object.entries(secrets)) {
    const version = /^KEK_V([1-9]\d{0,5})$/.exec(name)?.[1];
    if (version === undefined) continue;
    const raw = typeof value === 'string' ? bytesOfBase64(value) : null;
    if (raw?.length !== KEY_BYTES) throw new SecretBoxError('bad_key', `${name} must be 32 bytes in base64.`);
    keys.set(Number(version), await importKey(raw));
  }
  if (keys.size === 0) throw new SecretBoxError('bad_key', 'No KEK_V<n> is set.');
  return { current: Math.max(...keys.keys()), keys };
}

/** A new data key for a brand: to keep (wrapped) and to use. */
export async function newDek(
  tenantId: string,
  dekVersion: number,
  ring: KekRing,
): Promise<{ record: WrappedDek; dek: Dek }> {
  const raw = crypto.getRandomValues(new Uint8Array(KEY_BYTES));
  const record = await wrap(raw, tenantId, dekVersion, ring);
  const dek = { version: dekVersion, key: await importKey(raw) };
  raw.fill(0);
  return { record, dek };
}

/**
 * The data key behind a record.
 * @throws SecretBoxError `missing_key_version` when the ring lacks its KEK, `unreadable` when it is not this brand's
 */
export async function unwrapDek(record: WrappedDek, tenantId: string, ring: KekRing): Promise<Dek> {
  const raw = await unwrap(record, tenantId, ring);
  const dek = { version: record.dekVersion, key: await importKey(raw) };
  raw.fill(0);
  return dek;
}

/** Whether a data key still hangs on an older KEK. */
export const needsRewrap = (record: WrappedDek, ring: KekRing): boolean => record.kekVersion !== ring.current;

/** KEK rotation: the same data key under the current KEK. Secrets stay as they are. Done twice it is done once. */
export async function rewrapDek(record: WrappedDek, tenantId: string, ring: KekRing): Promise<WrappedDek> {
  if (!needsRewrap(record, ring)) return record;
  const raw = await unwrap(record, tenantId, ring);
  const rewrapped = await wrap(raw, tenantId, record.dekVersion, ring);
  raw.fill(0);
  return rewrapped;
}

/**
 * Encrypts a secret. `name` is 1–100 of `a–z 0–9 . _ -`.
 * @throws SecretBoxError `bad_name`
 */
export async function sealSecret(
  { tenantId, name, text }: { tenantId: string; name: string; text: string },
  dek: Dek,
): Promise<SealedSecret> {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const sealed = new Uint8Array(
    await crypto.subtle.encrypt(
      { name: 'AES-GCM', iv, additionalData: secretAad(tenantId, name, dek.version) },
      dek.key,
      new TextEncoder().encode(text),
    ),
  );
  return {
    ciphertext: sealed.slice(0, -TAG_BYTES),
    tag: sealed.slice(-TAG_BYTES),
    iv,
    dekVersion: dek.version,
    hint: hintOf(text),
  };
}

/**
 * Decrypts a secret.
 * @throws SecretBoxError `wrong_key_version` when it was sealed under another data key, `unreadable` when anything about
 * it (text, brand, name, version) is not as it was sealed
 */
export async function openSecret(
  { tenantId, name, sealed }: { tenantId: string; name: string; sealed: SealedSecret },
  dek: Dek,
): Promise<string> {
  if (sealed.dekVersion !== dek.version) {
    throw new SecretBoxError(
      'wrong_key_version',
      `The secret ${name} is under data key ${sealed.dekVersion}, not ${dek.version}.`,
    );
  }
  const clear = await decrypt(
    dek.key,
    sealed.iv,
    secretAad(tenantId, name, dek.version),
    concat(sealed.ciphertext, sealed.tag),
    `The secret ${name} cannot be read.`,
  );
  return new TextDecoder().decode(clear);
}

/** Whether a secret is still under an older data key. */
export const needsReencrypt = (sealed: SealedSecret, current: Dek): boolean =>
  sealed.dekVersion !== current.version;

/** DEK rotation: the same secret under a new data key. Done twice it is done once, so a cut-off run can start again. */
export async function reencryptSecret(
  secret: { tenantId: string; name: string; sealed: SealedSecret },
  { from, to }: { from: Dek; to: Dek },
): Promise<SealedSecret> {
  if (!needsReencrypt(secret.sealed, to)) return secret.sealed;
  const text = await openSecret(secret, from);
  return sealSecret({ tenantId: secret.tenantId, name: secret.name, text }, to);
}

/** Last four characters of a secret; empty for one shorter than eight, of which they would be half or more. */
export function hintOf(text: string): string {
  const characters = [...text];
  return characters.length < 8 ? '' : characters.slice(-4).join('');
}

function secretAad(tenantId: string, name: string, version: number): Bytes {
  if (!SECRET_NAME.test(name))
    throw new SecretBoxError('bad_name', `${name} cannot be the name of a secret.`);
  return new TextEncoder().encode(`${tenantId}|${name}|${version}`);
}

/** Binds a wrapped key to its brand and number, so that records cannot change places. No secret's name has a colon. */
const dekAad = (tenantId: string, dekVersion: number): Bytes =>
  new TextEncoder().encode(`${tenantId}|cgk:dek|${dekVersion}`);

async function wrap(raw: Bytes, tenantId: string, dekVersion: number, ring: KekRing): Promise<WrappedDek> {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const sealed = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv, additionalData: dekAad(tenantId, dekVersion) },
    kekOf(ring, ring.current),
    raw,
  );
  return { dekVersion, kekVersion: ring.current, wrapped: concat(iv, new Uint8Array(sealed)) };
}

function unwrap(record: WrappedDek, tenantId: string, ring: KekRing): Promise<Bytes> {
  return decrypt(
    kekOf(ring, record.kekVersion),
    record.wrapped.subarray(0, IV_BYTES),
    dekAad(tenantId, record.dekVersion),
    record.wrapped.subarray(IV_BYTES),
    `Data key ${record.dekVersion} cannot be read.`,
  );
}

function kekOf(ring: KekRing, version: number): CryptoKey {
  const key = ring.keys.get(version);
  if (!key) throw new SecretBoxError('missing_key_version', `KEK_V${version} is not set.`);
  return key;
}

async function decrypt(
  key: CryptoKey,
  iv: Uint8Array,
  additionalData: Bytes,
  sealed: Uint8Array,
  message: string,
): Promise<Bytes> {
  try {
    const parameters = { name: 'AES-GCM', iv: new Uint8Array(iv), additionalData };
    return new Uint8Array(await crypto.subtle.decrypt(parameters, key, new Uint8Array(sealed)));
  } catch {
    throw new SecretBoxError('unreadable', message);
  }
}

const importKey = (raw: Bytes): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);

function concat(a: Uint8Array, b: Uint8Array): Bytes {
  const joined = new Uint8Array(a.length + b.length);
  joined.set(a);
  joined.set(b, a.length);
  return joined;
}

function bytesOfBase64(text: string): Bytes | null {
  const bytes = decodeBase64(text.trim());
  return bytes && new Uint8Array(bytes);
}
