import { eq } from 'drizzle-orm';
import { tables } from '../../schema/index.ts';
import type { Purchasable } from '../catalog/index.ts';
import type { OperationContext } from '../kernel/context.ts';
import { sha256Hex } from '../kernel/hash.ts';
import { newId } from '../kernel/ids.ts';
import { conflict, notFound, Problem } from '../kernel/problem.ts';
import { completed, finishOrder, numberOf } from './finish-order.ts';
import { type CheckoutRow, type LoadedCheckout, loadCheckout } from './load.ts';
import { beginPayment, book, charge, declined, openPayment } from './payment-attempt.ts';
import { type CheckoutSnapshot, stockLines } from './place-order.ts';
import { priceCheckout } from './price.ts';
import { settleOpenPayment } from './resume.ts';
import { missingOf, totalsView } from './view.ts';
import type { CompletionView } from './views.ts';

const HOLD_MINUTES = 15;

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
  const key = { tenantId: ctx.tenant.id, schemaKey: ctx.schemaKey, cartId: await cartIdOf(ctx, token) };
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
    // Read inside the lock: a call that waited must see what the one before it left.
    const checkout = await loadCheckout(ctx, token, undefined);
    const { orderId, orderToken } = checkout.row;
    if (orderId === null) return await runSteps(ctx, checkout, seenHash);
    await ctx.ports.carts.complete(key);
    return completed(orderToken, await numberOf(ctx, orderId));
  } finally {
    await ctx.ports.carts.unlock(key, owner);
  }
}

/** Which cart a checkout belongs to: its lock is the cart's. */
async function cartIdOf(ctx: OperationContext, token: string): Promise<string> {
  const { checkouts } = tables;
  const [row] = await ctx.db.run(
    ctx.db.q
      .select({ cartId: checkouts.cartId })
      .from(checkouts)
      .where(eq(checkouts.tokenHash, await sha256Hex(token))),
  );
  if (!row) throw notFound('checkout');
  return row.cartId;
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
