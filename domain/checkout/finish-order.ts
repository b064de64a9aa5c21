import { and, eq, sql } from 'drizzle-orm';
import { tables } from '../../schema/index.ts';
import { availabilityOf, type Purchasable } from '../catalog/index.ts';
import type { OperationContext } from '../kernel/context.ts';
import { failedExpectation, violates } from '../kernel/database-errors.ts';
import { randomToken, sha256Hex } from '../kernel/hash.ts';
import { newId } from '../kernel/ids.ts';
import { conflict } from '../kernel/problem.ts';
import type { CheckoutRow } from './load.ts';
import { gatewayNameOf, gatewayOf, type PaymentRow, releaseStock } from './payment-attempt.ts';
import { type CheckoutSnapshot, type PaidWith, placeOrderQueries } from './place-order.ts';
import type { CompletionView } from './views.ts';

export const completed = (orderToken: string | null, orderNumber: string | null): CompletionView => ({
  status: 'completed',
  orderToken,
  orderNumber,
  redirectTo: null,
});

/** S7–S9: the order in one transaction, then capture and the cart. Undone by voiding the payment and freeing the stock. */
export async function finishOrder(
  ctx: OperationContext,
  row: CheckoutRow,
  snapshot: CheckoutSnapshot,
  paid: (PaidWith & { gateway?: string }) | null,
  items: Map<string, Purchasable> | null,
): Promise<CompletionView> {
  const token = randomToken(18);
  const { orderId, queries } = placeOrderQueries(ctx, row, snapshot, paid, {
    token,
    tokenHash: await sha256Hex(token),
  });
  ctx.write(...queries);
  ctx.emit({ type: 'order.placed', payload: { orderId } });
  if (items && flipsABucket(snapshot, items)) ctx.purgePages();
  try {
    await ctx.commit();
  } catch (error) {
    if (violates(error, 'orders_checkout') || failedExpectation(error) === 'already_completed')
      return existingOrder(ctx, row.id);
    await abandonPayment(ctx, row, paid, failedExpectation(error) === 'hold_lost');
    throw error;
  }
  ctx.fault?.('S7');
  await captureAndClose(ctx, row, orderId, snapshot, paid);
  ctx.fault?.('S9');
  return completed(token, await numberOf(ctx, orderId));
}

/** S8 by policy (at once) and S9. A crash before either is made good by `checkout.reconcile`. */
async function captureAndClose(
  ctx: OperationContext,
  row: CheckoutRow,
  orderId: string,
  snapshot: CheckoutSnapshot,
  paid: PaidWith | null,
): Promise<void> {
  if (paid && paid.status === 'authorized') {
    const captured = await gatewayOf(ctx, gatewayNameOf(row)).capture(
      ctx.tenant.id,
      paid.reference,
      `${paid.paymentId}:capture`,
    );
    ctx.fault?.('S8-captured');
    if (captured.status === 'captured')
      bookCapture(ctx, orderId, paid.paymentId, captured.capturedMinor, snapshot.totals.total);
  }
  await ctx.commit();
  ctx.fault?.('S8');
  await ctx.ports.carts.complete({ tenantId: ctx.tenant.id, schemaKey: ctx.schemaKey, cartId: row.cartId });
}

export function bookCapture(
  ctx: OperationContext,
  orderId: string,
  paymentId: string,
  capturedMinor: number,
  totalMinor: number,
): void {
  ctx.write(
    ctx.db.q
      .update(tables.payments)
      .set({ status: 'captured', capturedMinor, updatedAt: ctx.now() })
      .where(and(eq(tables.payments.id, paymentId), eq(tables.payments.status, 'authorized'))),
    ctx.db.q
      .update(tables.orders)
      .set({ financialStatus: 'paid', paidMinor: totalMinor, updatedAt: ctx.now() })
      .where(and(eq(tables.orders.id, orderId), eq(tables.orders.financialStatus, 'authorized'))),
    ctx.db.q.insert(tables.orderEvents).values({
      id: newId(),
      orderId,
      kind: 'paid',
      actor: 'gateway',
      payload: { amount: capturedMinor },
      visibility: 'customer',
    }),
  );
  ctx.emit({ type: 'order.paid', payload: { orderId } });
}

