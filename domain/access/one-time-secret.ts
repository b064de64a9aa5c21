import { isSameText } from '../kernel/constant-time.ts';
import { randomToken, sha256Hex } from '../kernel/hash.ts';

/** What a link or code that went out by e-mail is good for. */
export type OneTimePurpose =
  | 'sign_in_link'
  | 'sign_in_code'
  | 'email_verify'
  | 'email_change'
  | 'password_reset';

const MINUTE = 60;

/** How long each lives, seconds: 10 AUTH-06 and -07; confirming an address signs nobody in and may wait a day. */
export const ONE_TIME_SECONDS: Readonly<Record<OneTimePurpose, number>> = {
  sign_in_link: 10 * MINUTE,
  sign_in_code: 10 * MINUTE,
  email_verify: 24 * 60 * MINUTE,
  email_change: 24 * 60 * MINUTE,
  password_reset: 30 * MINUTE,
};

/** Tries at one secret, the right one included (10 AUTH-06). */
export const MAX_ATTEMPTS = 5;

const TOKEN_BYTES = 32;
const CODE_DIGITS = 6;

/** A token for a link: 256 random bits, sent once; its SHA-256 is kept. */
export async function newOneTimeToken(): Promise<{ token: string; hash: string }> {
  const token = randomToken(TOKEN_BYTES);
  return { token, hash: await tokenHash(token) };
}

/** What is kept of a token, of a session too: SHA-256 of its text, lower-case hex. */
export const tokenHash = (token: string): Promise<string> => sha256Hex(token);

/** Six random digits to type, each code as likely as any. */
export function newOneTimeCode(): string {
  const codes = 10 ** CODE_DIGITS;
  const unbiased = Math.floor(2 ** 32 / codes) * codes;
  for (;;) {
    const [number = 0] = crypto.getRandomValues(new Uint32Array(1));
    if (number < unbiased) return String(number % codes).padStart(CODE_DIGITS, '0');
  }
}

/**
 * What is kept of a code. A million codes are soon tried against a plain hash, so it is an HMAC-SHA-256 under a key that
 * is not in the database, bound to purpose and address: a code for one is nothing for another.
 */
export function codeHash(
  { code, purpose, identifier }: { code: string; purpose: OneTimePurpose; identifier: string },
  pepper: string,
): Promise<string> {
  return hmacHex(pepper, `code\n${purpose}\n${normalisedAddress(identifier)}\n${code.replace(/[\s-]/g, '')}`);
}

/** What is kept of the address that a secret was sent to, so that the table holds no e-mails. */
export const identifierHash = (identifier: string, pepper: string): Promise<string> =>
  hmacHex(pepper, `identifier\n${normalisedAddress(identifier)}`);

export interface OneTimeRecord {
  secretHash: string;
  attempts: number;
  expiresAt: Date;
  usedAt: Date | null;
}

export type OneTimeVerdict =
  | { isAccepted: true; attempts: number }
  /** `attempts` is what to keep; a secret that is used, expired or locked counts no more tries. */
  | { isAccepted: false; reason: 'wrong' | 'used' | 'expired' | 'locked'; attempts: number };

/** Whether a presented secret opens what was sent. The caller keeps `attempts` or `usedAt` in the same statement. */
export function judgeOneTimeSecret(record: OneTimeRecord, presentedHash: string, now: Date): OneTimeVerdict {
  const { attempts } = record;
  if (record.usedAt) return { isAccepted: false, reason: 'used', attempts };
  if (now >= record.expiresAt) return { isAccepted: false, reason: 'expired', attempts };
  if (attempts >= MAX_ATTEMPTS) return { isAccepted: false, reason: 'locked', attempts };
  return isSameText(record.secretHash, presentedHash)
    ? { isAccepted: true, attempts: attempts + 1 }
    : { isAccepted: false, reason: 'wrong', attempts: attempts + 1 };
}

/** When a secret made now ends. */
export const oneTimeExpiry = (purpose: OneTimePurpose, now: Date): Date =>
  new Date(now.getTime() + ONE_TIME_SECONDS[purpose] * 1000);

const normalisedAddress = (identifier: string): string => identifier.trim().toLowerCase();

async function hmacHex(secret: string, message: string): Promise<string> {
  const encoder = new TextEncoder();
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', encoder.encode(secret), algorithm, false, ['sign']);
  const mac = await crypto.subtle.sign('HMAC', key, encoder.encode(message));
  return [...new Uint8Array(mac)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
