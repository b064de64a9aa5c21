/** Whether the schemas are what the files say: applied texts, and the tables themselves (10 MIG-09). */
import { getTableName, is } from 'drizzle-orm';
import { PgTable } from 'drizzle-orm/pg-core';
import { platformTables, tables } from '../../schema/index.ts';
import type { MigrationClient } from '../../schema/migrate.ts';
import type { SchemaStatus } from '../schema-status.ts';
import { type Check, fail, pass, warn } from './check.ts';

/** Names of the tables that the code declares. */
export function declaredTables(set: 'platform' | 'tenant'): string[] {
  const declared: unknown[] = Object.values(set === 'platform' ? platformTables : tables);
  return declared
    .filter((one): one is PgTable => is(one, PgTable))
    .map((table) => getTableName(table))
    .sort();
}

/** One line a schema that is behind or edited; one for all that are well. */
export function checkMigrations(statuses: readonly SchemaStatus[], repair: () => Promise<string>): Check[] {
  const behind = statuses.filter(({ pending }) => pending.length > 0);
  const ahead = statuses.filter(({ version, target }) => version > target);
  const edited = statuses.filter(({ drifted, version, target }) => drifted.length > 0 && version <= target);
  const checks = [
    ...behind.map(({ schema, version, target }) =>
      fail('migrations', `version ${version} of ${target}`, 'Run: cgk migrate', {
        name: `migrations of ${schema}`,
        repair,
      }),
    ),
    ...ahead.map(({ schema, version, target }) =>
      fail(
        'versions',
        `the database is at ${version}, this code at ${target}`,
        'Use the code that made it, or a newer one.',
        {
          name: `version of ${schema}`,
        },
      ),
    ),
    ...edited.map(({ schema, drifted }) =>
      fail(
        'drift',
        `applied with another text: ${drifted.join(', ')}`,
        'Restore the file as it was and add a new one with the change.',
        {
          name: `drift of ${schema}`,
        },
      ),
    ),
  ];
  return checks.length > 0
    ? checks
    : [pass('migrations', `${statuses.length} schemas at their newest version`)];
}

/** Tables that the code declares and the schema lacks, or the other way round; own ones begin with `x_`. */
export async function checkTables(
  client: MigrationClient,
  statuses: readonly SchemaStatus[],
): Promise<Check> {
  const current = statuses.filter(
    ({ pending, drifted, version }) => pending.length + drifted.length === 0 && version > 0,
  );
  const { rows } = await client.query<{ schema: string; tables: string[] }>(
    `select n.nspname as schema, array_agg(c.relname::text order by c.relname) as tables
       from pg_namespace n join pg_class c on c.relnamespace = n.oid and c.relkind in ('r', 'p') and not c.relispartition
      where n.nspname = any($1) group by 1`,
    [current.map(({ schema }) => schema)],
  );
  const found = new Map(rows.map(({ schema, tables: names }) => [schema, names]));
  const missing: string[] = [];
  const unknown: string[] = [];
  for (const { schema, tenant } of current) {
    const wanted = declaredTables(tenant === null ? 'platform' : 'tenant');
    const present = found.get(schema) ?? [];
    missing.push(...wanted.filter((name) => !present.includes(name)).map((name) => `${schema}.${name}`));
    unknown.push(
      ...present
        .filter((name) => !wanted.includes(name) && !/^(_|x_)/.test(name))
        .map((name) => `${schema}.${name}`),
    );
  }
  if (missing.length > 0)
    return fail(
      'drift',
      `missing: ${missing.slice(0, 5).join(', ')}`,
      'Somebody dropped them: restore from a branch or a backup.',
      { name: 'tables' },
    );
  if (unknown.length > 0)
    return warn(
      'drift',
      `unknown: ${unknown.slice(0, 5).join(', ')}`,
      'Own tables are named x_…; drop what nobody needs.',
      { name: 'tables' },
    );
  return pass('drift', `${current.length} schemas hold the tables that the code declares`, {
    name: 'tables',
  });
}
