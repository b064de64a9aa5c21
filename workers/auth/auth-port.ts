import type { AuthPort, SignInHost } from '../../domain/sign-in/auth-port.ts';
import { openSealed, seal } from '../../domain/sign-in/installation-seal.ts';
import type { Database } from '../../schema/index.ts';
import { authHostOf, type Env } from '../env.ts';
import { tenantByHost } from '../routing/tenants.ts';
import { providerSettings } from './provider-settings.ts';

/** Wires sign-in to this Worker; providers and passkeys bring libraries and load when first asked. */
export function authPort(env: Env, database: Database): AuthPort {
  return {
    authHost: authHostOf(env),
    hostOf: (hostname) => hostOf(env, database, hostname),
    seal: (purpose, text) => seal(env.AUTH_SECRET, purpose, text),
    open: (purpose, sealed) => openSealed(env.AUTH_SECRET, purpose, sealed),
    providers: {
      available: () => providerSettings(env).map(({ key, name }) => ({ key, name })),
      authorizationUrl: async (key, request) =>
        (await import('./identity-providers.ts')).authorizationUrl(env, key, request),
      identity: async (key, answer) => (await import('./identity-providers.ts')).identity(env, key, answer),
    },
    passkeys: {
      creationOptions: async (request) => (await import('./passkeys.ts')).creationOptions(request),
      requestOptions: async (request) => (await import('./passkeys.ts')).requestOptions(request),
      verifyCreation: async (answer) => (await import('./passkeys.ts')).verifyCreation(answer),
      verifyRequest: async (answer) => (await import('./passkeys.ts')).verifyRequest(answer),
    },
  };
}

async function hostOf(env: Env, database: Database, hostname: string): Promise<SignInHost | null> {
  if (hostname === env.BASE_DOMAIN)
    return { audience: 'platform', tenantId: null, name: 'the platform console' };
  if (hostname === authHostOf(env)) return null;
  const routed = await tenantByHost(env, database, hostname);
  return routed && { audience: 'admin', tenantId: routed.tenant.id, name: routed.tenant.name };
}
