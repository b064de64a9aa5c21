import type { PublicJwk } from './jwt.ts';

/** A signing key as `platform.jwt_keys` keeps it, without its sealed private half. */
export interface JwtKeyRecord {
  kid: string;
  publicJwk: PublicJwk;
  /** `active` signs; `retiring` verifies only; `retired` does neither. */
  status: 'active' | 'retiring' | 'retired';
  createdAt: Date;
  /** When it stopped signing. */
  retiringAt: Date | null;
}

const DAY_MS = 86_400_000;
/** A key signs for 90 days and verifies for seven more (10 AUTH-12). */
export const SIGNING_DAYS = 90;
export const OVERLAP_DAYS = 7;

export interface RotationPlan {
  /** Make a new key and let it sign. */
  isNewKeyNeeded: boolean;
  /** `active` → `retiring`. */
  toRetiring: readonly string[];
  /** `retiring` → `retired`. */
  toRetired: readonly string[];
}

/** The key that signs: the newest active one; undefined before there is any. */
export function signingKey<K extends Pick<JwtKeyRecord, 'status' | 'createdAt'>>(
  keys: readonly K[],
): K | undefined {
  return keys
    .filter((key) => key.status === 'active')
    .sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime())[0];
}

/**
 * What a look at the keys asks for now. Run daily, and as often as one likes: with nothing due it asks for nothing. Two
 * active keys (two runs at once) come down to the newest. An active key retires only when another is there to sign.
 */
export function planRotation(keys: readonly JwtKeyRecord[], now: Date): RotationPlan {
  const current = signingKey(keys);
  const isNewKeyNeeded = !current || ageDays(current.createdAt, now) >= SIGNING_DAYS;
  return {
    isNewKeyNeeded,
    toRetiring: keys
      .filter((key) => key.status === 'active' && (isNewKeyNeeded || key !== current))
      .map(({ kid }) => kid),
    toRetired: keys
      .filter(
        (key) => key.status === 'retiring' && key.retiringAt && ageDays(key.retiringAt, now) >= OVERLAP_DAYS,
      )
      .map(({ kid }) => kid),
  };
}

/** The keys that still verify. */
export const verifyingKeys = (keys: readonly JwtKeyRecord[]): readonly JwtKeyRecord[] =>
  keys.filter((key) => key.status !== 'retired');

/** The JSON Web Key Set to publish (RFC 7517): public halves only, named one by one so that nothing else slips in. */
export function publicJwks(keys: readonly JwtKeyRecord[]): { keys: Record<string, string>[] } {
  return {
    keys: verifyingKeys(keys).map(({ kid, publicJwk: { kty, crv, x } }) => ({
      kty,
      crv,
      x,
      kid,
      alg: 'EdDSA',
      use: 'sig',
    })),
  };
}

const ageDays = (since: Date, now: Date): number => (now.getTime() - since.getTime()) / DAY_MS;
