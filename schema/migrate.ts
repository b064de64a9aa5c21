import type { TenantRef } from './connection.ts';

/** One file of `schema/migrations/<set>`: `NNNN_snake.sql`, applied once, in order, never edited after (10 MIG-01). */
export interface MigrationFile {
  version: number;
  name: string;
  sql: string;
  /** SHA-256 of the text, hex. */
  checksum: string;
}

/** What the runner needs of a client: the owner's interactive connection (`Client` of the Neon driver or of pg). */
export interface MigrationClient {
  query<R extends object>(text: string, values?: unknown[]): Promise<{ rows: R[] }>;
}

export interface MigrationReport {
  schema: string;
  from: number;
  to: number;
  applied: string[];
}

export class ChecksumMismatch extends Error {
  constructor(schema: string, file: MigrationFile) {
    super(
      `checksum_mismatch: ${file.name} was applied to ${schema} with another text; add a new file instead of editing it`,
    );
  }
}

const quote = (identifier: string): string => `"${identifier.replaceAll('"', '""')}"`;

/** Roles, extensions and functions; repeatable. */
export async function bootstrapDatabase(client: MigrationClient, bootstrapSql: string): Promise<void> {
  await client.query(bootstrapSql);
}

export async function migratePlatform(
  client: MigrationClient,
  files: MigrationFile[],
): Promise<MigrationReport> {
  return applyAll(client, 'platform', files);
}

/** Creates the tenant's role and schema when they are missing (10 DBX-01): USAGE and DML, no DDL. */
export async function createTenantSchema(client: MigrationClient, tenant: TenantRef): Promise<void> {
  const role = `cgk_t_${tenant.schemaKey}`;
  const schema = `tenant_${tenant.schemaKey}`;
  const { rows } = await client.query<{ version: number; exists: boolean }>(
    `select current_setting('server_version_num')::int as version, exists(select 1 from pg_roles where rolname = $1) as exists`,
    [role],
  );
  const row = rows[0];
  if (!row) throw new Error('the database did not answer');
  if (!row.exists) await client.query(`create role ${quote(role)} nologin`);
  const options = row.version >= 160000 ? ' with inherit false, set true' : '';
  await client.query(`grant ${quote(role)} to cgk_app${options}`);
  // A brand's own rows of the shared tables, in the same transaction as its other rows (decision 6).
  await client.query(`grant cgk_platform_rls to ${quote(role)}`);
  await client.query(`create schema if not exists ${quote(schema)} authorization cgk_owner`);
  await client.query(`grant usage on schema ${quote(schema)} to ${quote(role)}`);
  for (const [kind, rights] of [
    ['tables', 'select, insert, update, delete'],
    ['sequences', 'usage, select'],
  ]) {
    await client.query(
      `alter default privileges for role cgk_owner in schema ${quote(schema)} grant ${rights} on ${kind} to ${quote(role)}`,
    );
  }
  await client.query(
    `create table if not exists ${quote(schema)}._migrations (version int primary key, checksum text not null, applied_at timestamptz not null default now(), duration_ms int not null)`,
  );
  await client.query(`alter table ${quote(schema)}._migrations owner to cgk_owner`);
}

/**
 * Brings one tenant to the newest version. Each file is one transaction with its record, so a run killed at any
 * point is resumed by the next (10 MIG-03/04); the ledger in `platform.tenant_migrations` follows.
 */
export async function migrateTenant(
  client: MigrationClient,
  tenant: TenantRef,
  files: MigrationFile[],
): Promise<MigrationReport> {
  await createTenantSchema(client, tenant);
  const report = await applyAll(client, `tenant_${tenant.schemaKey}`, files);
  const applied = files.filter((file) => file.version <= report.to);
  await client.query(
    `insert into platform.tenant_migrations (tenant_id, version, checksum, state)
     select $1, version, checksum, 'applied' from jsonb_to_recordset($2::jsonb) as f(version int, checksum text)
     on conflict (tenant_id, version) do update set state = 'applied', error = null, updated_at = now()`,
    [tenant.id, JSON.stringify(applied.map(({ version, checksum }) => ({ version, checksum })))],
  );
  await client.query(`update platform.tenants set schema_version = $2, updated_at = now() where id = $1`, [
    tenant.id,
    report.to,
  ]);
  return report;
}

async function applyAll(
  client: MigrationClient,
  schema: string,
  files: MigrationFile[],
): Promise<MigrationReport> {
  const { rows } = await client.query<{ version: number; checksum: string }>(
    `select version, checksum from ${quote(schema)}._migrations order by version`,
  );
  const known = new Map(rows.map((row) => [row.version, row.checksum]));
  const from = rows.at(-1)?.version ?? 0;
  const applied: string[] = [];
  for (const file of files) {
    const recorded = known.get(file.version);
    if (recorded !== undefined) {
      if (recorded !== file.checksum) throw new ChecksumMismatch(schema, file);
      continue;
    }
    await applyOne(client, schema, file);
    applied.push(file.name);
  }
  return { schema, from, to: files.at(-1)?.version ?? from, applied };
}

async function applyOne(client: MigrationClient, schema: string, file: MigrationFile): Promise<void> {
  const started = performance.now();
  await client.query('begin');
  try {
    await client.query(`set local role cgk_owner`);
    await client.query(`set local search_path = ${quote(schema)}, ext`);
    await client.query(`set local lock_timeout = '2s'`);
    await client.query(`set local statement_timeout = '60s'`);
    await client.query(file.sql.replaceAll('--> statement-breakpoint', ''));
    await client.query(
      `insert into ${quote(schema)}._migrations (version, checksum, duration_ms) values ($1, $2, $3)`,
      [file.version, file.checksum, Math.round(performance.now() - started)],
    );
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}
