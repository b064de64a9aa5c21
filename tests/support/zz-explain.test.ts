import { sql } from 'drizzle-orm';
import { it } from 'vitest';
import { openTestDatabase } from './test-database.ts';
import { testHouse } from './test-house.ts';
import { adminOperations as ops } from '../../domain/orders/admin-operations.ts';
import { adminOperations as cat } from '../../domain/catalog/admin-operations.ts';
import { listProducts } from '../../domain/catalog/operations/list-products.ts';
import { operations as an } from '../../domain/analytics/index.ts';
import { operations as cu } from '../../domain/customers/index.ts';

it('explains', async () => {
  const db = await openTestDatabase();
  const house = testHouse(db);
  const s = db.database.tenant({ id: db.alpha.tenant.id, schemaKey: db.alpha.schemaKey });
  for (let b = 0; b < 4; b++) await s.rows(sql`insert into orders (id, number, sequence, checkout_id, email, customer_name, locale, currency, prices_include_tax, subtotal_minor, discount_minor, shipping_minor, tax_minor, total_minor, paid_minor, item_count, calculation, financial_status, search_text, status_token_hash, placed_at)
    select gen_random_uuid(), i::text, i, gen_random_uuid(), 'u'||i||'@example.com', 'N '||i, 'en','USD',false,100,0,0,0,100+i%5000,100+i%5000,1,'{}','paid', i||' u'||i||'@example.com n '||i, 'h'||i, now() - i * interval '3 minutes' from generate_series(${b * 10000 + 1}::int, ${b * 10000 + 10000}::int) i`);
  for (let b = 0; b < 2; b++) {
    await s.rows(sql`insert into products (id, handle, title, status, updated_at) select gen_random_uuid(), 'h'||i, 'Title '||i, 'active', now() - i * interval '1 minute' from generate_series(${b * 10000 + 1}::int, ${b * 10000 + 10000}::int) i`);
  }
  await s.rows(sql`insert into product_variants (id, product_id, price_minor, sku) select gen_random_uuid(), id, 100, 'SKU-'||handle from products`);
  await s.rows(sql`insert into inventory_items (id) select id from product_variants`);
  await s.rows(sql`insert into variant_inventory_items (variant_id, item_id) select id, id from product_variants`);
  await s.rows(sql`insert into inventory_levels (item_id, location_id, on_hand) select id, ${db.alpha.locationId}::uuid, 20 from product_variants`);
  await s.rows(sql`insert into order_lines (id, order_id, position, product_handle, title, variant_title, quantity, unit_minor, gross_minor, discount_minor, net_minor, tax_minor, product_id) select gen_random_uuid(), o.id, 0, 'h', 'T', '', 1, 100, 100, 0, 100, 0, null from orders o`);
  const time = async (name: string, f: () => Promise<unknown>) => {
    await f();
    const t = performance.now();
    await f();
    console.log(name, Math.round(performance.now() - t), 'ms');
  };
  const t = db.alpha;
  const first = await house.call(t, ops.list, {});
  await time('orders', () => house.call(t, ops.list, {}));
  await time('orders next', () => house.call(t, ops.list, { cursor: first.page.next ?? '' }));
  await time('orders -total', () => house.call(t, ops.list, { sort: '-total' }));
  await time('orders number', () => house.call(t, ops.list, { sort: 'number' }));
  await time('orders status', () => house.call(t, ops.list, { status: ['cancelled'] }));
  await time('orders fin', () => house.call(t, ops.list, { financialStatus: ['refunded'] }));
  await time('orders q number', () => house.call(t, ops.list, { q: '39123' }));
  await time('orders q email', () => house.call(t, ops.list, { q: 'u39123@example' }));
  await time('orders q wide', () => house.call(t, ops.list, { q: 'example' }));
  await time('products', () => house.call(t, cat.adminListProducts, {}));
  await time('products title', () => house.call(t, cat.adminListProducts, { sort: 'title' }));
  await time('products q', () => house.call(t, cat.adminListProducts, { q: 'SKU-h1999' }));
  await time('products out', () => house.call(t, cat.adminListProducts, { stock: 'out' }));
  await s.rows(sql`update inventory_levels set on_hand = 2 where item_id in (select item_id from inventory_levels limit 500)`);
  await time('products low', () => house.call(t, cat.adminListProducts, { stock: 'low' }));
  await time('shop list', () => house.call(t, listProducts, { limit: 24 }));
  house.clock.now = new Date();
  await time('dashboard', () => house.call(t, an.dashboard, {}));
  await time('customers', () => house.call(t, cu.list, {}));
  await db.close();
}, 180_000);
