import { encodeBase64Url } from '../kernel/base64.ts';
import { isSameText } from '../kernel/constant-time.ts';
import { randomToken } from '../kernel/hash.ts';

/** Proof Key for Code Exchange (RFC 7636), S256 only: `plain` is never offered nor accepted. */

/** 43 to 128 unreserved characters (RFC 7636, 4.1). */
const VERIFIER = /^[A-Za-z0-9._~-]{43,128}$/;
/** base64url of 32 bytes. */
const CHALLENGE = /^[A-Za-z0-9_-]{43}$/;

/** A new verifier: 256 random bits. It stays with who asks. */
export const newPkceVerifier = (): string => randomToken(32);

/** The S256 challenge of a verifier, to be sent ahead. */
export async function pkceChallenge(verifier: string): Promise<string> {
  return encodeBase64Url(
    new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))),
  );
}

export const isPkceChallenge = (text: string): boolean => CHALLENGE.test(text);

/** Whether a verifier belongs to a challenge; no for a verifier out of form, whatever its hash. */
export async function verifyPkce(verifier: string, challenge: string): Promise<boolean> {
  return VERIFIER.test(verifier) && isSameText(await pkceChallenge(verifier), challenge);
}
