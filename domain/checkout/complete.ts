import { and, desc, eq, sql } from 'drizzle-orm';
import { tables } from '../../schema/index.ts';
import { availabilityOf, type Purchasable } from '../catalog/index.ts';
import type { OperationContext } from '../kernel/context.ts';
import { failedExpectation, violates } from '../kernel/database-errors.ts';
import { randomToken, sha256Hex } from '../kernel/hash.ts';
import { newId } from '../kernel/ids.ts';
import { conflict, notFound, Problem } from '../kernel/problem.ts';
import { type GatewayPayment, GatewayTimeout, type PaymentGateway } from '../payments/gateway.ts';
import { type CheckoutRow, type LoadedCheckout, loadCheckout } from './load.ts';
import { type CheckoutSnapshot, type PaidWith, placeOrderQueries, stockLines } from './place-order.ts';
import { priceCheckout } from './price.ts';
import { missingOf, totalsView } from './view.ts';
import type { CompletionView } from './views.ts';

export type PaymentRow = typeof tables.payments.$inferSelect;

const HOLD_MINUTES = 15;

const completed = (orderToken: string | null, orderNumber: string | null): CompletionView => ({
  status: 'completed',
  orderToken,
  orderNumber,
  redirectTo: null,
});

const waiting = (status: 'processing' | 'action_required', token: string): CompletionView => ({
  status,
  orderToken: null,
  orderNumber: null,
  redirectTo: `/checkout/${token}/return`,
});

/**
 * Completes a checkout (20 §4.9). Every step can be repeated; a step that fails undoes the ones before it. Whatever
 * mix of calls, returns and webhooks arrives, and wherever the worker dies, there is one order or none and the money
 * matches.
 */
export async function completeCheckout(
  ctx: OperationContext,
  token: string,
  seenHash: string | undefined,
): Promise<CompletionView> {
  const checkout = await loadCheckout(ctx, token, undefined);
  const { row } = checkout;
  const key = { tenantId: ctx.tenant.id, schemaKey: ctx.schemaKey, cartId: row.cartId };
  if (row.orderId) {
    await ctx.ports.carts.complete(key);
    return completed(row.orderToken, await numberOf(ctx, row.orderId));
  }
  const owner = newId();
  if (!(await ctx.ports.carts.lock(key, owner))) {
    throw new Problem({
      status: 409,
      code: 'in_progress',
      title: 'In progress',
      detail: 'This checkout is being completed. Ask again in a moment.',
      retryAfterSeconds: 1,
    });
  }
  try {
    return await runSteps(ctx, checkout, seenHash);
  } finally {
    await ctx.ports.carts.unlock(key, owner);
  }
}

async function runSteps(
  ctx: OperationContext,
  checkout: LoadedCheckout,
  seenHash: string | undefined,
): Promise<CompletionView> {
  const { row, token } = checkout;
  const open = await openPayment(ctx, row);
  if (open) {
    const settled = await settleOpenPayment(ctx, row, open);
    if (settled)
      return settled === 'processing' || settled === 'action_required' ? waiting(settled, token) : settled;
  }
  const snapshot = await recalculate(ctx, checkout, seenHash);
  ctx.fault?.('S2');
  await holdStock(ctx, row, snapshot, checkout.items);
  ctx.fault?.('S3');
  const payment = await beginPayment(ctx, checkout, snapshot);
  ctx.fault?.('S6-begun');
  if (payment === null) return finishOrder(ctx, row, snapshot, null, checkout.items);
  const answer = await charge(ctx, checkout, payment);
  ctx.fault?.('S6-charged');
  const outcome = await book(ctx, row, payment, answer);
  ctx.fault?.('S6-booked');
  if (outcome === 'failed') throw declined(answer);
  if (outcome !== 'authorized') return waiting(outcome, token);
  return finishOrder(
    ctx,
    row,
    snapshot,
    { paymentId: payment.id, status: 'authorized', reference: answer.reference },
    checkout.items,
  );
}

