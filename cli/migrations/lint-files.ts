import { basename } from 'node:path';
import { PreconditionError } from '../exit-codes.ts';
import { type MigrationFile } from '../../schema/migrate.ts';
import { readMigrations } from '../migration-files.ts';
import { type LintFinding, lintMigration } from './lint.ts';

/** Files that shipped before there were rules; they are never edited. */
const OLDER = { platform: 3, tenant: 4 } as const;

/** Tables that grow with every order, visitor or event. */
const LARGE = ['customers', 'jobs', 'inventory_movements', 'mail_messages', 'order_events', 'order_lines', 'order_tax_lines', 'order_units', 'orders', 'outbox', 'product_variants', 'products'];

/** What is wrong with the files, or with one. @throws PreconditionError for a file that is not there */
export async function lintFiles(only?: string): Promise<(LintFinding & { file: string })[]> {
  const migrations = readMigrations();
  const findings: (LintFinding & { file: string })[] = [];
  let isFound = false;
  for (const set of ['platform', 'tenant'] as const) {
    const files: MigrationFile[] = migrations[set].filter(({ name, version }) =>
      only === undefined ? version > OLDER[set] : name === basename(only),
    );
    for (const file of files) {
      isFound = true;
      for (const finding of await lintMigration(file.sql, { set, largeTables: LARGE }))
        findings.push({ file: `schema/migrations/${set}/${file.name}`, ...finding });
    }
  }
  if (only !== undefined && !isFound)
    throw new PreconditionError(`There is no migration ${only}.`, 'migrate.unknown_file');
  return findings;
}
