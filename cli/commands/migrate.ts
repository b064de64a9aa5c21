/** `cgk migrate`: platform first, then every brand, each file once in a transaction of its own (10 MIG-03). */
import { parseArgs } from 'node:util';
import {
  bootstrapDatabase,
  type MigrationReport,
  migratePlatform,
  migrateTenant,
} from '../../schema/migrate.ts';
import { dataDirOf, openDatabase, ownerClient } from '../database.ts';
import { EXIT, UsageError } from '../exit-codes.ts';
import { type Migrations, readMigrations } from '../migration-files.ts';
import { createOutput, type Output, textTable } from '../output.ts';
import { schemaStatus } from '../schema-status.ts';

const HELP = `cgk migrate: bring the database to the newest version

Usage: cgk migrate [--tenant SLUG] [--dry-run] [--json]

  --tenant SLUG   this brand alone
  --dry-run       list what would be applied; change nothing
  --json          one JSON document on stdout

A run that was cut off is finished by the next. A file that was edited after it was applied stops its schema.

Exit codes: 0 done · 1 a schema failed (the others are done) · 2 wrong usage · 3 database not reachable
`;

type Client = Awaited<ReturnType<typeof ownerClient>>;
type Outcome = MigrationReport | { schema: string; error: string };

export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      tenant: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return EXIT.ok;
  }
  const output = createOutput(values.json);
  const migrations = readMigrations();
  const database = await openDatabase({ dataDir: dataDirOf() });
  try {
    const client = await ownerClient(database);
    try {
      return values['dry-run']
        ? await showPending(client, migrations, values.tenant, output)
        : await migrate(client, migrations, values.tenant, output);
    } finally {
      await client.end();
    }
  } finally {
    await database.close();
  }
}

async function showPending(
  client: Client,
  migrations: Migrations,
  slug: string | undefined,
  output: Output,
): Promise<number> {
  const schemas = await schemaStatus(client, migrations, slug);
  if (slug !== undefined && schemas.length === 0) throw new UsageError(`There is no brand ${slug}.`);
  const rows = schemas.map(({ schema, version, target, pending, drifted }) => [
    schema,
    `${version} of ${target}`,
    [...drifted.map((name) => `edited: ${name}`), ...pending].join(', ') || 'up to date',
  ]);
  output.say(textTable([['schema', 'version', 'would apply'], ...rows]));
  const isDrifted = schemas.some(({ drifted }) => drifted.length > 0);
  output.document({ ok: !isDrifted, dryRun: true, schemas });
  return isDrifted ? EXIT.failure : EXIT.ok;
}

async function migrate(
  client: Client,
  migrations: Migrations,
  slug: string | undefined,
  output: Output,
): Promise<number> {
  await bootstrapDatabase(client, migrations.bootstrap);
  const outcomes: Outcome[] = [await migratePlatform(client, migrations.platform)];
  const { rows: tenants } = await client.query<{ id: string; schema_key: string }>(
    `select id, schema_key from platform.tenants where status <> 'deleted' and ($1::text is null or slug = $1) order by slug`,
    [slug ?? null],
  );
  if (slug !== undefined && tenants.length === 0) throw new UsageError(`There is no brand ${slug}.`);
  for (const { id, schema_key: schemaKey } of tenants) {
    try {
      outcomes.push(await migrateTenant(client, { id, schemaKey }, migrations.tenant));
    } catch (error) {
      outcomes.push({
        schema: `tenant_${schemaKey}`,
        error: error instanceof Error ? error.message : String(error),
      });
    }
  }
  for (const outcome of outcomes) output.say(lineOf(outcome));
  const hasFailed = outcomes.some((outcome) => 'error' in outcome);
  output.document({ ok: !hasFailed, dryRun: false, schemas: outcomes });
  return hasFailed ? EXIT.failure : EXIT.ok;
}

function lineOf(outcome: Outcome): string {
  if ('error' in outcome) return `${outcome.schema}: failed: ${outcome.error}`;
  const { schema, from, to, applied } = outcome;
  return applied.length === 0
    ? `${schema}: up to date (${to})`
    : `${schema}: ${from} → ${to} (${applied.join(', ')})`;
}
