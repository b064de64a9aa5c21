/** Migration runs, plans, drift and the baseline, on the embedded database and the driver of production. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../../domain/kernel/ids.ts';
import { catalogueOf, compareCatalogues } from '../../schema/catalogue.ts';
import { type MigrationFile, migratePlatform, migrateTenant } from '../../schema/migrate.ts';
import { breakerLimit, canarySize, mustHalt } from '../../schema/migration-breaker.ts';
import {
  type RunClient,
  type RunEvent,
  RunInProgress,
  type RunOptions,
  runMigrations,
} from '../../schema/migration-run.ts';
import { type OpenDatabase, openDatabase, ownerClient } from '../database.ts';
import { readMigrations } from '../migration-files.ts';
import { proveBaseline } from './baseline.ts';
import { findDrift } from './drift.ts';
import { explainFailure } from './failure.ts';
import { planRun } from './plan.ts';

const migrations = readMigrations();
const dataDir = mkdtempSync(join(tmpdir(), 'cgk-migrations-'));
let database: OpenDatabase;
let client: Awaited<ReturnType<typeof ownerClient>>;

beforeAll(async () => {
  database = await openDatabase({ dataDir });
  client = await ownerClient(database);
  await client.query(migrations.bootstrap);
  await migratePlatform(client, migrations.platform);
}, 60_000);
afterAll(async () => {
  await client.end();
  await database.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const file = (version: number, sql: string): MigrationFile => ({
  version,
  name: `${String(version - 1).padStart(4, '0')}_t${version}.sql`,
  sql,
  checksum: `sum-${version}-${sql.length}`,
});
const first = file(1, 'create table things (id int primary key, name text);');
const second = file(2, 'alter table things add column weight int not null default 0;');
/** Fails where a brand has a row of the name `bad`. */
const picky = file(
  3,
  `do $$ begin if exists (select 1 from things where name = 'bad') then raise exception 'bad row'; end if; end $$;`,
);

interface Brand {
  id: string;
  slug: string;
  schemaKey: string;
}

async function brands(count: number, kind = 'live', prefix = 'b'): Promise<Brand[]> {
  const made = Array.from({ length: count }, (_, index) => {
    const slug = `${prefix}${index}x`;
    return { id: newId(), slug, schemaKey: slug };
  });
  for (const { id, slug } of made) {
    await client.query(
      `insert into platform.tenants (id, slug, schema_key, name, legal_name, kind, status, country, currency, timezone, locale, locales, prices_include_tax)
       values ($1, $2, $2, $2, $2, $3, 'active', 'DE', 'EUR', 'Europe/Berlin', 'de', '{de}', true)`,
      [id, slug, kind],
    );
    await migrateTenant(client, { id, schemaKey: slug }, [first]);
  }
  return made;
}

beforeEach(async () => {
  const { rows } = await client.query<{ schema_key: string }>('select schema_key from platform.tenants');
  for (const { schema_key } of rows) await client.query(`drop schema if exists "tenant_${schema_key}" cascade`);
  for (const table of ['tenant_migrations', 'migration_runs', 'migration_leases', 'tenants'])
    await client.query(`delete from platform.${table}`);
});

const events: RunEvent[] = [];
function run(files: MigrationFile[], options: Partial<RunOptions> = {}) {
  events.length = 0;
  return runMigrations({
    connect: () => ownerClient(database),
    files: { bootstrap: migrations.bootstrap, platform: migrations.platform, tenant: files },
    runId: newId(),
    holder: 'test',
    soakSeconds: 0,
    parallel: 2,
    onProgress: (event) => void events.push(event),
    ...options,
  });
}
const versions = async () => {
  const { rows } = await client.query<{ slug: string; v: number }>(
    'select slug, schema_version as v from platform.tenants order by slug',
  );
  return Object.fromEntries(rows.map(({ slug, v }) => [slug, v]));
};

describe('the breaker', () => {
  it.each([
    [1, 3],
    [120, 3],
    [300, 3],
    [301, 4],
    [1_000, 10],
  ])('of %i brands opens at failure %i', (total, limit) => {
    expect(breakerLimit(total)).toBe(limit);
    expect(mustHalt({ total, failed: limit - 1, canaryFailed: 0 })).toBe(false);
    expect(mustHalt({ total, failed: limit, canaryFailed: 0 })).toBe(true);
    expect(mustHalt({ total, failed: 0, canaryFailed: 1 })).toBe(true);
  });
  it.each([
    [0, 0],
    [1, 1],
    [100, 1],
    [101, 2],
  ])('%i live brands have %i canaries', (live, size) => expect(canarySize(live)).toBe(size));
});

