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
  return sql`
    select (sum(l.on_hand) / vi.required_qty)::int as on_hand, (sum(l.committed) / vi.required_qty)::int as committed,
           (sum(l.reserved) / vi.required_qty)::int as reserved,
           (sum(l.on_hand - l.committed - l.reserved - l.safety_stock) / vi.required_qty)::int as available
      from variant_inventory_items vi join inventory_levels l on l.item_id = vi.item_id
     where vi.variant_id = ${variantId}
     group by vi.item_id, vi.required_qty order by 4, vi.item_id limit 1`;
}
