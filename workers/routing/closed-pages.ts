/** What a brand's status closes, surface by surface (10 table 4.1). */
import type { StaffSession } from '../../domain/app-context.ts';
import { Problem } from '../../domain/kernel/problem.ts';
import { accessOf } from '../../domain/tenants/tenant-status.ts';
import { escapeHtml } from '../html.ts';
import { problemResponse } from '../problem-response.ts';
import type { RoutedTenant } from './tenants.ts';

const RETRY_SECONDS = '3600';
/** Moving a brand takes about a minute (10 TEN-13). */
const MOVING_RETRY_SECONDS = 30;

const page = (title: string, text: string, body = ''): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>:root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;max-width:32rem;margin:20vh auto;padding:0 1.5rem}h1{font-size:1.5rem}label{display:block;margin:1.5rem 0 .25rem}input,button{font:inherit;padding:.5rem .75rem;border-radius:6px;border:1px solid color-mix(in srgb,currentColor 40%,transparent);background:transparent;color:inherit}button{cursor:pointer}li{margin:.25rem 0}</style></head><body><main><h1>${title}</h1><p>${text}</p>${body}</main></body></html>`;

const html = (status: number, body: string, headers: Record<string, string> = {}): Response =>
  new Response(body, {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', ...headers },
  });

/** A host that belongs to no brand; never cached (20 SEC-02). */
export function unknownHost(): Response {
  return html(
    404,
    page(
      'No shop lives here',
      'This address is not connected to a brand. Check its spelling, or connect it in the brand’s domain settings.',
    ),
  );
}

export const goneShop = (): Response => html(410, page('This shop has closed', 'It is no longer here.'));

export type Surface = 'storefront' | 'admin' | 'api';

export function surfaceOf(path: string): Surface {
  if (path === '/mcp' || path.startsWith('/mcp/') || path.startsWith('/api/')) return 'api';
  return path === '/admin' || path === '/admin.data' || path.startsWith('/admin/') ? 'admin' : 'storefront';
}

const isRead = (request: Request): boolean => ['GET', 'HEAD', 'OPTIONS'].includes(request.method);

/**
 * The answer of a closed surface; null when it is open to this request. The admin of a suspended, archived or leaving
 * brand is decided by `closedAdmin`, which knows who asks.
 */
export function closedTenant(routed: RoutedTenant, request: Request, requestId: string): Response | null {
  const access = accessOf(routed.status);
  switch (surfaceOf(new URL(request.url).pathname)) {
    case 'api':
      return closedApi(access.api, routed.status, request, requestId);
    case 'admin':
      if (access.admin === 'none') return unknownHost();
      return access.admin === 'read_only' && !isRead(request) ? movingPage() : null;
    default:
      return closedShop(access.storefront, request);
  }
}

function closedApi(access: string, status: string, request: Request, requestId: string): Response | null {
  if (access === 'open' || (access === 'read_only' && isRead(request))) return null;
  const problem =
    access === 'read_only'
      ? { status: 503, code: 'tenant_moving', title: 'Moving', retryAfterSeconds: MOVING_RETRY_SECONDS }
      : access === 'forbidden'
        ? { status: 403, code: `tenant_${status}`, title: `This brand is ${status}` }
        : { status: 404, code: 'tenant_not_found', title: 'No brand answers here' };
  return problemResponse(new Problem(problem), requestId);
}

function closedShop(access: string, request: Request): Response | null {
  switch (access) {
    case 'open':
    case 'preview':
      return null;
    case 'read_only':
      return isRead(request) ? null : movingPage();
    case 'unavailable':
      return html(503, page('Closed for the moment', 'This shop is paused. Please come back later.'), {
        'retry-after': RETRY_SECONDS,
      });
    case 'gone':
      return goneShop();
    default:
      return unknownHost();
  }
}

const movingPage = (): Response =>
  html(503, page('Back in a moment', 'This brand is moving. Nothing is lost: try again in a minute.'), {
    'retry-after': String(MOVING_RETRY_SECONDS),
  });

/** Pages of the admin that an owner keeps while the brand is closed, by status. */
const KEPT: Record<string, readonly [path: string, words: string][]> = {
  suspended: [
    ['/admin/settings/plan', 'Plan and billing'],
    ['/admin/settings/export', 'Export everything'],
  ],
  archived: [
    ['/admin/settings/export', 'Export everything'],
    ['/admin/orders', 'Read orders'],
    ['/admin/products', 'Read products'],
  ],
  deleting: [],
};

/** Where one signs in and out; without it an owner could not be told from others. */
const ALWAYS = ['/admin/sign-in', '/admin/sign-out', '/admin/login', '/admin/logout'];

/** Only the owner's role has it (10 §5.1). */
const isOwner = (session: StaffSession | null): boolean =>
  session?.permissions.includes('tenant.transfer') ?? false;

/**
 * The admin of a brand whose status leaves it to its owner: what they may still do, and a page for everybody else.
 * Null when the request may go on.
 */
export function closedAdmin(
  routed: RoutedTenant,
  session: StaffSession | null,
  request: Request,
): Response | null {
  const { admin } = accessOf(routed.status);
  if (admin !== 'owner' && admin !== 'cancel_only') return null;
  const path = new URL(request.url).pathname.replace(/\.data$/, '');
  if (ALWAYS.some((open) => path === open || path.startsWith(`${open}/`))) return null;
  if (session === null) return Response.redirect(new URL('/admin/sign-in', request.url).href, 302);
  const kept = KEPT[routed.status] ?? [];
  const isKept = kept.some(([open]) => path === open || path.startsWith(`${open}/`));
  if (
    isOwner(session) &&
    isKept &&
    (routed.status !== 'archived' || isRead(request) || path.endsWith('/export'))
  )
    return null;
  return html(403, closedAdminPage(routed, isOwner(session), kept));
}

function closedAdminPage(
  routed: RoutedTenant,
  owner: boolean,
  kept: readonly (readonly [string, string])[],
): string {
  const name = escapeHtml(routed.tenant.name);
  const title = `${name} is ${routed.status === 'deleting' ? 'being deleted' : routed.status}`;
  if (!owner) return page(title, 'Its owner can say why and what comes next.');
  if (routed.status === 'deleting') {
    return page(
      title,
      'Its data is kept until its grace period ends. You can keep the brand: it comes back archived.',
      `<form method="post" action="/admin/keep-brand"><button>Keep ${name}</button></form>`,
    );
  }
  const links = kept.map(([path, words]) => `<li><a href="${path}">${words}</a></li>`).join('');
  return page(title, 'As its owner you can still:', `<ul>${links}</ul>`);
}

/** A shop that is not open yet, to those without the preview password. */
export function previewPage(name: string, isWrong: boolean): Response {
  return html(
    isWrong ? 403 : 401,
    page(
      `${escapeHtml(name)} opens soon`,
      isWrong ? 'That is not the preview password.' : 'This shop is being set up.',
      '<form method="post" action="/_preview"><label for="password">Preview password</label><input id="password" name="password" autocomplete="off" required> <button>Look inside</button></form>',
    ),
  );
}

/** An admin that opens from listed addresses only, to a member who is somewhere else. */
export const unlistedAddress = (): Response =>
  html(
    403,
    page(
      'Not from this address',
      'This admin opens from listed addresses only. Use a listed network, or ask an owner to add yours.',
    ),
  );
