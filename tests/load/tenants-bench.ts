/**
 * `npm run bench:tenants`: how many brands a database makes and migrates a second (10 §4.6). 10 and 100 brands on the
 * embedded database; 1,000 too with a PostgreSQL in DATABASE_URL (in a database `cgk_tenants` of its own, made anew).
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { type OpenDatabase, openDatabase, ownerClient } from '../../cli/database.ts';
import { readMigrations } from '../../cli/migration-files.ts';
import { textTable } from '../../cli/output.ts';
import { newId } from '../../domain/kernel/ids.ts';
import { type MigrationFile, migratePlatform, migrateTenant } from '../../schema/migrate.ts';
import { runMigrations } from '../../schema/migration-run.ts';

const { values } = parseArgs({ options: { tenants: { type: 'string' } } });
const DATABASE = 'cgk_tenants';
const PARALLEL = 4;
const migrations = readMigrations();

/** Budgets of 10 §4.6 for 1,000 brands of 250 tables: five minutes to make, ten to migrate; held against a brand. */
const BUDGET = { provisionPerSecond: 1_000 / 300, migratePerSecond: 1_000 / 600 };

async function ownDatabase(): Promise<void> {
  const databaseUrl = process.env.DATABASE_URL;
  if (!databaseUrl) return;
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query(`drop database if exists ${DATABASE}`);
  await client.query(`create database ${DATABASE}`);
  await client.end();
  const url = new URL(databaseUrl);
  url.pathname = `/${DATABASE}`;
  process.env.DATABASE_URL = url.href;
}

const seconds = (since: number): number => (performance.now() - since) / 1000;
const megabytes = (): number => Math.round(process.memoryUsage.rss() / 2 ** 20);

async function provisionAll(database: OpenDatabase, from: number, to: number): Promise<void> {
  let next = from;
  const work = async (): Promise<void> => {
    const client = await ownerClient(database);
    while (next < to) {
      const slug = `t${next++}`;
      const id = newId();
      await client.query(
        `insert into platform.tenants (id, slug, schema_key, name, legal_name, kind, status, country, currency, timezone, locale, locales, prices_include_tax)
         values ($1, $2, $2, $2, $2, 'live', 'active', 'DE', 'EUR', 'Europe/Berlin', 'de', '{de}', true)`,
        [id, slug],
      );
      await migrateTenant(client, { id, schemaKey: slug }, migrations.tenant, migrations.baseline);
    }
    await client.end();
  };
  await Promise.all(Array.from({ length: PARALLEL }, work));
}

/** A change of the catalogue alone: what most migrations are. */
function nextFile(step: number): MigrationFile {
  const version = (migrations.tenant.at(-1)?.version ?? 0) + step;
  const sql = `alter table products add column bench_${step} int not null default 0;`;
  return { version, name: `${version - 1}_bench.sql`, sql, checksum: sql };
}

await ownDatabase();
const dataDir = mkdtempSync(join(tmpdir(), 'cgk-tenants-'));
const database = await openDatabase({ dataDir });
const client = await ownerClient(database);
await client.query(migrations.bootstrap);
await migratePlatform(client, migrations.platform);
const { rows: version } = await client.query<{ v: string }>(`select current_setting('server_version') as v`);
const sizes = values.tenants
  ? [Number(values.tenants)]
  : process.env.DATABASE_URL
    ? [10, 100, 1_000]
    : [10, 100];
const table: string[][] = [
  [
    'brands',
    'made in s',
    'per s',
    '× budget',
    'migrated in s',
    'per s',
    '× budget',
    'relations',
    'database MB',
    'MB here',
  ],
];
let made = 0;
const files = [...migrations.tenant];
for (const [step, size] of sizes.entries()) {
  const began = performance.now();
  const before = made;
  await provisionAll(database, made, size);
  made = size;
  const provisioned = seconds(began);
  files.push(nextFile(step + 1));
  const start = performance.now();
  const report = await runMigrations({
    connect: () => ownerClient(database),
    files: { bootstrap: migrations.bootstrap, platform: migrations.platform, tenant: files },
    runId: newId(),
    holder: 'bench',
    parallel: PARALLEL,
    soakSeconds: 0,
  });
  if (report.state !== 'succeeded')
    throw new Error(`the run ended ${report.state}: ${JSON.stringify(report.failed[0])}`);
  const migrated = seconds(start);
  const { rows } = await client.query<{ relations: string; bytes: string }>(
    'select (select count(*) from pg_class) as relations, pg_database_size(current_database()) as bytes',
  );
  const provisionRate = (size - before) / provisioned;
  const migrateRate = report.done / migrated;
  table.push([
    String(size),
    provisioned.toFixed(1),
    provisionRate.toFixed(1),
    (provisionRate / BUDGET.provisionPerSecond).toFixed(1),
    migrated.toFixed(1),
    migrateRate.toFixed(1),
    (migrateRate / BUDGET.migratePerSecond).toFixed(1),
    rows[0]?.relations ?? '',
    String(Math.round(Number(rows[0]?.bytes ?? 0) / 2 ** 20)),
    String(megabytes()),
  ]);
}
console.log(
  `\nCGK brands on ${process.env.DATABASE_URL ? 'PostgreSQL' : 'the embedded database'} ${version[0]?.v}, ${PARALLEL} at once\n`,
);
console.log(textTable(table));
await client.end();
await database.close();
rmSync(dataDir, { recursive: true, force: true });