/** S1–S2: everything is there, and the total is what the shopper saw (a lower one is accepted silently). */
async function recalculate(
  ctx: OperationContext,
  checkout: LoadedCheckout,
  seenHash: string | undefined,
): Promise<CheckoutSnapshot> {
  const { row } = checkout;
  const priced = priceCheckout(ctx.tenant, checkout, ctx.now());
  const missing = missingOf(checkout, priced);
  if (priced.lines.length === 0) throw conflict('cart_empty', 'There is nothing in this cart.');
  if (missing.length > 0) {
    throw new Problem({
      status: 422,
      code: 'checkout_incomplete',
      title: 'Something is missing',
      detail: `Still to fill in: ${missing.join(', ')}.`,
      extra: { missing },
    });
  }
  const gone = priced.lines.filter(({ item }) => !item.isForSale);
  if (gone.length > 0 || priced.lines.length < checkout.lines.length) {
    throw conflict(
      'out_of_stock',
      `${gone.map(({ item }) => item.title).join(', ') || 'A product'} is no longer sold.`,
    );
  }
  const seen = row.snapshot as { seenTotal?: number } | null;
  if (seenHash !== undefined && seenHash !== priced.calcHash) {
    const seenTotal = row.calcHash === seenHash ? (seen?.seenTotal ?? null) : null;
    if (seenTotal === null || priced.totals.total > seenTotal) {
      throw conflict(
        'price_changed',
        'The total has changed since you last looked. Check it and order again.',
        {
          totals: totalsView(ctx.tenant, priced.totals, { shipping: true, tax: true }),
          calcHash: priced.calcHash,
        },
      );
    }
  }
  const chosen = priced.shipping.find((option) => option.isSelected);
  return {
    v: 1,
    totals: { ...priced.totals, shippingOptions: [] },
    lines: priced.lines.map(({ item, quantity }) => ({
      variantId: item.variantId,
      productId: item.productId,
      handle: item.handle,
      title: item.title,
      variantTitle: item.variantTitle,
      sku: item.sku,
      image: item.image,
      weightGrams: item.weightGrams,
      quantity,
      stock: item.stock,
    })),
    shipping: chosen
      ? { name: chosen.method.localName, earliest: chosen.earliest, latest: chosen.latest }
      : null,
    cartTokenHash: ctx.caller.cartToken === null ? null : await sha256Hex(ctx.caller.cartToken),
  };
}

/** S3: undone by `releaseStock`. */
async function holdStock(
  ctx: OperationContext,
  row: CheckoutRow,
  snapshot: CheckoutSnapshot,
  items: Map<string, Purchasable>,
): Promise<void> {
  const lines = stockLines(snapshot.lines);
  if (lines.length === 0) return;
  const until = new Date(ctx.now().getTime() + HOLD_MINUTES * 60_000);
  const result = await ctx.ports.stock.reserve(
    { id: ctx.tenant.id, schemaKey: ctx.schemaKey },
    { kind: 'checkout', id: row.id },
    lines,
    until,
  );
  if (result.ok) return;
  const short = new Map(result.short.map((entry) => [entry.itemId, entry.available]));
  const affected = snapshot.lines.filter((line) => line.stock.some((part) => short.has(part.itemId)));
  throw conflict(
    'out_of_stock',
    `${affected.map((line) => [line.title, line.variantTitle].filter(Boolean).join(', ')).join('; ')}: not enough left. Your cart is kept; change the quantity or take something else.`,
    {
      lines: affected.map((line) => ({
        variantId: line.variantId,
        title: line.title,
        requested: line.quantity,
        available: Math.max(
          0,
          Math.min(
            ...line.stock.map((part) => short.get(part.itemId) ?? items.get(line.variantId)?.available ?? 0),
          ),
        ),
      })),
    },
  );
}

async function releaseStock(ctx: OperationContext, row: CheckoutRow): Promise<void> {
  await ctx.ports.stock.release(
    { id: ctx.tenant.id, schemaKey: ctx.schemaKey },
    { kind: 'checkout', id: row.id },
    'released',
  );
}

