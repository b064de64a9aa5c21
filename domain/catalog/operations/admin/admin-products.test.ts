import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { platformTables, tables } from '../../../../schema/index.ts';
import { seedProduct } from '../../../../tests/support/catalog-fixture.ts';
import { openTestDatabase, type TestDatabase } from '../../../../tests/support/test-database.ts';
import { ANONYMOUS, type TestHouse, testHouse, without } from '../../../../tests/support/test-house.ts';
import { newId, toExternalId } from '../../../kernel/ids.ts';
import { adminOperations as ops } from '../../admin-operations.ts';

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
const eventTypes = async () => {
  const rows = await scope().run(scope().q.select({ type: tables.outbox.type }).from(tables.outbox));
  return rows.map((row) => row.type);
};

describe('createProduct', () => {
  it('makes a draft with one variant and stock of none', async () => {
    const product = await house.call(db.alpha, ops.createProduct, { title: ' Café “Crème” Mug ' });
    expect(product).toMatchObject({
      handle: 'cafe-creme-mug',
      title: 'Café “Crème” Mug',
      status: 'draft',
      version: 1,
      variants: [{ options: [], price: { amount: 0, currency: 'USD' }, stock: { onHand: 0, available: 0 } }],
    });
    const again = await house.call(db.alpha, ops.createProduct, { title: 'Cafe Creme Mug' });
    expect(again.handle).toBe('cafe-creme-mug-2');
    expect(await eventTypes()).toContain('product.created');
    expect(house.record.bumps).toEqual([]);
  });

  it('refuses a blank title, a visitor and a viewer', async () => {
    expect(await house.problem(db.alpha, ops.createProduct, { title: ' ' })).toMatchObject({
      status: 422,
      errors: [{ path: 'title', message: 'Enter a title' }],
    });
    expect(await house.problem(db.alpha, ops.createProduct, { title: 'x' }, ANONYMOUS)).toMatchObject({
      status: 401,
    });
    expect(
      await house.problem(db.alpha, ops.createProduct, { title: 'x' }, without('products.edit')),
    ).toMatchObject({ status: 403, extra: { permission: 'products.edit' } });
  });
});

describe('updateProduct', () => {
  it('saves, sanitises, publishes, keeps search words and audits', async () => {
    const seeded = await seedProduct(db, db.alpha, { title: 'Bowl', status: 'draft', sku: 'BOWL-1' });
    const productId = toExternalId('product', seeded.productId);
    const saved = await house.call(db.alpha, ops.updateProduct, {
      productId,
      version: 1,
      title: 'Deep bowl',
      descriptionHtml: '<p onclick="x()">Deep &amp; wide</p><script>alert(1)</script>',
      vendor: 'Kiln',
      tags: ['bowl', 'bowl', 'deep'],
      status: 'active',
    });
    expect(saved).toMatchObject({
      version: 2,
      title: 'Deep bowl',
      descriptionHtml: '<p>Deep &amp; wide</p>',
      tags: ['bowl', 'deep'],
      status: 'active',
    });
    const [row] = await scope().run(
      scope().q.select().from(tables.products).where(eq(tables.products.id, seeded.productId)),
    );
    expect(row).toMatchObject({ searchKeywords: 'Kiln Mug bowl deep BOWL-1', searchBody: 'Deep & wide' });
    expect(row?.publishedAt).toEqual(house.clock.now);
    expect(house.record.bumps).toEqual([db.alpha.tenant.id]);
    const [audit] = await scope().run(
      scope()
        .q.select()
        .from(platformTables.auditEvents)
        .where(eq(platformTables.auditEvents.targetId, seeded.productId)),
    );
    expect(audit).toMatchObject({
      action: 'catalog.update_product',
      actorKind: 'staff',
      seq: expect.any(Number),
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      detail: { before: { title: 'Bowl', status: 'draft' }, after: { title: 'Deep bowl' } },
    });
  });

  it('says 412 to the slower of two editors, also when both save at once', async () => {
    const seeded = await seedProduct(db, db.alpha);
    const productId = toExternalId('product', seeded.productId);
    const outcomes = await Promise.allSettled(
      ['One', 'Two'].map((title) =>
        house.call(db.alpha, ops.updateProduct, { productId, version: 1, title }),
      ),
    );
    expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(
      await house.problem(db.alpha, ops.updateProduct, { productId, version: 1, title: 'Three' }),
    ).toMatchObject({ status: 412, code: 'version_conflict' });
  });

  it('changes nothing when nothing changed', async () => {
    const seeded = await seedProduct(db, db.alpha, { title: 'Same' });
    const productId = toExternalId('product', seeded.productId);
    const same = await house.call(db.alpha, ops.updateProduct, { productId, version: 1, title: 'Same' });
    expect(same.version).toBe(1);
    expect(house.record.bumps).toEqual([]);
  });

  it('refuses a taken handle, bad handles and ids of another tenant', async () => {
    await seedProduct(db, db.alpha, { handle: 'taken' });
    const seeded = await seedProduct(db, db.alpha);
    const productId = toExternalId('product', seeded.productId);
    const base = { productId, version: 1 };
    expect(await house.problem(db.alpha, ops.updateProduct, { ...base, handle: 'taken' })).toMatchObject({
      status: 409,
      detail: 'Another product has this handle.',
    });
    expect(await house.problem(db.alpha, ops.updateProduct, { ...base, handle: 'a b/c' })).toMatchObject({
      status: 422,
    });
    expect(await house.problem(db.beta, ops.updateProduct, { ...base, title: 'x' })).toMatchObject({
      status: 404,
    });
    expect(
      await house.problem(db.alpha, ops.updateProduct, {
        ...base,
        descriptionHtml: '<div>'.repeat(300),
      }),
    ).toMatchObject({ status: 422, errors: [{ path: 'descriptionHtml' }] });
  });
});

