/** How a command reaches the database: the one of DATABASE_URL, the running server's, or the embedded one itself. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client, neonConfig } from '@neondatabase/serverless';
import { DatabaseUnreachable, diagnoseConnectionError } from './database/connection-errors.ts';
import { directUrl, isNeon } from './database/connection-string.ts';
import { CONNECT_TIMEOUT_MS, probeDatabase } from './database/probe.ts';
import { isAlive } from './process-alive.ts';

export { DatabaseUnreachable } from './database/connection-errors.ts';

/** What `cgk start` writes to `$CGK_DATA/runtime.json` while it runs. */
export interface RuntimeFile {
  pid: number;
  /** Of the Worker. */
  port: number;
  /** Of the local database server. */
  proxyPort: number;
}

export interface OpenOptions {
  dataDir: string;
  /** Addresses in place of DATABASE_URL and DATABASE_URL_DIRECT; without `app` the embedded database. */
  urls?: { app?: string | undefined; owner?: string | undefined } | undefined;
}

export interface OpenDatabase {
  /** `neon`: spoken to directly; `server`: through the proxy of a running `cgk start`; `proxy`: through an own one. */
  reachedBy: 'neon' | 'server' | 'proxy';
  /** Login that owns everything: migrations and new tenants. */
  ownerUrl: string;
  /** The restricted login of the application. */
  appUrl: string;
  /** Set when the driver must talk to a local proxy in place of Neon (`DatabaseConfig`). */
  fetchEndpoint: string | undefined;
  wsProxy: string | undefined;
  close(): Promise<void>;
}

/** The folder of local data: `$CGK_DATA`, else `.data` in the project. */
export function dataDirOf(environment: NodeJS.ProcessEnv = process.env): string {
  return environment.CGK_DATA ?? new URL('../.data', import.meta.url).pathname;
}

/** The running server of a data folder, or null when none runs. */
export function readRuntime(dataDir: string): RuntimeFile | null {
  try {
    const runtime = JSON.parse(readFileSync(join(dataDir, 'runtime.json'), 'utf8')) as Partial<RuntimeFile>;
    const { pid, port, proxyPort } = runtime;
    if (typeof pid !== 'number' || typeof port !== 'number' || typeof proxyPort !== 'number') return null;
    return isAlive(pid) ? { pid, port, proxyPort } : null;
  } catch {
    return null;
  }
}

/**
 * Opens the database: `DATABASE_URL` (Neon directly, another Postgres behind an own proxy), else the proxy of a running
 * server, else an own proxy in front of the embedded database in `dataDir/pg`. Close it when done. `urls` stands in for
 * the variables, and no server that runs with another database is asked then.
 * @throws DatabaseUnreachable
 */
export async function openDatabase({ dataDir, urls }: OpenOptions): Promise<OpenDatabase> {
  const databaseUrl = (urls ? urls.app : process.env.DATABASE_URL) || undefined;
  if (databaseUrl && isNeon(databaseUrl)) {
    // Migrations go past the pool (10 DBX-07).
    const owner = urls?.owner ?? process.env.DATABASE_URL_DIRECT ?? process.env.DATABASE_OWNER_URL;
    const ownerUrl = directUrl(owner || databaseUrl);
    return {
      reachedBy: 'neon',
      ownerUrl,
      appUrl: databaseUrl,
      fetchEndpoint: undefined,
      wsProxy: undefined,
      close: async () => {},
    };
  }
  const runtime = urls ? null : readRuntime(dataDir);
  if (runtime && (await isProxyHealthy(runtime.proxyPort))) {
    return { reachedBy: 'server', ...through(runtime.proxyPort, databaseUrl), close: async () => {} };
  }
  const { startNeonProxy } = await import('./neon-proxy/index.ts');
  if (databaseUrl) await probeDatabase(databaseUrl);
  try {
    const proxy = await startNeonProxy(databaseUrl ? { databaseUrl } : { dataDir: join(dataDir, 'pg') });
    return { reachedBy: 'proxy', ...through(proxy.port, databaseUrl), close: () => proxy.close() };
  } catch (error) {
    throw unreachable(error, databaseUrl);
  }
}

/**
 * A connected client of the owner's login, for migrations: interactive, on the driver of production. Points the driver
 * of this process at the database's proxy. `end()` it when done.
 * @throws DatabaseUnreachable
 */
export async function ownerClient(database: OpenDatabase): Promise<Client> {
  const { wsProxy, fetchEndpoint } = database;
  if (wsProxy && fetchEndpoint) {
    neonConfig.fetchEndpoint = () => fetchEndpoint;
    neonConfig.wsProxy = () => wsProxy;
    neonConfig.useSecureWebSocket = false;
    neonConfig.pipelineTLS = false;
    neonConfig.pipelineConnect = false;
  }
  const client = new Client({
    connectionString: database.ownerUrl,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
  });
  try {
    await client.connect();
  } catch (error) {
    throw unreachable(error, database.ownerUrl);
  }
  return client;
}

/** The driver's error with cause and fix; one that nobody knows keeps its own words. */
function unreachable(error: unknown, url: string | undefined): DatabaseUnreachable {
  const original = error instanceof Error ? error.message : String(error);
  const unknown = {
    code: 'db.connection_lost' as const,
    cause: 'it could not be opened',
    fix: url
      ? 'Check the address and whether the server runs.'
      : 'Start the server with npm start, or stop what uses the folder.',
    isPassing: false,
    original,
  };
  return new DatabaseUnreachable(diagnoseConnectionError(error, url) ?? unknown, error);
}

/** Logins through a local proxy: it takes any password and asks only who one is. */
function through(port: number, databaseUrl: string | undefined) {
  const url = databaseUrl ? new URL(databaseUrl) : null;
  const owner = url?.username || 'postgres';
  const database = url?.pathname.slice(1) || 'postgres';
  return {
    ownerUrl: `postgres://${owner}:x@127.0.0.1/${database}`,
    appUrl: `postgres://cgk_app:x@127.0.0.1/${database}`,
    fetchEndpoint: `http://127.0.0.1:${port}/sql`,
    wsProxy: `127.0.0.1:${port}/v2`,
  };
}

async function isProxyHealthy(port: number): Promise<boolean> {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/health`, { signal: AbortSignal.timeout(2_000) });
    return answer.ok;
  } catch {
    return false;
  }
}
