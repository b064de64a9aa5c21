import { type SQL, sql } from 'drizzle-orm';
import type { TenantContext } from '../../app-context.ts';
import { toExternalId } from '../../kernel/ids.ts';
import { availabilityOf } from '../availability.ts';
import type { ProductCard } from '../views.ts';
import { type ImageRow, imageJson, imageView } from './images.ts';
import { type Translation, term, translationOf } from './translation.ts';

export interface CardRow extends Record<string, unknown> {
  id: string;
  handle: string;
  title: string;
  vendor: string;
  product_type: string;
  price_min_minor: string;
  price_max_minor: string;
  translation: Translation | null;
  variant_count: number;
  only_variant: string | null;
  compare_at: string | null;
  best_available: number;
  can_backorder: boolean;
  images: ImageRow[];
  swatches: { value: string; swatch: string }[];
}

/** What `cardColumns` needs of a product, for subselects that choose the products first. */
export const CARD_PRODUCT = sql`p.id, p.handle, p.title, p.vendor, p.product_type, p.price_min_minor, p.price_max_minor`;

/** Columns of a product's card; the product is `p` in the surrounding statement. One statement, no N+1. */
export function cardColumns(tenant: TenantContext, locale: string): SQL {
  return sql`${CARD_PRODUCT},
    ${translationOf(tenant, locale, 'product', sql`p.id`)} as translation,
    v.variant_count, v.only_variant, v.compare_at, v.best_available, v.can_backorder,
    coalesce((select json_agg(${imageJson(sql`m`)} order by m.position) from (select * from product_media where product_id = p.id order by position limit 2) m), '[]'::json) as images,
    coalesce((select json_agg(e.entry) from product_options o, jsonb_array_elements(o.values) as e(entry) where o.product_id = p.id and e.entry->>'swatch' is not null), '[]'::json) as swatches`;
}

/** What can be sold of variant `pv`. Asked for one variant at a time: a join would work out the stock of them all. */
const availableOf = sql`(select vs.available from variant_stock vs where vs.variant_id = pv.id)`;

/** The lateral that goes with `cardColumns`. */
export function cardJoins(): SQL {
  return sql`cross join lateral (
    select count(*)::int as variant_count,
           case when count(*) = 1 then min(pv.id::text) end as only_variant,
           min(pv.compare_at_minor) filter (where pv.price_minor = p.price_min_minor and pv.compare_at_minor > pv.price_minor) as compare_at,
           coalesce(max(${availableOf}), 0) as best_available,
           coalesce(bool_or(pv.inventory_policy = 'continue'), false) as can_backorder
      from product_variants pv
     where pv.product_id = p.id) v`;
}

/** Whether a shopper can buy any variant of product `p`. */
export const isSellable = sql`exists (select 1 from product_variants pv where pv.product_id = p.id and (pv.inventory_policy = 'continue' or ${availableOf} > 0))`;

export function cardView(tenant: TenantContext, locale: string, row: CardRow): ProductCard {
  const money = (amount: string | number) => ({ amount: Number(amount), currency: tenant.currency });
  return {
    id: toExternalId('product', row.id),
    handle: row.handle,
    title: row.translation?.title ?? row.title,
    vendor: row.vendor,
    productType: term(row.translation, row.product_type),
    priceMin: money(row.price_min_minor),
    priceMax: money(row.price_max_minor),
    compareAtMin: row.compare_at === null ? null : money(row.compare_at),
    availability: availabilityOf(row.best_available, row.can_backorder ? 'continue' : 'deny'),
    images: row.images.map((image) => imageView(tenant.id, image, locale)),
    swatches: row.swatches.map((entry) => ({
      value: term(row.translation, entry.value),
      color: entry.swatch,
    })),
    variantCount: row.variant_count,
    onlyVariantId: row.only_variant === null ? null : toExternalId('variant', row.only_variant),
  };
}
