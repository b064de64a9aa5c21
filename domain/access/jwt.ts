/**
 * Access tokens between services and for the API (10 AUTH-12): JWTs signed with Ed25519, five minutes long, `alg`
 * pinned (RFC 8725). Browser sessions are opaque and never these. Import lazily: this loads jose.
 */
import {
  calculateJwkThumbprint,
  errors,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JWTPayload,
  jwtVerify,
  SignJWT,
} from 'jose';
import { z } from 'zod';

/** What needs no jose can be had from `jwt-keys.ts` alone. */
export { type JwtKeyRecord, planRotation, publicJwks, signingKey, verifyingKeys } from './jwt-keys.ts';

/** Ed25519, by the name that RFC 8037 gave it and verifiers everywhere know. */
const ALG = 'EdDSA';
/** Explicit type (RFC 8725, 3.11): a token of another kind under the same key is not one of these. */
const TYP = 'at+jwt';

export const ACCESS_TOKEN_SECONDS = 5 * 60;
const CLOCK_TOLERANCE_SECONDS = 5;

/** A public Ed25519 key as it is kept and published. */
export interface PublicJwk {
  kty: 'OKP';
  crv: 'Ed25519';
  x: string;
}

/** With its private half, as it is kept sealed. */
export interface PrivateJwk extends PublicJwk {
  d: string;
}

export interface AccessClaims {
  /** Who acts. */
  subject: string;
  /** The brand it is for; null for the platform. */
  tenantId: string | null;
  scopes: readonly string[];
}

export interface TokenParties {
  issuer: string;
  audience: string;
}

export type TokenVerdict =
  | { isValid: true; claims: AccessClaims; expiresAt: Date }
  | { isValid: false; reason: 'expired' | 'invalid' };

const Okp = z.object({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string() });

/** A new key pair; its `kid` is its thumbprint (RFC 7638). */
export async function newSigningKey(): Promise<{
  kid: string;
  publicJwk: PublicJwk;
  privateJwk: PrivateJwk;
}> {
  const { privateKey } = await generateKeyPair(ALG, { crv: 'Ed25519', extractable: true });
  const privateJwk = Okp.extend({ d: z.string() }).parse(await exportJWK(privateKey));
  const publicJwk = Okp.parse(privateJwk);
  return { kid: await calculateJwkThumbprint(publicJwk), publicJwk, privateJwk };
}

/** Signs an access token with a key of `newSigningKey`. */
export async function signAccessToken(
  claims: AccessClaims,
  { issuer, audience }: TokenParties,
  key: { kid: string; privateJwk: PrivateJwk },
  now: Date,
): Promise<string> {
  const issuedAt = Math.floor(now.getTime() / 1000);
  return new SignJWT({ tid: claims.tenantId, scope: claims.scopes.join(' ') })
    .setProtectedHeader({ alg: ALG, typ: TYP, kid: key.kid })
    .setIssuer(issuer)
    .setAudience(audience)
    .setSubject(claims.subject)
    .setJti(crypto.randomUUID())
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + ACCESS_TOKEN_SECONDS)
    .sign(await importJWK(key.privateJwk, ALG));
}

/**
 * Checks an access token against the published keys: algorithm, type, key, signature, issuer, audience, age. The scopes
 * it names still have to be met with what its subject holds now (RBAC-11).
 */
export async function verifyAccessToken(
  token: string,
  { issuer, audience }: TokenParties,
  keys: readonly { kid: string; publicJwk: PublicJwk }[],
  now: Date,
): Promise<TokenVerdict> {
  try {
    const { payload } = await jwtVerify(
      token,
      async ({ kid }) => {
        const key = keys.find((candidate) => candidate.kid === kid);
        if (!key) throw new errors.JWKSNoMatchingKey();
        return importJWK(key.publicJwk, ALG);
      },
      {
        algorithms: [ALG],
        typ: TYP,
        issuer,
        audience,
        currentDate: now,
        clockTolerance: CLOCK_TOLERANCE_SECONDS,
        maxTokenAge: ACCESS_TOKEN_SECONDS,
        requiredClaims: ['sub', 'tid', 'scope', 'iat', 'exp'],
      },
    );
    return readClaims(payload);
  } catch (error) {
    return { isValid: false, reason: error instanceof errors.JWTExpired ? 'expired' : 'invalid' };
  }
}

const Claims = z.object({
  sub: z.string().min(1),
  tid: z.string().min(1).nullable(),
  scope: z.string(),
  exp: z.number(),
});

function readClaims(payload: JWTPayload): TokenVerdict {
  const parsed = Claims.safeParse(payload);
  if (!parsed.success) return { isValid: false, reason: 'invalid' };
  const { sub, tid, scope, exp } = parsed.data;
  return {
    isValid: true,
    claims: { subject: sub, tenantId: tid, scopes: scope.split(' ').filter((part) => part !== '') },
    expiresAt: new Date(exp * 1000),
  };
}
