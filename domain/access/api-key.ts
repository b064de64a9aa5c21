import { crc32 } from '../kernel/crc32.ts';
import { sha256Hex } from '../kernel/hash.ts';

export const API_KEY_PREFIX = 'cgk_live_';

export type ApiKeyMode = 'live' | 'test';

export interface NewApiKey {
  /** Shown once, kept nowhere. */
  key: string;
  /** The first twelve characters, for people to recognise it. */
  prefix: string;
  keyHash: string;
}

export interface ParsedApiKey {
  mode: ApiKeyMode;
  prefix: string;
  /** True for a key made before keys had a checksum: only a lookup can tell a typing error from a key. */
  isLegacy: boolean;
}

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const SECRET_LENGTH = 43;
const CHECKSUM_LENGTH = 6;
const SHOWN_LENGTH = 12;

const CURRENT = /^cgk_(live|test)_[0-9A-Za-z]{49}$/;
const LEGACY = /^cgk_live_[0-9A-Za-z_-]{43}$/;

/**
 * A new key (10 KEY-01): `cgk_<live|test>_`, 43 random base62 characters (256 bits) and six of checksum. Secret scanners
 * can find it and anybody can tell a typing error without asking.
 */
export async function newApiKey(mode: ApiKeyMode = 'live'): Promise<NewApiKey> {
  const start = `cgk_${mode}_${randomBase62(SECRET_LENGTH)}`;
  const key = start + apiKeyChecksum(start);
  return { key, prefix: shownPrefix(key), keyHash: await apiKeyHash(key) };
}

/** What a text claims to be, without a lookup; null for what no key of ours looks like or whose checksum is wrong. */
export function parseApiKey(text: string): ParsedApiKey | null {
  const mode = CURRENT.exec(text)?.[1];
  if (mode === 'live' || mode === 'test') {
    const isWhole = apiKeyChecksum(text.slice(0, -CHECKSUM_LENGTH)) === text.slice(-CHECKSUM_LENGTH);
    return isWhole ? { mode, prefix: shownPrefix(text), isLegacy: false } : null;
  }
  return LEGACY.test(text) ? { mode: 'live', prefix: shownPrefix(text), isLegacy: true } : null;
}

/** What is kept of a key: its SHA-256. It has 256 random bits, so it needs no slow hash. */
export const apiKeyHash = (key: string): Promise<string> => sha256Hex(key);

/** CRC-32 of the text before it in six base62 digits, most significant first. */
export function apiKeyChecksum(start: string): string {
  let rest = crc32(new TextEncoder().encode(start));
  let digits = '';
  for (let n = 0; n < CHECKSUM_LENGTH; n++) {
    digits = BASE62.charAt(rest % 62) + digits;
    rest = Math.floor(rest / 62);
  }
  return digits;
}

const shownPrefix = (key: string): string => key.slice(0, SHOWN_LENGTH);

/** Random base62 digits, each as likely as any: bytes from 248 on would favour the first eight and are drawn again. */
function randomBase62(length: number): string {
  let digits = '';
  while (digits.length < length) {
    for (const byte of crypto.getRandomValues(new Uint8Array(length))) {
      if (byte < 248 && digits.length < length) digits += BASE62.charAt(byte % 62);
    }
  }
  return digits;
}
