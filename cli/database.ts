/** How a command reaches the database: the one of DATABASE_URL, the running server's, or the embedded one itself. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client, neonConfig } from '@neondatabase/serverless';
import { isAlive } from './process-alive.ts';

/** What `cgk start` writes to `$CGK_DATA/runtime.json` while it runs. */
export interface RuntimeFile {
  pid: number;
  /** Of the Worker. */
  port: number;
  /** Of the local database server. */
  proxyPort: number;
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

/** The database cannot be reached; `hint` says what to type. */
export class DatabaseUnreachable extends Error {
  readonly hint: string;

  constructor(message: string, hint: string) {
    super(message);
    this.name = 'DatabaseUnreachable';
    this.hint = hint;
  }
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
 * server, else an own proxy in front of the embedded database in `dataDir/pg`. Close it when done.
 * @throws DatabaseUnreachable
 */
export async function openDatabase({ dataDir }: { dataDir: string }): Promise<OpenDatabase> {
  const databaseUrl = process.env.DATABASE_URL;
  if (databaseUrl && isNeon(databaseUrl)) {
    const ownerUrl = process.env.DATABASE_OWNER_URL ?? databaseUrl;
    return {
      reachedBy: 'neon',
      ownerUrl,
      appUrl: databaseUrl,
      fetchEndpoint: undefined,
      wsProxy: undefined,
      close: async () => {},
    };
  }
  const runtime = readRuntime(dataDir);
  if (runtime && (await isProxyHealthy(runtime.proxyPort))) {
    return { reachedBy: 'server', ...through(runtime.proxyPort, databaseUrl), close: async () => {} };
  }
  const { startNeonProxy } = await import('./neon-proxy/index.ts');
  try {
    const proxy = await startNeonProxy(databaseUrl ? { databaseUrl } : { dataDir: join(dataDir, 'pg') });
    return { reachedBy: 'proxy', ...through(proxy.port, databaseUrl), close: () => proxy.close() };
  } catch (error) {
    throw new DatabaseUnreachable(
      `The database cannot be opened: ${error instanceof Error ? error.message : String(error)}`,
      databaseUrl
        ? 'Check DATABASE_URL.'
        : 'Start the server with `npm start`, or stop what uses the folder.',
    );
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
  const client = new Client(database.ownerUrl);
  try {
    await client.connect();
  } catch (error) {
    throw new DatabaseUnreachable(
      `The database does not let the owner in: ${error instanceof Error ? error.message : 'no answer'}`,
      'Check that it runs and that DATABASE_URL names a user who may create roles.',
    );
  }
  return client;
}

const isNeon = (url: string): boolean => new URL(url).hostname.endsWith('.neon.tech');

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
