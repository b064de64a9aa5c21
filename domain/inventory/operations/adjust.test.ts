import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { tables } from '../../../schema/index.ts';
import { seedProduct } from '../../../tests/support/catalog-fixture.ts';
import { openTestDatabase, type TestDatabase } from '../../../tests/support/test-database.ts';
import { ANONYMOUS, type TestHouse, testHouse, without } from '../../../tests/support/test-house.ts';
import { newId, toExternalId } from '../../kernel/ids.ts';
import { adjust } from './adjust.ts';

let db: TestDatabase;
let house: TestHouse;
beforeAll(async () => {
  db = await openTestDatabase();
}, 60_000);
afterAll(() => db.close());
beforeEach(() => {
  house = testHouse(db);
});

const scope = () => db.database.tenant({ id: db.alpha.tenant.id, schemaKey: db.alpha.schemaKey });
const movementSum = async (itemId: string) => {
  const [row] = await scope().rows<{ on_hand: number; delta: number }>(
    sql`select l.on_hand, (select sum(m.on_hand_delta)::int from inventory_movements m where m.item_id = l.item_id) as delta from inventory_levels l where l.item_id = ${itemId}::uuid`,
  );
  return row;
};

it('adds and takes away with a movement each', async () => {
  const product = await seedProduct(db, db.alpha, { onHand: 10 });
  const variantId = toExternalId('variant', product.variantId);
  expect(
    await house.call(db.alpha, adjust, { variantId, delta: 5, reason: 'received', note: 'PO 1' }),
  ).toEqual({
    onHand: 15,
    committed: 0,
    reserved: 0,
    available: 15,
  });
  expect(await house.call(db.alpha, adjust, { variantId, delta: -3, reason: 'damaged' })).toMatchObject({
    onHand: 12,
  });
  expect(await movementSum(product.itemId)).toEqual({ on_hand: 12, delta: 12 });
  const rows = await scope().rows(
    sql`select kind, reason, actor from inventory_movements where item_id = ${product.itemId}::uuid and key like 'adj:%' order by id`,
  );
  expect(rows).toEqual([
    { kind: 'receive', reason: 'received: PO 1', actor: 'Robin Staff' },
    { kind: 'damage', reason: 'damaged', actor: 'Robin Staff' },
  ]);
});

it('makes the item of a variant that has none, once, even by two at the same time', async () => {
  const product = await seedProduct(db, db.alpha);
  const variantId = newId();
  await db.write(
    db.alpha,
    db.database.builder
      .insert(tables.productVariants)
      .values({ id: variantId, productId: product.productId, optionValues: ['x'], priceMinor: 1 }),
  );
  const input = { variantId: toExternalId('variant', variantId), delta: 2, reason: 'counted' as const };
  await Promise.all([house.call(db.alpha, adjust, input), house.call(db.alpha, adjust, input)]);
  expect(await house.call(db.alpha, adjust, input)).toMatchObject({ onHand: 6, available: 6 });
  const items = await scope().rows(
    sql`select 1 from variant_inventory_items where variant_id = ${variantId}::uuid`,
  );
  expect(items.length).toBe(1);
});

it('never takes what is promised', async () => {
  const product = await seedProduct(db, db.alpha, { onHand: 10 });
  await db.write(
    db.alpha,
    db.database.builder.execute(
      sql`update inventory_levels set committed = 4, reserved = 2 where item_id = ${product.itemId}::uuid`,
    ),
  );
  const variantId = toExternalId('variant', product.variantId);
  expect(await house.problem(db.alpha, adjust, { variantId, delta: -5, reason: 'counted' })).toMatchObject({
    status: 409,
    code: 'stock_committed',
    detail:
      'Of 10 on hand, 4 are promised to orders and 2 are held by checkouts: at most 4 can be taken away.',
  });
  const outcomes = await Promise.allSettled(
    [1, 2, 3].map(() => house.call(db.alpha, adjust, { variantId, delta: -2, reason: 'correction' })),
  );
  expect(outcomes.filter((outcome) => outcome.status === 'fulfilled').length).toBe(2);
  expect(await movementSum(product.itemId)).toEqual({ on_hand: 6, delta: 6 });
});

it('freshens pages only when a shopper sees another bucket', async () => {
  const product = await seedProduct(db, db.alpha, { onHand: 20 });
  const variantId = toExternalId('variant', product.variantId);
  await house.call(db.alpha, adjust, { variantId, delta: -2, reason: 'counted' });
  expect(house.record.bumps).toEqual([]);
  await house.call(db.alpha, adjust, { variantId, delta: -15, reason: 'counted' });
  expect(house.record.bumps.length).toBe(1);
  await house.call(db.alpha, adjust, { variantId, delta: -3, reason: 'counted' });
  await house.call(db.alpha, adjust, { variantId, delta: 30, reason: 'received' });
  expect(house.record.bumps.length).toBe(3);
  const events = await scope().rows<{ type: string }>(
    sql`select type from outbox where payload->>'variantId' = ${product.variantId} and type <> 'inventory.changed' order by id`,
  );
  expect(events.map((event) => event.type)).toEqual([
    'inventory.low',
    'inventory.out',
    'inventory.restocked',
  ]);
});

it('refuses zero, strangers and other tenants', async () => {
  const product = await seedProduct(db, db.alpha);
  const input = { variantId: toExternalId('variant', product.variantId), delta: 1, reason: 'counted' };
  expect(await house.problem(db.alpha, adjust, { ...input, delta: 0 })).toMatchObject({ status: 422 });
  expect(await house.problem(db.alpha, adjust, { ...input, reason: 'because' })).toMatchObject({
    status: 422,
  });
  expect(await house.problem(db.alpha, adjust, input, ANONYMOUS)).toMatchObject({ status: 401 });
  expect(await house.problem(db.alpha, adjust, input, without('inventory.adjust'))).toMatchObject({
    status: 403,
  });
  expect(await house.problem(db.beta, adjust, input)).toMatchObject({ status: 404 });
});
