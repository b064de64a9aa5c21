import {
  type Closure,
  closureOf,
  type Maintenance,
  NO_MAINTENANCE,
  readMaintenance,
  retryAfterSeconds,
} from '../../domain/platform/maintenance.ts';
import type { Env } from '../env.ts';
import { escapeHtml } from '../html.ts';

/** How long an isolate believes what is closed: closing and opening are felt everywhere within five seconds. */
const BELIEF_MS = 3_000;

let known: { maintenance: Maintenance; at: number } | null = null;

const stub = (env: Env) => env.TENANT_STATE.get(env.TENANT_STATE.idFromName('state:platform'));

/** What is closed: no database is asked; at most one object call every three seconds an isolate. */
export async function maintenanceOf(env: Env): Promise<Maintenance> {
  const now = Date.now();
  if (known && now - known.at < BELIEF_MS) return known.maintenance;
  try {
    const maintenance = readMaintenance(await stub(env).maintenance());
    known = { maintenance, at: now };
    return maintenance;
  } catch {
    // A shop stays open when only the notice board is out of reach.
    return known?.maintenance ?? NO_MAINTENANCE;
  }
}

export async function publishMaintenance(env: Env, maintenance: Maintenance): Promise<void> {
  await stub(env).setMaintenance(maintenance);
  known = { maintenance, at: Date.now() };
}

/**
 * The 503 of a brand that is closed for maintenance, or null (10 DEP-04). Gateways' news is taken all the same; a
 * brand's team may go on in its admin, and addresses of the allow-list everywhere.
 */
export async function closedForMaintenance(
  env: Env,
  tenantId: string,
  request: Request,
): Promise<Response | null> {
  const closure = closureOf(await maintenanceOf(env), tenantId);
  if (!closure) return null;
  const { pathname } = new URL(request.url);
  if (pathname.startsWith('/webhooks/') || pathname.startsWith('/_')) return null;
  const isAdmin = /^\/(admin(\.data)?|api\/v1\/admin)(\/|$)/.test(pathname) || pathname === '/admin.data';
  if (isAdmin && closure.isAdminOpen) return null;
  if (closure.allowedRanges.length > 0) {
    const { isWithinRanges } = await import('../../domain/access/ip-ranges.ts');
    const ip = request.headers.get('cf-connecting-ip') ?? '127.0.0.1';
    if (isWithinRanges(ip, closure.allowedRanges)) return null;
  }
  return pathname.startsWith('/api/') || pathname === '/mcp' ? closedAnswer(closure) : closedPage(closure);
}

const headersOf = (closure: Closure, contentType: string): Record<string, string> => ({
  'content-type': contentType,
  'cache-control': 'no-store',
  'retry-after': String(retryAfterSeconds(closure, new Date())),
});

function closedAnswer(closure: Closure): Response {
  const body = {
    type: 'https://cgk.dev/problems/maintenance',
    title: 'Closed for maintenance',
    status: 503,
    code: 'maintenance',
    detail: closure.message,
  };
  return new Response(JSON.stringify(body), {
    status: 503,
    headers: headersOf(closure, 'application/problem+json'),
  });
}

function closedPage(closure: Closure): Response {
  const until =
    closure.until === null
      ? ''
      : `<p class="quiet">Expected back: <time datetime="${escapeHtml(closure.until)}">${escapeHtml(new Date(closure.until).toUTCString().replace(/:\d\d GMT$/, ' UTC'))}</time></p>`;
  const body = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><title>Closed for maintenance</title><style>:root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;max-width:34rem;margin:20vh auto;padding:0 1.5rem}h1{font-size:1.5rem;margin:0 0 .5rem}p{margin:.25rem 0}.quiet{opacity:.72;font-size:.9375rem}</style></head><body><main><h1>Closed for maintenance</h1><p>${escapeHtml(closure.message)}</p>${until}</main></body></html>`;
  return new Response(body, { status: 503, headers: headersOf(closure, 'text/html; charset=utf-8') });
}