describe('a run', () => {
  it('goes in waves, and a second one finds nothing to do', async () => {
    await brands(1, 'test', 't');
    await brands(4);
    const report = await run([first, second]);
    expect(report).toMatchObject({ state: 'succeeded', total: 5, done: 5, failed: [] });
    expect(events.flatMap((event) => (event.kind === 'wave' ? [[event.wave, event.tenants]] : []))).toEqual([
      ['test', 1],
      ['canary', 1],
      ['rest', 3],
    ]);
    expect(Object.values(await versions())).toEqual([2, 2, 2, 2, 2]);
    expect(await run([first, second])).toMatchObject({ state: 'succeeded', total: 0 });
  });

  it('halts when a canary fails; the others stay as they were', async () => {
    const [canary] = await brands(3);
    await client.query(`insert into tenant_${canary?.schemaKey}.things (id, name) values (1, 'bad')`);
    const report = await run([first, second, picky]);
    expect(report).toMatchObject({ state: 'halted', done: 0, failed: [{ slug: 'b0x', error: 'bad row' }] });
    expect(await versions()).toEqual({ b0x: 1, b1x: 1, b2x: 1 });
    const { rows } = await client.query(`select version, state, error from platform.tenant_migrations where state = 'failed'`);
    expect(rows).toEqual([{ version: 3, state: 'failed', error: 'bad row' }]);
    await client.query(`delete from tenant_${canary?.schemaKey}.things`);
    expect(await run([first, second, picky])).toMatchObject({ state: 'succeeded', total: 3 });
    expect(await versions()).toEqual({ b0x: 3, b1x: 3, b2x: 3 });
  });

  it('goes on past one failure, and halts at the third', async () => {
    const made = await brands(6);
    const spoil = (slug: string) => client.query(`insert into tenant_${slug}.things (id, name) values (1, 'bad')`);
    await spoil(made[1]!.slug);
    expect(await run([first, second, picky])).toMatchObject({ state: 'failed', done: 5 });
    expect(await versions()).toMatchObject({ b0x: 3, b1x: 1, b5x: 3 });
  });

  it('stops at the breaker', async () => {
    const made = await brands(7);
    for (const { slug } of made.slice(1, 6)) await client.query(`insert into tenant_${slug}.things (id, name) values (1, 'bad')`);
    const report = await run([first, second, picky], { parallel: 1 });
    expect(report).toMatchObject({ state: 'halted', haltReason: '3 of 7 brands failed.' });
    expect(report.failed).toHaveLength(3);
    expect(await versions()).toMatchObject({ b0x: 3, b6x: 1 });
  });

  it.each([1, 4, 9, 14, 20])('killed at its statement %i, the next run does the rest and nothing twice', async (at) => {
    await brands(3);
    let statements = 0;
    const mortal = async (): Promise<RunClient> => {
      const real = await ownerClient(database);
      return {
        query: <R extends object>(text: string, values?: unknown[]) => {
          if (++statements > at + 6) throw new Error('killed');
          return real.query<R>(text, values);
        },
        end: () => real.end(),
      };
    };
    await run([first, second], { connect: mortal, parallel: 1, holder: 'dead' }).catch(() => undefined);
    await client.query(`update platform.migration_leases set lease_until = now() - interval '1 second'`);
    expect(await run([first, second])).toMatchObject({ state: 'succeeded' });
    expect(await versions()).toEqual({ b0x: 2, b1x: 2, b2x: 2 });
    for (const slug of ['b0x', 'b1x', 'b2x']) {
      const { rows } = await client.query(`select version from tenant_${slug}._migrations order by version`);
      expect(rows).toEqual([{ version: 1 }, { version: 2 }]);
    }
    const { rows: open } = await client.query(`select state from platform.migration_runs where finished_at is null`);
    expect(open).toEqual([]);
  });

  it('is alone: another process is refused while the lease holds', async () => {
    await brands(1);
    await client.query(
      `insert into platform.migration_leases (cell, holder, lease_until) values ('main', 'other', now() + interval '1 minute')`,
    );
    await expect(run([first, second])).rejects.toThrow(RunInProgress);
    expect(await versions()).toEqual({ b0x: 1 });
  });

  it('pauses when asked and is taken up by the next', async () => {
    await brands(4);
    const report = await run([first, second], {
      parallel: 1,
      onProgress: (event) => {
        events.push(event);
        if (event.kind === 'tenant')
          void client.query(`update platform.migration_runs set state = 'paused' where finished_at is null`);
      },
    });
    expect(report.state).toBe('paused');
    expect(report.done).toBeLessThan(4);
    const next = await run([first, second]);
    expect(next).toMatchObject({ id: report.id, state: 'succeeded', total: 4, done: 4 });
  });

  it('tries a passing failure again', async () => {
    await brands(1);
    let isFirst = true;
    const flaky = async (): Promise<RunClient> => {
      const real = await ownerClient(database);
      return {
        query: <R extends object>(text: string, values?: unknown[]) => {
          if (text.includes('add column weight') && isFirst) {
            isFirst = false;
            throw Object.assign(new Error('canceling statement due to lock timeout'), { code: '55P03' });
          }
          return real.query<R>(text, values);
        },
        end: () => real.end(),
      };
    };
    const waits: number[] = [];
    const report = await run([first, second], { connect: flaky, sleep: async (ms) => void waits.push(ms) });
    expect(report.state).toBe('succeeded');
    expect(waits).toEqual([5_000]);
  });
});

