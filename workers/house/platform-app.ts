import { randomToken } from '../../domain/kernel/hash.ts';
import type { PlatformAppContext } from '../../domain/platform-app-context.ts';
import { answerApp } from '../apps/remix.ts';
import { startPath } from '../auth/hand-off.ts';
import { authOriginOf } from '../env.ts';
import type { HouseRequest } from './house.ts';

/** The platform's console: never cached, scripts by nonce. */
export async function answerPlatformApp(asked: HouseRequest): Promise<Response> {
  const { env, request, url, requestId, session, api, setup } = asked;
  const nonce = randomToken(16);
  // Signing out and showing a factor again happen at the sign-in host; an impersonation begins at a brand's.
  const brandOrigins = `${url.protocol}//*.${url.host}`;
  asked.setNonce(nonce, [authOriginOf(env, url), brandOrigins]);
  const startUrl = (path: string, isStepUp?: boolean): string =>
    new URL(startPath(path, isStepUp), url.origin).href;
  const isDevelopment = env.ENVIRONMENT === 'development';
  const context: PlatformAppContext = {
    origin: url.origin,
    requestId,
    nonce,
    isDevelopment,
    session,
    api,
    auth: {
      startUrl,
      signOut: async () => {
        if (session) await api.signIn.signOut({});
        return new URL(`/signed-out?host=${url.hostname}`, authOriginOf(env, url)).href;
      },
      endImpersonation: async () => undefined,
    },
    signInUrl: (path) => startUrl(path),
    setup,
    brandAdminUrl: (slug) => `${url.protocol}//${slug}.${url.host}/admin`,
  };
  const response = await answerApp(
    'platform',
    isDevelopment ? 'development' : 'production',
    request,
    context,
  );
  response.headers.set('cache-control', 'no-store');
  response.headers.set('x-robots-tag', 'noindex');
  return response;
}
