import { sql } from 'drizzle-orm';
import type { Database } from '../../schema/index.ts';
import type { Env } from '../env.ts';
import { goneShop, unknownHost } from './closed-pages.ts';
import { hostNameOf } from './tenants.ts';

/** A host that belongs to nobody now: 308 to the brand that had it (10 TEN-02), 410 for one that is gone, else 404. */
export async function formerHost(env: Env, database: Database, request: Request): Promise<Response> {
  const suffix = `.${env.BASE_DOMAIN}`;
  const host = hostNameOf(request);
  const slug = host.endsWith(suffix) ? host.slice(0, -suffix.length) : '';
  if (slug === '') return unknownHost();
  const [row] = await database.platform().rows<{ slug: string; status: string }>(sql`
    select t.slug, t.status from tenant_slugs s join tenants t on t.id = s.tenant_id
     where s.slug = ${slug} and s.redirect_until > now()`);
  if (!row) return unknownHost();
  if (row.status === 'deleted') return goneShop();
  const url = new URL(request.url);
  url.hostname = `${row.slug}${suffix}`;
  return new Response(null, { status: 308, headers: { location: url.href, 'cache-control': 'no-store' } });
}