function flipsABucket(snapshot: CheckoutSnapshot, items: Map<string, Purchasable>): boolean {
  return snapshot.lines.some((line) => {
    const item = items.get(line.variantId);
    return (
      item !== undefined &&
      availabilityOf(item.available, item.policy) !==
        availabilityOf(item.available - line.quantity, item.policy)
    );
  });
}

export async function numberOf(ctx: OperationContext, orderId: string): Promise<string | null> {
  const [order] = await ctx.db.run(
    ctx.db.q
      .select({ number: tables.orders.number })
      .from(tables.orders)
      .where(eq(tables.orders.id, orderId)),
  );
  return order?.number ?? null;
}

export async function existingOrder(ctx: OperationContext, checkoutId: string): Promise<CompletionView> {
  const [row] = await ctx.db.run(
    ctx.db.q
      .select({ token: tables.checkouts.orderToken, number: tables.orders.number })
      .from(tables.orders)
      .innerJoin(tables.checkouts, eq(tables.checkouts.id, tables.orders.checkoutId))
      .where(eq(tables.orders.checkoutId, checkoutId)),
  );
  if (!row) throw conflict('conflict', 'The checkout was changed in the meantime. Load it again.');
  return completed(row.token, row.number);
}

/** PAY-04: paid but not finishable is given back, and the shopper is told. */
export async function abandonPayment(
  ctx: OperationContext,
  row: CheckoutRow,
  paid: PaidWith | null,
  isHoldLost: boolean,
): Promise<void> {
  if (paid) {
    const returned = await giveBack(ctx, row, paid);
    ctx.write(
      ctx.db.q
        .update(tables.payments)
        .set({ ...returned, gatewayRef: paid.reference, updatedAt: ctx.now() })
        .where(eq(tables.payments.id, paid.paymentId)),
    );
  }
  ctx.write(
    ctx.db.q
      .update(tables.checkouts)
      .set({
        state: 'open',
        lastError: isHoldLost
          ? {
              code: 'out_of_stock',
              message: 'The goods were sold while the payment was open. Nothing was charged.',
            }
          : {
              code: 'not_completed',
              message: 'The order could not be written. Nothing was charged. Try again.',
            },
        updatedAt: ctx.now(),
      })
      .where(and(eq(tables.checkouts.id, row.id), sql`${tables.checkouts.orderId} is null`)),
  );
  await ctx.commit();
  await releaseStock(ctx, row);
}

/** Voids the payment, or refunds it whole where the gateway has captured it already; both by keys of their own. */
async function giveBack(
  ctx: OperationContext,
  row: CheckoutRow,
  paid: PaidWith,
): Promise<{ status: PaymentRow['status']; capturedMinor: number; refundedMinor: number }> {
  const gateway = gatewayOf(ctx, gatewayNameOf(row));
  const voided = await gateway.void(ctx.tenant.id, paid.reference, `${paid.paymentId}:void`);
  if (voided.status !== 'captured') {
    const status = voided.status === 'voided' ? 'voided' : 'authorized';
    return { status, capturedMinor: voided.capturedMinor, refundedMinor: voided.refundedMinor };
  }
  const left = voided.capturedMinor - voided.refundedMinor;
  const { payment } =
    left === 0
      ? { payment: voided }
      : await gateway.refund(ctx.tenant.id, paid.reference, left, `${paid.paymentId}:give-back`);
  return { status: 'refunded', capturedMinor: payment.capturedMinor, refundedMinor: payment.refundedMinor };
}

/** The worker died between order and capture: S8 again, by the same key. */
export async function captureLate(ctx: OperationContext, payment: PaymentRow): Promise<void> {
  if (payment.status !== 'authorized' || payment.gatewayRef === null || payment.orderId === null) return;
  const captured = await gatewayOf(ctx, payment.gateway).capture(
    ctx.tenant.id,
    payment.gatewayRef,
    `${payment.id}:capture`,
  );
  if (captured.status !== 'captured') return;
  const [order] = await ctx.db.run(
    ctx.db.q
      .select({ total: tables.orders.totalMinor, checkoutId: tables.orders.checkoutId })
      .from(tables.orders)
      .where(eq(tables.orders.id, payment.orderId)),
  );
  if (!order) return;
  bookCapture(ctx, payment.orderId, payment.id, captured.capturedMinor, order.total);
  await ctx.commit();
}
