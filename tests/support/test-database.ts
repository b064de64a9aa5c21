/**
 * One migrated database for a test file: PGlite behind the local proxy, spoken to with the driver of production, with
 * two tenants that must never see each other. Open it in `beforeAll`, close it in `afterAll`.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { Client, neonConfig } from '@neondatabase/serverless';
import { fernhillTheme } from '../../cli/demo/themes.ts';
import { startNeonProxy } from '../../cli/neon-proxy/index.ts';
import type { TenantContext } from '../../domain/app-context.ts';
import type { TenantScope } from '../../domain/kernel/execute.ts';
import { Database, type Query, tables } from '../../schema/index.ts';
import {
  bootstrapDatabase,
  type MigrationFile,
  migratePlatform,
  migrateTenant,
} from '../../schema/migrate.ts';

/** A tenant of the test database, with what operations and raw statements need. */
export interface TestTenant extends TenantScope {
  /** UUID of its one stock location. */
  locationId: string;
}

export interface TestDatabase {
  port: number;
  database: Database;
  /** USD, New York, prices without tax. */
  alpha: TestTenant;
  /** EUR, Berlin, prices with tax. */
  beta: TestTenant;
  /** Runs queries under a tenant's role, as fixtures do. */
  write(tenant: TestTenant, ...queries: Query[]): Promise<void>;
  close(): Promise<void>;
}

const SCHEMA_FOLDER = new URL('../../schema/', import.meta.url);

/** The migration files of a set, in order. */
export function migrationFiles(set: 'platform' | 'tenant'): MigrationFile[] {
  const folder = new URL(`migrations/${set}/`, SCHEMA_FOLDER);
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name, index) => {
      const sql = readFileSync(new URL(name, folder), 'utf8');
      return { version: index + 1, name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    });
}

const ALPHA: TenantContext = {
  id: '01930000-0000-7000-8000-00000000000a',
  slug: 'alpha',
  name: 'Alpha Goods',
  legalName: 'Alpha Goods LLC',
  country: 'US',
  currency: 'USD',
  timezone: 'America/New_York',
  locale: 'en',
  locales: ['en'],
  pricesIncludeTax: false,
  theme: fernhillTheme,
};

const BETA: TenantContext = {
  id: '01930000-0000-7000-8000-00000000000b',
  slug: 'beta',
  name: 'Beta Waren',
  legalName: 'Beta Waren GmbH',
  country: 'DE',
  currency: 'EUR',
  timezone: 'Europe/Berlin',
  locale: 'de',
  locales: ['de', 'en'],
  pricesIncludeTax: true,
  theme: fernhillTheme,
};

const TENANTS = [
  { tenant: ALPHA, locationId: '01930000-0000-7000-8000-0000000000a1' },
  { tenant: BETA, locationId: '01930000-0000-7000-8000-0000000000b1' },
] as const;

export async function openTestDatabase(): Promise<TestDatabase> {
  const proxy = await startNeonProxy({ port: 0, dataDir: 'memory://' });
  const database = new Database({
    url: 'postgres://cgk_app:x@127.0.0.1/postgres',
    fetchEndpoint: `http://127.0.0.1:${proxy.port}/sql`,
    wsProxy: `127.0.0.1:${proxy.port}/v2`,
  });
  await migrateAll();
  const write = async (tenant: TestTenant, ...queries: Query[]): Promise<void> => {
    await database.tenant({ id: tenant.tenant.id, schemaKey: tenant.schemaKey }).runAll(queries);
  };
  const [alpha, beta] = TENANTS.map(({ tenant, locationId }) => ({
    tenant,
    schemaKey: tenant.slug,
    locationId,
  })) as [TestTenant, TestTenant];
  for (const tenant of [alpha, beta]) {
    const row = { id: tenant.locationId, name: 'Warehouse' };
    await write(tenant, database.builder.insert(tables.stockLocations).values(row));
  }
  return { port: proxy.port, database, alpha, beta, write, close: () => proxy.close() };
}

/** Needs a `Database` made before: it points the driver at the proxy. */
async function migrateAll(): Promise<void> {
  if (!neonConfig.wsProxy) throw new Error('the driver does not know the proxy');
  const owner = new Client('postgres://postgres:x@127.0.0.1/postgres');
  await owner.connect();
  try {
    await bootstrapDatabase(owner, readFileSync(new URL('migrations/bootstrap.sql', SCHEMA_FOLDER), 'utf8'));
    await migratePlatform(owner, migrationFiles('platform'));
    for (const { tenant } of TENANTS) {
      await owner.query(
        `insert into platform.tenants
           (id, slug, schema_key, name, legal_name, kind, status, country, currency, timezone, locale, locales, prices_include_tax)
         values ($1, $2, $2, $3, $4, 'test', 'active', $5, $6, $7, $8, $9, $10)`,
        [
          tenant.id,
          tenant.slug,
          tenant.name,
          tenant.legalName,
          tenant.country,
          tenant.currency,
          tenant.timezone,
          tenant.locale,
          tenant.locales,
          tenant.pricesIncludeTax,
        ],
      );
      await migrateTenant(owner, { id: tenant.id, schemaKey: tenant.slug }, migrationFiles('tenant'));
    }
  } finally {
    await owner.end();
  }
}
