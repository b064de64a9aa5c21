import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { seedCustomer } from '../../../tests/support/catalog-fixture.ts';
import { placeOrder, SHIPPING_ADDRESS } from '../../../tests/support/order-fixture.ts';
import { openTestDatabase, type TestDatabase } from '../../../tests/support/test-database.ts';
import { ANONYMOUS, type TestHouse, testHouse, without } from '../../../tests/support/test-house.ts';
import { toExternalId } from '../../kernel/ids.ts';
import { cartOf, contextOf, line } from '../../pricing/pricing-fixtures.ts';
import { operations as ops } from '../index.ts';

let db: TestDatabase;
let house: TestHouse;
beforeAll(async () => {
  db = await openTestDatabase();
}, 60_000);
afterAll(() => db.close());
beforeEach(() => {
  house = testHouse(db);
});

it('shows a customer with addresses and orders', async () => {
  const customerId = await seedCustomer(db, db.alpha, {
    email: 'Ada@Example.com',
    country: 'US',
    addresses: [SHIPPING_ADDRESS, { broken: true }],
  });
  const order = { cart: cartOf([line('A', 1000, 2)]), context: contextOf(), customerId };
  const placed = await placeOrder(db, db.alpha, house.gateway, order);
  const id = toExternalId('customer', customerId);
  expect(await house.call(db.alpha, ops.get, { customerId: id })).toMatchObject({
    id,
    name: 'Ada Byron',
    email: 'Ada@Example.com',
    addresses: [{ city: 'Brooklyn' }],
    orders: [{ number: placed.number, total: { amount: 2000 } }],
  });
  expect(await house.problem(db.beta, ops.get, { customerId: id })).toMatchObject({ status: 404 });
  expect(await house.problem(db.alpha, ops.get, { customerId: id }, without('customers.view'))).toMatchObject(
    {
      status: 403,
    },
  );
});

it('keeps note and tags, and says who changed them', async () => {
  const uuid = await seedCustomer(db, db.alpha);
  const customerId = toExternalId('customer', uuid);
  const saved = await house.call(db.alpha, ops.updateNote, {
    customerId,
    note: ' Prefers calls ',
    tags: ['vip', 'vip'],
  });
  expect(saved).toMatchObject({ note: 'Prefers calls', tags: ['vip'] });
  const kept = await house.call(db.alpha, ops.updateNote, { customerId, note: '' });
  expect(kept).toMatchObject({ note: '', tags: ['vip'] });
  const scope = db.database.tenant({ id: db.alpha.tenant.id, schemaKey: db.alpha.schemaKey });
  const audits = await scope.rows(
    sql`select detail->'after'->>'note' as note from platform.audit_events where target_id = ${uuid} order by id`,
  );
  expect(audits).toEqual([{ note: 'Prefers calls' }, { note: '' }]);
  const input = { customerId, note: 'x' };
  expect(await house.problem(db.beta, ops.updateNote, input)).toMatchObject({ status: 404 });
  expect(await house.problem(db.alpha, ops.updateNote, input, without('customers.edit'))).toMatchObject({
    status: 403,
  });
  expect(await house.problem(db.alpha, ops.updateNote, { customerId, note: 'x'.repeat(5001) })).toMatchObject(
    {
      status: 422,
    },
  );
});

it('lists, sorts with those who never ordered last, searches', async () => {
  for (const [index, name] of ['Adler', 'Bauer', 'Conrad', 'Dorn'].entries()) {
    await seedCustomer(db, db.beta, {
      email: `${name.toLowerCase()}@example.de`,
      firstName: 'Eva',
      lastName: name,
      country: index === 3 ? 'AT' : 'DE',
      lastOrderAt: index < 2 ? new Date(`2026-0${index + 1}-01T00:00:00Z`) : null,
      createdAt: new Date(`2026-01-0${index + 1}T00:00:00Z`),
      totalSpentMinor: 100 * index,
    });
  }
  const names = async (input: object) => {
    const page = await house.call(db.beta, ops.list, input);
    return page.items.map((row) => row.name.replace('Eva ', ''));
  };
  expect(await names({})).toEqual(['Dorn', 'Conrad', 'Bauer', 'Adler']);
  expect((await names({ sort: 'lastOrderAt' })).slice(0, 2)).toEqual(['Adler', 'Bauer']);
  expect((await names({ sort: '-lastOrderAt' })).slice(0, 2)).toEqual(['Bauer', 'Adler']);
  expect(await names({ sort: '-totalSpent', country: 'de' })).toEqual(['Conrad', 'Bauer', 'Adler']);
  expect(await names({ q: 'eva bau' })).toEqual(['Bauer']);
  expect(await names({ q: 'DORN@example.de' })).toEqual(['Dorn']);
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await house.call(db.beta, ops.list, {
      sort: '-lastOrderAt',
      limit: 1,
      ...(cursor ? { cursor } : {}),
    });
    seen.push(...page.items.map((row) => row.id));
    cursor = page.page.next ?? undefined;
  } while (cursor);
  expect(new Set(seen).size).toBe(4);
  expect(await house.problem(db.beta, ops.list, {}, ANONYMOUS)).toMatchObject({ status: 401 });
  expect(await house.problem(db.beta, ops.list, { sort: 'email' })).toMatchObject({ status: 422 });
});
