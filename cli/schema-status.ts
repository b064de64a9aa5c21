/** What of the migrations has reached a database: read only, for `migrate --dry-run` and `doctor`. */
import type { MigrationClient, MigrationFile } from '../schema/migrate.ts';
import type { Migrations } from './migration-files.ts';

export interface SchemaStatus {
  schema: string;
  /** Null for the platform's. */
  tenant: string | null;
  version: number;
  target: number;
  pending: string[];
  /** Files that were applied with another text, or that this version of the code does not have. */
  drifted: string[];
}

/** Status of the platform's schema and of every tenant's, or of one. A database without any is all pending. */
export async function schemaStatus(
  client: MigrationClient,
  migrations: Migrations,
  onlySlug?: string,
): Promise<SchemaStatus[]> {
  const statuses: SchemaStatus[] = [];
  const platform = await statusOf(client, 'platform', null, migrations.platform);
  if (onlySlug === undefined) statuses.push(platform);
  if (platform.version === 0) return statuses;
  const { rows } = await client.query<{ slug: string; schema_key: string }>(
    `select slug, schema_key from platform.tenants where status <> 'deleted' and ($1::text is null or slug = $1) order by slug`,
    [onlySlug ?? null],
  );
  for (const { slug, schema_key } of rows) {
    statuses.push(await statusOf(client, `tenant_${schema_key}`, slug, migrations.tenant));
  }
  return statuses;
}

async function statusOf(
  client: MigrationClient,
  schema: string,
  tenant: string | null,
  files: readonly MigrationFile[],
): Promise<SchemaStatus> {
  const applied = await appliedTo(client, schema);
  const known = new Map(files.map((file) => [file.version, file]));
  return {
    schema,
    tenant,
    version: applied.at(-1)?.version ?? 0,
    target: files.at(-1)?.version ?? 0,
    pending: files
      .filter(({ version }) => !applied.some((row) => row.version === version))
      .map(({ name }) => name),
    drifted: applied
      .filter(({ version, checksum }) => known.get(version)?.checksum !== checksum)
      .map(({ version }) => known.get(version)?.name ?? `version ${version}, unknown here`),
  };
}

async function appliedTo(
  client: MigrationClient,
  schema: string,
): Promise<{ version: number; checksum: string }[]> {
  const { rows: found } = await client.query<{ exists: boolean }>(
    'select to_regclass($1) is not null as exists',
    [`"${schema.replaceAll('"', '""')}"._migrations`],
  );
  if (!found[0]?.exists) return [];
  const { rows } = await client.query<{ version: number; checksum: string }>(
    `select version, checksum from "${schema.replaceAll('"', '""')}"._migrations order by version`,
  );
  return rows;
}
