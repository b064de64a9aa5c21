/** What a connection that is open already tells about its server: for the embedded database. */
import type { MigrationClient } from '../../schema/migrate.ts';
import type { Probed } from './probe.ts';

const TRIES = 5;

/** `latencyMs` is the median of five round trips. */
export async function probeClient(client: MigrationClient): Promise<Probed> {
  const times: number[] = [];
  for (let index = 0; index < TRIES; index++) {
    const started = performance.now();
    await client.query('select 1');
    times.push(performance.now() - started);
  }
  const asked = Date.now();
  const { rows } = await client.query<{
    version: number;
    text: string;
    user: string;
    database: string;
    clock: number;
  }>(
    `select current_setting('server_version_num')::int as version, current_setting('server_version') as text,
            current_user::text as "user", current_database()::text as database,
            extract(epoch from clock_timestamp())::float8 * 1000 as clock`,
  );
  const row = rows[0];
  if (!row) throw new Error('the database did not answer');
  const latencyMs = times.sort((a, b) => a - b)[Math.floor(TRIES / 2)] ?? 0;
  return {
    version: row.version,
    versionText: row.text,
    latencyMs,
    isTls: false,
    user: row.user,
    database: row.database,
    isSuperuser: true,
    mayCreateRole: true,
    clockSkewMs: row.clock - (asked + latencyMs / 2),
    retries: 0,
  };
}
