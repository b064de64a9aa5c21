import type { ProviderKey } from '../../domain/sign-in/auth-port.ts';
import type { Env } from '../env.ts';

/** One configured provider of identity. */
export interface ProviderSettings {
  key: ProviderKey;
  name: string;
  clientId: string;
  clientSecret: string;
  /** OpenID Connect discovery is read below it. */
  issuer: string;
}

/**
 * The providers that this installation has credentials for (10 AUTH-14). The issuer can be set, for a tenant of its own
 * at Microsoft and for tests.
 */
export function providerSettings(env: Env): ProviderSettings[] {
  const all: (Omit<ProviderSettings, 'clientId' | 'clientSecret'> & {
    clientId: string | undefined;
    clientSecret: string | undefined;
  })[] = [
    {
      key: 'google',
      name: 'Google',
      clientId: env.GOOGLE_CLIENT_ID,
      clientSecret: env.GOOGLE_CLIENT_SECRET,
      issuer: env.GOOGLE_ISSUER ?? 'https://accounts.google.com',
    },
    {
      key: 'microsoft',
      name: 'Microsoft',
      clientId: env.MICROSOFT_CLIENT_ID,
      clientSecret: env.MICROSOFT_CLIENT_SECRET,
      issuer: env.MICROSOFT_ISSUER ?? 'https://login.microsoftonline.com/common/v2.0',
    },
  ];
  return all.flatMap((provider) => {
    const { clientId, clientSecret } = provider;
    return clientId && clientSecret ? [{ ...provider, clientId, clientSecret }] : [];
  });
}