describe('variants', () => {
  it('change price and SKU and keep the product’s range and words', async () => {
    const seeded = await seedProduct(db, db.alpha, { priceMinor: 1000 });
    const productId = toExternalId('product', seeded.productId);
    const id = toExternalId('variant', seeded.variantId);
    const saved = await house.call(db.alpha, ops.updateVariants, {
      productId,
      version: 1,
      variants: [
        { id, priceMinor: 1500, compareAtMinor: 1800, sku: ' M-9 ', costMinor: null, weightGrams: 320 },
      ],
    });
    expect(saved.version).toBe(2);
    expect(saved.variants[0]).toMatchObject({
      price: { amount: 1500 },
      compareAt: { amount: 1800 },
      sku: 'M-9',
      weightGrams: 320,
    });
    const page = await house.call(db.alpha, ops.adminListProducts, { q: 'm-9' });
    expect(page.items).toMatchObject([{ id: productId, priceMin: { amount: 1500 }, available: 10 }]);
    expect(await eventTypes()).toContain('price.changed');
    expect(house.record.bumps.length).toBe(1);
    const cleared = await house.call(db.alpha, ops.updateVariants, {
      productId,
      version: 2,
      variants: [{ id, sku: '' }],
    });
    expect(cleared.variants[0]?.sku).toBeNull();
  });

  it('lets stock go below zero while the variant is sold without it', async () => {
    const seeded = await seedProduct(db, db.alpha, { title: 'Made to order', sku: 'MTO-1' });
    const productId = toExternalId('product', seeded.productId);
    const id = toExternalId('variant', seeded.variantId);
    const level = async () => {
      const [row] = await scope().rows<{ allow_negative: boolean }>(
        sql`select l.allow_negative from inventory_levels l join variant_inventory_items vi on vi.item_id = l.item_id where vi.variant_id = ${seeded.variantId}::uuid`,
      );
      return row?.allow_negative;
    };
    const sold = async (inventoryPolicy: 'deny' | 'continue') => {
      const { version } = await house.call(db.alpha, ops.adminGetProduct, { productId });
      await house.call(db.alpha, ops.updateVariants, {
        productId,
        version,
        variants: [{ id, inventoryPolicy }],
      });
      return level();
    };
    expect(await level()).toBe(false);
    expect(await sold('continue')).toBe(true);
    expect(await sold('deny')).toBe(false);
  });

  it('refuse negative prices, foreign variants, a taken SKU', async () => {
    const seeded = await seedProduct(db, db.alpha);
    const other = await seedProduct(db, db.alpha, { sku: 'TAKEN' });
    const productId = toExternalId('product', seeded.productId);
    const change = (variant: object) => ({ productId, version: 1, variants: [variant] });
    const id = toExternalId('variant', seeded.variantId);
    expect(await house.problem(db.alpha, ops.updateVariants, change({ id, priceMinor: -1 }))).toMatchObject({
      status: 422,
      errors: [{ path: 'variants.0.priceMinor', message: 'A price is not negative' }],
    });
    const foreign = toExternalId('variant', other.variantId);
    expect(
      await house.problem(db.alpha, ops.updateVariants, change({ id: foreign, priceMinor: 1 })),
    ).toMatchObject({
      status: 404,
    });
    expect(await house.problem(db.alpha, ops.updateVariants, change({ id, sku: 'TAKEN' }))).toMatchObject({
      status: 409,
      detail: 'Another variant has this SKU.',
    });
  });

  it('are added by options: the first names them, later ones bring values', async () => {
    const { id: productId } = await house.call(db.alpha, ops.createProduct, { title: 'Plate' });
    const first = await house.call(db.alpha, ops.addVariant, {
      productId,
      version: 1,
      options: { Colour: 'Moss', Size: 'Large' },
      priceMinor: 2400,
    });
    expect(first.variants).toMatchObject([{ options: ['Moss', 'Large'], price: { amount: 2400 } }]);
    const second = await house.call(db.alpha, ops.addVariant, {
      productId,
      version: 2,
      options: { Size: 'Small', Colour: 'Moss' },
      priceMinor: 1900,
      sku: 'PL-S',
    });
    expect(second.options.map((option) => option.values.map(({ value }) => value))).toEqual([
      ['Moss'],
      ['Large', 'Small'],
    ]);
    expect(second.variants).toMatchObject([
      { options: ['Moss', 'Large'] },
      { options: ['Moss', 'Small'], sku: 'PL-S' },
    ]);
    const again = { productId, version: 3, priceMinor: 1 };
    expect(
      await house.problem(db.alpha, ops.addVariant, { ...again, options: { Colour: 'Moss', Size: 'Small' } }),
    ).toMatchObject({ status: 409, code: 'variant_exists' });
    expect(
      await house.problem(db.alpha, ops.addVariant, { ...again, options: { Colour: 'Moss', Glaze: 'Matt' } }),
    ).toMatchObject({ status: 422, errors: [{ path: 'options.Size' }, { path: 'options.Glaze' }] });
    const page = await house.call(db.alpha, ops.adminListProducts, { q: 'PL-S' });
    expect(page.items).toMatchObject([
      { priceMin: { amount: 1900 }, priceMax: { amount: 2400 }, variantCount: 2 },
    ]);
  });
});

