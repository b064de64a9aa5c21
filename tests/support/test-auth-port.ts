/** Sign-in's outside for test houses: the two brands' hosts, a real seal, real passkey checks, no providers. */
import type { AuthPort } from '../../domain/sign-in/auth-port.ts';
import { openSealed, seal } from '../../domain/sign-in/installation-seal.ts';

const SECRET = 'a secret of thirty-two characters';

const HOSTS: Record<string, Awaited<ReturnType<AuthPort['hostOf']>>> = {
  'alpha.localhost': {
    audience: 'admin',
    tenantId: '01930000-0000-7000-8000-00000000000a',
    name: 'Alpha Goods',
  },
  'beta.localhost': {
    audience: 'admin',
    tenantId: '01930000-0000-7000-8000-00000000000b',
    name: 'Beta Waren',
  },
  localhost: { audience: 'platform', tenantId: null, name: 'the platform console' },
};

export const testAuthPort: AuthPort = {
  authHost: 'auth.localhost',
  hostOf: async (hostname) => HOSTS[hostname] ?? null,
  seal: (purpose, text) => seal(SECRET, purpose, text),
  open: (purpose, sealed) => openSealed(SECRET, purpose, sealed),
  providers: {
    available: () => [],
    authorizationUrl: () => Promise.reject(new Error('no provider is configured in this test')),
    identity: async () => null,
  },
  passkeys: {
    creationOptions: async (request) =>
      (await import('../../workers/auth/passkeys.ts')).creationOptions(request),
    requestOptions: async (request) =>
      (await import('../../workers/auth/passkeys.ts')).requestOptions(request),
    verifyCreation: async (answer) => (await import('../../workers/auth/passkeys.ts')).verifyCreation(answer),
    verifyRequest: async (answer) => (await import('../../workers/auth/passkeys.ts')).verifyRequest(answer),
  },
};