describe('the real files', () => {
  it('make the same schema one by one and from the baseline', async () => {
    const baseline = migrations.baseline;
    expect(baseline?.version, 'run npx cgk migrate:baseline').toBe(migrations.tenant.at(-1)?.version);
    expect(await proveBaseline(client, migrations.tenant, baseline!)).toEqual([]);
  }, 60_000);

  it('are planned with locks and a trial that leaves nothing behind', async () => {
    await brands(1);
    await client.query('drop schema tenant_b0x cascade');
    const plan = await planRun(client, migrations);
    expect(plan.files.map(({ name }) => name)).toEqual(migrations.tenant.map(({ name }) => name));
    expect(plan.files.every(({ trial }) => 'ms' in trial)).toBe(true);
    expect(plan.files[1]?.statements[0]).toMatchObject({ lock: 'SHARE', tables: ['products'] });
    const { rows } = await client.query(`select 1 from pg_namespace where nspname like 'tenant_scratch%'`);
    expect(rows).toEqual([]);
  }, 60_000);

  it('show drift by object', async () => {
    const [brand] = await brands(1);
    await client.query('drop schema tenant_b0x cascade');
    await migrateTenant(client, brand!, migrations.tenant, migrations.baseline);
    const [good] = await findDrift(client, migrations);
    expect(good?.differences).toEqual([]);
    await client.query('alter table tenant_b0x.products alter column title drop not null; drop index tenant_b0x.orders_search_trgm');
    await client.query('create table tenant_b0x.mine (id int)');
    const [drift] = await findDrift(client, migrations);
    expect(drift?.hash).not.toBe(good?.hash);
    expect(drift?.differences.map(({ object }) => object)).toEqual([
      'column products.title',
      'index orders_search_trgm',
      'column mine.id',
      'table mine',
    ]);
  }, 60_000);
});

describe('comparing', () => {
  it('finds what is missing, too much and other', async () => {
    const lines = await catalogueOf(client, 'platform');
    expect(lines.length).toBeGreaterThan(100);
    const [gone, ...rest] = lines;
    const changed = rest.map((line, index) => (index === 0 ? { ...line, definition: 'x' } : line));
    expect(compareCatalogues(lines, [...changed, { object: 'table extra', definition: 'r' }])).toEqual([
      { object: gone?.object, wanted: gone?.definition, found: null },
      { object: rest[0]?.object, wanted: rest[0]?.definition, found: 'x' },
      { object: 'table extra', wanted: null, found: 'r' },
    ]);
  });
});

describe('a failure', () => {
  it('says where, what and how to go on', () => {
    const sql = 'create table a (id int);\nalter table b add colum c int;\n';
    const error = Object.assign(new Error('syntax error at or near "colum"'), { code: '42601', position: String(sql.indexOf('colum') + 1) });
    expect(explainFailure(error, '0009_x.sql', sql, 'kessel')).toEqual({
      file: '0009_x.sql',
      line: 2,
      excerpt: 'alter table b add colum c int;',
      sqlState: '42601',
      cause: 'syntax error at or near "colum"',
      hint: null,
      resume: 'npx cgk migrate --tenant kessel',
    });
  });
});
