import { type SQL, sql } from 'drizzle-orm';
import type { TenantContext } from '../../app-context.ts';
import { stockFigures } from '../../inventory/index.ts';
import { toExternalId } from '../../kernel/ids.ts';
import { isoUtc } from '../../kernel/sql-text.ts';
import type { AdminProductRow } from '../admin-views.ts';
import { type ImageRow, imageJson, imageView } from '../storefront/images.ts';

interface VariantCounts {
  count: number;
  available: number;
  out: number;
}

export interface ProductListRow extends Record<string, unknown> {
  id: string;
  handle: string;
  title: string;
  status: 'draft' | 'active' | 'archived';
  product_type: string;
  vendor: string;
  price_min_minor: string;
  price_max_minor: string;
  updated_at: string;
  image: ImageRow | null;
  counts: VariantCounts;
}

/** Columns of a row of the admin's list; the product is `p` in the surrounding statement. */
export const productListColumns: SQL = sql`p.id, p.handle, p.title, p.status, p.product_type, p.vendor, p.price_min_minor, p.price_max_minor,
  ${isoUtc(sql`p.updated_at`)} as updated_at,
  (select ${imageJson(sql`m`)} from product_media m where m.product_id = p.id order by m.position, m.id limit 1) as image,
  (select json_build_object('count', count(*), 'available', coalesce(sum(greatest(s.available, 0)), 0),
     'out', count(*) filter (where coalesce(s.available, 0) <= 0))
     from product_variants v left join lateral (${stockFigures(sql`v.id`)}) s on true where v.product_id = p.id) as counts`;

export function productListView(tenant: TenantContext, row: ProductListRow): AdminProductRow {
  const money = (amount: string) => ({ amount: Number(amount), currency: tenant.currency });
  return {
    id: toExternalId('product', row.id),
    handle: row.handle,
    title: row.title,
    status: row.status,
    productType: row.product_type,
    vendor: row.vendor,
    image: row.image === null ? null : imageView(tenant.id, row.image, tenant.locale),
    variantCount: row.counts.count,
    priceMin: money(row.price_min_minor),
    priceMax: money(row.price_max_minor),
    available: row.counts.available,
    outOfStockVariants: row.counts.out,
    updatedAt: row.updated_at,
  };
}
