import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { neon } from '@neondatabase/serverless';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { pointDriverAt } from './test-proxy.ts';

const URL = 'postgres://postgres:x@localhost/cgk';
const TIMEOUT = 120_000;
let folder = '';
const children: ChildProcess[] = [];

interface Started {
  child: ChildProcess;
  /** The JSON line, or nothing when it ended first. */
  ready: { ready: boolean; port: number; backend: string; version: string } | undefined;
  errors: () => string;
}

async function start(...args: string[]): Promise<Started> {
  const env = { ...process.env, DATABASE_URL: '' };
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, 'main.ts'), '--data', join(folder, 'pg'), ...args],
    {
      env,
    },
  );
  children.push(child);
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  const line = await Promise.race([
    once(child.stdout, 'data').then(([chunk]) => (chunk as Buffer).toString()),
    once(child, 'exit').then(() => undefined),
  ]);
  const ready = line === undefined ? undefined : (JSON.parse(line) as Started['ready']);
  if (ready) pointDriverAt(ready.port);
  return { child, ready, errors: () => stderr };
}

async function kill(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  const ended = once(child, 'exit');
  child.kill(signal);
  return (await ended)[0] as number | null;
}

describe('the runnable proxy', { timeout: TIMEOUT }, () => {
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'cgk-proxy-main-'));
  });
  afterEach(() => {
    for (const child of children.splice(0)) if (child.exitCode === null) child.kill('SIGKILL');
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('prints one JSON line, keeps committed data through SIGKILL and SIGTERM', async () => {
    const first = await start();
    expect(first.ready).toMatchObject({
      ready: true,
      backend: 'pglite',
      version: expect.stringMatching(/^1[678]/),
    });
    await neon(URL)`create table kept (id int primary key)`;
    const sql = neon(URL);
    await sql.transaction([sql`insert into kept values (1)`, sql`insert into kept values (2)`]);
    let acknowledged = 2;
    const writing = (async () => {
      for (;;) {
        await sql`insert into kept values (${acknowledged + 1})`;
        acknowledged++;
      }
    })().catch(() => {});
    await new Promise((resolve) => setTimeout(resolve, 300));
    await kill(first.child, 'SIGKILL');
    await writing;

    const second = await start();
    const [row] = await neon(URL)`select count(*)::int as n, max(id) as last from kept`;
    expect(acknowledged).toBeGreaterThan(10);
    expect(row?.n).toBe(row?.last);
    expect(row?.n).toBeGreaterThanOrEqual(acknowledged);
    expect(row?.n).toBeLessThanOrEqual(acknowledged + 1);
    await neon(URL)`insert into kept values (0)`;
    expect(await kill(second.child, 'SIGTERM')).toBe(0);
    expect(existsSync(join(folder, 'pg.lock'))).toBe(false);

    await start();
    expect(await neon(URL)`select count(*)::int - ${row?.n}::int as more from kept`).toEqual([{ more: 1 }]);
  });

  it('keeps a second process out of the data folder', async () => {
    const first = await start();
    const second = await start();
    expect(second.ready).toBeUndefined();
    expect(second.child.exitCode).toBe(1);
    expect(second.errors()).toContain(`in use by process ${first.child.pid}`);
    await kill(first.child, 'SIGTERM');
  });

  it('ends with its parent when told so', async () => {
    const { child, ready } = await start('--with-parent');
    expect(ready?.ready).toBe(true);
    const ended = once(child, 'exit');
    child.stdin?.end();
    expect(await ended).toEqual([0, null]);
  });
});
