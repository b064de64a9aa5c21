import type { Env } from '../env.ts';
import type { RoutedTenant } from './tenants.ts';

interface CachedPage {
  body: ArrayBuffer;
  headers: [string, string][];
  etag: string;
  expiresAt: number;
}

const MEMORY_BYTES = 48 * 1024 * 1024;
const LARGEST_PAGE = 1024 * 1024;

/** Pages of this isolate, oldest first; the front of Cloudflare's own cache, which is one hop further. */
const pages = new Map<string, CachedPage>();
let bytes = 0;

/** Parameters that tell where a visitor came from; they never change a page, so they are not in its key (20 EDG-02). */
const TRACKING = /^(utm_[a-z]+|gclid|gbraid|wbraid|fbclid|ttclid|msclkid|mc_[a-z]+|_ga|ref)$/;

/** Tenant, generation, host, path and sorted query: nothing of the visitor. */
function keyOf(tenantId: string, generation: number, url: URL): string {
  const query = [...url.searchParams]
    .filter(([name]) => !TRACKING.test(name))
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return `${tenantId}|${generation}|${url.host}${url.pathname}?${new URLSearchParams(query)}`;
}

function serve(request: Request, page: CachedPage, state: 'HIT' | 'MISS'): Response {
  const headers = new Headers(page.headers);
  headers.set('etag', page.etag);
  headers.set('x-cache', state);
  if (request.headers.get('if-none-match') === page.etag) return new Response(null, { status: 304, headers });
  return new Response(request.method === 'HEAD' ? null : page.body, { status: 200, headers });
}

/**
 * Answers a GET from the edge, or produces and keeps it. Only answers that ask for it (`CDN-Cache-Control: s-maxage`),
 * succeed and set no cookie are kept; a bump of the tenant's generation drops them all at once. The generation is the
 * one that the tenant was read at, so that a page goes under the settings it was made of.
 */
export async function throughEdgeCache(
  env: Env,
  request: Request,
  { tenant, generation }: Pick<RoutedTenant, 'tenant' | 'generation'>,
  waitUntil: (work: Promise<unknown>) => void,
  produce: () => Promise<Response>,
): Promise<Response> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return produce();
  const key = keyOf(tenant.id, generation, new URL(request.url));
  const now = Date.now();
  const kept = pages.get(key);
  if (kept && kept.expiresAt > now) return serve(request, kept, 'HIT');
  const elsewhere = env.ENVIRONMENT === 'production' ? await sharedLookup(key) : null;
  if (elsewhere) {
    keep(key, elsewhere);
    return serve(request, elsewhere, 'HIT');
  }
  const response = await produce();
  const seconds = Number(/s-maxage=(\d+)/.exec(response.headers.get('cdn-cache-control') ?? '')?.[1] ?? 0);
  if (response.status !== 200 || seconds === 0 || response.headers.has('set-cookie')) return response;
  const page = await pageOf(response, now + seconds * 1000);
  if (page.body.byteLength <= LARGEST_PAGE) keep(key, page);
  if (env.ENVIRONMENT === 'production') waitUntil(sharedStore(key, page, seconds));
  return serve(request, page, 'MISS');
}

async function pageOf(response: Response, expiresAt: number): Promise<CachedPage> {
  const body = await response.arrayBuffer();
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', body));
  const etag = `"${[...digest.slice(0, 12)].map((byte) => byte.toString(16).padStart(2, '0')).join('')}"`;
  const headers = [...response.headers].filter(([name]) => name !== 'cdn-cache-control');
  return { body, headers, etag, expiresAt };
}

function keep(key: string, page: CachedPage): void {
  bytes += page.body.byteLength - (pages.get(key)?.body.byteLength ?? 0);
  pages.delete(key);
  pages.set(key, page);
  for (const [oldest, old] of pages) {
    if (bytes <= MEMORY_BYTES) break;
    pages.delete(oldest);
    bytes -= old.body.byteLength;
  }
}

/** Cloudflare's own cache; the DOM's type of `caches` does not know it. */
const shared = (): Cache => (caches as unknown as { default: Cache }).default;

const sharedUrl = (key: string): string => `https://edge-cache.internal/${encodeURIComponent(key)}`;

async function sharedLookup(key: string): Promise<CachedPage | null> {
  const hit = await shared().match(sharedUrl(key));
  if (!hit) return null;
  return pageOf(hit, Number(hit.headers.get('x-edge-expires')));
}

async function sharedStore(key: string, page: CachedPage, seconds: number): Promise<void> {
  const headers = new Headers(page.headers);
  headers.set('cache-control', `public, max-age=${seconds}`);
  headers.set('x-edge-expires', String(page.expiresAt));
  await shared().put(sharedUrl(key), new Response(page.body, { headers }));
}
