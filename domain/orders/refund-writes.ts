import { and, eq, isNull, sql } from 'drizzle-orm';
import { type Query, tables } from '../../schema/index.ts';
import type { OperationContext } from '../kernel/context.ts';
import { expectRows } from '../kernel/execute.ts';
import type { RefundLine, RefundPlan } from './refund-plan.ts';
import type { Refundables } from './refundables.ts';

/**
 * The promise of a refund, before the gateway is asked: its row, its units and the order's sum. Guarded by the order's
 * version and by each unit, so that two refunds at once never give the same thing back (ORD-04).
 */
export function pendingWrites(
  ctx: OperationContext,
  order: Refundables,
  plan: RefundPlan,
  refund: { id: string; paymentId: string; reason: string | null },
): Query[] {
  const { db } = ctx;
  const { orders, orderLines, orderUnits, refunds } = tables;
  const raised = sql`${orders.refundedMinor} + ${plan.total}`;
  const kept: RefundLine[] = plan.lines.map(({ positions: _, ...line }) => line);
  return [
    expectRows(
      db,
      db.q
        .update(orders)
        .set({ refundedMinor: raised, version: order.version + 1, updatedAt: sql`now()` })
        .where(
          and(
            eq(orders.id, order.id),
            eq(orders.version, order.version),
            sql`${raised} <= ${orders.paidMinor}`,
          ),
        )
        .returning({ id: orders.id }),
      1,
      'order_changed',
    ),
    db.q.insert(refunds).values({
      id: refund.id,
      orderId: order.id,
      paymentId: refund.paymentId,
      status: 'pending',
      amountMinor: plan.total,
      shippingMinor: plan.shipping.total,
      lines: kept,
      reason: refund.reason,
      createdAt: ctx.now(),
    }),
    ...plan.lines.flatMap((line) => [
      expectRows(
        db,
        db.q
          .update(orderUnits)
          .set({ refundId: refund.id, updatedAt: sql`now()` })
          .where(
            and(
              eq(orderUnits.lineId, line.lineId),
              isNull(orderUnits.refundId),
              sql`${orderUnits.position} = any(array(select jsonb_array_elements_text(${JSON.stringify(line.positions)}::jsonb)::int))`,
            ),
          )
          .returning({ position: orderUnits.position }),
        line.quantity,
        'order_changed',
      ),
      db.q
        .update(orderLines)
        .set({
          quantityRefunded: sql`${orderLines.quantityRefunded} + ${line.quantity}`,
          updatedAt: sql`now()`,
        })
        .where(eq(orderLines.id, line.lineId)),
    ]),
  ];
}

/** Ends a refund once: a second ending fails the batch with `refund_settled`. */
export function settleRow(
  ctx: OperationContext,
  refundId: string,
  end: { status: 'succeeded'; gatewayRef: string } | { status: 'failed'; failure: string },
): Query {
  const { refunds } = tables;
  return expectRows(
    ctx.db,
    ctx.db.q
      .update(refunds)
      .set({ ...end, updatedAt: sql`now()` })
      .where(and(eq(refunds.id, refundId), eq(refunds.status, 'pending')))
      .returning({ id: refunds.id }),
    1,
    'refund_settled',
  );
}

/** Takes the promise back: units can be refunded again. */
export function freeWrites(
  ctx: OperationContext,
  refund: { id: string; orderId: string; amount: number; lines: readonly RefundLine[] },
): Query[] {
  const { db } = ctx;
  const { orders, orderLines, orderUnits } = tables;
  return [
    db.q
      .update(orders)
      .set({
        refundedMinor: sql`${orders.refundedMinor} - ${refund.amount}`,
        version: sql`${orders.version} + 1`,
        updatedAt: sql`now()`,
      })
      .where(eq(orders.id, refund.orderId)),
    db.q
      .update(orderUnits)
      .set({ refundId: null, updatedAt: sql`now()` })
      .where(
        and(
          eq(orderUnits.refundId, refund.id),
          sql`${orderUnits.lineId} in (select id from order_lines where order_id = ${refund.orderId}::uuid)`,
        ),
      ),
    ...refund.lines.map((line) =>
      db.q
        .update(orderLines)
        .set({
          quantityRefunded: sql`${orderLines.quantityRefunded} - ${line.quantity}`,
          updatedAt: sql`now()`,
        })
        .where(eq(orderLines.id, line.lineId)),
    ),
  ];
}

/** The money is back with the customer: the payment's, the order's and the customer's sums follow. */
export function paidBackWrites(
  ctx: OperationContext,
  refund: { orderId: string; paymentId: string; amount: number },
): Query[] {
  const { payments } = tables;
  const raised = sql`${payments.refundedMinor} + ${refund.amount}`;
  return [
    ctx.db.q
      .update(payments)
      .set({
        refundedMinor: raised,
        status: sql`case when ${raised} >= ${payments.capturedMinor} then 'refunded' else 'partially_refunded' end`,
        updatedAt: sql`now()`,
      })
      .where(eq(payments.id, refund.paymentId)),
    ctx.db.q.execute(sql`
      update customers c set total_spent_minor = greatest(0, c.total_spent_minor - ${refund.amount}::bigint), updated_at = now()
        from orders o where o.id = ${refund.orderId}::uuid and c.id = o.customer_id`),
  ];
}
