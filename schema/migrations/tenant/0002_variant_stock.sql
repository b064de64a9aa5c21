-- What can be sold of a variant: the scarcest of its items, all locations together (20 §4.7).
create view variant_stock as
select vi.variant_id,
       min((select coalesce(sum(l.on_hand - l.committed - l.reserved - l.safety_stock), 0)
              from inventory_levels l where l.item_id = vi.item_id) / vi.required_qty)::int as available
  from variant_inventory_items vi
 group by vi.variant_id;
