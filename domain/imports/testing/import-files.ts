import { sql } from 'drizzle-orm';
import type { TestDatabase, TestTenant } from '../../../tests/support/test-database.ts';
import { SYSTEM, type TestHouse } from '../../../tests/support/test-house.ts';
import { operations } from '../index.ts';

const { check, get, start, runChunk } = operations;

/** Rows of a raw statement, as the tenant. */
export function rowsOf<T extends Record<string, unknown>>(
  { database }: TestDatabase,
  tenant: TestTenant,
  query: ReturnType<typeof sql>,
): Promise<T[]> {
  return database.tenant({ id: tenant.tenant.id, schemaKey: tenant.schemaKey }).rows<T>(query);
}

/** Checks, starts and works off a file as the runner would. */
export async function importAll(
  db: TestDatabase,
  test: TestHouse,
  tenant: TestTenant,
  csv: string,
  fileName = 'file.csv',
) {
  const run = await test.call(tenant, check, { fileName, csv });
  await test.call(tenant, start, { importId: run.id });
  const parts = await rowsOf<{ count: number }>(
    db,
    tenant,
    sql`select chunk_count as count from import_runs order by id desc limit 1`,
  );
  for (let position = 0; position < (parts[0]?.count ?? 0); position++) {
    await test.call(tenant, runChunk, { importId: run.id, position }, SYSTEM);
  }
  return { checked: run, done: await test.call(tenant, get, { importId: run.id }) };
}

/** What the catalogue and the stock of a tenant hold. */
export async function countedOf(db: TestDatabase, tenant: TestTenant) {
  const [row] = await rowsOf(
    db,
    tenant,
    sql`select (select count(*) from products)::int as products, (select count(*) from product_variants)::int as variants,
      (select count(*) from product_media)::int as media, (select count(*) from inventory_items)::int as items,
      (select count(*) from inventory_movements)::int as movements, (select sum(on_hand) from inventory_levels)::int as on_hand`,
  );
  return row;
}
