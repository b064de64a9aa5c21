import { sql } from 'drizzle-orm';
import type { Query, ScopedDb } from '../../schema/index.ts';
import { availabilityOf } from '../catalog/availability.ts';
import type { OperationContext } from '../kernel/context.ts';

/** Change of what can be sold of an item. */
export interface ItemDelta {
  itemId: string;
  delta: number;
}

export interface AvailabilityRow extends Record<string, unknown> {
  variant_id: string;
  product_id: string;
  policy: 'deny' | 'continue';
  is_active: boolean;
  before: number;
  after: number;
}

/** What can be sold, before and after the changes, of every variant that draws on a changed item. */
export function availabilityChange(db: ScopedDb, deltas: readonly ItemDelta[]) {
  const changes = JSON.stringify(deltas.map(({ itemId, delta }) => ({ item_id: itemId, delta })));
  return db.q.execute<AvailabilityRow>(sql`
    with change as (
      select item_id, sum(delta) as delta from jsonb_to_recordset(${changes}::jsonb) as c(item_id uuid, delta int) group by item_id
    ), affected as (
      select distinct vi.variant_id from change join variant_inventory_items vi using (item_id)
    ), items as (
      select vi.variant_id, vi.required_qty, coalesce(c.delta, 0) as delta,
             (select coalesce(sum(l.on_hand - l.committed - l.reserved - l.safety_stock), 0) from inventory_levels l where l.item_id = vi.item_id) as available
        from affected join variant_inventory_items vi using (variant_id) left join change c using (item_id)
    )
    select v.id as variant_id, v.product_id, v.inventory_policy as policy, p.status = 'active' as is_active,
           min(i.available / i.required_qty)::int as before, min((i.available + i.delta) / i.required_qty)::int as after
      from items i join product_variants v on v.id = i.variant_id join products p on p.id = v.product_id
     group by v.id, p.id order by v.id`) satisfies Query;
}

/**
 * Tells the outside of changed stock: consumers by events, and shoppers by fresh pages when a bucket they see
 * changed (20 §4.16). Ids only.
 */
export function announceAvailability(ctx: OperationContext, rows: readonly AvailabilityRow[]): void {
  const products = new Set<string>();
  for (const row of rows) {
    const [before, after] = [availabilityOf(row.before, row.policy), availabilityOf(row.after, row.policy)];
    ctx.emit({ type: 'inventory.changed', payload: { variantId: row.variant_id } });
    if (before === after) continue;
    if (row.is_active) products.add(row.product_id);
    const isOut = row.after <= 0;
    const type = isOut
      ? 'inventory.out'
      : row.before <= 0
        ? 'inventory.restocked'
        : after === 'low'
          ? 'inventory.low'
          : null;
    if (type && !(isOut && row.before <= 0)) ctx.emit({ type, payload: { variantId: row.variant_id } });
  }
  for (const productId of products) ctx.emit({ type: 'product.updated', payload: { productId } });
  if (products.size > 0) ctx.purgePages();
}
