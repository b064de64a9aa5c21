/**
 * The local database server: speaks Neon's HTTP and WebSocket protocols in front of PGlite or any Postgres, so that
 * the Worker uses the same driver and the same code here as in production (DBX-10).
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Backend, Log } from './backend.ts';
import { openPgliteBackend } from './pglite-backend.ts';
import { openPostgresBackend } from './postgres-backend.ts';
import { handleSql } from './sql-http.ts';
import { acceptWebSockets } from './websocket.ts';

export interface NeonProxyOptions {
  /** 0 (the default) takes any free port. */
  port?: number;
  /** Folder of the embedded database; used when there is no `databaseUrl`. `memory://` keeps nothing. */
  dataDir?: string;
  /** A Postgres to stand in front of, instead of the embedded one. */
  databaseUrl?: string;
  log?: Log;
  /** Longest interactive transaction in milliseconds; 30 s unless told. */
  leaseLimitMs?: number;
  /** Connections to the Postgres of `databaseUrl`; 10 unless told. */
  poolSize?: number;
}

export interface NeonProxy {
  port: number;
  backend: 'pglite' | 'postgres';
  /** Version of the database server. */
  version: string;
  /** Finishes what runs, then closes the database; its data is on disk afterwards. */
  close(): Promise<void>;
}

const HOST = '127.0.0.1';

async function openBackend(options: NeonProxyOptions, log: Log): Promise<Backend> {
  const { dataDir, databaseUrl, leaseLimitMs, poolSize } = options;
  if (databaseUrl) return openPostgresBackend({ databaseUrl, log, leaseLimitMs, poolSize });
  if (!dataDir) throw new Error('The database proxy needs a data folder (--data) or a DATABASE_URL.');
  return openPgliteBackend({ dataDir, log, leaseLimitMs });
}

/** Starts the proxy on 127.0.0.1. */
export async function startNeonProxy(options: NeonProxyOptions): Promise<NeonProxy> {
  const log = options.log ?? (() => {});
  const backend = await openBackend(options, log);
  const server = createServer((request, response) => route(backend, request, response, log));
  server.keepAliveTimeout = 60_000;
  const sockets = acceptWebSockets(server, backend, log);
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(options.port ?? 0, HOST, resolve);
    });
  } catch (error) {
    await backend.close();
    throw error;
  }
  const { port } = server.address() as AddressInfo;
  let closing: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeIdleConnections();
    await backend.close();
    sockets.close();
    server.closeAllConnections();
    await closed;
  };
  return { port, backend: backend.kind, version: backend.version, close: () => (closing ??= close()) };
}

function route(backend: Backend, request: IncomingMessage, response: ServerResponse, log: Log): void {
  if (request.method === 'POST' && request.url?.startsWith('/sql')) {
    void handleSql(backend, request, response, log);
    return;
  }
  request.resume();
  const isHealth = request.url === '/health';
  response.writeHead(isHealth ? 200 : 404, { 'content-type': 'application/json' });
  response.end(
    JSON.stringify(isHealth ? { ok: true, backend: backend.kind, version: backend.version } : { ok: false }),
  );
}
