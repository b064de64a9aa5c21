import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Baseline } from '../../schema/migrate.ts';

export const BASELINE_FILE = resolve(import.meta.dirname, '../../schema/migrations/tenant-baseline.sql');

/** The baseline that was proven last; undefined when none was written yet. */
export function readBaseline(): Baseline | undefined {
  if (!existsSync(BASELINE_FILE)) return undefined;
  const sql = readFileSync(BASELINE_FILE, 'utf8');
  const version = /^-- version: (\d+)$/m.exec(sql)?.[1];
  return version === undefined ? undefined : { sql, version: Number(version) };
}
