import { sql } from 'drizzle-orm';
import type { Query, ScopedDb } from '../../schema/index.ts';

/** Stock promised to an order. */
export interface CommittedStock extends Record<string, unknown> {
  reservation_id: string;
  item_id: string;
  location_id: string;
  qty: number;
}

/** What one unit of an order's line is made of; `location_id` is where returned goods go. */
export interface LineItem extends Record<string, unknown> {
  line_id: string;
  item_id: string;
  required_qty: number;
  location_id: string | null;
}

export interface ItemDemand {
  itemId: string;
  quantity: number;
}

/** What is still committed to an order, under its checkout (20 §4.9) or itself. */
export function committedStock(db: ScopedDb, orderId: string) {
  return db.q.execute<CommittedStock>(sql`
    select r.id as reservation_id, r.item_id, r.location_id, r.qty
      from orders o join inventory_reservations r on r.state = 'committed'
       and ((r.owner_kind = 'checkout' and r.owner_id = o.checkout_id) or (r.owner_kind = 'order' and r.owner_id = o.id))
     where o.id = ${orderId}::uuid order by r.id`) satisfies Query;
}

/** Items of an order's lines; none for a variant that is gone. */
export function lineItems(db: ScopedDb, orderId: string) {
  return db.q.execute<LineItem>(sql`
    select ol.id as line_id, vi.item_id, vi.required_qty,
           (select l.location_id from inventory_levels l join stock_locations s on s.id = l.location_id
             where l.item_id = vi.item_id order by s.priority, s.id limit 1) as location_id
      from order_lines ol join variant_inventory_items vi on vi.variant_id = ol.variant_id
     where ol.order_id = ${orderId}::uuid order by ol.position, vi.item_id`) satisfies Query;
}

/** Units of lines as units of items. */
export function itemDemands(
  items: readonly LineItem[],
  lines: readonly { lineId: string; quantity: number }[],
): ItemDemand[] {
  return lines.flatMap(({ lineId, quantity }) =>
    items
      .filter((item) => item.line_id === lineId)
      .map((item) => ({ itemId: item.item_id, quantity: quantity * item.required_qty })),
  );
}

/** Which promises the demands use up, oldest first. What was never promised (older orders) moves nothing. */
export function takeCommitted(
  committed: readonly CommittedStock[],
  demands: readonly ItemDemand[],
): CommittedStock[] {
  const left = committed.map((promise) => promise.qty);
  for (const demand of demands) {
    let open = demand.quantity;
    for (const [index, promise] of committed.entries()) {
      if (promise.item_id !== demand.itemId) continue;
      const part = Math.min(open, left[index] ?? 0);
      left[index] = (left[index] ?? 0) - part;
      open -= part;
    }
  }
  return committed.flatMap((promise, index) => {
    const qty = promise.qty - (left[index] ?? 0);
    return qty > 0 ? [{ ...promise, qty }] : [];
  });
}

/** Goods left the house: committed and on hand go down. `key` names the step; a second run of it fails. */
export function shipCommitted(db: ScopedDb, taken: readonly CommittedStock[], key: string): Query[] {
  return drawCommitted(db, taken, key, 'ship');
}

/** Goods will not be sent: what was promised can be sold again. */
export function releaseCommitted(db: ScopedDb, taken: readonly CommittedStock[], key: string): Query[] {
  return drawCommitted(db, taken, key, 'uncommit');
}

function drawCommitted(
  db: ScopedDb,
  taken: readonly CommittedStock[],
  key: string,
  kind: 'ship' | 'uncommit',
): Query[] {
  if (taken.length === 0) return [];
  const end = kind === 'ship' ? 'consumed' : 'released';
  const onHand = kind === 'ship' ? sql`-s.qty` : sql`0`;
  return [
    db.q.execute(sql`
      with want as (
        select * from jsonb_to_recordset(${JSON.stringify(taken)}::jsonb) as w(reservation_id uuid, item_id uuid, location_id uuid, qty int)
      ), used as (
        update inventory_reservations r set updated_at = now(), qty = case when r.qty > w.qty then r.qty - w.qty else r.qty end,
               state = case when r.qty > w.qty then r.state else ${end} end
          from want w where r.id = w.reservation_id and r.state = 'committed' and r.qty >= w.qty
        returning r.id
      ), sums as (
        select item_id, location_id, sum(qty)::int as qty from want group by item_id, location_id
      ), moved as (
        update inventory_levels l set committed = l.committed - s.qty, on_hand = l.on_hand + ${onHand}, updated_at = now()
          from sums s where l.item_id = s.item_id and l.location_id = s.location_id
        returning l.item_id
      ), booked as (
        insert into inventory_movements (id, item_id, location_id, kind, on_hand_delta, committed_delta, key)
        select gen_random_uuid(), s.item_id, s.location_id, ${kind}, ${onHand}, -s.qty, ${key} || ':' || s.item_id || ':' || s.location_id from sums s
      )
      select ext.cgk_expect((select count(*) from used), ${taken.length}::bigint, 'order_changed')`),
  ];
}

/** Goods came back: on hand goes up at the item's first location. */
export function restockItems(
  db: ScopedDb,
  items: readonly LineItem[],
  demands: readonly ItemDemand[],
  key: string,
): Query[] {
  const places = new Map(items.map((item) => [item.item_id, item.location_id]));
  const returned = demands.flatMap(({ itemId, quantity }) => {
    const location = places.get(itemId);
    return location && quantity > 0 ? [{ item_id: itemId, location_id: location, qty: quantity }] : [];
  });
  if (returned.length === 0) return [];
  return [
    db.q.execute(sql`
      with sums as (
        select item_id, location_id, sum(qty)::int as qty
          from jsonb_to_recordset(${JSON.stringify(returned)}::jsonb) as w(item_id uuid, location_id uuid, qty int) group by item_id, location_id
      ), moved as (
        update inventory_levels l set on_hand = l.on_hand + s.qty, updated_at = now()
          from sums s where l.item_id = s.item_id and l.location_id = s.location_id
        returning l.item_id
      )
      insert into inventory_movements (id, item_id, location_id, kind, on_hand_delta, key)
      select gen_random_uuid(), item_id, location_id, 'restock', qty, ${key} || ':' || item_id || ':' || location_id from sums`),
  ];
}
