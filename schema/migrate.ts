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
  files: readonly MigrationFile[],
): Promise<MigrationReport> {
  return applyAll(client, 'platform', files);
}

/** Roles, schema, grants and ledger of a tenant as one text: everything in it finds out whether it is done (10 DBX-01). */
function tenantFrame({ schemaKey }: TenantRef): string {
  const role = quote(`cgk_t_${schemaKey}`);
  const schema = quote(`tenant_${schemaKey}`);
  const literal = `'cgk_t_${schemaKey.replaceAll("'", "''")}'`;
  return `
do $$ begin
  if not exists (select 1 from pg_roles where rolname = ${literal}) then create role ${role} nologin; end if;
  if current_setting('server_version_num')::int >= 160000 then
    grant ${role} to cgk_app with inherit false, set true;
  else
    grant ${role} to cgk_app;
  end if;
  -- A brand's own rows of the shared tables, in the same transaction as its other rows (decision 6).
  grant cgk_platform_rls to ${role};
end $$;
create schema if not exists ${schema} authorization cgk_owner;
grant usage on schema ${schema} to ${role};
alter default privileges for role cgk_owner in schema ${schema} grant select, insert, update, delete on tables to ${role};
alter default privileges for role cgk_owner in schema ${schema} grant usage, select on sequences to ${role};
create table if not exists ${schema}._migrations (version int primary key, checksum text not null, applied_at timestamptz not null default now(), duration_ms int not null);
alter table ${schema}._migrations owner to cgk_owner;`;
}

/** Creates the tenant's role and schema when they are missing (10 DBX-01): USAGE and DML, no DDL. */
export async function createTenantSchema(client: MigrationClient, tenant: TenantRef): Promise<void> {
  if (!/^[a-z0-9_]+$/.test(tenant.schemaKey)) throw new Error(`not a schema key: ${tenant.schemaKey}`);
  const text = tenantFrame(tenant);
  // `grant … with inherit` does not parse before Postgres 16, whatever branch runs.
  const { rows } = await client.query<{ version: number }>(
    `select current_setting('server_version_num')::int as version`,
  );
  const isOld = (rows[0]?.version ?? 0) < 160000;
  await client.query(isOld ? text.replace(' with inherit false, set true', '') : text);
}

/** The schema as all files together make it, for tenants that have none of them yet (10 MIG-10). */
export interface Baseline {
  sql: string;
  /** The last version that it holds. */
  version: number;
}

/**
 * Brings one tenant to the newest version. Each file is one transaction with its record, so a run killed at any
 * point is resumed by the next (10 MIG-03/04); the ledger in `platform.tenant_migrations` follows. A tenant without any
 * table begins with the baseline, where one is given.
 */
export async function migrateTenant(
  client: MigrationClient,
  tenant: TenantRef,
  files: readonly MigrationFile[],
  baseline?: Baseline,
): Promise<MigrationReport> {
  await createTenantSchema(client, tenant);
  const schema = `tenant_${tenant.schemaKey}`;
  const report = await applyAll(client, schema, files, baseline);
  const applied = files.filter((file) => file.version <= report.to);
  await client.query(
    `with ledger as (
       insert into platform.tenant_migrations (tenant_id, version, checksum, state)
       select $1, version, checksum, 'applied' from jsonb_to_recordset($2::jsonb) as f(version int, checksum text)
       on conflict (tenant_id, version) do update set state = 'applied', error = null, updated_at = now()
         where tenant_migrations.state <> 'applied'
     )
     update platform.tenants set schema_version = $3, updated_at = now() where id = $1 and schema_version <> $3`,
    [tenant.id, JSON.stringify(applied.map(({ version, checksum }) => ({ version, checksum }))), report.to],
  );
  return report;
}

async function applyAll(
  client: MigrationClient,
  schema: string,
  files: readonly MigrationFile[],
  baseline?: Baseline,
): Promise<MigrationReport> {
  const { rows } = await client.query<{ version: number; checksum: string }>(
    `select version, checksum from ${quote(schema)}._migrations order by version`,
  );
  const known = new Map(rows.map((row) => [row.version, row.checksum]));
  const from = rows.at(-1)?.version ?? 0;
  const applied: string[] = [];
  if (baseline && rows.length === 0) {
    const held = files.filter((file) => file.version <= baseline.version);
    await applyText(client, schema, baseline.sql, held);
    for (const file of held) known.set(file.version, file.checksum);
    applied.push(...held.map(({ name }) => name));
  }
  for (const file of files) {
    const recorded = known.get(file.version);
    if (recorded !== undefined) {
      if (recorded !== file.checksum) throw new ChecksumMismatch(schema, file);
      continue;
    }
    await applyText(client, schema, file.sql, [file]);
    applied.push(file.name);
  }
  return { schema, from, to: files.at(-1)?.version ?? from, applied };
}

/** Statements that end a file's transaction; split where drizzle-kit and we put the mark. */
const BREAK = '--> statement-breakpoint';
/** First line of a file that cannot run inside a transaction (`CREATE INDEX CONCURRENTLY`): idempotent statements only. */
const OUTSIDE = '-- nontransactional';

/** One text and its records in one transaction; every trip to the database costs, so there are three. */
async function applyText(
  client: MigrationClient,
  schema: string,
  sql: string,
  files: readonly MigrationFile[],
): Promise<void> {
  const started = performance.now();
  const seconds = /^-- statement_timeout: (\d+)s$/m.exec(sql)?.[1] ?? '60';
  const settings = `set local role cgk_owner; set local search_path = ${quote(schema)}, ext; set local lock_timeout = '2s'; set local statement_timeout = '${Math.min(600, Number(seconds))}s'`;
  const record = async (): Promise<void> => {
    await client.query(
      `insert into ${quote(schema)}._migrations (version, checksum, duration_ms)
       select version, checksum, $2 from jsonb_to_recordset($1::jsonb) as f(version int, checksum text) on conflict do nothing`,
      [
        JSON.stringify(files.map(({ version, checksum }) => ({ version, checksum }))),
        Math.round(performance.now() - started),
      ],
    );
  };
  if (sql.startsWith(OUTSIDE)) {
    for (const statement of sql.split(BREAK)) {
      await client.query(`set search_path = ${quote(schema)}, ext`);
      await client.query(statement);
    }
    await client.query('reset search_path');
    return record();
  }
  await client.query(`begin; ${settings}`);
  try {
    await client.query(sql.replaceAll(BREAK, ''));
    await record();
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}
