import { type SQL, sql } from 'drizzle-orm';
import type { TenantContext } from '../../app-context.ts';
import { toExternalId } from '../../kernel/ids.ts';
import { availabilityOf, bestAvailability } from '../availability.ts';
import { unitPriceOf } from '../unit-price.ts';
import type { ProductView, VariantView } from '../views.ts';
import { type ImageRow, imageJson, imageView } from './images.ts';
import { type Translation, term, translationOf } from './translation.ts';

interface VariantJson {
  id: string;
  values: string[];
  sku: string | null;
  barcode: string | null;
  price: number;
  compareAt: number | null;
  weight: number;
  policy: 'deny' | 'continue';
  minQty: number;
  maxQty: number;
  qtyStep: number;
  unitQuantity: number | null;
  unitName: string | null;
  available: number;
}

export interface ProductRow extends Record<string, unknown> {
  id: string;
  handle: string;
  title: string;
  description_html: string;
  vendor: string;
  product_type: string;
  tags: string[];
  seo_title: string;
  seo_description: string;
  updated_at: string;
  translation: Translation | null;
  options: { name: string; values: { value: string; swatch?: string | null }[] }[];
  variants: VariantJson[];
  media: ImageRow[];
  collections: { handle: string; title: string; translation: Translation | null }[];
}

/** Everything a product page shows, in one statement. */
export function productRow(tenant: TenantContext, locale: string, handle: string): SQL {
  return sql`select p.id, p.handle, p.title, p.description_html, p.vendor, p.product_type, array_to_json(p.tags) as tags, p.seo_title, p.seo_description,
      to_char(p.updated_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as updated_at,
      ${translationOf(tenant, locale, 'product', sql`p.id`)} as translation,
      coalesce((select json_agg(json_build_object('name', o.name, 'values', o.values) order by o.position) from product_options o where o.product_id = p.id), '[]'::json) as options,
      (select coalesce(json_agg(json_build_object('id', pv.id, 'values', pv.option_values, 'sku', pv.sku, 'barcode', pv.barcode, 'price', pv.price_minor,
          'compareAt', pv.compare_at_minor, 'weight', pv.weight_g, 'policy', pv.inventory_policy, 'minQty', pv.min_qty, 'maxQty', pv.max_qty, 'qtyStep', pv.qty_step,
          'unitQuantity', pv.unit_quantity, 'unitName', pv.unit_name, 'available', coalesce((select vs.available from variant_stock vs where vs.variant_id = pv.id), 0)) order by pv.position, pv.id), '[]'::json)
        from product_variants pv where pv.product_id = p.id) as variants,
      coalesce((select json_agg(${imageJson(sql`m`)} order by m.position, m.id) from product_media m where m.product_id = p.id), '[]'::json) as media,
      coalesce((select json_agg(json_build_object('handle', c.handle, 'title', c.title, 'translation', ${translationOf(tenant, locale, 'collection', sql`c.id`)}) order by c.position)
        from collection_products cp join collections c on c.id = cp.collection_id where cp.product_id = p.id), '[]'::json) as collections
    from products p where p.handle = ${handle} and p.status = 'active'`;
}

function variantView(tenant: TenantContext, row: ProductRow, variant: VariantJson): VariantView {
  const money = (amount: number) => ({ amount, currency: tenant.currency });
  const unit =
    variant.unitQuantity === null || variant.unitName === null
      ? null
      : unitPriceOf(variant.price, variant.unitQuantity, variant.unitName);
  const values = variant.values.map((value) => term(row.translation, value));
  return {
    id: toExternalId('variant', variant.id),
    sku: variant.sku,
    barcode: variant.barcode,
    title: values.join(' / '),
    options: Object.fromEntries(
      row.options.map((option, index) => [term(row.translation, option.name), values[index] ?? '']),
    ),
    price: money(variant.price),
    compareAt:
      variant.compareAt !== null && variant.compareAt > variant.price ? money(variant.compareAt) : null,
    unitPrice: unit === null ? null : { price: money(unit.amountMinor), perQuantity: 1, unit: unit.unit },
    availability: availabilityOf(variant.available, variant.policy),
    minQty: variant.minQty,
    maxQty: variant.maxQty,
    qtyStep: variant.qtyStep,
    weightGrams: variant.weight,
    mediaIds: row.media
      .filter((image) => image.variantIds.includes(variant.id))
      .map((image) => toExternalId('media', image.id)),
  };
}

const stripTags = (html: string): string =>
  html
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();

export function productView(tenant: TenantContext, locale: string, row: ProductRow): ProductView {
  const variants = row.variants.map((variant) => variantView(tenant, row, variant));
  const prices = variants.map((variant) => variant.price.amount);
  const title = row.translation?.title ?? row.title;
  const descriptionHtml = row.translation?.descriptionHtml ?? row.description_html;
  return {
    id: toExternalId('product', row.id),
    handle: row.handle,
    title,
    descriptionHtml,
    vendor: row.vendor,
    productType: term(row.translation, row.product_type),
    tags: row.tags,
    seo: {
      title: row.seo_title || title,
      description: row.seo_description || stripTags(descriptionHtml).slice(0, 160),
    },
    options: row.options.map((option) => ({
      name: term(row.translation, option.name),
      values: option.values.map((entry) => ({
        value: term(row.translation, entry.value),
        swatch: entry.swatch ?? null,
      })),
    })),
    variants,
    media: row.media.map((image) => ({
      ...imageView(tenant.id, image, locale),
      id: toExternalId('media', image.id),
    })),
    collections: row.collections.map((c) => ({ handle: c.handle, title: c.translation?.title ?? c.title })),
    priceMin: { amount: Math.min(...prices), currency: tenant.currency },
    priceMax: { amount: Math.max(...prices), currency: tenant.currency },
    availability: bestAvailability(variants.map((variant) => variant.availability)),
    updatedAt: row.updated_at,
  };
}
