import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { tables } from '../../schema/index.ts';
import { openTestDatabase, type TestDatabase } from './test-database.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await openTestDatabase();
}, 60_000);
afterAll(() => db.close());

it('gives each tenant its own rows', async () => {
  const alpha = db.database.tenant({ id: db.alpha.tenant.id, schemaKey: db.alpha.schemaKey });
  const rows = await alpha.run(alpha.q.select({ id: tables.stockLocations.id }).from(tables.stockLocations));
  expect(rows).toEqual([{ id: db.alpha.locationId }]);
  const others = await alpha.run(
    alpha.q.select().from(tables.stockLocations).where(eq(tables.stockLocations.id, db.beta.locationId)),
  );
  expect(others).toEqual([]);
  await expect(alpha.rows(sql`select * from tenant_beta.products`)).rejects.toThrow();
});
