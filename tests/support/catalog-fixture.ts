import { summariseProduct } from '../../domain/catalog/product-summary.ts';
import { newId } from '../../domain/kernel/ids.ts';
import { tables } from '../../schema/index.ts';
import type { TestDatabase, TestTenant } from './test-database.ts';

export interface SeededProduct {
  productId: string;
  variantId: string;
  itemId: string;
}

export interface ProductSeed {
  title?: string;
  handle?: string;
  status?: 'draft' | 'active' | 'archived';
  priceMinor?: number;
  sku?: string | null;
  onHand?: number;
  policy?: 'deny' | 'continue';
}

/** A product with one variant and stock of it at the tenant's location. */
export async function seedProduct(
  db: TestDatabase,
  tenant: TestTenant,
  seed: ProductSeed = {},
): Promise<SeededProduct> {
  const [productId, variantId, itemId] = [newId(), newId(), newId()];
  const {
    title = 'Mug',
    status = 'active',
    priceMinor = 1999,
    sku = null,
    onHand = 10,
    policy = 'deny',
  } = seed;
  const { builder } = db.database;
  const product = {
    vendor: 'Maker',
    productType: 'Mug',
    tags: ['stoneware'],
    descriptionHtml: '<p>A mug.</p>',
  };
  await db.write(
    tenant,
    builder.insert(tables.products).values({
      id: productId,
      handle: seed.handle ?? `product-${productId}`,
      title,
      status,
      ...product,
      ...summariseProduct(product, [{ priceMinor, sku, optionValues: [] }]),
      publishedAt: status === 'active' ? new Date('2026-01-01T00:00:00Z') : null,
    }),
    builder
      .insert(tables.productVariants)
      .values({ id: variantId, productId, priceMinor, sku, inventoryPolicy: policy }),
    builder.insert(tables.inventoryItems).values({ id: itemId }),
    builder.insert(tables.variantInventoryItems).values({ variantId, itemId }),
    builder.insert(tables.inventoryLevels).values({ itemId, locationId: tenant.locationId, onHand }),
    builder.insert(tables.inventoryMovements).values({
      id: newId(),
      itemId,
      locationId: tenant.locationId,
      kind: 'receive',
      onHandDelta: onHand,
      key: `seed:${itemId}`,
    }),
  );
  return { productId, variantId, itemId };
}

/** A customer without orders. */
export async function seedCustomer(
  db: TestDatabase,
  tenant: TestTenant,
  seed: Partial<typeof tables.customers.$inferInsert> = {},
): Promise<string> {
  const id = newId();
  const email = seed.email ?? `${id}@example.com`;
  await db.write(
    tenant,
    db.database.builder.insert(tables.customers).values({
      id,
      email,
      emailNormalised: email.toLowerCase(),
      firstName: 'Ada',
      lastName: 'Byron',
      ...seed,
    }),
  );
  return id;
}