function gatewayOf(ctx: OperationContext, name: string): PaymentGateway {
  const gateway = ctx.ports.gateways[name];
  if (!gateway)
    throw new Problem({
      status: 422,
      code: 'capability_unsupported',
      title: 'Not available',
      detail: `The payment gateway ${name} is not set up.`,
    });
  return gateway;
}

/** S6, first half: the attempt is on record before the gateway hears of it. Null when nothing is due. */
async function beginPayment(
  ctx: OperationContext,
  checkout: LoadedCheckout,
  snapshot: CheckoutSnapshot,
): Promise<{ id: string; key: string; amount: number } | null> {
  const { row, payment: chosen } = checkout;
  const amount = snapshot.totals.amountDue;
  if (amount === 0 || !chosen) {
    ctx.write(
      ctx.db.q
        .update(tables.checkouts)
        .set({ state: 'processing', snapshot, updatedAt: ctx.now() })
        .where(eq(tables.checkouts.id, row.id)),
    );
    await ctx.commit();
    return null;
  }
  const attempt = row.attempt + 1;
  const payment = { id: newId(), key: `${row.id}:${attempt}`, amount };
  ctx.write(
    ctx.db.q.insert(tables.payments).values({
      id: payment.id,
      checkoutId: row.id,
      gateway: chosen.gateway,
      idempotencyKey: payment.key,
      method: chosen.label,
      status: 'created',
      amountMinor: amount,
      currency: snapshot.totals.currency,
    }),
    ctx.db.q
      .update(tables.checkouts)
      .set({ state: 'processing', attempt, snapshot, lastError: null, updatedAt: ctx.now() })
      .where(eq(tables.checkouts.id, row.id)),
  );
  await ctx.commit();
  return payment;
}

/** S6, second half. No answer in time: the gateway is asked what it knows before anything else is tried. */
async function charge(
  ctx: OperationContext,
  checkout: LoadedCheckout,
  payment: { key: string; amount: number },
): Promise<GatewayPayment> {
  const chosen = checkout.payment ?? { gateway: 'test', token: 'ok', label: '' };
  const gateway = gatewayOf(ctx, chosen.gateway);
  try {
    return await gateway.create({
      tenantId: ctx.tenant.id,
      idempotencyKey: payment.key,
      amountMinor: payment.amount,
      currency: ctx.tenant.currency,
      token: chosen.token,
    });
  } catch (error) {
    if (!(error instanceof GatewayTimeout)) throw error;
    const known = await gateway.status(ctx.tenant.id, payment.key);
    if (known) return known;
    throw new Problem({
      status: 503,
      code: 'provider_down',
      title: 'The payment provider does not answer',
      detail: 'Nothing was charged. Try again in a moment.',
      retryAfterSeconds: 5,
    });
  }
}

type Outcome = 'authorized' | 'processing' | 'action_required' | 'failed';

/** Books what the gateway said; a refusal gives the stock back and reopens the checkout. */
async function book(
  ctx: OperationContext,
  row: CheckoutRow,
  payment: { id: string },
  answer: GatewayPayment,
): Promise<Outcome> {
  if (answer.status === 'authorized' || answer.status === 'captured') return 'authorized';
  const isRefused = answer.status === 'failed' || answer.status === 'voided';
  const outcome: Outcome = isRefused
    ? 'failed'
    : answer.status === 'requires_action'
      ? 'action_required'
      : 'processing';
  ctx.write(
    ctx.db.q
      .update(tables.payments)
      .set({
        status: isRefused
          ? answer.status === 'voided'
            ? 'voided'
            : 'failed'
          : answer.status === 'requires_action'
            ? 'requires_action'
            : 'processing',
        gatewayRef: answer.reference,
        failure: answer.failure,
        updatedAt: ctx.now(),
      })
      .where(eq(tables.payments.id, payment.id)),
    ctx.db.q
      .update(tables.checkouts)
      .set({
        state: outcome === 'failed' ? 'open' : outcome,
        lastError: isRefused
          ? {
              code: answer.failure?.code ?? 'payment_declined',
              message: answer.failure?.message ?? 'The payment did not go through.',
            }
          : null,
        updatedAt: ctx.now(),
      })
      .where(and(eq(tables.checkouts.id, row.id), sql`${tables.checkouts.orderId} is null`)),
  );
  await ctx.commit();
  if (isRefused) await releaseStock(ctx, row);
  return outcome;
}

