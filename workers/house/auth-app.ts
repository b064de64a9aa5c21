import type { HouseAppContext } from '../../domain/house-app-context.ts';
import { randomToken } from '../../domain/kernel/hash.ts';
import { localPath } from '../../domain/sign-in/local-path.ts';
import { answerApp } from '../apps/remix.ts';
import type { HouseRequest } from './house.ts';

/** The sign-in origin: its app, and what machines read there. */
export async function answerAuthApp(asked: HouseRequest): Promise<Response> {
  const { env, request, url, requestId, session, api } = asked;
  if (url.pathname === '/.well-known/jwks.json')
    return Response.json(await api.signIn.publicKeys({}), {
      headers: { 'cache-control': 'public, max-age=300' },
    });
  const nonce = randomToken(16);
  asked.setNonce(nonce, formTargets(asked));
  const context: HouseAppContext = {
    origin: url.origin,
    requestId,
    nonce,
    isDevelopment: env.ENVIRONMENT === 'development',
    session,
    api,
  };
  const mode = env.ENVIRONMENT === 'development' ? 'development' : 'production';
  const response = await answerApp('auth', mode, request, context);
  response.headers.set('cache-control', 'no-store');
  return response;
}

/**
 * Origins that a form of this page may lead to: browsers hold redirects after a form to `form-action` too. The host that
 * asked is named by the page's own address; it was checked before anybody is sent there.
 */
function formTargets({ url }: HouseRequest): string[] {
  const hosts = [url.searchParams.get('host')];
  const to = localPath(url.searchParams.get('to'));
  hosts.push(new URL(to, url.origin).searchParams.get('host'));
  return hosts.flatMap((host) =>
    host && /^[a-z0-9.-]{1,253}$/.test(host)
      ? [`${url.protocol}//${host}${url.port ? `:${url.port}` : ''}`]
      : [],
  );
}
