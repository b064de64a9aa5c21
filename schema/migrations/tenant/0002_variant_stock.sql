-- What can be sold of a variant: the scarcest of its items, all locations together (20 §4.7). A scalar of each variant,
-- without grouping, so that a join by variant looks up that variant alone.
create view variant_stock as
select v.id as variant_id,
       (select min((select coalesce(sum(l.on_hand - l.committed - l.reserved - l.safety_stock), 0)
                      from inventory_levels l where l.item_id = vi.item_id) / vi.required_qty)::int
          from variant_inventory_items vi where vi.variant_id = v.id) as available
  from product_variants v;
