import type { MigrationClient } from '../../schema/migrate.ts';

export interface LastRun {
  id: string;
  state: string;
  target: number;
  total: number;
  done: number;
  failed: number;
  haltReason: string | null;
}

/** The newest run, or null when there was none or the platform's schema is older than runs. */
export async function lastRun(client: MigrationClient): Promise<LastRun | null> {
  const { rows: found } = await client.query<{ exists: boolean }>(
    `select to_regclass('platform.migration_runs') is not null as exists`,
  );
  if (!found[0]?.exists) return null;
  const { rows } = await client.query<LastRun>(
    `select id, state, target, total, done, failed, halt_reason as "haltReason" from platform.migration_runs order by id desc limit 1`,
  );
  return rows[0] ?? null;
}
