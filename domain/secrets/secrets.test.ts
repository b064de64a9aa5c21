import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { tables } from '../../schema/index.ts';
import { openTestDatabase, type TestDatabase, type TestTenant } from '../../tests/support/test-database.ts';
import {
  ANONYMOUS,
  platformStaff,
  SYSTEM,
  type TestHouse,
  testHouse,
  without,
} from '../../tests/support/test-house.ts';
import { keyStore } from '../../workers/key-store.ts';
import { operations as ops, resolveSecret } from './index.ts';
import { operations as house_ops } from './installation-keys.ts';

const kek = (fill: number): string => Buffer.alloc(32, fill).toString('base64');
const NAME = 'analytics.meta_access_token';
const TEXT = 'EAAB-very-secret-9876';

let db: TestDatabase;
let house: TestHouse;
beforeAll(async () => {
  db = await openTestDatabase();
}, 60_000);
afterAll(() => db.close());
const withKeys = (variables: Record<string, string>): TestHouse =>
  testHouse(db, { keys: keyStore(db.database, variables) });
beforeEach(async () => {
  house = withKeys({ KEK_V1: kek(1) });
  house.clock.now = new Date();
  await db.database.platform().rows(sql`delete from platform.tenant_keys`);
  for (const tenant of [db.alpha, db.beta])
    await db.write(tenant, db.database.builder.delete(tables.secrets));
});

const scopeOf = (tenant: TestTenant) =>
  db.database.tenant({ id: tenant.tenant.id, schemaKey: tenant.schemaKey });
const clear = (tenant: TestTenant, name: string, from = house) =>
  resolveSecret({ db: scopeOf(tenant), tenant: tenant.tenant, ports: from.ports }, name);
const keys = () =>
  db.database
    .platform()
    .rows<{ dek_version: number; kek_version: number; status: string }>(
      sql`select dek_version, kek_version, status from platform.tenant_keys order by tenant_id, dek_version`,
    );

describe('secrets (10 KEY-02)', () => {
  it('are stored sealed, known by their hint, and told to nobody', async () => {
    const answers = [
      await house.call(db.alpha, ops.put, { name: NAME, value: TEXT }),
      await house.call(db.alpha, ops.list, {}),
    ];
    expect(answers[0]).toMatchObject({ name: NAME, hint: '9876', updatedBy: 'Robin Staff' });
    expect(JSON.stringify(answers)).not.toContain('very-secret');
    const stored = await scopeOf(db.alpha).rows(sql`select * from secrets`);
    const audit = await scopeOf(db.alpha).rows(
      sql`select detail from platform.audit_events where action = 'secrets.put'`,
    );
    expect(JSON.stringify([stored, audit])).not.toContain('very-secret');
    expect(await clear(db.alpha, NAME)).toBe(TEXT);
    expect(await clear(db.alpha, 'other')).toBeNull();
    expect(await house.call(db.beta, ops.list, {})).toEqual({ items: [] });
    expect(await house.call(db.alpha, ops.remove, { name: NAME })).toEqual({ name: NAME });
    expect(await house.problem(db.alpha, ops.remove, { name: NAME })).toMatchObject({ status: 404 });
  });

  it('cannot be opened as another brand’s, and its key is not the neighbour’s to read', async () => {
    await house.call(db.alpha, ops.put, { name: NAME, value: TEXT });
    await house.call(db.beta, ops.put, { name: 'own', value: 'beta-secret-1' });
    const [row] = await scopeOf(db.alpha).run(db.database.builder.select().from(tables.secrets));
    if (row) await db.write(db.beta, db.database.builder.insert(tables.secrets).values(row));
    await expect(clear(db.beta, NAME)).rejects.toThrow('cannot be read');
    const seen = await scopeOf(db.beta).rows(sql`select tenant_id from platform.tenant_keys`);
    expect(seen).toEqual([{ tenant_id: db.beta.tenant.id }]);
    await expect(
      scopeOf(db.beta).rows(sql`update platform.tenant_keys set status = 'destroyed'`),
    ).rejects.toThrow();
  });

  it('asks for the right key, a good name, and an installation that has a key', async () => {
    const input = { name: NAME, value: TEXT };
    for (const [operation, given] of [
      [ops.put, input],
      [ops.remove, { name: NAME }],
      [ops.rotateKey, {}],
    ] as const) {
      expect(await house.problem(db.alpha, operation, given, ANONYMOUS)).toMatchObject({ status: 401 });
      expect(await house.problem(db.alpha, operation, given, without('integrations.manage'))).toMatchObject({
        status: 403,
      });
    }
    expect(await house.problem(db.alpha, ops.list, {}, ANONYMOUS)).toMatchObject({ status: 401 });
    expect(await house.problem(db.alpha, ops.list, {}, without('integrations.view'))).toMatchObject({
      status: 403,
    });
    expect(await house.problem(db.alpha, ops.reencrypt, {})).toMatchObject({ status: 403 });
    expect(await house.problem(db.alpha, ops.put, { name: 'No Spaces', value: 'x' })).toMatchObject({
      status: 422,
    });
    const bare = withKeys({});
    expect(await bare.problem(db.alpha, ops.put, input)).toMatchObject({ status: 503, code: 'kek_missing' });
  });
});

