import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { readMigrations } from '../migration-files.ts';

/** Writes an empty migration with the next number; returns its path. */
export function createMigration(set: 'tenant' | 'platform', name: string): string {
  const number = String(readMigrations()[set].length).padStart(4, '0');
  const path = resolve(import.meta.dirname, `../../schema/migrations/${set}/${number}_${name}.sql`);
  writeFileSync(path, '-- What it does and why. Statements end with the mark below.\n--> statement-breakpoint\n', {
    flag: 'wx',
  });
  return path;
}
