/** One deploy an environment at a time: a lock of a session in its database, gone when the connection is. */
import pg from 'pg';
import { DatabaseUnreachable, diagnoseConnectionError } from '../database/connection-errors.ts';
import { forDriver } from '../database/connection-string.ts';
import { CONNECT_TIMEOUT_MS } from '../database/probe.ts';
import { PreconditionError } from '../exit-codes.ts';

const PING_MS = 20_000;

/**
 * Holds the lock while `work` runs, on a connection of its own: a session that others share, or that a pool hands out,
 * keeps no locks.
 * @throws PreconditionError `deploy.locked`, DatabaseUnreachable
 */
export async function withDeployLock<T>(
  ownerUrl: string,
  environmentName: string,
  work: () => Promise<T>,
): Promise<T> {
  const client = new pg.Client({
    connectionString: forDriver(ownerUrl),
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    application_name: 'cgk-deploy',
    keepAlive: true,
  });
  client.on('error', () => {});
  try {
    await client.connect();
  } catch (error) {
    const diagnosis = diagnoseConnectionError(error, ownerUrl);
    throw diagnosis ? new DatabaseUnreachable(diagnosis, error) : error;
  }
  // A connection that says nothing for minutes is closed on the way.
  const ping = setInterval(() => client.query('select 1').catch(() => {}), PING_MS);
  try {
    const { rows } = await client.query<{ held: boolean }>(
      'select pg_try_advisory_lock(hashtext($1)) as held',
      [`cgk.deploy.${environmentName}`],
    );
    if (!rows[0]?.held)
      throw new PreconditionError(
        `Another deploy of ${environmentName} runs.`,
        'deploy.locked',
        'Wait for it to end.',
      );
    return await work();
  } finally {
    clearInterval(ping);
    await client.end().catch(() => {});
  }
}
