import { createHmac } from 'node:crypto';

/** What stands in place of what was taken out. */
export const REDACTED = '[redacted]';
const CUT = '…[cut]';
const DEEPEST = 8;
const LONGEST_TEXT = 4_096;
const MOST_ITEMS = 200;

/** Names whose values never leave, whatever they hold (15 LOG-06); compared without case, `-` and `_`. */
const SECRET_NAMES =
  /password|passwd|passphrase|secret|token|authorization|cookie|apikey|privatekey|credential|ssn|taxid|^tin$|cardnumber|^card$|^pan$|iban|cvv|cvc|otp$|^totp|recoverycode|stepupcode/;

/** Texts that are secrets by their look, wherever they stand. */
const SECRET_TEXTS: readonly RegExp[] = [
  /\bBearer\s+[A-Za-z0-9._~+/=-]{8,}/gi,
  /\beyJ[A-Za-z0-9_-]{5,}\.[A-Za-z0-9_-]{5,}\.[A-Za-z0-9_-]*/g,
  /\bcgk_(?:live|test|mcp)_[A-Za-z0-9_-]{20,}/g,
  /\b(?:sk|rk|pk)_(?:live|test)_[A-Za-z0-9]{8,}/g,
  /\bwhsec_[A-Za-z0-9+/=]{8,}/g,
  /\bxox[a-z]-[A-Za-z0-9-]{8,}/g,
  /\bshp(?:at|ca|pa|ss)_[A-Fa-f0-9]{16,}/g,
  /\b(?:postgres(?:ql)?|https?):\/\/[^\s/:@]+:[^\s/@]+@/g,
  /\b\d{3}-\d{2}-\d{4}\b/g,
];

const CARD = /\b\d(?:[ -]?\d){12,18}\b/g;
const EMAIL = /[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+/g;

/** The check digit of card numbers (ISO/IEC 7812-1 annex B). */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let n = 0; n < digits.length; n++) {
    const digit = Number(digits[digits.length - 1 - n]);
    const doubled = n % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

/** `h:` and eight hex digits of a keyed hash, then the domain: the same address can be followed, not read. */
function maskedEmail(email: string, hashKey: string): string {
  const [, domain = ''] = email.split('@');
  const hash = createHmac('sha256', hashKey).update(email.toLowerCase()).digest('hex').slice(0, 8);
  return `h:${hash}@${domain.toLowerCase()}`;
}

/** A text without secrets, cards and addresses. */
export function redactText(text: string, hashKey: string): string {
  let clean = text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}${CUT}` : text;
  for (const pattern of SECRET_TEXTS) clean = clean.replace(pattern, REDACTED);
  clean = clean.replace(CARD, (found) => {
    const digits = found.replaceAll(/[ -]/g, '');
    return passesLuhn(digits) ? REDACTED : found;
  });
  return clean.replace(EMAIL, (email) => maskedEmail(email, hashKey));
}

const isSecretName = (name: string): boolean => SECRET_NAMES.test(name.toLowerCase().replaceAll(/[-_]/g, ''));

/** A copy fit for a log: secrets out, long and deep things cut. Never throws. */
export function redact(value: unknown, hashKey: string, depth = 0): unknown {
  if (typeof value === 'string') return redactText(value, hashKey);
  if (typeof value === 'bigint') return value.toString();
  if (typeof value === 'function' || typeof value === 'symbol') return undefined;
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= DEEPEST) return CUT;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (value instanceof Error) {
    return { name: value.name, message: redactText(value.message, hashKey) };
  }
  if (Array.isArray(value)) {
    const kept = value.slice(0, MOST_ITEMS).map((item) => redact(item, hashKey, depth + 1));
    return value.length > MOST_ITEMS ? [...kept, CUT] : kept;
  }
  const entries = Object.entries(value).slice(0, MOST_ITEMS);
  return Object.fromEntries(
    entries.map(([name, inner]) => [
      name,
      isSecretName(name) && inner !== null && inner !== undefined && typeof inner !== 'boolean'
        ? REDACTED
        : redact(inner, hashKey, depth + 1),
    ]),
  );
}
