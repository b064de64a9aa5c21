import { afterAll, beforeAll, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../tests/support/test-database.ts';
import { ANONYMOUS, staff, type TestHouse, testHouse, without } from '../../tests/support/test-house.ts';
import { operations as ops } from './index.ts';

let db: TestDatabase;
let house: TestHouse;
beforeAll(async () => {
  db = await openTestDatabase();
  house = testHouse(db);
}, 60_000);
afterAll(() => db.close());

it('says who calls, in which brand, with which rights', async () => {
  const actor = staff(['orders.view', 'api_keys.manage']);
  expect(await house.call(db.beta, ops.whoami, {}, { actor })).toMatchObject({
    kind: 'staff',
    name: 'Robin Staff',
    brand: { slug: 'beta', name: 'Beta Waren' },
    permissions: ['orders.view', 'api_keys.manage'],
    sensitivePermissions: ['api_keys.manage'],
    ratePerMinute: null,
  });
  expect(await house.call(db.alpha, ops.whoami, {}, ANONYMOUS)).toMatchObject({
    kind: 'anonymous',
    id: null,
    permissions: [],
  });
});

it('shows the brand of the host and no other', async () => {
  const brand = await house.call(db.beta, ops.getBrand, {});
  expect(brand).toMatchObject({ slug: 'beta', currency: 'EUR', locales: ['de', 'en'] });
  expect((await house.call(db.beta, ops.listBrands, {})).items).toEqual([brand]);
  for (const operation of [ops.getBrand, ops.listBrands]) {
    expect(await house.problem(db.alpha, operation, {}, without('tenant.view'))).toMatchObject({
      status: 403,
    });
    expect(await house.problem(db.alpha, operation, {}, ANONYMOUS)).toMatchObject({ status: 401 });
    expect(await house.problem(db.alpha, operation, 'x')).toMatchObject({ status: 422 });
  }
});
