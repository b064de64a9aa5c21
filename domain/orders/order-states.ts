import { eq, type SQL, sql } from 'drizzle-orm';
import { type Query, type ScopedDb, tables } from '../../schema/index.ts';

/** Units of a line (`l`) that are neither sent nor refunded. Refunds take unsent units first. */
export const unsentUnits: SQL = sql`greatest(0, l.quantity - l.quantity_fulfilled - l.quantity_refunded)`;

/** How much of an order is sent, from its lines as they are after the statements before this one. */
export function deriveFulfillmentStatus(db: ScopedDb, orderId: string): Query {
  return db.q.execute(sql`
    update orders o set fulfillment_status = s.status, version = o.version + 1, updated_at = now()
      from (select case when sum(l.quantity_fulfilled) = 0 then 'unfulfilled' when sum(${unsentUnits}) = 0 then 'fulfilled' else 'partial' end as status
              from order_lines l where l.order_id = ${orderId}::uuid) s
     where o.id = ${orderId}::uuid and s.status is not null`);
}

/** What is paid back, from the payments as they are after the statements before this one. */
export function deriveRefundedStatus(db: ScopedDb, orderId: string): Query {
  const { orders } = tables;
  return db.q
    .update(orders)
    .set({
      financialStatus: sql`case when (select coalesce(sum(p.refunded_minor), 0) from payments p where p.order_id = ${orderId}::uuid) >= ${orders.paidMinor} then 'refunded' else 'partially_refunded' end`,
    })
    .where(eq(orders.id, orderId));
}
