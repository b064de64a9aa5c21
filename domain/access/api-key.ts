import { randomToken, sha256Hex } from '../kernel/hash.ts';

export const API_KEY_PREFIX = 'cgk_live_';

/** A new key: 256 random bits behind a prefix that secret scanners can find. Shown once; the hash is kept. */
export async function newApiKey(): Promise<{ key: string; prefix: string; keyHash: string }> {
  const key = `${API_KEY_PREFIX}${randomToken(32)}`;
  return { key, prefix: key.slice(0, API_KEY_PREFIX.length + 4), keyHash: await sha256Hex(key) };
}
