import { encodeBase32 } from '../kernel/base32.ts';
import { sha256Hex } from '../kernel/hash.ts';

/** Ten codes of 24 base32 characters, 120 bits each (10 MFA-01): too many to guess, so a plain SHA-256 keeps them. */
export const RECOVERY_CODE_COUNT = 10;
const CODE_BYTES = 15;

/** With so few left, or fewer, people are told to make new ones. */
export const LOW_RECOVERY_CODES = 3;

export interface RecoveryCode {
  /** As it is shown, once: four groups of six. */
  code: string;
  hash: string;
}

/** A new set of codes; it replaces every earlier one. */
export function newRecoveryCodes(): Promise<RecoveryCode[]> {
  return Promise.all(
    Array.from({ length: RECOVERY_CODE_COUNT }, async () => {
      const digits = encodeBase32(crypto.getRandomValues(new Uint8Array(CODE_BYTES)));
      return { code: digits.replace(/(.{6})(?=.)/g, '$1-'), hash: await sha256Hex(digits) };
    }),
  );
}

/**
 * Hash under which a code is kept, from how a person typed it: any case, with or without hyphens and spaces, and with
 * the digits 0, 1 and 8, which base32 does not have, for the letters they look like. Null for what is no code.
 */
export async function recoveryCodeHash(typed: string): Promise<string | null> {
  const code = typed
    .toUpperCase()
    .replace(/[\s-]/g, '')
    .replaceAll('0', 'O')
    .replaceAll('1', 'I')
    .replaceAll('8', 'B');
  return /^[A-Z2-7]{24}$/.test(code) ? sha256Hex(code) : null;
}

export const isLowOnRecoveryCodes = (unused: number): boolean => unused <= LOW_RECOVERY_CODES;
