/** A brand to measure with: 1,000 products of three variants each, the same at every run but for their ids. */

import { ownerClient } from '../../cli/database.ts';
import type { Stack } from '../../cli/local/stack.ts';
import { readMigrations } from '../../cli/migration-files.ts';
import { type ProvisionedTenant, provisionTenant } from '../../cli/provision-tenant.ts';
import { summariseProduct } from '../../domain/catalog/product-summary.ts';
import { newId, toExternalId } from '../../domain/kernel/ids.ts';
import { Database, type Query, type ScopedDb, tables } from '../../schema/index.ts';

export const BENCH_SLUG = 'bench';
export const BENCH_HOST = `${BENCH_SLUG}.localhost`;

const PRODUCTS = 1_000;
const COLLECTIONS = 20;
/** Each product is in two collections, so each collection has a hundred. */
const MEMBERSHIPS = 2;
const STOCK = 1_000_000;
const CHUNK = 250;

const MATERIALS = [
  'Oak',
  'Linen',
  'Copper',
  'Stoneware',
  'Walnut',
  'Cotton',
  'Brass',
  'Wool',
  'Glass',
  'Leather',
];
const THINGS = ['Bowl', 'Blanket', 'Lamp', 'Mug', 'Tray', 'Cushion', 'Candle', 'Vase', 'Basket', 'Clock'];
const MANNERS = [
  'Low',
  'Tall',
  'Round',
  'Woven',
  'Carved',
  'Ribbed',
  'Plain',
  'Brushed',
  'Speckled',
  'Folded',
];
const SIZES = ['Small', 'Medium', 'Large'];
const VENDORS = ['Northway', 'Alder & Co', 'Studio Sund', 'Maren', 'Old Quarry'];

/** What a product is made of, by its number: every combination of the three lists comes once. */
function wordsOf(index: number): { manner: string; material: string; thing: string } {
  const at = (list: string[], place: number): string => list[place % list.length] ?? '';
  return {
    manner: at(MANNERS, index),
    material: at(MATERIALS, Math.floor(index / 10)),
    thing: at(THINGS, Math.floor(index / 100)),
  };
}

export interface BenchBrand {
  id: string;
  /** Handles of products and collections. */
  products: string[];
  collections: string[];
  /** External ids of variants that can be bought. */
  variants: string[];
  /** Words that find products. */
  queries: string[];
}

const handleOf = (index: number): string => {
  const { manner, material, thing } = wordsOf(index);
  return `${manner}-${material}-${thing}-${index}`.toLowerCase();
};

const collectionHandle = (index: number): string => `collection-${index + 1}`;

function searchQueries(): string[] {
  return MATERIALS.flatMap((material) => THINGS.map((thing) => `${material} ${thing}`.toLowerCase()));
}

/** Makes the brand when the database does not have it yet, and says what can be asked of it. */
export async function seedBenchBrand(stack: Stack): Promise<BenchBrand> {
  const client = await ownerClient(stack.database);
  let tenant: ProvisionedTenant;
  try {
    tenant = await provisionTenant(
      client,
      {
        slug: BENCH_SLUG,
        name: 'Bench',
        country: 'US',
        currency: 'USD',
        locale: 'en',
        timezone: 'America/New_York',
        kind: 'test',
      },
      readMigrations().tenant,
    );
  } finally {
    await client.end();
  }
  const { proxy, database: open } = stack;
  const endpoint = `127.0.0.1:${proxy.port}`;
  const database = new Database({
    url: open.appUrl,
    fetchEndpoint: `http://${endpoint}/sql`,
    wsProxy: `${endpoint}/v2`,
  });
  const db = database.tenant(tenant);
  if ((await variantIds(db)).length === 0) {
    await insertMarket(db);
    await insertCatalogue(db, tenant.locationId);
    await analyse(stack, tenant.schemaKey);
  }
  return {
    id: tenant.id,
    products: Array.from({ length: PRODUCTS }, (_, index) => handleOf(index)),
    collections: Array.from({ length: COLLECTIONS }, (_, index) => collectionHandle(index)),
    variants: await variantIds(db),
    queries: searchQueries(),
  };
}

async function variantIds(db: ScopedDb): Promise<string[]> {
  const { productVariants } = tables;
  const query = db.q.select({ id: productVariants.id }).from(productVariants).orderBy(productVariants.id);
  const rows = await db.run(query.limit(200));
  return rows.map((row) => toExternalId('variant', row.id));
}

/** A tax and two ways of delivery, so that a checkout has something to calculate. */
async function insertMarket(db: ScopedDb): Promise<void> {
  const method = {
    countries: ['US'],
    tiers: [
      { minGrams: 0, maxGrams: 5_000, amount: 695 },
      { minGrams: 5_000, maxGrams: null, amount: 1_495 },
    ],
    taxRule: 'taxable_own_class' as const,
    minDays: 2,
    maxDays: 5,
  };
  const rate = { country: 'US', region: 'NY', name: 'New York State', component: 'state', ratePpm: 40_000 };
  await db.runAll([
    db.q.insert(tables.taxRates).values({ id: newId(), ...rate }),
    db.q.insert(tables.shippingMethods).values([
      { id: newId(), name: 'Standard', freeFromMinor: 20_000, position: 0, ...method },
      { id: newId(), name: 'Express', position: 1, ...method },
    ]),
  ]);
}

