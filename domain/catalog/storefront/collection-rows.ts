import { type SQL, sql } from 'drizzle-orm';
import type { TenantContext } from '../../app-context.ts';
import { toExternalId } from '../../kernel/ids.ts';
import type { CollectionSummary } from '../views.ts';
import { type ImageRow, imageView } from './images.ts';
import { type Translation, translationOf } from './translation.ts';

export interface CollectionRow extends Record<string, unknown> {
  id: string;
  handle: string;
  title: string;
  description: string;
  image: ImageRow | null;
  translation: Translation | null;
  product_count: number;
}

/** Collections with the number of products a shopper sees in them. */
export function collectionRows(tenant: TenantContext, locale: string, where: SQL): SQL {
  return sql`select c.id, c.handle, c.title, c.description, c.image,
      ${translationOf(tenant, locale, 'collection', sql`c.id`)} as translation,
      coalesce(n.product_count, 0) as product_count
    from collections c left join (
      select c.id, count(*)::int as product_count from collections c join collection_products cp on cp.collection_id = c.id
        join products p on p.id = cp.product_id and p.status = 'active' where ${where} group by c.id) n on n.id = c.id
   where ${where} order by c.position, c.id limit 100`;
}

export function collectionView(tenant: TenantContext, locale: string, row: CollectionRow): CollectionSummary {
  return {
    id: toExternalId('collection', row.id),
    handle: row.handle,
    title: row.translation?.title ?? row.title,
    description: row.translation?.description ?? row.description,
    image: row.image === null ? null : imageView(tenant.id, row.image, locale),
    productCount: row.product_count,
  };
}
