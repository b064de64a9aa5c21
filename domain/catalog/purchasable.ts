import { type SQL, sql } from 'drizzle-orm';
import type { TenantContext } from '../app-context.ts';
import type { ImageView } from '../kernel/views.ts';
import { type ImageRow, imageJson, imageView } from './storefront/images.ts';
import { type Translation, term, translationOf } from './storefront/translation.ts';

/** A variant as carts and checkouts buy it: current price and what decides whether and how it can be sold. */
export interface Purchasable {
  variantId: string;
  productId: string;
  handle: string;
  title: string;
  variantTitle: string;
  sku: string | null;
  image: ImageView | null;
  priceMinor: number;
  compareAtMinor: number | null;
  weightGrams: number;
  taxCategory: string;
  isTaxable: boolean;
  requiresShipping: boolean;
  policy: 'deny' | 'continue';
  minQty: number;
  maxQty: number;
  qtyStep: number;
  /** Units that can be sold now; negative never reaches a shopper. */
  available: number;
  /** False for drafts and archived products. */
  isForSale: boolean;
  productType: string;
  vendor: string;
  tags: string[];
  /** What stock one unit takes, and where. */
  stock: { itemId: string; locationId: string; requiredQty: number }[];
}

export interface PurchasableRow extends Record<string, unknown> {
  id: string;
  product_id: string;
  handle: string;
  title: string;
  translation: Translation | null;
  option_values: string[];
  sku: string | null;
  images: ImageRow[];
  price_minor: string;
  compare_at_minor: string | null;
  weight_g: number;
  tax_category: string;
  taxable: boolean;
  requires_shipping: boolean;
  inventory_policy: 'deny' | 'continue';
  min_qty: number;
  max_qty: number;
  qty_step: number;
  available: number;
  is_for_sale: boolean;
  product_type: string;
  vendor: string;
  tags: string[];
  stock: { itemId: string; locationId: string; requiredQty: number }[];
}

/** An array of UUIDs as SQL. */
export const uuidArray = (ids: string[]): SQL => sql`${`{${ids.join(',')}}`}::uuid[]`;

/** Rows of the variants in `variantIds` (an expression of type uuid[]), in one statement. */
export function purchasableRows(tenant: TenantContext, locale: string, variantIds: SQL): SQL {
  return sql`select pv.id, p.id as product_id, p.handle, p.title, ${translationOf(tenant, locale, 'product', sql`p.id`)} as translation,
      array_to_json(pv.option_values) as option_values, pv.sku, pv.price_minor, pv.compare_at_minor, pv.weight_g, p.tax_category, pv.taxable, pv.requires_shipping,
      pv.inventory_policy, pv.min_qty, pv.max_qty, pv.qty_step, p.status = 'active' as is_for_sale, p.product_type, p.vendor, array_to_json(p.tags) as tags,
      coalesce((select vs.available from variant_stock vs where vs.variant_id = pv.id), 0) as available,
      coalesce((select json_agg(${imageJson(sql`m`)}) from (select * from product_media where product_id = p.id order by (variant_ids @> array[pv.id]) desc, position limit 1) m), '[]'::json) as images,
      coalesce((select json_agg(json_build_object('itemId', vi.item_id, 'requiredQty', vi.required_qty,
          'locationId', (select l.location_id from inventory_levels l join stock_locations s on s.id = l.location_id and s.fulfils_online where l.item_id = vi.item_id order by s.priority, s.id limit 1)))
        from variant_inventory_items vi join inventory_items i on i.id = vi.item_id and i.tracked where vi.variant_id = pv.id), '[]'::json) as stock
    from product_variants pv join products p on p.id = pv.product_id
   where pv.id = any(${variantIds})`;
}

export function purchasableOf(tenant: TenantContext, locale: string, row: PurchasableRow): Purchasable {
  return {
    variantId: row.id,
    productId: row.product_id,
    handle: row.handle,
    title: row.translation?.title ?? row.title,
    variantTitle: row.option_values.map((value) => term(row.translation, value)).join(' / '),
    sku: row.sku,
    image: row.images[0] ? imageView(tenant.id, row.images[0], locale) : null,
    priceMinor: Number(row.price_minor),
    compareAtMinor: row.compare_at_minor === null ? null : Number(row.compare_at_minor),
    weightGrams: row.weight_g,
    taxCategory: row.tax_category,
    isTaxable: row.taxable,
    requiresShipping: row.requires_shipping,
    policy: row.inventory_policy,
    minQty: row.min_qty,
    maxQty: row.max_qty,
    qtyStep: row.qty_step,
    available: row.available,
    isForSale: row.is_for_sale,
    productType: row.product_type,
    vendor: row.vendor,
    tags: row.tags,
    stock: row.stock.filter((part) => part.locationId !== null),
  };
}

/** What a shopper can still take of it: all of `maxQty` when it may be sold beyond stock or is not tracked. */
export function sellableQuantity(item: Purchasable): number {
  if (!item.isForSale) return 0;
  if (item.policy === 'continue' || item.stock.length === 0) return item.maxQty;
  return Math.max(0, Math.min(item.maxQty, item.available));
}
