/** The preview password of a shop that is not open yet (10 §4.1): derived, so that nothing is stored and none is sent. */

import { readCookie } from '../auth/cookies.ts';
import type { Env } from '../env.ts';
import { previewPage } from './closed-pages.ts';
import { mac, previewPassword } from './preview-password.ts';
import type { RoutedTenant } from './tenants.ts';

const COOKIE = 'cgk_preview';
const COOKIE_SECONDS = 7 * 86_400;

/** Equal length first; then every character is looked at, whatever the first difference. */
function isSame(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  let difference = 0;
  for (let i = 0; i < a.length; i++) difference |= a.charCodeAt(i) ^ b.charCodeAt(i);
  return difference === 0;
}

/** The page that asks for the password, or the redirect after the right one; null for somebody who may look. */
export async function withoutPreview(
  env: Env,
  request: Request,
  routed: RoutedTenant,
): Promise<Response | null> {
  const url = new URL(request.url);
  const pass = await mac(env, `shop-preview-pass:${routed.tenant.id}`);
  if (request.method === 'POST' && url.pathname === '/_preview') {
    const typed = String((await request.formData()).get('password') ?? '').trim();
    if (!isSame(typed, await previewPassword(env, routed.tenant.id)))
      return previewPage(routed.tenant.name, true);
    const secure = url.protocol === 'https:' ? '; Secure' : '';
    return new Response(null, {
      status: 303,
      headers: {
        location: '/',
        'cache-control': 'no-store',
        'set-cookie': `${COOKIE}=${pass}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${COOKIE_SECONDS}${secure}`,
      },
    });
  }
  return isSame(readCookie(request, COOKIE) ?? '', pass) ? null : previewPage(routed.tenant.name, false);
}
