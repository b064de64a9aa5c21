/** Database server and Worker together: what `npm start`, the browser tests and the bench run. */

import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { bootstrapDatabase, migratePlatform, migrateTenant } from '../../schema/migrate.ts';
import { type OpenDatabase, openDatabase, ownerClient } from '../database.ts';
import { readMigrations } from '../migration-files.ts';
import { type LocalWorker, startLocalWorker } from './local-worker.ts';
import { type ProxyProcess, startProxyProcess } from './proxy-process.ts';

export interface StackOptions {
  port: number;
  dataDir: string;
  databaseUrl?: string | undefined;
  environment?: 'development' | 'test' | 'production';
  rateLimitScale?: number;
  /** Further variables of the Worker. */
  vars?: Record<string, string>;
  log?: (line: string) => void;
}

export interface Stack {
  port: number;
  dataDir: string;
  proxy: ProxyProcess;
  worker: LocalWorker;
  database: OpenDatabase;
  close(): Promise<void>;
}

/** A secret of this data folder, made once. */
function localSecret(dataDir: string): string {
  const file = join(dataDir, 'auth-secret');
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600 });
  return readFileSync(file, 'utf8').trim();
}

/** Wraps the data keys of this data folder's brands (10 KEY-02): 32 bytes, made once. */
function localKek(dataDir: string): string {
  const file = join(dataDir, 'kek-v1');
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('base64'), { mode: 0o600 });
  return readFileSync(file, 'utf8').trim();
}

/** Brings platform and every tenant to the newest version. */
export async function migrateEverything(database: OpenDatabase): Promise<void> {
  const migrations = readMigrations();
  const client = await ownerClient(database);
  try {
    await bootstrapDatabase(client, migrations.bootstrap);
    await migratePlatform(client, migrations.platform);
    const { rows } = await client.query<{ id: string; schema_key: string }>(
      `select id, schema_key from platform.tenants where status not in ('deleted', 'failed') order by created_at`,
    );
    for (const row of rows)
      await migrateTenant(client, { id: row.id, schemaKey: row.schema_key }, migrations.tenant);
  } finally {
    await client.end();
  }
}

/** A port that nobody listens on right now. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  if (address === null || typeof address === 'string') throw new Error('no port is free');
  return address.port;
}

export async function startStack(options: StackOptions): Promise<Stack> {
  const dataDir = resolve(options.dataDir);
  mkdirSync(dataDir, { recursive: true });
  const port = options.port === 0 ? await freePort() : options.port;
  const proxy = await startProxyProcess({ dataDir, databaseUrl: options.databaseUrl });
  const runtimeFile = join(dataDir, 'runtime.json');
  const runtime = (port: number): void =>
    writeFileSync(runtimeFile, JSON.stringify({ pid: process.pid, port, proxyPort: proxy.port }));
  try {
    runtime(port);
    const database = await openDatabase({ dataDir });
    await migrateEverything(database);
    const worker = await startLocalWorker({
      port,
      stateDir: join(dataDir, 'worker'),
      ...(options.log ? { log: options.log } : {}),
      vars: {
        ENVIRONMENT: options.environment ?? 'development',
        BASE_DOMAIN: 'localhost',
        AUTH_SECRET: localSecret(dataDir),
        KEK_V1: localKek(dataDir),
        DATABASE_URL: database.appUrl,
        DATABASE_OWNER_URL: database.ownerUrl,
        DATABASE_FETCH_ENDPOINT: `http://127.0.0.1:${proxy.port}/sql`,
        DATABASE_WS_PROXY: `127.0.0.1:${proxy.port}/v2`,
        RATE_LIMIT_SCALE: String(options.rateLimitScale ?? 1000),
        SHOP_ORIGIN: `http://{slug}.localhost:${port}`,
        ...options.vars,
      },
    });
    runtime(worker.port);
    const close = async (): Promise<void> => {
      await worker.close();
      await proxy.close();
      rmSync(runtimeFile, { force: true });
    };
    return { port: worker.port, dataDir, proxy, worker, database, close };
  } catch (error) {
    rmSync(runtimeFile, { force: true });
    await proxy.close();
    throw error;
  }
}
