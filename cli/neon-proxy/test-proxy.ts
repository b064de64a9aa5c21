/** What the tests of this folder share: a proxy on each backend, and two tenants of the application's login. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { neon, neonConfig } from '@neondatabase/serverless';
import { afterAll, beforeAll, describe } from 'vitest';
import { type NeonProxy, startNeonProxy } from './index.ts';

/** Transactions in these tests are taken away after this time. */
export const LEASE_LIMIT_MS = 1500;
export const PROLOGUE = "select set_config('role', $1, true), set_config('search_path', $2, true)";
const START_TIMEOUT = 120_000;

export interface TestProxy {
  /** A connection string for a login. */
  url(user: string): string;
  proxy(): NeonProxy;
}

/** Points the driver at a proxy, exactly as the Worker does. */
export function pointDriverAt(port: number): void {
  neonConfig.fetchEndpoint = `http://127.0.0.1:${port}/sql`;
  neonConfig.wsProxy = `127.0.0.1:${port}/v2`;
  neonConfig.useSecureWebSocket = false;
  neonConfig.pipelineTLS = false;
  neonConfig.pipelineConnect = false;
}

/** Runs the tests on PGlite, and on TEST_DATABASE_URL when it is set. */
export function onEachBackend(tests: (context: TestProxy, backend: 'pglite' | 'postgres') => void): void {
  const databaseUrl = process.env.TEST_DATABASE_URL;
  const backends = databaseUrl ? (['pglite', 'postgres'] as const) : (['pglite'] as const);
  describe.each(backends)('on %s', (backend) => {
    let running: NeonProxy | undefined;
    let folder = '';
    const proxy = (): NeonProxy => {
      if (!running) throw new Error('the proxy is not running');
      return running;
    };
    const url = (user: string): string => `postgres://${user}:x@localhost/cgk`;

    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'cgk-proxy-'));
      const target = backend === 'pglite' ? { dataDir: join(folder, 'pg') } : { databaseUrl };
      running = await startNeonProxy({ ...target, leaseLimitMs: LEASE_LIMIT_MS });
      pointDriverAt(running.port);
      await createTenants(url('postgres'));
    }, START_TIMEOUT);

    afterAll(async () => {
      await dropTenants(url('postgres'));
      await running?.close();
      rmSync(folder, { recursive: true, force: true });
    }, START_TIMEOUT);

    tests({ url, proxy }, backend);
  });
}

async function createTenants(url: string): Promise<void> {
  const sql = neon(url);
  await dropTenants(url);
  const { length } = await sql`select 1 from pg_roles where rolname = 'cgk_app'`;
  if (length === 0) await sql`create role cgk_app login noinherit`;
  for (const name of ['npx_a', 'npx_b']) {
    await sql.query(`create role ${name} nologin`);
    await sql.query(`create schema ${name} authorization ${name}`);
    await sql.query(
      `create table ${name}.item (id int primary key, label text, stock int not null default 0)`,
    );
    await sql.query(`alter table ${name}.item owner to ${name}`);
    await sql.query(`insert into ${name}.item values (1, '${name}', 10)`);
    await sql.query(`grant ${name} to cgk_app`);
  }
}

async function dropTenants(url: string): Promise<void> {
  const sql = neon(url);
  for (const name of ['npx_a', 'npx_b']) {
    await sql.query(`drop schema if exists ${name} cascade`);
    await sql.query(`drop role if exists ${name}`);
  }
}
