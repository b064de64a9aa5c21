/**
 * How fast the proxy is: `node cli/neon-proxy/bench.ts [--seconds 4] [--concurrency 16]`.
 * Measures batches of two statements (the tenant prologue and a read by key) over `POST /sql` from a keep-alive client,
 * on PGlite in a temporary folder and, with TEST_DATABASE_URL set, on that Postgres.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '4' },
    concurrency: { type: 'string', default: '16' },
    tenants: { type: 'string', default: '8' },
  },
});
const SECONDS = Number(values.seconds);
const CONCURRENCY = Number(values.concurrency);
const TENANTS = Number(values.tenants);
const ROWS = 1000;
const PROLOGUE =
  "select set_config('role', $1, true), set_config('search_path', $2, true), set_config('app.tenant_id', $3, true)";
const agent = new Agent({ keepAlive: true, maxSockets: CONCURRENCY });

interface Query {
  query: string;
  params: string[];
}

function post(port: number, user: string, body: unknown): Promise<string> {
  return new Promise((resolve, reject) => {
    const text = JSON.stringify(body);
    const headers = {
      'Neon-Connection-String': `postgresql://${user}:x@localhost/cgk`,
      'Neon-Raw-Text-Output': 'true',
      'Neon-Array-Mode': 'true',
      'content-length': Buffer.byteLength(text),
    };
    const outgoing = request(
      { host: '127.0.0.1', port, path: '/sql', method: 'POST', agent, headers },
      (incoming) => {
        let answer = '';
        incoming.setEncoding('utf8');
        incoming.on('data', (chunk: string) => {
          answer += chunk;
        });
        incoming.on('end', () => (incoming.statusCode === 200 ? resolve(answer) : reject(new Error(answer))));
      },
    );
    outgoing.on('error', reject);
    outgoing.end(text);
  });
}

function batch(tenant: number, id: number): { queries: Query[] } {
  const role = `bench_t${tenant}`;
  return {
    queries: [
      { query: PROLOGUE, params: [role, role, String(tenant)] },
      { query: 'select id, title, price_minor, created_at from product where id = $1', params: [String(id)] },
    ],
  };
}

async function createTenants(port: number): Promise<void> {
  const run = (query: string) => post(port, 'postgres', { query, params: [] });
  for (let tenant = 0; tenant < TENANTS; tenant++) {
    const name = `bench_t${tenant}`;
    await dropTenant(run, name);
    await run(`create role ${name} nologin`);
    await run(`create schema ${name} authorization ${name}`);
    await run(
      `create table ${name}.product (id int primary key, title text, price_minor bigint, created_at timestamptz)`,
    );
    await run(
      `insert into ${name}.product select i, 'Product ' || i, i * 100, now() from generate_series(1, ${ROWS}) i`,
    );
    await run(`alter table ${name}.product owner to ${name}`);
  }
}

async function dropTenant(run: (query: string) => Promise<string>, name: string): Promise<void> {
  await run(`drop schema if exists ${name} cascade`);
  await run(`drop role if exists ${name}`);
}

function startProxy(args: string[]): Promise<{ child: ChildProcess; port: number }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'main.ts'), '--with-parent', ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the proxy ended with code ${code}`)));
    createInterface({ input: child.stdout as NodeJS.ReadableStream }).once('line', (line) => {
      resolve({ child, port: (JSON.parse(line) as { port: number }).port });
    });
  });
}

async function measure(name: string, args: string[]): Promise<void> {
  const { child, port } = await startProxy(args);
  await createTenants(port);
  const times: number[] = [];
  const worker = async (offset: number, until: number): Promise<void> => {
    for (let i = offset; performance.now() < until; i += CONCURRENCY) {
      const from = performance.now();
      await post(port, 'postgres', batch(i % TENANTS, (i % ROWS) + 1));
      times.push(performance.now() - from);
    }
  };
  const run = (seconds: number) => {
    const until = performance.now() + seconds * 1000;
    return Promise.all(Array.from({ length: CONCURRENCY }, (_, offset) => worker(offset, until)));
  };
  await run(1);
  times.length = 0;
  await run(SECONDS);
  times.sort((a, b) => a - b);
  const at = (share: number) => (times[Math.floor(times.length * share)] ?? 0).toFixed(2);
  const rate = Math.round(times.length / SECONDS);
  console.log(`${name}: ${rate} batches/s, p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms`);
  for (let tenant = 0; tenant < TENANTS; tenant++) {
    await dropTenant((query) => post(port, 'postgres', { query, params: [] }), `bench_t${tenant}`);
  }
  agent.destroy();
  child.removeAllListeners('exit');
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.stdin?.end();
  await ended;
}

const folder = mkdtempSync(join(tmpdir(), 'cgk-bench-'));
try {
  await measure('PGlite', ['--data', join(folder, 'pg'), '--database-url', '']);
  const url = process.env.TEST_DATABASE_URL;
  if (url) await measure('Postgres', ['--database-url', url]);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
