/** Keeps secrets out of everything a command prints (10 CLI-02). */

const SECRET_NAME =
  /(secret|token|password|passwd|api_?key|private_?key|^kek_|_kek|database_url|_dsn$|_url$|credential)/i;
const LEAST_SECRET = 8;
export const MASK = '***';

/** Password in an address: `postgres://name:password@host`. */
const URL_PASSWORD = /\b([a-z][a-z0-9+.-]*:\/\/[^\s:/@]*:)([^\s@/]+)(@)/gi;
/** Shapes that are secrets wherever they stand: CGK and Neon keys, Stripe, GitHub, bearer tokens, JSON web tokens. */
const SHAPES: readonly RegExp[] = [
  /\bcgk_live_[\w-]{8,}/g,
  /\bnapi_[\w-]{16,}/g,
  /\b[sr]k_(?:live|test)_[\w-]{8,}/g,
  /\bwhsec_[\w+/=-]{8,}/g,
  /\bgh[pousr]_\w{20,}/g,
  /\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]{4,}/g,
];
const BEARER = /\b(bearer\s+)([\w.~+/=-]{8,})/gi;

export type Mask = (text: string) => string;

/** The values of an environment that nobody else may read: by the name of the variable. */
export function secretValues(variables: Readonly<Record<string, string | undefined>>): string[] {
  const values = new Set<string>();
  for (const [name, value] of Object.entries(variables)) {
    if (!value || value.length < LEAST_SECRET || !SECRET_NAME.test(name)) continue;
    const password = passwordOf(value);
    if (password !== null) {
      if (password.length >= LEAST_SECRET) values.add(password).add(encodeURIComponent(password));
    } else if (!URL.canParse(value)) values.add(value);
  }
  return [...values].sort((a, b) => b.length - a.length);
}

function passwordOf(value: string): string | null {
  if (!URL.canParse(value)) return null;
  const { password } = new URL(value);
  return password === '' ? null : decodeURIComponent(password);
}

/** A function that blanks the given values, passwords in addresses and everything shaped like a key. */
export function createMask(secrets: readonly string[]): Mask {
  return (text) => {
    let masked = text;
    for (const secret of secrets) masked = masked.replaceAll(secret, MASK);
    masked = masked.replace(URL_PASSWORD, `$1${MASK}$3`).replace(BEARER, `$1${MASK}`);
    for (const shape of SHAPES) masked = masked.replace(shape, MASK);
    return masked;
  };
}

/** An address that may be shown: `postgres://name:***@host/database`. */
export function maskUrl(url: string): string {
  return createMask([])(url);
}