function declined(answer: GatewayPayment): Problem {
  return new Problem({
    status: 402,
    code: 'payment_declined',
    title: 'Payment declined',
    detail: answer.failure?.message ?? 'The payment did not go through. Try another way to pay.',
    extra: { reason: answer.failure?.code ?? 'declined' },
  });
}

/** S7–S9: the order in one transaction, then capture and the cart. Undone by voiding the payment and freeing the stock. */
async function finishOrder(
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
    const captured = await gatewayOf(ctx, await gatewayNameOf(row)).capture(
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

const gatewayNameOf = async (row: CheckoutRow): Promise<string> =>
  (row.payment as { gateway?: string } | null)?.gateway ?? 'test';

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

async function numberOf(ctx: OperationContext, orderId: string): Promise<string | null> {
  const [order] = await ctx.db.run(
    ctx.db.q
      .select({ number: tables.orders.number })
      .from(tables.orders)
      .where(eq(tables.orders.id, orderId)),
  );
  return order?.number ?? null;
}

async function existingOrder(ctx: OperationContext, checkoutId: string): Promise<CompletionView> {
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
async function abandonPayment(
  ctx: OperationContext,
  row: CheckoutRow,
  paid: PaidWith | null,
  isHoldLost: boolean,
): Promise<void> {
  if (paid) {
    const gateway = gatewayOf(ctx, await gatewayNameOf(row));
    const voided = await gateway.void(ctx.tenant.id, paid.reference, `${paid.paymentId}:void`);
    ctx.write(
      ctx.db.q
        .update(tables.payments)
        .set({
          status: voided.status === 'voided' ? 'voided' : 'authorized',
          gatewayRef: paid.reference,
          updatedAt: ctx.now(),
        })
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

/** The payment of this checkout that has no end yet: from a killed worker, a second step or a slow method. */
async function openPayment(ctx: OperationContext, row: CheckoutRow): Promise<PaymentRow | null> {
  if (row.attempt === 0) return null;
  const { payments } = tables;
  const [payment] = await ctx.db.run(
    ctx.db.q
      .select()
      .from(payments)
      .where(
        and(
          eq(payments.checkoutId, row.id),
          sql`${payments.orderId} is null`,
          sql`${payments.status} in ('created', 'requires_action', 'processing', 'authorized')`,
        ),
      )
      .orderBy(desc(payments.id))
      .limit(1),
  );
  return payment ?? null;
}

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
  const { checkouts, payments } = tables;
  const [rows, found] = await ctx.db.batch([
    ctx.db.q.select().from(checkouts).where(eq(checkouts.id, checkoutId)),
    ctx.db.q.select().from(payments).where(eq(payments.id, paymentId)),
  ]);
  const [row, payment] = [rows[0], found[0]];
  if (!row || !payment) throw notFound('checkout');
  if (payment.orderId !== null) {
    await captureLate(ctx, payment);
    return existingOrder(ctx, checkoutId);
  }
  if (row.orderId !== null) return existingOrder(ctx, checkoutId);
  const key = { tenantId: ctx.tenant.id, schemaKey: ctx.schemaKey, cartId: row.cartId };
  const owner = newId();
  if (!(await ctx.ports.carts.lock(key, owner))) return 'processing';
  try {
    return await settleOpenPayment(ctx, row, payment);
  } finally {
    await ctx.ports.carts.unlock(key, owner);
  }
}

/** The worker died between order and capture: S8 again, by the same key. */
async function captureLate(ctx: OperationContext, payment: PaymentRow): Promise<void> {
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
