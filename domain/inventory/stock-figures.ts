import { type SQL, sql } from 'drizzle-orm';

export interface StockFigures {
  onHand: number;
  committed: number;
  reserved: number;
  available: number;
}

/**
 * A variant's figures over all locations, as the columns on_hand, committed, reserved and available of one row or
 * none; for a lateral join. Of a kit, those of its scarcest item, in kits.
 */
export function stockFigures(variantId: SQL): SQL {
  // The aggregate in a lateral is looked up by index for each item, whatever the planner knows of the tables.
  return sql`
    select (t.on_hand / vi.required_qty)::int as on_hand, (t.committed / vi.required_qty)::int as committed,
           (t.reserved / vi.required_qty)::int as reserved, (t.available / vi.required_qty)::int as available
      from variant_inventory_items vi cross join lateral (
        select coalesce(sum(l.on_hand), 0) as on_hand, coalesce(sum(l.committed), 0) as committed, coalesce(sum(l.reserved), 0) as reserved,
               coalesce(sum(l.on_hand - l.committed - l.reserved - l.safety_stock), 0) as available
          from inventory_levels l where l.item_id = vi.item_id) t
     where vi.variant_id = ${variantId}
     order by 4, vi.item_id limit 1`;
}
