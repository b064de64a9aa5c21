/** Reads `schema/migrations` from the disk for the runner (`schema/migrate.ts`), which itself knows no files. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import type { Baseline, MigrationFile } from '../schema/migrate.ts';
import { readBaseline } from './migrations/read-baseline.ts';

const FOLDER = new URL('../schema/migrations/', import.meta.url);
const FILE_NAME = /^(\d{4})_[a-z0-9_]+\.sql$/;

export interface Migrations {
  /** Roles, extensions and functions; repeatable. */
  bootstrap: string;
  /** What brands without any table begin with; absent until `cgk migrate:baseline` wrote it. */
  baseline: Baseline | undefined;
  platform: MigrationFile[];
  tenant: MigrationFile[];
}

/**
 * Every migration of both sets, in order. `version` counts from 1 (file `0000_…` is version 1: version 0 means a schema
 * without any), `checksum` is the SHA-256 of the text.
 * @throws Error when a file's name is not `NNNN_snake.sql` or a number is missing or used twice (10 MIG-01)
 */
export function readMigrations(): Migrations {
  return {
    bootstrap: readFileSync(new URL('bootstrap.sql', FOLDER), 'utf8'),
    baseline: readBaseline(),
    platform: readSet('platform'),
    tenant: readSet('tenant'),
  };
}

function readSet(set: 'platform' | 'tenant'): MigrationFile[] {
  const folder = new URL(`${set}/`, FOLDER);
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort();
  return names.map((name, index) => {
    const number = Number(FILE_NAME.exec(name)?.[1] ?? Number.NaN);
    if (number !== index) {
      throw new Error(
        `schema/migrations/${set}/${name}: expected number ${String(index).padStart(4, '0')}_…`,
      );
    }
    const sql = readFileSync(new URL(name, folder), 'utf8');
    return { version: index + 1, name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
  });
}
