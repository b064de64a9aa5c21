/**
 * Google and Microsoft by OpenID Connect, with better-auth's OAuth client (authorization URL, code exchange, JWKS and
 * signature) and none of its sessions. Discovery is read from the issuer, once an isolate and hour.
 */
import { createAuthorizationURL, validateAuthorizationCode, validateToken } from 'better-auth/oauth2';
import type { AuthPort, ProviderIdentity, ProviderKey } from '../../domain/sign-in/auth-port.ts';
import type { Env } from '../env.ts';
import { type ProviderSettings, providerSettings } from './provider-settings.ts';

interface Discovery {
  issuer: string;
  authorization_endpoint: string;
  token_endpoint: string;
  jwks_uri: string;
}

const HOUR_MS = 3_600_000;
const discovered = new Map<string, { value: Discovery; at: number }>();

async function discover({ issuer }: ProviderSettings): Promise<Discovery> {
  const entry = discovered.get(issuer);
  if (entry && Date.now() - entry.at < HOUR_MS) return entry.value;
  const response = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, {
    signal: AbortSignal.timeout(5_000),
  });
  if (!response.ok) throw new Error(`discovery of ${issuer} answered ${response.status}`);
  const value = (await response.json()) as Discovery;
  discovered.set(issuer, { value, at: Date.now() });
  return value;
}

function settingsOf(env: Env, key: ProviderKey): ProviderSettings {
  const settings = providerSettings(env).find((provider) => provider.key === key);
  if (!settings) throw new Error(`${key} is not configured`);
  return settings;
}

export const authorizationUrl = async (
  env: Env,
  key: ProviderKey,
  request: Parameters<AuthPort['providers']['authorizationUrl']>[1],
): Promise<URL> => {
  const settings = settingsOf(env, key);
  const { authorization_endpoint: authorizationEndpoint } = await discover(settings);
  return createAuthorizationURL({
    id: key,
    options: { clientId: settings.clientId, clientSecret: settings.clientSecret },
    authorizationEndpoint,
    redirectURI: request.redirectUri,
    state: request.state,
    nonce: request.nonce,
    codeVerifier: request.codeVerifier,
    scopes: ['openid', 'email', 'profile'],
    prompt: 'select_account',
  });
};

export async function identity(
  env: Env,
  key: ProviderKey,
  answer: Parameters<AuthPort['providers']['identity']>[1],
): Promise<ProviderIdentity | null> {
  const settings = settingsOf(env, key);
  const { issuer, token_endpoint: tokenEndpoint, jwks_uri: jwks } = await discover(settings);
  try {
    const { idToken } = await validateAuthorizationCode({
      code: answer.code,
      redirectURI: answer.redirectUri,
      codeVerifier: answer.codeVerifier,
      options: { clientId: settings.clientId, clientSecret: settings.clientSecret },
      tokenEndpoint,
    });
    if (!idToken) return null;
    const { payload } = await validateToken(idToken, jwks, {
      audience: settings.clientId,
      algorithms: ['RS256'],
      requiredClaims: ['sub', 'iss', 'exp', 'iat', 'nonce'],
    });
    if (!issuerFits(issuer, payload) || payload.nonce !== answer.nonce || typeof payload.sub !== 'string')
      return null;
    const email = typeof payload.email === 'string' ? payload.email : '';
    return {
      subject: subjectOf(key, payload),
      email,
      isEmailVerified: email !== '' && isVerified(key, payload),
      name: typeof payload.name === 'string' ? payload.name : '',
    };
  } catch {
    return null;
  }
}

/** Microsoft's shared endpoints publish `{tenantid}` in the issuer; the token names the tenant (`tid`). */
function issuerFits(issuer: string, payload: Record<string, unknown>): boolean {
  const expected = typeof payload.tid === 'string' ? issuer.replace('{tenantid}', payload.tid) : issuer;
  return payload.iss === expected;
}

/** Microsoft's `sub` differs by application, its pair of tenant and object does not. */
const subjectOf = (key: ProviderKey, { sub, tid, oid }: Record<string, unknown>): string =>
  key === 'microsoft' && typeof tid === 'string' && typeof oid === 'string' ? `${tid}.${oid}` : String(sub);

/** Google says `email_verified`; Microsoft says `xms_edov`, the domain's owner verified it. */
const isVerified = (key: ProviderKey, payload: Record<string, unknown>): boolean =>
  key === 'google'
    ? payload.email_verified === true
    : payload.xms_edov === true || payload.xms_edov === 1 || payload.xms_edov === '1';
