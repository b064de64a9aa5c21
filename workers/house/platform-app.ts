import { randomToken } from '../../domain/kernel/hash.ts';
import type { PlatformAppContext } from '../../domain/platform-app-context.ts';
import { answerApp } from '../apps/remix.ts';
import type { HouseRequest } from './house.ts';
import { platformAuth } from './platform-sign-in.ts';
import { signInAddress } from './sign-in-address.ts';

/** The platform's console: never cached, scripts by nonce. */
export async function answerPlatformApp(asked: HouseRequest): Promise<Response> {
  const { env, request, url, requestId, database, session, api, setup } = asked;
  const nonce = randomToken(16);
  asked.setNonce(nonce);
  const isDevelopment = env.ENVIRONMENT === 'development';
  const context: PlatformAppContext = {
    origin: url.origin,
    requestId,
    nonce,
    isDevelopment,
    session,
    api,
    auth: platformAuth(env, database, request),
    setup,
    signInUrl: signInAddress,
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
