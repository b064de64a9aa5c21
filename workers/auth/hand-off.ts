/** The hosts' side of the hand-off (10 §4.4): `/_auth/start` sends the browser to sign in, `/_auth/cb` takes it back. */
import { newPkceVerifier, pkceChallenge } from '../../domain/access/pkce.ts';
import { createHouseApi } from '../../domain/kernel/caller.ts';
import type { House } from '../../domain/kernel/execute.ts';
import { isProblem } from '../../domain/kernel/problem.ts';
import { localPath } from '../../domain/sign-in/local-path.ts';
import { authOriginOf, type Env } from '../env.ts';
import { escapeHtml, housePage } from '../html.ts';
import { createCaller } from '../routing/request-scope.ts';

const VERIFIER_SECONDS = 600;

/** Where a host sends a browser that is to sign in, or to show a factor again. */
export function startPath(returnTo: string, isStepUp = false): string {
  const query = new URLSearchParams({ return: returnTo, ...(isStepUp ? { step_up: '1' } : {}) });
  return `/_auth/start?${query}`;
}

/** Answers `/_auth/*` on a brand's host or the platform's; null for other paths there. */
export async function answerHandOff(
  env: Env,
  house: House,
  request: Request,
  requestId: string,
): Promise<Response | null> {
  const url = new URL(request.url);
  const { caller, cookies } = createCaller(request, 'auth', { kind: 'anonymous' }, requestId);
  const browser = caller.browser;
  if (!browser) return null;
  const returnTo = localPath(url.searchParams.get('return'));
  if (url.pathname === '/_auth/start' && request.method === 'GET') {
    // One verifier for all tabs of a browser: two that start at once both come back.
    const verifier = browser.read('handoff') ?? newPkceVerifier();
    browser.keep('handoff', verifier, VERIFIER_SECONDS);
    const target = new URL('/authorize', authOriginOf(env, url));
    target.searchParams.set('host', url.hostname);
    target.searchParams.set('challenge', await pkceChallenge(verifier));
    target.searchParams.set('return', returnTo);
    if (url.searchParams.get('step_up') === '1') target.searchParams.set('step_up', '1');
    return redirectTo(target.href, cookies);
  }
  if (url.pathname === '/_auth/confirmed')
    return housePage(
      'Thank you',
      '<h1>Thank you</h1><p>It is you. Close this tab and send your form again.</p>',
    );
  if (url.pathname !== '/_auth/cb') return null;
  const answer = request.method === 'POST' ? await impersonationCode(env, request, url) : loginCode(url);
  if (!answer) return failed(url, '/', []);
  const verifier = request.method === 'POST' ? null : (browser.read('handoff') ?? '');
  try {
    await createHouseApi(house, caller).signIn.exchange({ code: answer, verifier });
    return redirectTo(request.method === 'POST' ? '/admin' : returnTo, cookies);
  } catch (error) {
    if (!isProblem(error) || error.status >= 500) throw error;
    return failed(url, returnTo, cookies);
  }
}

const loginCode = (url: URL): string | null => url.searchParams.get('code');

/** A code that the platform's console posts (15 SUP-32): never in an address, and from that origin alone. */
async function impersonationCode(env: Env, request: Request, url: URL): Promise<string | null> {
  if (request.headers.get('origin') !== consoleOrigin(env, url)) return null;
  const code = (await request.formData()).get('code');
  return typeof code === 'string' ? code : null;
}

const consoleOrigin = (env: Env, url: URL): string =>
  `${url.protocol}//${env.BASE_DOMAIN}${url.port ? `:${url.port}` : ''}`;

/** True for the one request that comes from another origin on purpose. */
export const isHandOffPost = (env: Env, request: Request, url: URL): boolean =>
  request.method === 'POST' &&
  url.pathname === '/_auth/cb' &&
  request.headers.get('origin') === consoleOrigin(env, url);

function redirectTo(location: string, cookies: readonly string[]): Response {
  const headers = new Headers({ location, 'cache-control': 'no-store' });
  for (const cookie of cookies) headers.append('set-cookie', cookie);
  return new Response(null, { status: 302, headers });
}

function failed(url: URL, returnTo: string, cookies: readonly string[]): Response {
  const again = new URL(startPath(returnTo), url.origin).href;
  const page = housePage(
    'This sign-in cannot be finished',
    `<h1>This sign-in cannot be finished</h1><p>The link was used before, is too old, or was opened in another browser.</p><p><a href="${escapeHtml(again)}">Sign in again</a></p>`,
    400,
  );
  for (const cookie of cookies) page.headers.append('set-cookie', cookie);
  return page;
}
