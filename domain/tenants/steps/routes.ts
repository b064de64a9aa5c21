import { sql } from 'drizzle-orm';
import type { StepWork } from './step.ts';

/** Every host of the brand, old slugs too: the edge asks the database again, and forgets the pages it kept. */
export async function forgetRoutes(work: StepWork): Promise<undefined> {
  const { id, slug } = work.tenant;
  const rows = await work.db.rows<{ host: string; is_slug: boolean }>(sql`
    select hostname as host, false as is_slug from domains where tenant_id = ${id}::uuid and status <> 'removed'
    union select slug, true from tenant_slugs where tenant_id = ${id}::uuid`);
  const { routes, edgeCache } = work.ports;
  const hosts = rows.map((row) => (row.is_slug ? routes.hostOf(row.host) : row.host));
  await routes.forget(id, [routes.hostOf(slug), ...hosts]);
  await edgeCache.bump(id);
}
