import { sql } from 'drizzle-orm';
import type { Query, ScopedDb } from '../../schema/index.ts';
import { newId } from '../kernel/ids.ts';

/**
 * Gives each variant an inventory item, and each of its items a level at the first location, where they are missing.
 * To go in one batch, behind the insert of new variants; locks the variants, so that two callers make one item.
 */
export function ensureInventory(db: ScopedDb, variantIds: readonly string[]): Query[] {
  const wanted = JSON.stringify([...variantIds].sort().map((id) => ({ variant_id: id, item_id: newId() })));
  const want = sql`jsonb_to_recordset(${wanted}::jsonb) as w(variant_id uuid, item_id uuid)`;
  return [
    db.q.execute(
      sql`select v.id from product_variants v join ${want} on w.variant_id = v.id order by v.id for update of v`,
    ),
    db.q.execute(sql`
      with missing as (
        select w.* from ${want} join product_variants v on v.id = w.variant_id
         where not exists (select 1 from variant_inventory_items vi where vi.variant_id = w.variant_id)
      ), made as (
        insert into inventory_items (id) select item_id from missing
      )
      insert into variant_inventory_items (variant_id, item_id) select variant_id, item_id from missing`),
    db.q.execute(sql`
      insert into inventory_levels (item_id, location_id)
      select distinct vi.item_id, first.id from ${want} join variant_inventory_items vi on vi.variant_id = w.variant_id
       cross join (select id from stock_locations order by priority, id limit 1) first
       where not exists (select 1 from inventory_levels l where l.item_id = vi.item_id)
      on conflict do nothing`),
    followSalesPolicy(db, variantIds),
  ];
}

/**
 * Lets the levels of these variants go below zero where the variant is sold without stock (policy `continue`) or is
 * not tracked, and holds them at zero else; a level that is below already stays free until it is filled. An item in
 * several variants follows the freest of them. To go behind the write of the policy, in its batch.
 */
export function followSalesPolicy(db: ScopedDb, variantIds: readonly string[]): Query {
  return db.q.execute(sql`
    update inventory_levels l set allow_negative = p.is_free, updated_at = now()
      from (select lv.item_id, lv.location_id,
                   bool_or(v.inventory_policy = 'continue' or not i.tracked or lv.on_hand - lv.committed - lv.reserved < 0) as is_free
              from variant_inventory_items own
              join inventory_levels lv on lv.item_id = own.item_id join inventory_items i on i.id = own.item_id
              join variant_inventory_items vi on vi.item_id = own.item_id join product_variants v on v.id = vi.variant_id
             where own.variant_id in (select value::uuid from jsonb_array_elements_text(${JSON.stringify(variantIds)}::jsonb))
             group by lv.item_id, lv.location_id) p
     where l.item_id = p.item_id and l.location_id = p.location_id and l.allow_negative <> p.is_free`);
}
