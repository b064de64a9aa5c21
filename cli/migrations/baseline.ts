/**
 * The squashed baseline of a brand's schema (10 MIG-10): the tables as drizzle declares them today, then what the written
 * files add to them. `cgk migrate:baseline` makes it and keeps it only when it equals the files replayed.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { catalogueOf, compareCatalogues, type Difference } from '../../schema/catalogue.ts';
import type { Baseline, MigrationClient, MigrationFile } from '../../schema/migrate.ts';
import { BASELINE_FILE } from './read-baseline.ts';
import { inScratchSchema } from '../../schema/scratch-schema.ts';

const root = resolve(import.meta.dirname, '../..');
/** Names of the files that drizzle-kit made; the others are written by hand: functions, views, indexes by expression, rows. */
function generatedNames(): ReadonlySet<string> {
  const journal = readFileSync(resolve(root, 'schema/migrations/tenant/meta/_journal.json'), 'utf8');
  const { entries } = JSON.parse(journal) as { entries: { tag: string }[] };
  return new Set(entries.map(({ tag }) => `${tag}.sql`));
}



/** The baseline for these files, not yet proven. */
export function composeBaseline(files: readonly MigrationFile[]): Baseline {
  const declared = execFileSync(
    resolve(root, 'node_modules/.bin/drizzle-kit'),
    ['export', '--config', 'schema/drizzle.tenant.config.ts', '--sql'],
    { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const version = files.at(-1)?.version ?? 0;
  const generated = generatedNames();
  const parts = [
    '-- The schema of a brand as all migrations together make it; made by `cgk migrate:baseline`, never edited.',
    `-- version: ${version}`,
    declared.slice(declared.indexOf('CREATE')).replaceAll('"public".', '').trim(),
    ...files.filter(({ name }) => !generated.has(name)).map(({ sql }) => sql.trim()),
  ];
  return { sql: `${parts.join('\n')}\n`, version };
}

/** Where a schema made from the baseline differs from one made file by file; nothing, when it may be used. */
export async function proveBaseline(
  client: MigrationClient,
  files: readonly MigrationFile[],
  baseline: Baseline,
): Promise<Difference[]> {
  const replayed = await inScratchSchema(client, async ({ schema, migrate }) => {
    await migrate(files);
    return catalogueOf(client, schema);
  });
  const squashed = await inScratchSchema(client, async ({ schema, migrate }) => {
    await migrate(files, baseline);
    return catalogueOf(client, schema);
  });
  return compareCatalogues(replayed, squashed);
}

export function writeBaseline(baseline: Baseline): string {
  writeFileSync(BASELINE_FILE, baseline.sql);
  return BASELINE_FILE;
}
