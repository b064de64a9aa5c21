import { sql } from 'drizzle-orm';
import type { OperationContext } from '../kernel/context.ts';
import { notFound } from '../kernel/problem.ts';
import { Address } from '../kernel/views.ts';
import { type OrderRowRecord, orderRowColumns, orderRowView } from '../orders/index.ts';
import type { CustomerDetail } from '../orders/views.ts';
import { type CustomerRowRecord, customerRowColumns, customerRowView } from './customer-rows.ts';

interface DetailRow extends CustomerRowRecord {
  phone: string | null;
  accepts_email: boolean;
  note: string;
  tags: string[];
  addresses: unknown[];
}

const ORDERS_SHOWN = 50;

/** A customer with the newest orders, in one round trip. Errors: 404. */
export async function customerDetail(ctx: OperationContext, customerId: string): Promise<CustomerDetail> {
  const [customers, orders] = await ctx.db.batch([
    ctx.db.q.execute<DetailRow>(sql`
      select ${customerRowColumns}, c.phone, c.accepts_email, c.note, array_to_json(c.tags) as tags, c.addresses
        from customers c where c.id = ${customerId}::uuid and c.state <> 'erased'`),
    ctx.db.q.execute<OrderRowRecord>(sql`
      select ${orderRowColumns} from orders o where o.customer_id = ${customerId}::uuid order by o.placed_at desc limit ${ORDERS_SHOWN}`),
  ]);
  const row = customers.rows[0];
  if (!row) throw notFound('customer');
  return {
    ...customerRowView(row, ctx.tenant.currency),
    phone: row.phone,
    acceptsEmail: row.accepts_email,
    note: row.note,
    tags: row.tags,
    addresses: row.addresses.flatMap((value) => {
      const address = Address.safeParse(value);
      return address.success ? [address.data] : [];
    }),
    orders: orders.rows.map(orderRowView),
  };
}
