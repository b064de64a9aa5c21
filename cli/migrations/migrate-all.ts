/** A migration run from the command line: in waves for all brands, or one brand by itself. */
import { newId } from '../../domain/kernel/ids.ts';
import { bootstrapDatabase, migrateTenant } from '../../schema/migrate.ts';
import { type RunEvent, type RunReport, runMigrations } from '../../schema/migration-run.ts';
import { ownerClient } from '../database.ts';
import { type OwnerClient, withOwner } from '../database/with-owner.ts';
import { PreconditionError } from '../exit-codes.ts';
import { type Migrations, readMigrations } from '../migration-files.ts';
import { schemaStatus } from '../schema-status.ts';
import { explainFailure, failureText } from './failure.ts';

export type SchemaOutcome =
  | { schema: string; from: number; to: number; applied: string[] }
  | { schema: string; error: string };

export interface AllOptions {
  dataDir: string;
  slug: string | undefined;
  soakSeconds: number;
  parallel: number;
  signal: AbortSignal;
  say(text: string): void;
}

export async function migrateAll(
  options: AllOptions,
): Promise<{ schemas: SchemaOutcome[]; run: RunReport | null }> {
  const migrations = readMigrations();
  return withOwner(options.dataDir, async (client, database) => {
    const before = await schemaStatus(client, migrations);
    const run = options.slug
      ? await one(client, migrations, options.slug, options.say)
      : await runMigrations({
          connect: async () => ownerClient(database),
          files: migrations,
          runId: newId(),
          holder: `cli:${process.pid}:${newId()}`,
          parallel: options.parallel,
          soakSeconds: options.soakSeconds,
          signal: options.signal,
          onProgress: (event) => options.say(lineOf(event)),
        });
    const after = await schemaStatus(client, migrations, options.slug);
    const errors = new Map(run?.failed.map(({ slug, error }) => [slug, error]));
    const schemas = after.map(({ schema, tenant, version, pending, drifted }): SchemaOutcome => {
      const error = tenant === null ? undefined : errors.get(tenant);
      if (error !== undefined) return { schema, error };
      if (drifted.length > 0) {
        return {
          schema,
          error: `checksum_mismatch: ${drifted.join(', ')} was applied with another text; add a new file instead of editing it`,
        };
      }
      const was = before.find((status) => status.schema === schema);
      const applied = (was?.pending ?? migrations.tenant.map(({ name }) => name)).filter(
        (name) => !pending.includes(name),
      );
      return { schema, from: was?.version ?? 0, to: version, applied };
    });
    for (const schema of schemas) if ('error' in schema) options.say(`${schema.schema}: ${schema.error}`);
    if (schemas.every((schema) => !('error' in schema) && schema.applied.length === 0))
      options.say('Everything is up to date.');
    return { schemas, run };
  });
}

async function one(
  client: OwnerClient,
  migrations: Migrations,
  slug: string,
  say: (text: string) => void,
): Promise<RunReport | null> {
  await bootstrapDatabase(client, migrations.bootstrap);
  const { rows } = await client.query<{ id: string; schema_key: string }>(
    `select id, schema_key from platform.tenants where slug = $1 and status <> 'deleted'`,
    [slug],
  );
  const [tenant] = rows;
  if (!tenant)
    throw new PreconditionError(`There is no brand ${slug}.`, 'tenant.unknown', 'List them: npx cgk tenant:list');
  const report = { id: '', total: 1, haltReason: null };
  try {
    const { applied } = await migrateTenant(client, { id: tenant.id, schemaKey: tenant.schema_key }, migrations.tenant);
    say(lineOf({ kind: 'tenant', slug, applied, ms: 0 }));
    return { ...report, state: 'succeeded', done: 1, failed: [] };
  } catch (error) {
    const [status] = await schemaStatus(client, migrations, slug);
    const file = migrations.tenant.find(({ name }) => name === status?.pending[0]);
    const text = file
      ? failureText(explainFailure(error, file.name, file.sql, slug))
      : error instanceof Error
        ? error.message
        : String(error);
    return { ...report, state: 'failed', done: 0, failed: [{ slug, error: text }] };
  }
}

function lineOf(event: RunEvent): string {
  switch (event.kind) {
    case 'platform':
      return `platform: ${event.applied.join(', ') || 'up to date'}`;
    case 'wave':
      return `${{ test: 'test brands', canary: 'canaries', rest: 'the rest' }[event.wave]}: ${event.tenants}`;
    case 'tenant':
      return `  ${event.slug}: ${event.applied.join(', ') || 'up to date'} (${event.ms} ms)`;
    case 'retry':
      return `  ${event.slug}: ${event.error}; again in ${event.inSeconds} s`;
    case 'failed':
      return `  ${event.slug}: failed: ${event.error}`;
    case 'soak':
      return `Watching the canaries until ${event.until.toISOString().slice(11, 19)} UTC.`;
  }
}
