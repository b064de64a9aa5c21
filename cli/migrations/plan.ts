/** What a migration run would do (10 MIG-07): read, parsed, and tried in a scratch schema that is dropped again. */
import type { MigrationClient } from '../../schema/migrate.ts';
import { inScratchSchema } from '../../schema/scratch-schema.ts';
import type { Migrations } from '../migration-files.ts';
import { schemaStatus } from '../schema-status.ts';
import { planStatements, type StatementPlan } from './locks.ts';

export interface FilePlan {
  name: string;
  statements: StatementPlan[];
  /** Milliseconds in the scratch schema, or why it failed there. */
  trial: { ms: number } | { error: string };
}

export interface SchemaPlan {
  schema: string;
  tenant: string | null;
  version: number;
  target: number;
  files: string[];
  /** Rows, as the planner estimates them, of the tables that are rewritten or locked against writers. */
  rowsUnderLock: number;
}

export interface RunPlan {
  schemas: SchemaPlan[];
  files: FilePlan[];
}

export async function planRun(
  client: MigrationClient,
  migrations: Migrations,
  slug?: string,
): Promise<RunPlan> {
  const statuses = await schemaStatus(client, migrations, slug);
  const pending = new Set(statuses.flatMap((status) => (status.tenant === null ? [] : status.pending)));
  const files: FilePlan[] = [];
  if (pending.size > 0) {
    await inScratchSchema(client, async ({ migrate }) => {
      for (const file of migrations.tenant) {
        const before = performance.now();
        let trial: FilePlan['trial'];
        try {
          await migrate(migrations.tenant.filter(({ version }) => version <= file.version));
          trial = { ms: Math.round(performance.now() - before) };
        } catch (error) {
          trial = { error: error instanceof Error ? error.message : String(error) };
        }
        if (pending.has(file.name))
          files.push({ name: file.name, statements: await planStatements(file.sql), trial });
        if ('error' in trial) break;
      }
    });
  }
  const locked = new Set(
    files.flatMap(({ statements }) =>
      statements.flatMap(({ lock, tables }) => (lock.startsWith('none') || lock === 'ROW EXCLUSIVE' ? [] : tables)),
    ),
  );
  const schemas: SchemaPlan[] = [];
  for (const { schema, tenant, version, target, pending: own } of statuses) {
    schemas.push({
      schema,
      tenant,
      version,
      target,
      files: own,
      rowsUnderLock: tenant === null || own.length === 0 ? 0 : await rowsOf(client, schema, [...locked]),
    });
  }
  return { schemas, files };
}

async function rowsOf(client: MigrationClient, schema: string, tables: string[]): Promise<number> {
  const { rows } = await client.query<{ rows: string | null }>(
    `select sum(greatest(c.reltuples, 0))::bigint as rows from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = $1 and c.relname = any($2::text[]) and c.relkind = 'r'`,
    [schema, tables],
  );
  return Number(rows[0]?.rows ?? 0);
}