async function insertCatalogue(db: ScopedDb, locationId: string): Promise<void> {
  const collectionIds = Array.from({ length: COLLECTIONS }, () => newId());
  await db.run(
    db.q.insert(tables.collections).values(
      collectionIds.map((id, position) => ({
        id,
        handle: collectionHandle(position),
        title: `Collection ${position + 1}`,
        description: 'A hundred things that go well together.',
        position,
      })),
    ),
  );
  for (let from = 0; from < PRODUCTS; from += CHUNK) {
    const indexes = Array.from({ length: CHUNK }, (_, offset) => from + offset);
    await db.runAll(productQueries(db, indexes, collectionIds, locationId));
  }
}

/** The statements that insert the products with these numbers, and all that hangs on them. */
function productQueries(
  db: ScopedDb,
  indexes: number[],
  collectionIds: string[],
  locationId: string,
): Query[] {
  const products = indexes.map((index) => {
    const { manner, material, thing } = wordsOf(index);
    const title = `${manner} ${material} ${thing}`;
    const product = {
      vendor: VENDORS[index % VENDORS.length] ?? '',
      productType: thing,
      tags: [material.toLowerCase(), manner.toLowerCase()],
      descriptionHtml: `<p>A ${title.toLowerCase()} for every day, made in small runs.</p><p>Wipe with a damp cloth and let it dry in the air. Colours differ a little from piece to piece.</p><ul><li>Made of ${material.toLowerCase()}</li><li>Packed without plastic</li></ul>`,
    };
    const variants = SIZES.map((size, position) => ({
      id: newId(),
      itemId: newId(),
      optionValues: [size],
      sku: `B-${index}-${position}`,
      priceMinor: 900 + ((index * 37) % 9_000) + position * 500,
      position,
    }));
    return { id: newId(), index, title, handle: handleOf(index), product, variants };
  });
  const variants = products.flatMap(({ id, variants: own }) =>
    own.map((variant) => ({ productId: id, ...variant })),
  );
  const { q } = db;
  return [
    q.insert(tables.products).values(
      products.map(({ id, index, title, handle, product, variants: own }) => ({
        id,
        handle,
        title,
        ...product,
        ...summariseProduct(product, own),
        status: 'active' as const,
        searchConfig: 'english',
        position: index,
        publishedAt: new Date(Date.UTC(2026, 0, 1) + index * 3_600_000),
      })),
    ),
    q.insert(tables.productOptions).values(
      products.map(({ id }) => ({
        id: newId(),
        productId: id,
        name: 'Size',
        position: 0,
        values: SIZES.map((value) => ({ value, swatch: null })),
      })),
    ),
    q
      .insert(tables.productVariants)
      .values(variants.map(({ itemId: _, ...variant }) => ({ ...variant, weightG: 400, maxQty: 999 }))),
    q.insert(tables.productMedia).values(
      products.flatMap(({ id, index, title }) =>
        ['front', 'side'].map((view, position) => ({
          id: newId(),
          productId: id,
          fileKey: `bench/${index}-${view}`,
          alt: `${title}, ${view}`,
          width: 1_600,
          height: 2_000,
          widths: [400, 800, 1_600],
          thumbhash: '1QcSHQRnh493V4dIh4eXh1h4kJUI',
          position,
        })),
      ),
    ),
    q.insert(tables.collectionProducts).values(
      products.flatMap(({ id, index }) =>
        Array.from({ length: MEMBERSHIPS }, (_, step) => ({
          collectionId: collectionIds[(index + step * 7) % COLLECTIONS] ?? '',
          productId: id,
          position: index,
        })),
      ),
    ),
    q.insert(tables.inventoryItems).values(variants.map(({ itemId }) => ({ id: itemId }))),
    q
      .insert(tables.variantInventoryItems)
      .values(variants.map(({ id, itemId }) => ({ variantId: id, itemId }))),
    q
      .insert(tables.inventoryLevels)
      .values(variants.map(({ itemId }) => ({ itemId, locationId, onHand: STOCK }))),
    q.insert(tables.inventoryMovements).values(
      variants.map(({ itemId }) => ({
        id: newId(),
        itemId,
        locationId,
        kind: 'receive' as const,
        onHandDelta: STOCK,
        key: `seed:${itemId}`,
      })),
    ),
  ];
}

/** What autovacuum would have done a minute later: the planner knows how many rows there are. */
async function analyse(stack: Stack, schemaKey: string): Promise<void> {
  const client = await ownerClient(stack.database);
  try {
    const { rows } = await client.query<{ name: string }>(
      'select tablename as name from pg_tables where schemaname = $1',
      [`tenant_${schemaKey}`],
    );
    for (const { name } of rows) await client.query(`analyze "tenant_${schemaKey}"."${name}"`);
  } finally {
    await client.end();
  }
}
