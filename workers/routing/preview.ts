import { and, eq, inArray } from 'drizzle-orm';
import { hmacLinkSigner } from '../../domain/kernel/link-signer.ts';
import { PREVIEW_PARAMETER, verifyPreview } from '../../domain/settings/preview-token.ts';
import { type Database, tables } from '../../schema/index.ts';
import { readCookie } from '../auth/cookies.ts';
import type { Env } from '../env.ts';
import { previewCookieName } from './preview-request.ts';
import { furnished, type RoutedTenant } from './tenants.ts';

/**
 * The shop with drafts of its settings, for who holds a signed link (10 SET-04). The answer is kept nowhere: not at the
 * edge, which is passed by, and not in the browser. Null when there is no valid token for this brand; a token of
 * another brand's is none.
 */
export async function answerPreview(
  env: Env,
  database: Database,
  request: Request,
  routed: RoutedTenant,
  render: (drafted: RoutedTenant) => Promise<Response>,
): Promise<Response | null> {
  const url = new URL(request.url);
  const cookieName = previewCookieName(url);
  const asked = url.searchParams.get(PREVIEW_PARAMETER);
  if (asked === 'off') return leave(url, cookieName);
  const token = asked ?? readCookie(request, cookieName);
  if (!token) return null;
  const preview = await verifyPreview(hmacLinkSigner(env.AUTH_SECRET), token, routed.tenant.id, new Date());
  if (!preview) return asked === null ? null : ended();
  const drafts = await draftsOf(database, routed, preview.groups);
  const tenant = await furnished(database, routed.schemaKey, routed.tenant, drafts);
  const page = await render({ ...routed, tenant });
  const response = new Response(page.body, page);
  response.headers.set('cache-control', 'private, no-store');
  response.headers.delete('cdn-cache-control');
  response.headers.set('x-robots-tag', 'noindex');
  response.headers.set('referrer-policy', 'same-origin');
  if (asked !== null) {
    const seconds = Math.max(0, Math.floor((preview.until.getTime() - Date.now()) / 1000));
    response.headers.append('set-cookie', cookie(cookieName, token, seconds, url));
  }
  return response;
}

const cookie = (name: string, value: string, seconds: number, url: URL): string =>
  `${name}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${seconds}${url.protocol === 'https:' ? '; Secure' : ''}`;

function leave(url: URL, cookieName: string): Response {
  const to = new URL(url);
  to.searchParams.delete(PREVIEW_PARAMETER);
  return new Response(null, {
    status: 303,
    headers: {
      location: `${to.pathname}${to.search}`,
      'cache-control': 'no-store',
      'set-cookie': cookie(cookieName, '', 0, url),
    },
  });
}

function ended(): Response {
  return new Response('This preview link has ended or belongs to another shop. Ask for a new one.', {
    status: 410,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  });
}

async function draftsOf(database: Database, { tenant, schemaKey }: RoutedTenant, groups: readonly string[]) {
  const db = database.tenant({ id: tenant.id, schemaKey });
  const { settingsVersions } = tables;
  const rows = await db.run(
    db.q
      .select({ group: settingsVersions.group, value: settingsVersions.value })
      .from(settingsVersions)
      .where(and(eq(settingsVersions.status, 'draft'), inArray(settingsVersions.group, [...groups]))),
  );
  return Object.fromEntries(rows.map((row) => [row.group, row.value]));
}
