import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { variableStates } from '../configuration/variables.ts';
import { parseWranglerConfig } from '../configuration/wrangler-config.ts';
import type { Probed } from '../database/probe.ts';
import type { OwnerClient } from '../database/with-owner.ts';
import { type OpenDatabase, openDatabase, ownerClient } from '../database.ts';
import { migrateSchemas } from '../migrate-schemas.ts';
import { readMigrations } from '../migration-files.ts';
import { provisionTenant } from '../provision-tenant.ts';
import { checkBindings, exportedObjects } from './binding-checks.ts';
import type { Check } from './check.ts';
import { checkDatabase, checkDsn, checkServer } from './database-checks.ts';
import { declaredTables } from './drift-checks.ts';
import { checkMailDns, type DnsLookup } from './mail-checks.ts';
import {
  checkConfig,
  checkLockfile,
  checkNode,
  checkPackageManager,
  checkVersions,
} from './project-checks.ts';
import { roleDeviations, wantedRoles } from './role-checks.ts';
import { checkAuthSecret, checkKek, checkVariables, newSecret } from './secret-checks.ts';

const HOME = new URL('../..', import.meta.url).pathname;
let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'cgk-doctor-'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const states = (checks: readonly Check[]): string[] => checks.map(({ status }) => status);
const project = (files: Record<string, string>): string => {
  const folder = mkdtempSync(join(root, 'project-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
};

describe('the project', () => {
  it.each([
    ['20.19.0', 'fail'],
    ['22.0.0', 'pass'],
    ['24.1.0', 'pass'],
  ])('Node %s: %s', (version, status) => {
    expect(checkNode(version).status).toBe(status);
  });

  it('has one package manager, and it is the one that runs', () => {
    const npm = project({ 'package-lock.json': '{}' });
    expect(checkPackageManager(npm, 'npm/11.0.0 node/v24').status).toBe('pass');
    expect(checkPackageManager(npm, undefined).status).toBe('pass');
    expect(checkPackageManager(npm, 'pnpm/9.0.0 node/v24')).toMatchObject({
      status: 'warn',
      message: expect.stringContaining('npm'),
    });
    expect(
      checkPackageManager(project({ 'package-lock.json': '{}', 'yarn.lock': '' }), undefined).status,
    ).toBe('fail');
  });

  it('is installed as locked', () => {
    const lock = (version: string) =>
      JSON.stringify({ packages: { '': { dependencies: { a: version } }, 'node_modules/a': { version } } });
    const files = {
      'package.json': JSON.stringify({ dependencies: { a: '1.0.0' } }),
      'package-lock.json': lock('1.0.0'),
      'node_modules/a/package.json': '{"version":"1.0.0"}',
    };
    expect(checkLockfile(project(files)).status).toBe('pass');
    expect(
      checkLockfile(project({ ...files, 'node_modules/a/package.json': '{"version":"0.9.0"}' })).fix,
    ).toBe('Run: npm ci');
    expect(checkLockfile(project({ ...files, 'package-lock.json': lock('2.0.0') })).message).toContain(
      'package.json',
    );
    expect(checkLockfile(project({})).status).toBe('fail');
  });

  it('has a valid configuration, or none', async () => {
    const define = join(HOME, 'cli/configuration/config.ts');
    const file = (body: string) =>
      project({
        'cgk.config.ts': `import { defineConfig } from '${define}';\nexport default defineConfig(${body});\n`,
      });
    expect((await checkConfig(project({}))).status).toBe('pass');
    expect((await checkConfig(file(`{ useCase: 'b2b', modules: ['reviews'] }`))).message).toContain('b2b');
    expect(
      (await checkConfig(file(`{ modules: ['reviews'], commerceSource: 'none', checkout: 'none' }`))).message,
    ).toContain('reviews needs a commerceSource');
    expect((await checkConfig(file(`{ colour: 'red' }`))).status).toBe('fail');
    expect((await checkConfig(project({ 'cgk.config.ts': 'export default {' }))).status).toBe('fail');
  });

  it('runs with a runtime that knows its date', () => {
    const runtime = project({ 'node_modules/workerd/package.json': '{"version":"1.20260730.1"}' });
    expect(checkVersions(runtime, runtime, '2026-07-30').status).toBe('pass');
    expect(checkVersions(runtime, runtime, '2026-07-31').status).toBe('fail');
  });
});

describe('bindings', () => {
  // A project has names of its own, and an id once it is deployed.
  const toml = readFileSync(join(HOME, 'wrangler.toml'), 'utf8')
    .replace(/^dead_letter_queue = .*$/m, 'dead_letter_queue = "dead"')
    .replace(/^id = .*$/m, `id = "${'0'.repeat(32)}"`);
  const classes = exportedObjects(HOME);
  const check = (text: string, isDeployed = false) =>
    checkBindings(parseWranglerConfig(text), classes, { isDeployed });
  const failing = (text: string, isDeployed = false) =>
    check(text, isDeployed)
      .filter(({ status }) => status !== 'pass')
      .map(({ name }) => name);

  it('of this repository are all there', () => {
    expect(classes.length).toBeGreaterThan(3);
    expect(failing(toml)).toEqual([]);
    expect(failing(toml, true)).toEqual(['KV namespace ROUTES']);
  });

  it.each([
    ['KV namespace ROUTES', 'binding = "ROUTES"', 'binding = "OTHER"'],
    ['R2 bucket MEDIA', 'binding = "MEDIA"', 'binding = "OTHER"'],
    ['queue JOBS', 'binding = "JOBS"', 'binding = "OTHER"'],
    ['queue consumer', 'dead_letter_queue = "dead"', ''],
    ['durable objects', 'class_name = "CartObject"', 'class_name = "OtherObject"'],
    ['durable objects', '"StockObject", "TestGatewayObject"]\n', '"StockObject"]\n'],
    ['cron', '"* * * * *"', '"0 * * * *"'],
  ])('misses %s', (name, line, other) => {
    expect(toml).toContain(line);
    expect(failing(toml.replaceAll(line, other))).toEqual([name]);
  });

  it('are missing without the file', () => {
    expect(states(checkBindings(null, classes, { isDeployed: false }))).toEqual(['fail']);
  });
});

describe('secrets', () => {
  const here = { isDeployed: false, root: '', remote: [] };
  const there = { isDeployed: true, root: '', remote: [] };

  it.each([
    [undefined, 'warn', 'fail'],
    [Buffer.alloc(32, 7).toString('base64'), 'pass', 'pass'],
    [Buffer.alloc(32, 7).toString('base64url'), 'pass', 'pass'],
    [Buffer.alloc(31, 7).toString('base64'), 'fail', 'fail'],
    ['not base64 at all!', 'fail', 'fail'],
  ])('KEK %s', (value, local, deployed) => {
    expect(checkKek(value, here).status).toBe(local);
    expect(checkKek(value, there).status).toBe(deployed);
    expect(JSON.stringify(checkKek(value, there))).not.toContain(value ?? '\0');
  });

  it('a KEK that the Worker has is enough, and --fix makes a local one', async () => {
    expect(checkKek(undefined, { ...there, remote: ['KEK_V1'] }).status).toBe('pass');
    const folder = project({ '.dev.vars': 'OTHER="kept"\n' });
    await checkKek(undefined, { ...here, root: folder }).repair?.();
    const text = readFileSync(join(folder, '.dev.vars'), 'utf8');
    expect(text).toMatch(/^OTHER="kept"\nKEK_V1="[A-Za-z0-9+/]{43}="\n$/);
  });

  it.each([
    [undefined, 'pass', 'fail'],
    [newSecret(), 'pass', 'pass'],
    ['short', 'warn', 'fail'],
    ['x'.repeat(40), 'warn', 'fail'],
    [`changeme${newSecret()}`, 'warn', 'fail'],
  ])('AUTH_SECRET %s', (value, local, deployed) => {
    expect(checkAuthSecret(value, here).status).toBe(local);
    expect(checkAuthSecret(value, there).status).toBe(deployed);
  });

  it('of each program are there and never in wrangler.toml', () => {
    const found = (entries: Record<string, string>) =>
      new Map(Object.entries(entries).map(([name, value]) => [name, { value, from: '.dev.vars' }]));
    const plain = { BASE_DOMAIN: 'shops.example.com', ENVIRONMENT: 'production' };
    const good = found({ DATABASE_URL: 'postgres://a:b@h/d', AUTH_SECRET: newSecret(), KEK_V1: newSecret() });
    expect(states(checkVariables(variableStates('production', good, { plain })))).toEqual(['pass', 'pass']);
    expect(states(checkVariables(variableStates('development', new Map())))).toEqual(['pass', 'pass']);
    const leaking = variableStates('production', good, { plain: { ...plain, AUTH_SECRET: newSecret() } });
    expect(leaking.find(({ name }) => name === 'AUTH_SECRET')?.fault).toContain('committed');
    const bare = variableStates('production', new Map(), { plain, remote: ['AUTH_SECRET'] });
    expect(bare.filter(({ fault }) => fault).map(({ name }) => name)).toEqual(['DATABASE_URL', 'KEK_V1']);
  });
});

describe('mail DNS', () => {
  const zone = (records: Record<string, string[]>): DnsLookup => {
    const missing = () => Promise.reject(Object.assign(new Error('none'), { code: 'ENOTFOUND' }));
    return {
      resolveTxt: (name) =>
        records[name]
          ? Promise.resolve(records[name].map((text) => [text.slice(0, 5), text.slice(5)]))
          : missing(),
      resolveMx: (name) => (records[`mx ${name}`] ? Promise.resolve([{ exchange: 'mx' }]) : missing()),
      resolve4: missing,
    };
  };
  const whole = {
    'example.com': ['v=spf1 -all'],
    '_dmarc.example.com': ['v=DMARC1; p=reject'],
    'mx example.com': ['mx'],
  };

  it('asks for SPF, DMARC and a way back', async () => {
    expect((await checkMailDns(null)).status).toBe('pass');
    expect((await checkMailDns('example.com', zone(whole))).status).toBe('pass');
    expect((await checkMailDns('example.com', zone({ 'example.com': ['v=spf10'] }))).message).toMatch(
      /SPF.*DMARC.*MX/,
    );
    const broken: DnsLookup = { ...zone({}), resolveTxt: () => Promise.reject(new Error('refused')) };
    expect((await checkMailDns('example.com', broken)).message).toContain('could not be looked up');
  });
});

describe('the server', () => {
  const probed: Probed = {
    version: 180_003,
    versionText: '18.3',
    latencyMs: 2,
    isTls: true,
    user: 'o',
    database: 'd',
    isSuperuser: false,
    mayCreateRole: true,
    clockSkewMs: 20,
    retries: 0,
  };
  const url = 'postgres://o:p@db.example.com/d';
  it.each([
    [{}, url, 'pass,pass,pass,pass'],
    [{ latencyMs: 180 }, url, 'warn,pass,pass,pass'],
    [{ isTls: false }, url, 'pass,fail,pass,pass'],
    [{ isTls: false }, 'postgres://o:p@localhost/d', 'pass,pass,pass,pass'],
    [{ version: 150_004 }, url, 'pass,pass,warn,pass'],
    [{ version: 140_012 }, url, 'pass,pass,fail,pass'],
    [{ clockSkewMs: -5_001 }, url, 'pass,pass,pass,fail'],
  ])('%j at %s', (change, at, expected) => {
    expect(states(checkServer({ ...probed, ...change }, at)).join()).toBe(expected);
  });

  it.each([
    [undefined, undefined, 'pass'],
    [url, undefined, 'pass'],
    ['nonsense', undefined, 'fail'],
    ['postgres://o:p@ep-x-pooler.eu.neon.tech/d', 'postgres://o:p@ep-x.eu.neon.tech/d', 'pass,pass'],
    [url, 'postgres://o:p@ep-x-pooler.eu.neon.tech/d', 'pass,fail'],
  ])('address %s, direct %s', (pooled, direct, expected) => {
    expect(states(checkDsn(pooled, direct)).join()).toBe(expected);
  });
});

describe('roles', () => {
  const role = (rolname: string, change: object = {}) => ({
    rolname,
    rolsuper: false,
    rolcanlogin: rolname === 'cgk_app',
    rolinherit: rolname !== 'cgk_app',
    rolcreaterole: false,
    rolcreatedb: false,
    rolreplication: false,
    rolbypassrls: false,
    ...change,
  });
  it('must have the attributes of DBX-01, no more and no less', () => {
    const wanted = wantedRoles(readMigrations().bootstrap);
    expect(wanted).toEqual(expect.arrayContaining(['cgk_owner', 'cgk_app', 'cgk_platform']));
    const rows = [role('cgk_owner'), role('cgk_app'), role('cgk_platform'), role('cgk_t_acme')];
    expect(roleDeviations(rows, ['cgk_owner', 'cgk_app', 'cgk_platform'])).toEqual([]);
    expect(roleDeviations([], ['cgk_app'])).toEqual(['cgk_app is missing']);
    expect(roleDeviations([role('cgk_app', { rolinherit: true })], [])).toEqual(['cgk_app must not inherit']);
    expect(roleDeviations([role('cgk_t_acme', { rolcanlogin: true, rolbypassrls: true })], [])).toHaveLength(
      2,
    );
    expect(roleDeviations([role('cgk_owner', { rolcanlogin: true })], [])).toEqual([
      'cgk_owner must not be a login',
    ]);
  });
});

describe('a database, broken one way after the other', () => {
  const migrations = readMigrations();
  let database: OpenDatabase;
  let client: OwnerClient;
  const examine = (withProbe = false) =>
    checkDatabase(client, database, { migrations, withProbe, migrateAll: async () => 'migrated' });
  const broken = async (sql: string, back: string): Promise<string[]> => {
    await client.query(sql);
    const checks = await examine();
    await client.query(back);
    return checks
      .filter(({ status }) => status !== 'pass')
      .map(({ topic, message }) => `${topic}: ${message}`);
  };
  const brand = (slug: string) => ({
    slug,
    name: slug,
    country: 'DE',
    currency: 'EUR',
    locale: 'de',
    timezone: 'Europe/Berlin',
  });

  beforeAll(async () => {
    database = await openDatabase({ dataDir: mkdtempSync(join(root, 'data-')) });
    client = await ownerClient(database);
    await migrateSchemas(client, migrations);
    for (const slug of ['birke', 'erlen']) await provisionTenant(client, brand(slug), migrations.tenant);
  }, 120_000);
  afterAll(async () => {
    await client.end();
    await database.close();
  });

  it('is well, and the probe leaves nothing behind', async () => {
    expect((await examine(true)).filter(({ status }) => status !== 'pass')).toEqual([]);
    const left = await client.query(
      `select rolname from pg_roles where rolname like '%probe%' union all select nspname from pg_namespace where nspname like '%probe%'`,
    );
    expect(left.rows).toEqual([]);
  }, 60_000);

  it.each([
    [
      'grant select on tenant_birke.orders to cgk_t_erlen',
      'revoke select on tenant_birke.orders from cgk_t_erlen',
      'grants: tenant_birke.orders answers cgk_t_erlen',
    ],
    [
      'grant truncate on tenant_birke.orders to cgk_t_birke',
      'revoke truncate on tenant_birke.orders from cgk_t_birke',
      'grants: cgk_t_birke holds',
    ],
    [
      'revoke delete on tenant_birke.orders from cgk_t_birke',
      'grant delete on tenant_birke.orders to cgk_t_birke',
      'grants: cgk_t_birke lacks rights on tenant_birke.orders',
    ],
    [
      'grant create on schema tenant_birke to cgk_t_birke',
      'revoke create on schema tenant_birke from cgk_t_birke',
      'grants: cgk_t_birke has CREATE on schema tenant_birke',
    ],
    [
      'grant usage on schema tenant_erlen to cgk_t_birke',
      'revoke usage on schema tenant_erlen from cgk_t_birke',
      'grants: cgk_t_birke has USAGE on schema tenant_erlen',
    ],
    [
      'grant select on platform.users to cgk_app',
      'revoke select on platform.users from cgk_app',
      'grants: platform.users answers cgk_app',
    ],
    [
      'grant cgk_owner to cgk_app',
      'revoke cgk_owner from cgk_app',
      'grants: cgk_app is a member of cgk_owner',
    ],
    [
      'grant cgk_t_erlen to cgk_t_birke',
      'revoke cgk_t_erlen from cgk_t_birke',
      'grants: cgk_t_birke is a member of cgk_t_erlen',
    ],
    [
      'grant cgk_t_birke to cgk_app with inherit true',
      'grant cgk_t_birke to cgk_app with inherit false, set true',
      'grants: cgk_app inherits cgk_t_birke',
    ],
    [
      'revoke cgk_t_birke from cgk_app',
      'grant cgk_t_birke to cgk_app with inherit false, set true',
      'grants: cgk_app cannot take cgk_t_birke',
    ],
    [
      'alter table tenant_birke.orders owner to postgres',
      'alter table tenant_birke.orders owner to cgk_owner',
      'grants: tenant_birke.orders belongs to postgres',
    ],
    [
      'alter role cgk_app createdb',
      'alter role cgk_app nocreatedb',
      'roles: cgk_app must not be able to create databases',
    ],
    [
      'grant usage on schema public to public',
      'revoke all on schema public from public',
      'public: everybody has USAGE on it',
    ],
    [
      'alter table tenant_birke.orders rename to orders_old',
      'alter table tenant_birke.orders_old rename to orders',
      'drift: missing: tenant_birke.orders',
    ],
    [
      'create table tenant_birke.scratch (id int); alter table tenant_birke.scratch owner to cgk_owner; grant select, insert, update, delete on tenant_birke.scratch to cgk_t_birke',
      'drop table tenant_birke.scratch',
      'drift: unknown: tenant_birke.scratch',
    ],
    [
      `update tenant_erlen._migrations set checksum = 'x' || checksum where version = 1`,
      `update tenant_erlen._migrations set checksum = substr(checksum, 2) where version = 1`,
      'drift: applied with another text: 0000_initial.sql',
    ],
  ])(
    '%s',
    async (sql, back, expected) => {
      const found = await broken(sql, back);
      expect(found.length).toBeGreaterThan(0);
      expect(
        found.some((line) => line.startsWith(expected)),
        found.join('\n'),
      ).toBe(true);
    },
    60_000,
  );

  it('is well again', async () => {
    expect((await examine()).filter(({ status }) => status !== 'pass')).toEqual([]);
    expect(declaredTables('tenant').length).toBeGreaterThan(20);
  }, 60_000);
});