describe('adminListProducts', () => {
  it('pages both ways without gaps, filters by stock and status, and knows its cursors', async () => {
    const titles = ['List a', 'List b', 'List c', 'List d', 'List e'];
    for (const [index, title] of titles.entries()) {
      await seedProduct(db, db.beta, {
        title,
        onHand: index === 2 ? 0 : 3 + index,
        status: index === 4 ? 'draft' : 'active',
      });
    }
    const input = { q: 'list', sort: 'title', limit: 2 };
    const one = await house.call(db.beta, ops.adminListProducts, input);
    expect(one.items.map((row) => row.title)).toEqual(['List a', 'List b']);
    expect(one.total).toEqual({ value: 5, relation: 'eq' });
    const two = await house.call(db.beta, ops.adminListProducts, { ...input, cursor: one.page.next ?? '' });
    expect(two.items.map((row) => row.title)).toEqual(['List c', 'List d']);
    const back = await house.call(db.beta, ops.adminListProducts, { ...input, cursor: two.page.prev ?? '' });
    expect(back.items.map((row) => row.title)).toEqual(['List a', 'List b']);
    expect(back.page.prev).toBeNull();
    const out = await house.call(db.beta, ops.adminListProducts, { stock: 'out' });
    expect(out.items).toMatchObject([{ title: 'List c', outOfStockVariants: 1, available: 0 }]);
    const low = await house.call(db.beta, ops.adminListProducts, {
      stock: 'low',
      status: 'active',
      sort: '-title',
    });
    expect(low.items.map((row) => row.title)).toEqual(['List b', 'List a']);
    expect(
      await house.problem(db.beta, ops.adminListProducts, { sort: '-title', cursor: one.page.next }),
    ).toMatchObject({ status: 400, code: 'cursor_mismatch' });
    expect(await house.problem(db.beta, ops.adminListProducts, { sort: 'secret' })).toMatchObject({
      status: 422,
    });
    expect(await house.problem(db.beta, ops.adminListProducts, {}, ANONYMOUS)).toMatchObject({ status: 401 });
  });

  it('takes wildcards and quotes in a search literally', async () => {
    for (const q of ['%', '_', "'; drop table products; --", '\\', '"']) {
      const page = await house.call(db.beta, ops.adminListProducts, { q });
      expect(page.items).toEqual([]);
    }
  });
});

it('adminGetProduct answers 404 for unknown and foreign ids', async () => {
  const seeded = await seedProduct(db, db.alpha);
  const productId = toExternalId('product', seeded.productId);
  expect(await house.call(db.alpha, ops.adminGetProduct, { productId })).toMatchObject({ id: productId });
  expect(await house.problem(db.beta, ops.adminGetProduct, { productId })).toMatchObject({ status: 404 });
  const unknown = toExternalId('product', newId());
  expect(await house.problem(db.alpha, ops.adminGetProduct, { productId: unknown })).toMatchObject({
    status: 404,
  });
  expect(
    await house.problem(db.alpha, ops.adminGetProduct, { productId }, without('products.view')),
  ).toMatchObject({ status: 403 });
});

it('keeps costs from who may not see profit and loss', async () => {
  const blind = without('pnl.view');
  const { items } = await house.call(db.alpha, ops.adminListProducts, {}, blind);
  const productId = items[0]?.id ?? '';
  const full = await house.call(db.alpha, ops.adminGetProduct, { productId });
  const [variant] = full.variants;
  if (!variant) throw new Error('no variant');
  const change = { productId, version: full.version, variants: [{ id: variant.id, costMinor: 777 }] };
  expect(await house.problem(db.alpha, ops.updateVariants, change, blind)).toMatchObject({
    status: 403,
    extra: { permission: 'pnl.view' },
  });
  const saved = await house.call(db.alpha, ops.updateVariants, change);
  expect(saved.variants[0]?.cost).toMatchObject({ amount: 777 });
  const seen = await house.call(db.alpha, ops.adminGetProduct, { productId }, blind);
  expect(seen.variants[0]?.cost).toBeNull();
});
