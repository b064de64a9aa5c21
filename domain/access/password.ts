import { Buffer } from 'node:buffer';
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { Problem } from '../kernel/problem.ts';
import { concurrencyLimit } from './concurrency-limit.ts';

export interface ScryptParameters {
  N: number;
  r: number;
  p: number;
}

/** OWASP's first choice for scrypt: N = 2^17, r = 8, p = 1 needs 128 MB; 2^15 with p = 3 is its equal in 32 MB. */
export const PASSWORD_PARAMETERS: ScryptParameters = { N: 2 ** 15, r: 8, p: 3 };

/** An isolate has 128 MB: two hashes of 33.5 MB leave it room, a third would not (10 AUTH-04). */
export const RUNNING_HASHES = 2;
export const WAITING_HASHES = 8;

/** More than this is refused: no parameters of ours need it. */
const MAX_MEMORY = 64 * 1024 * 1024;
const SALT_BYTES = 16;
const KEY_BYTES = 32;

/** Too many passwords are being checked at this moment; the answer is 503 with a short wait. */
export const passwordBusy = (): Problem =>
  new Problem({
    status: 503,
    code: 'busy',
    title: 'Busy',
    detail: 'Many people are signing in right now. Try again in a few seconds.',
    retryAfterSeconds: 3,
  });

const limited = concurrencyLimit({
  running: RUNNING_HASHES,
  waiting: WAITING_HASHES,
  refuse: passwordBusy,
});

/** scrypt (RFC 7914) by the runtime's own implementation. */
export function scryptKey(
  password: string,
  salt: string | Uint8Array,
  { N, r, p }: ScryptParameters,
  length: number,
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password, salt, length, { N, r, p, maxmem: MAX_MEMORY }, (error, key) =>
      error ? reject(error) : resolve(key),
    );
  });
}

/** The password as it is hashed: Unicode written in one way only (NFKC, SP 800-63B), nothing cut or folded. */
const prepared = (password: string): string => password.normalize('NFKC');

/**
 * PHC string of a password: `$scrypt$ln=15,r=8,p=3$salt$hash`.
 * @throws Problem `busy` (503)
 */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const key = await limited(() => scryptKey(prepared(password), salt, PASSWORD_PARAMETERS, KEY_BYTES));
  return phcString({ ...PASSWORD_PARAMETERS, salt, key });
}

/**
 * Constant-time check against a PHC string made by `hashPassword`. Without a hash (an unknown person, one without a
 * password) or with one that cannot be read it does the same work and answers no, so that time tells nothing (AUTH-05).
 * @throws Problem `busy` (503)
 */
export async function verifyPassword({
  hash,
  password,
}: {
  hash: string | null;
  password: string;
}): Promise<boolean> {
  const stored = hash === null ? null : parsePhc(hash);
  const { salt, key, ...parameters } = stored ?? DUMMY;
  const derived = await limited(() => scryptKey(prepared(password), salt, parameters, key.length));
  return timingSafeEqual(derived, key) && stored !== null;
}

/** Whether a hash was made with less work than is done today, or cannot be read: hash anew at the next sign-in. */
export function needsRehash(hash: string): boolean {
  const stored = parsePhc(hash);
  if (!stored) return true;
  const { N, r, p } = PASSWORD_PARAMETERS;
  return stored.N < N || stored.r < r || stored.p < p || stored.key.length < KEY_BYTES;
}

interface StoredHash extends ScryptParameters {
  salt: Buffer;
  key: Buffer;
}

/** A hash of nothing: as much work as any, and never the answer. */
const DUMMY: StoredHash = {
  ...PASSWORD_PARAMETERS,
  salt: Buffer.alloc(SALT_BYTES),
  key: Buffer.alloc(KEY_BYTES),
};

function phcString({ N, r, p, salt, key }: StoredHash): string {
  return `$scrypt$ln=${Math.log2(N)},r=${r},p=${p}$${phcBase64(salt)}$${phcBase64(key)}`;
}

/** PHC strings leave the padding off. */
const phcBase64 = (bytes: Buffer): string => bytes.toString('base64').replaceAll('=', '');

/** Null for what is no scrypt hash, or one whose parameters would need more memory than there is. */
function parsePhc(hash: string): StoredHash | null {
  const match =
    /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]+)=*\$([A-Za-z0-9+/]+)=*$/.exec(hash);
  if (!match) return null;
  const [, ln = '', r = '', p = '', salt = '', key = ''] = match;
  const stored = {
    N: 2 ** Number(ln),
    r: Number(r),
    p: Number(p),
    salt: Buffer.from(salt, 'base64'),
    key: Buffer.from(key, 'base64'),
  };
  const isUsable = stored.N > 1 && stored.r > 0 && stored.p > 0 && stored.key.length >= 16;
  return isUsable && 128 * stored.N * stored.r < MAX_MEMORY ? stored : null;
}
