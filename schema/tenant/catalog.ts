import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  index,
  integer,
  jsonb,
  numeric,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import {
  createdAt,
  emptyArray,
  emptyList,
  emptyObject,
  id,
  instant,
  minor,
  regconfig,
  tsvector,
  updatedAt,
  version,
} from '../columns.ts';

/** Catalogue (20 §2.2). */
export const products = pgTable(
  'products',
  {
    id: id(),
    handle: text('handle').notNull(),
    title: text('title').notNull(),
    descriptionHtml: text('description_html').notNull().default(''),
    vendor: text('vendor').notNull().default(''),
    productType: text('product_type').notNull().default(''),
    tags: text('tags').array().notNull().default(emptyArray),
    status: text('status', { enum: ['draft', 'active', 'archived'] })
      .notNull()
      .default('draft'),
    taxCategory: text('tax_category').notNull().default('standard'),
    seoTitle: text('seo_title').notNull().default(''),
    seoDescription: text('seo_description').notNull().default(''),
    /** Cheapest and dearest variant, kept by the writer of variants: lists sort and filter by them with an index. */
    priceMinMinor: minor('price_min_minor').notNull().default(0),
    priceMaxMinor: minor('price_max_minor').notNull().default(0),
    /** Words of variants, options, tags, vendor, type and translations: what search finds a product by. */
    searchKeywords: text('search_keywords').notNull().default(''),
    searchBody: text('search_body').notNull().default(''),
    searchConfig: regconfig('search_config').notNull().default(sql`'simple'::regconfig`),
    searchTsv: tsvector('search_tsv')
      .generatedAlwaysAs(
        sql`setweight(to_tsvector(search_config, title), 'A') || setweight(to_tsvector('simple'::regconfig, search_keywords), 'B') || setweight(to_tsvector(search_config, search_body), 'D')`,
      )
      .notNull(),
    source: text('source').notNull().default('native'),
    publishedAt: instant('published_at'),
    /** Place in "featured" order. */
    position: integer('position').notNull().default(0),
    version: version(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    uniqueIndex('products_handle').on(t.handle),
    index('products_status_position').on(t.status, t.position, t.id),
    index('products_status_published').on(t.status, t.publishedAt, t.id),
    index('products_status_price').on(t.status, t.priceMinMinor, t.id),
    index('products_status_title').on(t.status, t.title, t.id),
    index('products_updated').on(t.updatedAt, t.id),
    index('products_tsv').using('gin', t.searchTsv),
    index('products_tags').using('gin', t.tags),
  ],
);

export const productOptions = pgTable(
  'product_options',
  {
    id: id(),
    productId: uuid('product_id')
      .notNull()
      .references(() => products.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    position: integer('position').notNull(),
    /** `[{value, swatch}]` in order. */
    values: jsonb('values').notNull().default(emptyList),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [uniqueIndex('product_options_name').on(t.productId, t.name)],
);

export const productVariants = pgTable(
  'product_variants',
  {
    id: id(),
    productId: uuid('product_id')
      .notNull()
      .references(() => products.id, { onDelete: 'cascade' }),
    /** Values in the order of the product's options. */
    optionValues: text('option_values').array().notNull().default(emptyArray),
    sku: text('sku'),
    barcode: text('barcode'),
    priceMinor: minor('price_minor').notNull(),
    compareAtMinor: minor('compare_at_minor'),
    costMinor: minor('cost_minor'),
    weightG: integer('weight_g').notNull().default(0),
    requiresShipping: boolean('requires_shipping').notNull().default(true),
    taxable: boolean('taxable').notNull().default(true),
    inventoryPolicy: text('inventory_policy', { enum: ['deny', 'continue'] })
      .notNull()
      .default('deny'),
    minQty: integer('min_qty').notNull().default(1),
    maxQty: integer('max_qty').notNull().default(999),
    qtyStep: integer('qty_step').notNull().default(1),
    unitQuantity: numeric('unit_quantity'),
    unitName: text('unit_name'),
    position: integer('position').notNull().default(0),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    uniqueIndex('product_variants_sku').on(t.sku).where(sql`${t.sku} is not null`),
    uniqueIndex('product_variants_options').on(t.productId, t.optionValues),
    check('product_variants_price', sql`${t.priceMinor} >= 0`),
    check(
      'product_variants_quantities',
      sql`${t.minQty} >= 1 and ${t.maxQty} >= ${t.minQty} and ${t.qtyStep} >= 1`,
    ),
  ],
);

export const productMedia = pgTable(
  'product_media',
  {
    id: id(),
    productId: uuid('product_id')
      .notNull()
      .references(() => products.id, { onDelete: 'cascade' }),
    variantIds: uuid('variant_ids').array().notNull().default(sql`'{}'::uuid[]`),
    /** R2 key without width and suffix; null while the file is still at `source_url`. */
    fileKey: text('file_key'),
    sourceUrl: text('source_url'),
    status: text('status', { enum: ['ready', 'pending', 'failed'] })
      .notNull()
      .default('ready'),
    alt: text('alt').notNull().default(''),
    altTranslations: jsonb('alt_translations').notNull().default(emptyObject),
    width: integer('width').notNull().default(0),
    height: integer('height').notNull().default(0),
    widths: integer('widths').array().notNull().default(sql`'{}'::int[]`),
    thumbhash: text('thumbhash'),
    position: integer('position').notNull().default(0),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    index('product_media_product').on(t.productId, t.position),
    uniqueIndex('product_media_source').on(t.productId, t.sourceUrl).where(sql`${t.sourceUrl} is not null`),
  ],
);

export const collections = pgTable(
  'collections',
  {
    id: id(),
    handle: text('handle').notNull(),
    title: text('title').notNull(),
    description: text('description').notNull().default(''),
    image: jsonb('image'),
    position: integer('position').notNull().default(0),
    version: version(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [uniqueIndex('collections_handle').on(t.handle)],
);

export const collectionProducts = pgTable(
  'collection_products',
  {
    collectionId: uuid('collection_id')
      .notNull()
      .references(() => collections.id, { onDelete: 'cascade' }),
    productId: uuid('product_id')
      .notNull()
      .references(() => products.id, { onDelete: 'cascade' }),
    position: integer('position').notNull().default(0),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    primaryKey({ columns: [t.collectionId, t.productId] }),
    index('collection_products_product').on(t.productId),
  ],
);

/** Texts in the shop's other languages; `fields` is `{field: text}`. */
export const translations = pgTable(
  'translations',
  {
    ownerType: text('owner_type', { enum: ['product', 'collection', 'option', 'shipping_method'] }).notNull(),
    ownerId: uuid('owner_id').notNull(),
    locale: text('locale').notNull(),
    fields: jsonb('fields').notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [primaryKey({ columns: [t.ownerType, t.ownerId, t.locale] })],
);
