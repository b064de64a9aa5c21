/**
 * `npm run bench`: what the house bears. The production bundle in workerd with a real PostgreSQL when DATABASE_URL is
 * set (in a database `cgk_bench` of its own on that server, made anew) or the embedded one, and the load from a second
 * process. Prints one table; ends with 1 when a budget is broken. Aims are printed, not enforced: they are of machines.
 */
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { build } from '../../cli/build/build.ts';
import { seedDemo } from '../../cli/demo/seed.ts';
import { type Stack, startStack } from '../../cli/local/stack.ts';
import { BENCH_HOST, type BenchBrand, seedBenchBrand } from './bench-brand.ts';
import { cpuTimes, spent } from './cpu-meter.ts';
import { LoadProcess } from './load-process.ts';
import { get, type PageWeight, type Shop, weigh } from './page-weight.ts';
import { breaches, loadTable, type Measured, references, startUpLine, weightTable } from './report.ts';
import { type Scenario, scenarios } from './scenarios.ts';
import { measureStartUp } from './start-up.ts';

const HELP = `npm run bench -- [options]

  --quick        two seconds a measurement instead of eight
  --only TEXT    only measurements whose name contains it
  --keep DIR     keep state and database in DIR and use them again
  --no-build     measure what is in build/
  --no-demo      leave the demo brands out
  DATABASE_URL   environment: a PostgreSQL server; absent = the embedded one
`;

const DATABASE = 'cgk_bench';
const RATE_LIMIT_SCALE = 1_000_000;

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string' },
    keep: { type: 'string' },
    'no-build': { type: 'boolean', default: false },
    'no-demo': { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  },
});

const log = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

/**
 * The database of the bench on the server of `databaseUrl`; made anew unless it is kept.
 * @throws Error 55006 (object in use) while another bench runs on it: neither would measure anything
 */
async function ownDatabase(databaseUrl: string, isKept: boolean): Promise<string> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
    if (rowCount && !isKept) await client.query(`drop database ${DATABASE}`);
    if (!rowCount || !isKept) await client.query(`create database ${DATABASE}`);
  } finally {
    await client.end();
  }
  const url = new URL(databaseUrl);
  url.pathname = `/${DATABASE}`;
  return url.href;
}

async function weighPages(shop: Shop, brand: BenchBrand): Promise<Map<string, PageWeight>> {
  const [product = ''] = brand.products;
  const [collection = ''] = brand.collections;
  const { token, checkout } = await openCheckout(shop, brand);
  const cookie = `cgk_cart=${encodeURIComponent(token)}`;
  await get(shop, `/products/${product}`);
  const pages: [string, string, string][] = [
    ['home', '/', ''],
    ['collection', `/collections/${collection}`, ''],
    ['product', `/products/${product}`, ''],
    ['cart', '/cart', cookie],
    ['checkout', `/checkout/${checkout}`, cookie],
  ];
  const weights = new Map<string, PageWeight>();
  for (const [name, path, own] of pages) weights.set(name, await weigh(shop, path, own));
  return weights;
}

/** A cart with a line and its checkout, to look at those pages. */
async function openCheckout(shop: Shop, brand: BenchBrand): Promise<{ token: string; checkout: string }> {
  const base = `http://127.0.0.1:${shop.port}/api/v1/store`;
  const { request } = await import('node:http');
  const post = (path: string, body: object, cart: string): Promise<{ token: string }> =>
    new Promise((done, fail) => {
      const headers = {
        host: `${shop.host}:${shop.port}`,
        'content-type': 'application/json',
        ...(cart ? { 'x-cart-token': cart } : {}),
      };
      const outgoing = request(`${base}${path}`, { method: 'POST', headers }, async (incoming) => {
        const text = Buffer.concat(await incoming.toArray()).toString('utf8');
        if ((incoming.statusCode ?? 500) >= 300) fail(new Error(`${path}: ${incoming.statusCode} ${text}`));
        else done(JSON.parse(text) as { token: string });
      });
      outgoing.on('error', fail);
      outgoing.end(JSON.stringify(body));
    });
  const { token } = await post('/carts', {}, '');
  await post('/carts/current/lines', { variantId: brand.variants[0], quantity: 1 }, token);
  const checkout = await post('/checkouts', {}, token);
  return { token, checkout: checkout.token };
}

async function measureAll(
  stack: Stack,
  list: Scenario[],
  seconds: number,
  warmUpSeconds: number,
): Promise<Measured[]> {
  const load = new LoadProcess();
  const measured: Measured[] = [];
  try {
    for (const scenario of list) {
      const { connections, work } = scenario;
      const pids = { proxy: stack.proxy.process.pid ?? 0, load: load.pid };
      const before = cpuTimes(pids, DATABASE);
      const result = await load.run({
        port: stack.port,
        host: BENCH_HOST,
        connections,
        seconds,
        warmUpSeconds,
        work,
      });
      const cpu = spent(before, cpuTimes(pids, DATABASE));
      log(
        `  ${scenario.name}: ${(result.done / result.seconds).toFixed(0)}/s${result.failed > 0 ? `, ${result.failed} failed` : ''}`,
      );
      measured.push({ scenario, result, cpu });
    }
  } finally {
    load.close();
  }
  return measured;
}

async function main(): Promise<number> {
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  if (!values['no-build'] || !existsSync(resolve(import.meta.dirname, '../../build/worker/index.js')))
    await build(log);
  const startUp = await measureStartUp(values.quick ? 3 : 7);
  if (process.env.DATABASE_URL)
    process.env.DATABASE_URL = await ownDatabase(process.env.DATABASE_URL, values.keep !== undefined);
  const dataDir = values.keep ? resolve(values.keep) : mkdtempSync(join(tmpdir(), 'cgk-bench-'));
  mkdirSync(dataDir, { recursive: true });
  const stack = await startStack({
    port: 0,
    dataDir,
    databaseUrl: process.env.DATABASE_URL,
    environment: 'production',
    rateLimitScale: RATE_LIMIT_SCALE,
    vars: { CGK_BENCH: '1' },
    log: (line) => log(`  | ${line}`),
  });
  try {
    if (!values['no-demo']) await seedDemo(stack, log);
    log('Seeding 1,000 products …');
    const brand = await seedBenchBrand(stack);
    const shop = { port: stack.port, host: BENCH_HOST };
    const pages = await weighPages(shop, brand);
    const wanted = scenarios(brand).filter(({ name }) => name.includes(values.only ?? ''));
    const measured = await measureAll(stack, wanted, values.quick ? 2 : 8, values.quick ? 1 : 3);
    const broken = breaches(measured, pages, startUp);
    console.log(
      `\nCGK bench on ${stack.proxy.backend} ${stack.proxy.version}, node ${process.version}, 16 connections\n`,
    );
    console.log(loadTable(measured));
    console.log(`\n${weightTable(pages)}`);
    console.log(`\n${startUpLine(startUp)}`);
    console.log(`\n${references()}`);
    console.log(
      broken.length === 0
        ? '\nAll budgets hold.'
        : `\nBroken:\n${broken.map((line) => `  ${line}`).join('\n')}`,
    );
    return broken.length === 0 ? 0 : 1;
  } finally {
    await stack.close();
    if (!values.keep) rmSync(dataDir, { recursive: true, force: true });
  }
}

process.exit(await main());
