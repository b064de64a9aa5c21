import { decodeBase64 } from '../kernel/base64.ts';
import { foldLetters } from '../kernel/fold-letters.ts';
import type { FieldError } from '../kernel/problem.ts';
import type { BreachCheck } from './breach-check.ts';

/** Length in characters (code points). Any characters are allowed and none is asked for (10 AUTH-03, SP 800-63B-4). */
export const MIN_PASSWORD_LENGTH = 12;
export const MAX_PASSWORD_LENGTH = 128;

/** Names that are the house's own, whatever the brand. */
const PRODUCT_NAMES = ['Commerce Growth Kit', 'cgk'];

/** A name shorter than this would stand in passwords by chance; local parts of e-mails more so. */
const MIN_NAME_LENGTH = 3;
const MIN_LOCAL_PART_LENGTH = 4;

export interface PasswordProblem extends FieldError {
  code: 'too_short' | 'too_long' | 'contains_name' | 'contains_email' | 'common' | 'breached';
}

export interface PasswordVerdict {
  /** Empty when the password may be used. */
  problems: readonly PasswordProblem[];
  /** True when breaches could not be asked about: keep that, and ask again at the next sign-in. */
  isBreachUnchecked: boolean;
}

/**
 * Whether a password may be chosen (10 AUTH-03). `names` are the brand's names and slug. Breaches are asked about only
 * when nothing else is wrong.
 */
export async function checkPassword(
  { password, email, names = [] }: { password: string; email: string; names?: readonly string[] },
  isBreached?: BreachCheck,
): Promise<PasswordVerdict> {
  const problem =
    lengthProblem(password) ?? nameProblem(password, names, email) ?? (await commonProblem(password));
  if (problem) return { problems: [problem], isBreachUnchecked: false };
  const verdict = isBreached ? await isBreached(password) : 'unavailable';
  if (verdict !== 'breached') return { problems: [], isBreachUnchecked: verdict === 'unavailable' };
  return {
    problems: [
      refusal(
        'breached',
        'This password has appeared in a data breach elsewhere. Choose one you use nowhere else.',
      ),
    ],
    isBreachUnchecked: false,
  };
}

const refusal = (code: PasswordProblem['code'], message: string): PasswordProblem => ({
  path: 'password',
  code,
  message,
});

function lengthProblem(password: string): PasswordProblem | null {
  const length = [...password].length;
  if (length < MIN_PASSWORD_LENGTH) {
    return refusal(
      'too_short',
      `Use at least ${MIN_PASSWORD_LENGTH} characters. A few words in a row are fine.`,
    );
  }
  if (length > MAX_PASSWORD_LENGTH)
    return refusal('too_long', `Use at most ${MAX_PASSWORD_LENGTH} characters.`);
  return null;
}

function nameProblem(password: string, names: readonly string[], email: string): PasswordProblem | null {
  const folded = fold(password);
  const holds = (name: string, minLength: number): boolean => {
    const wanted = fold(name);
    return wanted.length >= minLength && folded.includes(wanted);
  };
  const name = [...names, ...PRODUCT_NAMES].find((candidate) => holds(candidate, MIN_NAME_LENGTH));
  if (name !== undefined)
    return refusal('contains_name', `Leave out ${name}: it is among the first things tried.`);
  // Sub-addresses (`ana+shop@…`) are tried with and without.
  const local = email.slice(0, Math.max(0, email.lastIndexOf('@')));
  return [local, local.replace(/\+.*$/, '')].some((part) => holds(part, MIN_LOCAL_PART_LENGTH))
    ? refusal('contains_email', 'Leave out your e-mail address: it is among the first things tried.')
    : null;
}

/** Letters and digits only, without case and marks: `Søn’s Co.` and `sons-co` are found in each other. */
const fold = (text: string): string => foldLetters(text).replace(/[^\p{L}\p{N}]/gu, '');

async function commonProblem(password: string): Promise<PasswordProblem | null> {
  return (await isCommonPassword(password))
    ? refusal(
        'common',
        'This is one of the most common passwords. Choose one that others would not think of.',
      )
    : null;
}

let prefixes: Promise<Uint32Array> | undefined;

/**
 * Whether a password is among the 3 000 most common of twelve characters or more, in any case. The list is a filter of
 * 32-bit hash prefixes: about one in 1.5 million other passwords is taken for one of them. Loaded when first asked.
 */
export async function isCommonPassword(password: string): Promise<boolean> {
  prefixes ??= loadPrefixes();
  const [known, digest] = await Promise.all([
    prefixes,
    crypto.subtle.digest('SHA-256', new TextEncoder().encode(password.toLowerCase())),
  ]);
  return includesSorted(known, new DataView(digest).getUint32(0));
}

async function loadPrefixes(): Promise<Uint32Array> {
  const { COMMON_PASSWORD_PREFIXES } = await import('./generated/common-passwords.ts');
  const bytes = decodeBase64(COMMON_PASSWORD_PREFIXES);
  if (!bytes) throw new Error('the list of common passwords cannot be read');
  const view = new DataView(bytes.buffer);
  return Uint32Array.from({ length: bytes.length / 4 }, (_, index) => view.getUint32(index * 4));
}

function includesSorted(sorted: Uint32Array, wanted: number): boolean {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return sorted[low] === wanted;
}
