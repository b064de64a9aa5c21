import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { MigrationClient } from '../schema/migrate.ts';
import { dataDirOf, openDatabase, ownerClient, readRuntime } from './database.ts';
import { main } from './main.ts';
import { readMigrations } from './migration-files.ts';
import { provisionTenant, TenantInput } from './provision-tenant.ts';
import { schemaStatus } from './schema-status.ts';

const CUPS = new URL('../domain/imports/fixtures/cups.csv', import.meta.url).pathname;

let dataDir: string;
let out = '';
let err = '';
beforeAll(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'cgk-cli-'));
  vi.stubEnv('CGK_DATA', dataDir);
  vi.stubEnv('DATABASE_URL', undefined);
  vi.stubEnv('CGK_API_KEY', undefined);
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(dataDir, { recursive: true, force: true });
});
beforeEach(() => {
  out = '';
  err = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += String(text);
    return true;
  });
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    err += String(text);
    return true;
  });
});

describe('the command line', () => {
  it.each(['doctor', 'migrate', 'tenant', 'import', 'start'])(
    '%s --help says how it ends',
    async (command) => {
      expect(await main([command, '--help'])).toBe(0);
      expect(out).toContain('Exit codes: 0');
    },
  );

  it.each([
    [[]],
    [['fly']],
    [['toString']],
    [['migrate', '--fast']],
    [['tenant']],
    [['tenant', 'create', '--slug', 'abc']],
    [['import', 'products']],
    [['import', 'products', CUPS]],
    [['import', 'products', '/nowhere.csv', '--tenant', 'abc', '--key', 'k']],
    [['import', 'products', CUPS, '--tenant', 'abc']],
    [['import', 'products', CUPS, '--tenant', 'abc', '--key', 'k', '--url', 'nonsense']],
  ])('%j is wrong usage', async (args) => {
    expect(await main(args)).toBe(2);
  });

  it('answers with one JSON document, also when it fails', async () => {
    expect(await main(['migrate', '--fast', '--json'])).toBe(2);
    expect(JSON.parse(out)).toMatchObject({ ok: false });
    expect(err).toContain('--fast');
  });

  it('runs from anywhere, through a link', async () => {
    const link = join(dataDir, 'cgk-link');
    symlinkSync(new URL('cgk', import.meta.url).pathname, link);
    const text = await new Promise<string>((resolve, reject) => {
      execFile(link, ['--help'], { cwd: tmpdir() }, (error, stdout) =>
        error ? reject(error) : resolve(stdout),
      );
    });
    expect(text).toContain('Usage: cgk');
  });
});

describe('migrations and brands', () => {
  const BRAND = [
    '--slug',
    'nord-licht',
    '--name',
    'Nordlicht',
    '--country',
    'DE',
    '--currency',
    'EUR',
  ].concat('--locale', 'de', '--timezone', 'Europe/Berlin', '--prices-include-tax');

  it('plan, apply, create, list, in an embedded database', async () => {
    expect(await main(['migrate', '--dry-run', '--json'])).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ schemas: [{ schema: 'platform', version: 0 }] });
    out = '';
    expect(await main(['tenant', 'create', ...BRAND, '--json'])).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      tenant: { slug: 'nord-licht', schemaKey: 'nord_licht', isNew: true },
    });
    out = '';
    expect(await main(['tenant', 'list', '--json'])).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      tenants: [{ slug: 'nord-licht', status: 'active', currency: 'EUR' }],
    });
    expect(await main(['migrate', '--tenant', 'nobody'])).toBe(3);
    out = '';
    expect(await main(['doctor', '--offline', '--json'])).toBe(0);
    expect(JSON.parse(out).checks).toContainEqual({
      topic: 'isolation',
      name: 'isolation',
      status: 'pass',
      message: 'two scratch brands could not reach each other in 6 ways',
      docs: 'cgk docs doctor.isolation',
    });
  }, 60_000);

  it('resumes a brand that was cut off, leaves a complete one, refuses another currency; sees drift', async () => {
    const database = await openDatabase({ dataDir: dataDirOf() });
    const client = await ownerClient(database);
    const migrations = readMigrations();
    const input = {
      slug: 'half',
      name: 'Half',
      country: 'FR',
      currency: 'EUR',
      locale: 'fr',
      timezone: 'Europe/Paris',
    };
    try {
      const interrupted: MigrationClient = {
        query: <R extends object>(text: string, values?: unknown[]) => {
          if (text.includes('stock_locations')) throw new Error('killed');
          return client.query<R>(text, values);
        },
      };
      await expect(provisionTenant(interrupted, input, migrations.tenant)).rejects.toThrow('killed');
      const status = () => client.query('select status from platform.tenants where slug = $1', ['half']);
      expect((await status()).rows).toEqual([{ status: 'provisioning' }]);
      const resumed = await provisionTenant(client, input, migrations.tenant);
      expect(resumed.isNew).toBe(false);
      expect((await status()).rows).toEqual([{ status: 'active' }]);
      const again = await provisionTenant(client, input, migrations.tenant);
      expect(again).toEqual(resumed);
      const other = provisionTenant(client, { ...input, currency: 'CHF' }, migrations.tenant);
      await expect(other).rejects.toThrow('sells in EUR');
      const places = await client.query('select count(*)::int as n from tenant_half.stock_locations');
      expect(places.rows).toEqual([{ n: 1 }]);
      await client.query(`update tenant_half._migrations set checksum = 'x' where version = 2`);
      const [half] = await schemaStatus(client, migrations, 'half');
      expect(half).toMatchObject({ tenant: 'half', pending: [], drifted: ['0001_search_and_seeds.sql'] });
    } finally {
      await client.end();
      await database.close();
    }
    expect(await main(['doctor', '--offline'])).toBe(1);
    expect(await main(['migrate', '--json'])).toBe(5);
    expect(JSON.parse(out.slice(out.indexOf('{'))).schemas).toContainEqual(
      expect.objectContaining({ schema: 'tenant_half', error: expect.stringContaining('checksum_mismatch') }),
    );
  }, 60_000);

  it.each(['ab', 'a--b', '-ab', 'Abc', 'a_b', 'www', 'admin', 'x'.repeat(41)])(
    'refuses the slug %s',
    (slug) => {
      const input = {
        slug,
        name: 'N',
        country: 'DE',
        currency: 'EUR',
        locale: 'de',
        timezone: 'Europe/Berlin',
      };
      expect(TenantInput.safeParse(input).success).toBe(false);
    },
  );

  it('are numbered without a gap, with their checksums', () => {
    const { platform, tenant, bootstrap } = readMigrations();
    expect(bootstrap).toContain('cgk_app');
    for (const set of [platform, tenant]) {
      expect(set.map(({ version }) => version)).toEqual(set.map((_, index) => index + 1));
      expect(set.every(({ checksum }) => /^[0-9a-f]{64}$/.test(checksum))).toBe(true);
    }
  });
});

describe('the running server', () => {
  it('takes a runtime file for true only while its process lives', () => {
    const file = join(dataDir, 'runtime.json');
    writeFileSync(file, JSON.stringify({ pid: process.pid, port: 1, proxyPort: 2 }));
    expect(readRuntime(dataDir)).toEqual({ pid: process.pid, port: 1, proxyPort: 2 });
    writeFileSync(file, JSON.stringify({ pid: 2 ** 22 + 1, port: 1, proxyPort: 2 }));
    expect(readRuntime(dataDir)).toBeNull();
    rmSync(file);
    expect(readRuntime(dataDir)).toBeNull();
  });
});
