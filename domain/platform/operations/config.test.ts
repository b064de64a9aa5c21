import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../tests/support/test-database.ts';
import { type TestHouse, testHouse } from '../../../tests/support/test-house.ts';
import { toExternalId } from '../../kernel/ids.ts';
import { CONFIG_DEFAULTS, CONFIG_KEYS, CONFIG_SCHEMAS } from '../config-groups.ts';
import { operations as platform } from '../index.ts';
import { closureOf, retryAfterSeconds } from '../maintenance.ts';

let db: TestDatabase;
let house: TestHouse;
beforeAll(async () => {
  db = await openTestDatabase();
}, 60_000);
afterAll(() => db.close());
beforeEach(() => {
  house = testHouse(db);
});

it.each(CONFIG_KEYS)('the defaults of %s are valid', (key) => {
  expect(CONFIG_SCHEMAS[key].parse(CONFIG_DEFAULTS[key])).toEqual(CONFIG_DEFAULTS[key]);
});

it('begins with defaults, keeps a change, and tells two editors apart', async () => {
  const before = await house.callHouse(platform.getConfig, { key: 'limits' });
  expect(before).toMatchObject({ version: 0, updatedAt: null, value: { brandsPerUser: 10 } });
  const save = (value: object, version: number) => ({ key: 'limits' as const, value: { ...value }, version });
  expect(await house.callHouse(platform.updateConfig, save({ brandsPerUser: 25 }, 0))).toEqual({
    version: 1,
  });
  expect(await house.houseProblem(platform.updateConfig, save({ brandsPerUser: 30 }, 0))).toMatchObject({
    status: 412,
    code: 'version_conflict',
  });
  expect(await house.callHouse(platform.updateConfig, save({ usersPerBrand: 500 }, 1))).toEqual({
    version: 2,
  });
  const after = await house.callHouse(platform.getConfig, { key: 'limits' });
  expect(after.value).toMatchObject({ brandsPerUser: 25, usersPerBrand: 500, apiKeysPerBrand: 20 });
  const [row] = await db.database
    .platform()
    .rows<{ detail: unknown }>(
      sql`select detail from audit_events where action = 'platform.update_config' order by seq desc limit 1`,
    );
  expect(row?.detail).toEqual({ before: { usersPerBrand: 100 }, after: { usersPerBrand: 500 } });
});

it.each([
  ['platform', { timezone: 'Mars/Olympus' }, 'timezone'],
  ['platform', { name: 'x' }, 'name'],
  ['defaults', { country: 'Germany' }, 'country'],
  ['modules', { enabled: ['teleport'] }, 'enabled'],
  ['limits', { brandsPerUser: 0 }, 'brandsPerUser'],
  ['limits', { unknown: 1 }, 'value'],
  ['mail', { replyTo: 'x' }, 'replyTo'],
] as const)('%s refuses %j', async (key, value, path) => {
  const problem = await house.houseProblem(platform.updateConfig, { key, value, version: 0 });
  expect(problem).toMatchObject({ status: 422, errors: [{ path }] });
});

it('closes the installation and one brand apart from each other, and tells the edge', async () => {
  const tenantId = toExternalId('tenant', db.alpha.tenant.id);
  const until = '2026-11-20T13:00:00Z';
  await house.callHouse(platform.setMaintenance, { tenantId, isOn: true, message: 'Moving house', until });
  expect(house.record.closures.at(-1)).toMatchObject({
    installation: null,
    brands: { [db.alpha.tenant.id]: { message: 'Moving house', isAdminOpen: true } },
  });
  await house.callHouse(platform.setMaintenance, {
    isOn: true,
    allowedRanges: ['203.0.113.7'],
    isAdminOpen: false,
  });
  const now = house.record.closures.at(-1);
  expect(now?.installation).toMatchObject({ allowedRanges: ['203.0.113.7/32'], isAdminOpen: false });
  expect(now?.brands[db.alpha.tenant.id]?.message).toBe('Moving house');
  const view = await house.callHouse(platform.getMaintenance, {});
  expect(view.brands).toMatchObject([{ slug: 'alpha', tenantId }]);
  await house.callHouse(platform.setMaintenance, { isOn: false });
  const left = house.record.closures.at(-1);
  if (!left) throw new Error('nothing was published');
  expect(closureOf(left, db.alpha.tenant.id)?.message).toBe('Moving house');
  expect(closureOf(left, db.beta.tenant.id)).toBeNull();
  await house.callHouse(platform.setMaintenance, { tenantId, isOn: false });
  expect(house.record.closures.at(-1)).toEqual({ installation: null, brands: {} });
  const stranger = toExternalId('tenant', '01930000-0000-7000-8000-0000000000ee');
  expect(await house.houseProblem(platform.setMaintenance, { tenantId: stranger, isOn: true })).toMatchObject(
    {
      status: 404,
    },
  );
  expect(
    await house.houseProblem(platform.setMaintenance, { isOn: true, allowedRanges: ['home'] }),
  ).toMatchObject({ status: 422, errors: [{ path: 'allowedRanges' }] });
});

it.each([
  [null, 600],
  ['2026-11-20T12:30:00Z', 1_800],
  ['2026-11-20T12:00:05Z', 60],
  ['2026-11-20T11:00:00Z', 60],
  ['2026-12-20T12:00:00Z', 86_400],
])('until %s: come back after %d s', (until, seconds) => {
  const closure = { message: '', until, allowedRanges: [], isAdminOpen: true, since: '' };
  expect(retryAfterSeconds(closure, new Date('2026-11-20T12:00:00Z'))).toBe(seconds);
});
