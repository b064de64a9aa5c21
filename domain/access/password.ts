import { Buffer } from 'node:buffer';
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** OWASP's first choice for scrypt: N = 2^17, r = 8, p = 1 needs 128 MB; 2^15 with p = 3 is its equal in 32 MB. */
const PARAMETERS = { N: 2 ** 15, r: 8, p: 3, maxmem: 64 * 1024 * 1024 };
const LENGTH = 32;

function derive(
  password: string,
  salt: Buffer,
  parameters: { N: number; r: number; p: number },
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(
      password.normalize('NFKC'),
      salt,
      LENGTH,
      { ...parameters, maxmem: PARAMETERS.maxmem },
      (error, key) => (error ? reject(error) : resolve(key)),
    );
  });
}

/** PHC string of a password: `$scrypt$ln=15,r=8,p=3$salt$hash`. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const key = await derive(password, salt, PARAMETERS);
  return `$scrypt$ln=${Math.log2(PARAMETERS.N)},r=${PARAMETERS.r},p=${PARAMETERS.p}$${salt.toString('base64')}$${key.toString('base64')}`;
}

/** Constant-time check against a PHC string made by `hashPassword`. */
export async function verifyPassword({
  hash,
  password,
}: {
  hash: string;
  password: string;
}): Promise<boolean> {
  const match = /^\$scrypt\$ln=(\d+),r=(\d+),p=(\d+)\$([^$]+)\$([^$]+)$/.exec(hash);
  if (!match) return false;
  const [, ln, r, p, salt, expected] = match as unknown as [string, string, string, string, string, string];
  const key = await derive(password, Buffer.from(salt, 'base64'), {
    N: 2 ** Number(ln),
    r: Number(r),
    p: Number(p),
  });
  const wanted = Buffer.from(expected, 'base64');
  return wanted.length === key.length && timingSafeEqual(key, wanted);
}
