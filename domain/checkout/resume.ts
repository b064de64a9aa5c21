import { and, eq } from 'drizzle-orm';
import { tables } from '../../schema/index.ts';
import type { OperationContext } from '../kernel/context.ts';
import { newId } from '../kernel/ids.ts';
import { notFound } from '../kernel/problem.ts';
import { abandonPayment, captureLate, existingOrder, finishOrder } from './finish-order.ts';
import type { CheckoutRow } from './load.ts';
import { book, gatewayOf, type PaymentRow, releaseStock } from './payment-attempt.ts';
import type { CheckoutSnapshot, PaidWith } from './place-order.ts';
import type { CompletionView } from './views.ts';

/**
 * Finds out at the gateway what became of an open payment and goes on from there. Null when it came to nothing, so that
 * a new attempt may begin. The browser's return, the webhook and the reconciliation all end here.
 */
export async function settleOpenPayment(
  ctx: OperationContext,
  row: CheckoutRow,
  payment: PaymentRow,
): Promise<CompletionView | 'processing' | 'action_required' | null> {
  const known = await gatewayOf(ctx, payment.gateway).status(ctx.tenant.id, payment.idempotencyKey);
  if (!known) {
    ctx.write(
      ctx.db.q
        .update(tables.payments)
        .set({ status: 'cancelled', updatedAt: ctx.now() })
        .where(eq(tables.payments.id, payment.id)),
      ctx.db.q
        .update(tables.checkouts)
        .set({ state: 'open', updatedAt: ctx.now() })
        .where(and(eq(tables.checkouts.id, row.id), eq(tables.checkouts.state, 'processing'))),
    );
    await ctx.commit();
    await releaseStock(ctx, row);
    return null;
  }
  const outcome = await book(ctx, row, payment, known);
  if (outcome === 'failed') return null;
  if (outcome !== 'authorized') return outcome;
  const snapshot = row.snapshot as CheckoutSnapshot | null;
  const paid: PaidWith = {
    paymentId: payment.id,
    status: known.status === 'captured' ? 'captured' : 'authorized',
    reference: known.reference,
  };
  if (!snapshot || snapshot.totals.amountDue !== known.amountMinor) {
    await abandonPayment(ctx, row, paid, false);
    return null;
  }
  return finishOrder(ctx, row, snapshot, paid, null);
}

/** Goes on with a checkout by its id: for webhooks and the reconciliation. */
export async function resumeCheckout(
  ctx: OperationContext,
  checkoutId: string,
  paymentId: string,
): Promise<CompletionView | 'processing' | 'action_required' | null> {
  const before = await readBoth(ctx, checkoutId, paymentId);
  const key = { tenantId: ctx.tenant.id, schemaKey: ctx.schemaKey, cartId: before.row.cartId };
  const owner = newId();
  if (!(await ctx.ports.carts.lock(key, owner))) return 'processing';
  try {
    const { row, payment } = await readBoth(ctx, checkoutId, paymentId);
    if (payment.orderId !== null) await captureLate(ctx, payment);
    if (payment.orderId !== null || row.orderId !== null) return await existingOrder(ctx, checkoutId);
    return await settleOpenPayment(ctx, row, payment);
  } finally {
    await ctx.ports.carts.unlock(key, owner);
  }
}

async function readBoth(
  ctx: OperationContext,
  checkoutId: string,
  paymentId: string,
): Promise<{ row: CheckoutRow; payment: PaymentRow }> {
  const { checkouts, payments } = tables;
  const [rows, found] = await ctx.db.batch([
    ctx.db.q.select().from(checkouts).where(eq(checkouts.id, checkoutId)),
    ctx.db.q
      .select()
      .from(payments)
      .where(and(eq(payments.id, paymentId), eq(payments.checkoutId, checkoutId))),
  ]);
  const [row, payment] = [rows[0], found[0]];
  if (!row || !payment) throw notFound('checkout');
  return { row, payment };
}
