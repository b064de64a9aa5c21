import { decodeBase32, encodeBase32 } from '../kernel/base32.ts';
import { isSameText } from '../kernel/constant-time.ts';

/** RFC 6238 as every authenticator app speaks it: SHA-1, six digits, steps of 30 seconds from 1970 (10 MFA-01). */
export const TOTP_STEP_SECONDS = 30;
export const TOTP_DIGITS = 6;

/** Steps before and after the present one that still count, for clocks that are off. */
const DRIFT_STEPS = 1;

/** As long as the hash, as RFC 4226, 4 asks for. */
const SECRET_BYTES = 20;

export type TotpVerdict =
  /** Keep `step`: neither it nor an earlier one is accepted again. */
  { isValid: true; step: number } | { isValid: false; reason: 'wrong' | 'replayed' };

/** A new shared secret, in base32 as apps take it. Keep it sealed. */
export const newTotpSecret = (): string => encodeBase32(crypto.getRandomValues(new Uint8Array(SECRET_BYTES)));

/** The step that a moment lies in. */
export const totpStep = (now: Date): number => Math.floor(now.getTime() / 1000 / TOTP_STEP_SECONDS);

/** HOTP (RFC 4226, 5.3) of a counter, with leading zeros. */
export async function hotp(
  secret: Uint8Array<ArrayBuffer>,
  counter: number,
  digits = TOTP_DIGITS,
): Promise<string> {
  const message = new DataView(new ArrayBuffer(8));
  message.setBigUint64(0, BigInt(counter));
  const key = await crypto.subtle.importKey('raw', secret, { name: 'HMAC', hash: 'SHA-1' }, false, ['sign']);
  const mac = new DataView(await crypto.subtle.sign('HMAC', key, message));
  const offset = mac.getUint8(mac.byteLength - 1) & 0xf;
  const truncated = mac.getUint32(offset) & 0x7fffffff;
  return String(truncated % 10 ** digits).padStart(digits, '0');
}

/**
 * Checks a code against the present step and one either side. Each step counts once: `lastStep` is the last one accepted
 * (null for none), and the caller keeps the new one in the same statement that reads it, or two calls may win at once.
 * @throws TypeError when the secret is not base32
 */
export async function verifyTotp({
  secret,
  code,
  now,
  lastStep,
}: {
  secret: string;
  code: string;
  now: Date;
  lastStep: number | null;
}): Promise<TotpVerdict> {
  const key = decodeBase32(secret);
  if (!key || key.length === 0) throw new TypeError('the secret is not base32');
  const digits = code.replace(/[\s-]/g, '');
  const present = totpStep(now);
  const steps = Array.from(
    { length: 2 * DRIFT_STEPS + 1 },
    (_, index) => present - DRIFT_STEPS + index,
  ).filter((step) => step >= 0);
  const expected = await Promise.all(steps.map((step) => hotp(key, step)));
  const matching = steps.filter((_, index) => isSameText(expected[index] ?? '', digits));
  const step = matching.find((candidate) => lastStep === null || candidate > lastStep);
  if (step !== undefined) return { isValid: true, step };
  return { isValid: false, reason: matching.length > 0 ? 'replayed' : 'wrong' };
}

/** The link behind the QR code that authenticator apps read (the Key URI format). */
export function totpUri({
  secret,
  issuer,
  account,
}: {
  secret: string;
  issuer: string;
  account: string;
}): string {
  // A colon sets issuer and account apart, so neither can hold one.
  const label = [issuer, account].map((part) => encodeURIComponent(part.replaceAll(':', ' '))).join(':');
  const query = [
    `secret=${secret}`,
    `issuer=${encodeURIComponent(issuer.replaceAll(':', ' '))}`,
    'algorithm=SHA1',
    `digits=${TOTP_DIGITS}`,
    `period=${TOTP_STEP_SECONDS}`,
  ];
  return `otpauth://totp/${label}?${query.join('&')}`;
}

/** The code that an app shows at a moment. */
export async function currentTotp(secret: string, now = new Date()): Promise<string> {
  const key = decodeBase32(secret);
  if (!key || key.length === 0) throw new TypeError('the secret is not base32');
  return hotp(key, totpStep(now));
}