describe('rotation', () => {
  const NAMES = ['a1', 'b2', 'c3', 'd4'];
  const fill = async () => {
    for (const name of NAMES) await house.call(db.alpha, ops.put, { name, value: `secret of ${name}` });
  };
  const allOpen = async (from = house) => {
    for (const name of NAMES) expect(await clear(db.alpha, name, from)).toBe(`secret of ${name}`);
  };

  it('moves secrets under a new data key, also when it is killed on the way, and then forgets the old one', async () => {
    await fill();
    expect(await house.call(db.alpha, ops.rotateKey, {})).toEqual({ keyVersion: 2 });
    await allOpen();
    house.house.fault = (step) => {
      if (step === 'secrets.reencrypt:c3') throw new Error('killed');
    };
    await expect(house.call(db.alpha, ops.reencrypt, {}, SYSTEM)).rejects.toThrow('killed');
    await allOpen();
    delete house.house.fault;
    expect(await house.call(db.alpha, ops.reencrypt, {}, SYSTEM)).toEqual({ moved: 4, isDone: true });
    expect(await keys()).toMatchObject([{ status: 'retiring' }, { dek_version: 2, status: 'active' }]);
    house.clock.now = new Date(Date.now() + 11 * 60_000);
    await house.call(db.alpha, ops.reencrypt, {}, SYSTEM);
    expect(await keys()).toMatchObject([{ status: 'destroyed' }, { dek_version: 2, status: 'active' }]);
    await allOpen();
  });

  it('wraps data keys with a new installation key, killed on the way and taken up again', async () => {
    await fill();
    await house.call(db.beta, ops.put, { name: 'own', value: 'beta-secret-1' });
    const both = withKeys({ KEK_V1: kek(1), KEK_V2: kek(2) });
    expect(await both.callHouse(house_ops.rotateInstallationKey, {})).toEqual({ kekVersion: 2 });
    both.house.fault = (step) => {
      if (step === `secrets.rewrap:${db.alpha.tenant.id}`) throw new Error('killed');
    };
    await expect(both.callHouse(house_ops.rewrap, {}, SYSTEM)).rejects.toThrow('killed');
    expect((await keys()).map(({ kek_version }) => kek_version)).toEqual([2, 1]);
    delete both.house.fault;
    expect(await both.callHouse(house_ops.rewrap, {}, SYSTEM)).toEqual({ rewrapped: 1, next: null });
    const onlyNew = withKeys({ KEK_V2: kek(2) });
    await allOpen(onlyNew);
    expect(await clear(db.beta, 'own', onlyNew)).toBe('beta-secret-1');
    expect(await both.houseProblem(house_ops.rotateInstallationKey, {}, platformStaff([]))).toMatchObject({
      status: 403,
    });
    expect(await both.houseProblem(house_ops.rewrap, {})).toMatchObject({ status: 403 });
  });
});
