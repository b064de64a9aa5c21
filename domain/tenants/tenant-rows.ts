import { eq } from 'drizzle-orm';
import { platformTables, type ScopedDb } from '../../schema/index.ts';
import { notFound } from '../kernel/problem.ts';

export type TenantRow = typeof platformTables.tenants.$inferSelect;

/** @throws Problem 404 */
export async function tenantRow(db: ScopedDb, tenantId: string): Promise<TenantRow> {
  const { tenants } = platformTables;
  const [row] = await db.run(db.q.select().from(tenants).where(eq(tenants.id, tenantId)));
  if (!row) throw notFound('brand');
  return row;
}
