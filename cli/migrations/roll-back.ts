import { existsSync, readFileSync } from 'node:fs';
import type { MigrationClient } from '../../schema/migrate.ts';
import type { Migrations } from '../migration-files.ts';
import { schemaStatus } from '../schema-status.ts';

export interface DownFile {
  name: string;
  sql: string;
  schema: string;
  tenantSlug: string;
  version: number;
}

/** The way back from a brand's newest migration; null when there is none that says it is safe (10 MIG-08). */
export async function downFileOf(
  client: MigrationClient,
  migrations: Migrations,
  slug: string,
  folder = new URL('../../schema/migrations/tenant/down/', import.meta.url),
): Promise<DownFile | null> {
  const [status] = await schemaStatus(client, migrations, slug);
  const newest = migrations.tenant.find(({ version }) => version === status?.version);
  if (!status || !newest) return null;
  const path = new URL(newest.name, folder);
  if (!existsSync(path)) return null;
  const sql = readFileSync(path, 'utf8');
  if (!sql.startsWith('-- safe')) return null;
  return { name: newest.name, sql, schema: status.schema, tenantSlug: slug, version: newest.version };
}

/** Takes it back: schema and record in one transaction, the ledger after it. */
export async function rollBack(client: MigrationClient, down: DownFile): Promise<void> {
  await client.query(
    `begin; set local role cgk_owner; set local search_path = "${down.schema}", ext; set local lock_timeout = '2s'; set local statement_timeout = '60s'`,
  );
  try {
    await client.query(down.sql);
    await client.query(`delete from "${down.schema}"._migrations where version = $1`, [down.version]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
  await client.query(
    `with gone as (
       delete from platform.tenant_migrations m using platform.tenants t where t.id = m.tenant_id and t.slug = $1 and m.version = $2
     )
     update platform.tenants set schema_version = $2 - 1, updated_at = now() where slug = $1`,
    [down.tenantSlug, down.version],
  );
}
