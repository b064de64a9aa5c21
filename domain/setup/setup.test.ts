import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../tests/support/test-database.ts';
import { ANONYMOUS, platformStaff, type TestHouse, testHouse } from '../../tests/support/test-house.ts';
import type { AnyHouseOperation } from '../kernel/operation.ts';
import { operations as setup } from './index.ts';

let db: TestDatabase;
let house: TestHouse;
beforeAll(async () => {
  db = await openTestDatabase();
}, 60_000);
afterAll(() => db.close());
beforeEach(() => {
  house = testHouse(db);
});

const HOLDER = { actor: { kind: 'setup' as const, id: 'setup' }, session: null };
const OWNER = { name: 'Olga Owner', email: 'Olga@Platform.example', password: 'correct horse battery' };
const SETTINGS = {
  platform: {
    name: 'Shops',
    supportEmail: null,
    timezone: 'Europe/Berlin',
    currency: 'EUR',
    isRegistrationOpen: true,
  },
  mail: { fromName: 'Shops', fromAddress: null, replyTo: null },
};

it.each(Object.entries(setup) as [string, AnyHouseOperation][])(
  '%s is for the token’s holder alone',
  async (name, operation) => {
    const input = name === 'createOwner' ? OWNER : name === 'saveSettings' ? SETTINGS : {};
    expect(await house.houseProblem(operation, input, ANONYMOUS)).toMatchObject({ status: 401 });
    expect(await house.houseProblem(operation, input, platformStaff())).toMatchObject({ status: 403 });
  },
);

it('says what is wrong with what was entered', async () => {
  expect(await house.houseProblem(setup.createOwner, { ...OWNER, password: 'short' }, HOLDER)).toMatchObject({
    status: 422,
    errors: [{ path: 'password' }],
  });
  const wrong = { ...SETTINGS, platform: { ...SETTINGS.platform, timezone: 'Mars' } };
  expect(await house.houseProblem(setup.saveSettings, wrong, HOLDER)).toMatchObject({
    status: 422,
    errors: [{ path: 'platform.timezone' }],
  });
});

it('walks the seven steps, goes on where it was, and closes for good', async () => {
  const next = async () => (await house.callHouse(setup.getSetup, {}, HOLDER)).next;
  expect(await next()).toBe('environment');
  await house.callHouse(setup.checkEnvironment, {}, HOLDER);
  expect(await next()).toBe('database');
  const database = await house.callHouse(setup.checkDatabase, {}, HOLDER);
  expect(database.checks.map(({ key }) => key)).toEqual(['reachable', 'version', 'login']);
  if (!database.isPassed) {
    // The embedded database of tests lets everybody in as its superuser: what a real one must not do is said.
    expect(database.checks.at(-1)).toMatchObject({ key: 'login', state: 'failed' });
    await db.database
      .platform()
      .rows(
        sql`update platform_config set value = jsonb_set(value, '{steps,database}', '"2026-11-20T12:00:00Z"') where key = 'setup'`,
      );
  }
  await house.callHouse(setup.checkStorage, {}, HOLDER);
  expect(await house.callHouse(setup.checkMigrations, {}, HOLDER)).toMatchObject({ isPassed: true });
  expect(await next()).toBe('owner');
  expect(await house.houseProblem(setup.completeSetup, {}, HOLDER)).toMatchObject({
    status: 409,
    code: 'setup_incomplete',
    extra: { step: 'owner' },
  });
  const attempts = await Promise.allSettled([
    house.callHouse(setup.createOwner, OWNER, HOLDER),
    house.callHouse(setup.createOwner, { ...OWNER, email: 'other@platform.example' }, HOLDER),
  ]);
  expect(attempts.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(
    await house.houseProblem(setup.createOwner, { ...OWNER, email: 'third@x.example' }, HOLDER),
  ).toMatchObject({
    code: 'owner_exists',
  });
  const [owners] = await db.database
    .platform()
    .rows<{ count: number }>(
      sql`select count(*)::int as count from platform_admins where role = 'platform_owner'`,
    );
  expect(owners?.count).toBe(1);
  await house.callHouse(setup.saveSettings, SETTINGS, HOLDER);
  expect(await next()).toBe('done');
  await house.callHouse(setup.completeSetup, {}, HOLDER);
  expect(await house.houseProblem(setup.completeSetup, {}, HOLDER)).toMatchObject({
    code: 'setup_completed',
  });
  const [stored] = await db.database
    .platform()
    .rows<{ value: { name: string } }>(sql`select value from platform_config where key = 'platform'`);
  expect(stored?.value.name).toBe('Shops');
});
