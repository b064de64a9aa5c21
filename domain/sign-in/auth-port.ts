/**
 * What sign-in reaches of the outside: which host asks, providers of identity, authenticators, and the installation's
 * key for what has to be read again. `workers/auth` wires it.
 */

export type SignInAudience = 'admin' | 'platform' | 'creator' | 'contractor' | 'vendor';

/** A host that people sign in for. */
export interface SignInHost {
  audience: SignInAudience;
  /** UUID; null for the platform's console. */
  tenantId: string | null;
  /** Shown on the sign-in pages. */
  name: string;
}

export type ProviderKey = 'google' | 'microsoft';

/** What a provider of identity vouches for. `isEmailVerified` only where the provider itself says so (10 AUTH-09). */
export interface ProviderIdentity {
  subject: string;
  email: string;
  isEmailVerified: boolean;
  name: string;
}

export interface IdentityProviders {
  /** Those this installation has credentials for. */
  available(): readonly { key: ProviderKey; name: string }[];
  /** Where the browser goes: authorization code with PKCE S256, state and nonce (RFC 9700). */
  authorizationUrl(
    key: ProviderKey,
    request: { redirectUri: string; state: string; nonce: string; codeVerifier: string },
  ): Promise<URL>;
  /** Trades the code and checks the ID token's signature, issuer, audience, times and nonce; null when any fails. */
  identity(
    key: ProviderKey,
    answer: { code: string; redirectUri: string; nonce: string; codeVerifier: string },
  ): Promise<ProviderIdentity | null>;
}

export interface PasskeyRecord {
  credentialId: string;
  /** base64url of the COSE key. */
  publicKey: string;
  counter: number;
  transports: readonly string[];
}

export interface NewPasskey extends PasskeyRecord {
  deviceType: string;
  isBackedUp: boolean;
  aaguid: string;
}

/** WebAuthn level 2 for one relying party; user verification is always asked for (10 MFA-01). */
export interface PasskeyVerifier {
  /** Options for `navigator.credentials.create`, as JSON. */
  creationOptions(request: {
    rpId: string;
    user: { id: string; email: string; name: string };
    challenge: string;
    known: readonly PasskeyRecord[];
  }): Promise<Record<string, unknown>>;
  /** Options for `navigator.credentials.get`, as JSON. */
  requestOptions(request: {
    rpId: string;
    challenge: string;
    allowed: readonly PasskeyRecord[];
  }): Promise<Record<string, unknown>>;
  /** Null when the answer does not prove what it should. */
  verifyCreation(answer: {
    response: unknown;
    challenge: string;
    origin: string;
    rpId: string;
  }): Promise<NewPasskey | null>;
  verifyRequest(answer: {
    response: unknown;
    challenge: string;
    origin: string;
    rpId: string;
    passkey: PasskeyRecord;
  }): Promise<{ counter: number } | null>;
}

export interface AuthPort {
  /** Name of the one host where people sign in; the relying party of their passkeys. */
  authHost: string;
  /** The host's audience and brand; null for a host where nobody signs in. */
  hostOf(hostname: string): Promise<SignInHost | null>;
  /** Encrypts under the installation's key; `purpose` binds the ciphertext to its use. */
  seal(purpose: string, text: string): Promise<string>;
  /** Null when it was altered, or sealed for another purpose. */
  open(purpose: string, sealed: string): Promise<string | null>;
  providers: IdentityProviders;
  passkeys: PasskeyVerifier;
}
