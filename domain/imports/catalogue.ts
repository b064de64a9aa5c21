/** What the catalogue has of the products that a part of an import names: read in one round trip. */
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { ScopedDb } from '../../schema/index.ts';
import type { ExistingProduct, ProductDraft } from '../catalog/import/index.ts';
import type { Translation } from '../catalog/storefront/translation.ts';

const Variant = z.object({
  id: z.string(),
  sku: z.string().nullable(),
  barcode: z.string().nullable(),
  optionValues: z.array(z.string()),
  priceMinor: z.number(),
  compareAtMinor: z.number().nullable(),
  costMinor: z.number().nullable(),
  weightGrams: z.number(),
  requiresShipping: z.boolean(),
  taxable: z.boolean(),
  inventoryPolicy: z.enum(['deny', 'continue']),
});

const Product = z.object({
  id: z.string(),
  handle: z.string(),
  title: z.string(),
  descriptionHtml: z.string(),
  vendor: z.string(),
  productType: z.string(),
  tags: z.array(z.string()),
  status: z.enum(['draft', 'active', 'archived']),
  seoTitle: z.string(),
  seoDescription: z.string(),
  version: z.number(),
  options: z.array(
    z.object({ id: z.string(), name: z.string(), values: z.array(z.looseObject({ value: z.string() })) }),
  ),
  variants: z.array(Variant),
  media: z.array(
    z.object({
      id: z.string(),
      sourceUrl: z.string().nullable(),
      alt: z.string(),
      position: z.number(),
      variantIds: z.array(z.string()),
    }),
  ),
  translations: z.array(z.custom<Translation>()),
});
/** A product with everything that an import compares, and what its writes need besides. */
export type CatalogueProduct = z.output<typeof Product>;
export type CatalogueVariant = CatalogueProduct['variants'][number];

export interface Catalogue {
  byHandle: ReadonlyMap<string, CatalogueProduct>;
  /** Which product has a SKU of the part. */
  skuOwners: ReadonlyMap<string, { productId: string; handle: string }>;
  /** Where new stock goes; null when the tenant has no location. */
  locationId: string | null;
}

interface OwnerRow extends Record<string, unknown> {
  sku: string;
  product_id: string;
  handle: string;
}

/** One round trip, whatever the number of drafts. */
export async function readCatalogue(db: ScopedDb, drafts: readonly ProductDraft[]): Promise<Catalogue> {
  const handles = JSON.stringify(drafts.map(({ handle }) => handle));
  const skus = JSON.stringify(
    drafts.flatMap(({ variants }) => variants.flatMap(({ sku }) => (sku === null ? [] : [sku]))),
  );
  const [products, owners, locations] = await db.batch([
    db.q.execute<{ product: unknown }>(sql`
      select json_build_object(
        'id', p.id, 'handle', p.handle, 'title', p.title, 'descriptionHtml', p.description_html, 'vendor', p.vendor,
        'productType', p.product_type, 'tags', p.tags, 'status', p.status, 'seoTitle', p.seo_title,
        'seoDescription', p.seo_description, 'version', p.version,
        'options', (select coalesce(json_agg(json_build_object('id', o.id, 'name', o.name, 'values', o.values) order by o.position, o.id), '[]')
                      from product_options o where o.product_id = p.id),
        'variants', (select coalesce(json_agg(json_build_object(
                       'id', v.id, 'sku', v.sku, 'barcode', v.barcode, 'optionValues', v.option_values, 'priceMinor', v.price_minor,
                       'compareAtMinor', v.compare_at_minor, 'costMinor', v.cost_minor, 'weightGrams', v.weight_g,
                       'requiresShipping', v.requires_shipping, 'taxable', v.taxable, 'inventoryPolicy', v.inventory_policy)
                       order by v.position, v.id), '[]') from product_variants v where v.product_id = p.id),
        'media', (select coalesce(json_agg(json_build_object('id', m.id, 'sourceUrl', m.source_url, 'alt', m.alt,
                    'position', m.position, 'variantIds', m.variant_ids) order by m.position, m.id), '[]')
                    from product_media m where m.product_id = p.id),
        'translations', (select coalesce(json_agg(t.fields order by t.locale), '[]') from translations t
                           where t.owner_type = 'product' and t.owner_id = p.id)) as product
        from products p where p.handle in (select jsonb_array_elements_text(${handles}::jsonb))`),
    db.q.execute<OwnerRow>(sql`
      select v.sku, v.product_id, p.handle from product_variants v join products p on p.id = v.product_id
       where v.sku in (select jsonb_array_elements_text(${skus}::jsonb))`),
    db.q.execute<{ id: string }>(sql`select id from stock_locations order by priority, id limit 1`),
  ]);
  const found = products.rows.map(({ product }) => Product.parse(product));
  return {
    byHandle: new Map(found.map((product) => [product.handle, product])),
    skuOwners: new Map(
      owners.rows.map((row) => [row.sku, { productId: row.product_id, handle: row.handle }]),
    ),
    locationId: locations.rows[0]?.id ?? null,
  };
}

/** As the comparison wants to see it. */
export function asExisting(product: CatalogueProduct): ExistingProduct {
  return {
    ...product,
    seo: { title: product.seoTitle, description: product.seoDescription },
    options: product.options.map(({ name, values }) => ({ name, values: values.map(({ value }) => value) })),
  };
}
