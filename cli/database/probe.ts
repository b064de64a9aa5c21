/** One connection to a Postgres, to learn whether it can be used and what it is: ten seconds at most, with patience for a sleeping compute. */
import pg from 'pg';
import { DatabaseUnreachable, diagnoseConnectionError } from './connection-errors.ts';
import { faultOfUrl, forDriver } from './connection-string.ts';

export const CONNECT_TIMEOUT_MS = 10_000;
/** A Neon compute wakes in about half a second; one that was archived takes longer. */
const PATIENCE: readonly number[] = [500, 1_500, 3_000, 5_000];

export interface Probed {
  /** `server_version_num`: 180003. */
  version: number;
  versionText: string;
  /** Of one round trip, in milliseconds. */
  latencyMs: number;
  isTls: boolean;
  user: string;
  database: string;
  isSuperuser: boolean;
  mayCreateRole: boolean;
  /** Server's clock minus this machine's, in milliseconds, give or take half a round trip. */
  clockSkewMs: number;
  /** How often it had to be tried again. */
  retries: number;
}

export interface ProbeOptions {
  timeoutMs?: number;
  /** Waits between tries when the error may pass. */
  patience?: readonly number[];
  onRetry?(error: DatabaseUnreachable, waitMs: number): void;
  signal?: AbortSignal;
}

/**
 * Connects, asks, leaves.
 * @throws DatabaseUnreachable
 */
export async function probeDatabase(url: string, options: ProbeOptions = {}): Promise<Probed> {
  const fault = faultOfUrl(url);
  if (fault) {
    const cause = `the address ${fault.message}`;
    throw new DatabaseUnreachable({
      code: 'db.url_invalid',
      cause,
      fix: fault.fix,
      original: '',
      isPassing: false,
    });
  }
  const { patience = PATIENCE, onRetry, signal } = options;
  for (let attempt = 0; ; attempt++) {
    try {
      return { ...(await probeOnce(url, options.timeoutMs ?? CONNECT_TIMEOUT_MS)), retries: attempt };
    } catch (error) {
      const diagnosis = diagnoseConnectionError(error, url);
      if (!diagnosis) throw error;
      const known = new DatabaseUnreachable(diagnosis, error);
      const waitMs = patience[attempt];
      // A timeout has waited long enough already.
      if (!known.isPassing || known.code === 'db.timeout' || waitMs === undefined || signal?.aborted)
        throw known;
      onRetry?.(known, waitMs);
      await new Promise((done) => setTimeout(done, waitMs));
    }
  }
}

const ABOUT = `
  select current_setting('server_version_num')::int as version, current_setting('server_version') as version_text,
         current_user::text as "user", current_database()::text as database, rolsuper as is_superuser,
         rolsuper or rolcreaterole as may_create_role,
         coalesce((select ssl from pg_stat_ssl where pid = pg_backend_pid()), false) as is_tls,
         extract(epoch from clock_timestamp())::float8 * 1000 as clock
    from pg_roles where rolname = current_user`;

interface AboutRow {
  version: number;
  version_text: string;
  user: string;
  database: string;
  is_superuser: boolean;
  may_create_role: boolean;
  is_tls: boolean;
  clock: number;
}

async function probeOnce(url: string, timeoutMs: number): Promise<Omit<Probed, 'retries'>> {
  const client = new pg.Client({
    connectionString: forDriver(url),
    connectionTimeoutMillis: timeoutMs,
    query_timeout: timeoutMs,
    application_name: 'cgk',
  });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('select 1');
    const asked = Date.now();
    const started = performance.now();
    const { rows } = await client.query<AboutRow>(ABOUT);
    const latencyMs = performance.now() - started;
    const row = rows[0];
    if (!row) throw new Error('the database did not answer');
    return {
      version: row.version,
      versionText: row.version_text,
      latencyMs,
      isTls: row.is_tls,
      user: row.user,
      database: row.database,
      isSuperuser: row.is_superuser,
      mayCreateRole: row.may_create_role,
      clockSkewMs: row.clock - (asked + latencyMs / 2),
    };
  } finally {
    await client.end().catch(() => {});
  }
}
