import { type SQL, sql } from 'drizzle-orm';
import { stockFigures } from '../../inventory/index.ts';
import type { OperationContext } from '../../kernel/context.ts';
import { gated } from '../../kernel/gated.ts';
import { toExternalId } from '../../kernel/ids.ts';
import { notFound } from '../../kernel/problem.ts';
import { isoUtc } from '../../kernel/sql-text.ts';
import type { AdminProduct } from '../admin-views.ts';
import { type ImageRow, imageJson, imageView } from '../storefront/images.ts';
import type { Translation } from '../storefront/translation.ts';

export interface VariantRecord {
  id: string;
  values: string[];
  sku: string | null;
  barcode: string | null;
  price: number;
  compareAt: number | null;
  cost: number | null;
  weight: number;
  policy: 'deny' | 'continue';
  position: number;
  onHand: number;
  committed: number;
  reserved: number;
  available: number;
}

export type MediaRecord = ImageRow & { sourceUrl: string | null };

export interface OptionRecord {
  id: string;
  name: string;
  values: { value: string; swatch?: string | null }[];
}

/** A product with all that the admin edits of it, as one statement reads it. */
export interface ProductRecord extends Record<string, unknown> {
  id: string;
  version: number;
  handle: string;
  title: string;
  description_html: string;
  vendor: string;
  product_type: string;
  tags: string[];
  status: 'draft' | 'active' | 'archived';
  seo_title: string;
  seo_description: string;
  published_at: string | null;
  updated_at: string;
  options: OptionRecord[];
  variants: VariantRecord[];
  media: MediaRecord[];
  collections: { id: string; title: string }[];
  translations: Translation[];
}

export function productRecord(productId: string): SQL {
  return sql`
    select p.id, p.version, p.handle, p.title, p.description_html, p.vendor, p.product_type, array_to_json(p.tags) as tags, p.status,
      p.seo_title, p.seo_description, p.published_at, ${isoUtc(sql`p.updated_at`)} as updated_at,
      coalesce((select json_agg(json_build_object('id', o.id, 'name', o.name, 'values', o.values) order by o.position, o.id)
        from product_options o where o.product_id = p.id), '[]'::json) as options,
      coalesce((select json_agg(json_build_object('id', v.id, 'values', v.option_values, 'sku', v.sku, 'barcode', v.barcode, 'price', v.price_minor,
          'compareAt', v.compare_at_minor, 'cost', v.cost_minor, 'weight', v.weight_g, 'policy', v.inventory_policy, 'position', v.position,
          'onHand', coalesce(s.on_hand, 0), 'committed', coalesce(s.committed, 0), 'reserved', coalesce(s.reserved, 0), 'available', coalesce(s.available, 0))
          order by v.position, v.id)
        from product_variants v left join lateral (${stockFigures(sql`v.id`)}) s on true where v.product_id = p.id), '[]'::json) as variants,
      coalesce((select json_agg(${imageJson(sql`m`)}::jsonb || jsonb_build_object('sourceUrl', m.source_url) order by m.position, m.id)
        from product_media m where m.product_id = p.id), '[]'::json) as media,
      coalesce((select json_agg(json_build_object('id', c.id, 'title', c.title) order by c.position, c.id)
        from collection_products cp join collections c on c.id = cp.collection_id where cp.product_id = p.id), '[]'::json) as collections,
      coalesce((select json_agg(t.fields order by t.locale) from translations t where t.owner_type = 'product' and t.owner_id = p.id), '[]'::json) as translations
    from products p where p.id = ${productId}::uuid`;
}

/** Errors: 404 for an id that is not of this tenant. */
export async function loadProduct(ctx: OperationContext, productId: string): Promise<ProductRecord> {
  const [row] = await ctx.db.rows<ProductRecord>(productRecord(productId));
  if (!row) throw notFound('product');
  return row;
}

/** Costs leave only to who may see profit and loss (10 RBAC-10). */
export function adminProductView(
  { tenant, actor }: Pick<OperationContext, 'tenant' | 'actor'>,
  row: ProductRecord,
): AdminProduct {
  const money = (amount: number) => ({ amount, currency: tenant.currency });
  const moneyOrNull = (amount: number | null) => (amount === null ? null : money(amount));
  return {
    id: toExternalId('product', row.id),
    version: row.version,
    handle: row.handle,
    title: row.title,
    descriptionHtml: row.description_html,
    vendor: row.vendor,
    productType: row.product_type,
    tags: row.tags,
    status: row.status,
    seoTitle: row.seo_title,
    seoDescription: row.seo_description,
    options: row.options.map(({ name, values }) => ({
      name,
      values: values.map(({ value, swatch }) => ({ value, swatch: swatch ?? null })),
    })),
    variants: row.variants.map((variant) => ({
      id: toExternalId('variant', variant.id),
      options: variant.values,
      sku: variant.sku,
      barcode: variant.barcode,
      price: money(variant.price),
      compareAt: moneyOrNull(variant.compareAt),
      cost: gated(actor, 'pnl.view', moneyOrNull(variant.cost)),
      weightGrams: variant.weight,
      inventoryPolicy: variant.policy,
      stock: {
        onHand: variant.onHand,
        committed: variant.committed,
        reserved: variant.reserved,
        available: variant.available,
      },
    })),
    media: row.media.map((image) => ({
      ...imageView(tenant.id, image, tenant.locale),
      id: toExternalId('media', image.id),
      sourceUrl: image.sourceUrl,
    })),
    collections: row.collections.map(({ id, title }) => ({ id: toExternalId('collection', id), title })),
    storefrontPath: `/products/${row.handle}`,
    updatedAt: row.updated_at,
  };
}
