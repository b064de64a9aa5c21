import { and, between, desc, eq, isNull, lt, or, sql } from 'drizzle-orm';
import { z } from 'zod';
import { tables } from '../../../schema/index.ts';
import type { OperationContext } from '../../kernel/context.ts';
import { sha256Hex } from '../../kernel/hash.ts';
import { operation } from '../../kernel/operation.ts';
import { conflict, isProblem, notFound, Problem } from '../../kernel/problem.ts';
import { completeCheckout } from '../complete.ts';
import { resumeCheckout } from '../resume.ts';
import { CompletionView } from '../views.ts';

const Token = z.string().min(20).max(100);

export const complete = operation({
  name: 'checkout.complete',
  summary: 'Order and pay: exactly one order, whatever the number of calls',
  kind: 'command',
  permission: 'public',
  route: 'POST /store/checkouts/:token/complete',
  rateLimit: { limit: 120, periodSeconds: 3600, by: 'ip' },
  input: z.object({
    token: Token,
    calcHash: z.string().max(64).optional().describe('of the totals the shopper saw'),
  }),
  output: CompletionView,
  problems: [
    'checkout_incomplete',
    'price_changed',
    'out_of_stock',
    'payment_declined',
    'in_progress',
    'provider_down',
    'cart_empty',
  ],
  isHiddenFromMcp: true,
  run: async (ctx, input) => completeCheckout(ctx, input.token, input.calcHash),
});

export const confirmPayment = operation({
  name: 'checkout.confirm_payment',
  summary: 'The shopper’s answer to a payment that asks for confirmation (test gateway’s second step)',
  kind: 'command',
  permission: 'public',
  route: 'POST /store/checkouts/:token/confirm',
  input: z.object({ token: Token, outcome: z.enum(['approve', 'decline']) }),
  output: CompletionView,
  problems: ['not_found', 'payment_declined'],
  isHiddenFromMcp: true,
  run: async (ctx, input) => {
    const { checkouts, payments } = tables;
    const tokenHash = await sha256Hex(input.token);
    const [found] = await ctx.db.run(
      ctx.db.q
        .select({ payment: payments, checkoutId: checkouts.id })
        .from(checkouts)
        .innerJoin(payments, eq(payments.checkoutId, checkouts.id))
        .where(eq(checkouts.tokenHash, tokenHash))
        .orderBy(desc(payments.id))
        .limit(1),
    );
    if (!found) throw notFound('payment');
    const gateway = ctx.ports.gateways[found.payment.gateway];
    if (found.payment.status === 'requires_action' && found.payment.gatewayRef !== null && gateway) {
      await gateway.confirm(ctx.tenant.id, found.payment.gatewayRef, input.outcome);
    }
    const result = await resumeCheckout(ctx, found.checkoutId, found.payment.id);
    if (result === null) {
      throw new Problem({
        status: 402,
        code: 'payment_declined',
        title: 'Payment not confirmed',
        detail: 'The payment was not confirmed. Nothing was ordered; try again or pay another way.',
      });
    }
    if (typeof result === 'object') return result;
    return {
      status: result,
      orderToken: null,
      orderNumber: null,
      redirectTo: `/checkout/${input.token}/return`,
    };
  },
});

const STUCK_MINUTES = 2;

/**
 * Asks the gateways about payments without an end and finishes or undoes their checkouts; captures what a killed worker
 * left authorised; closes the carts of new orders that it left open; expires old checkouts. Safe at any time, any
 * number of times.
 */
export const reconcile = operation({
  name: 'checkout.reconcile',
  summary: 'Finish or undo checkouts whose payment has no end yet',
  kind: 'command',
  permission: 'system',
  input: z.object({ olderThanMinutes: z.int().min(0).default(STUCK_MINUTES) }),
  output: z.object({ examined: z.int(), finished: z.int(), undone: z.int() }),
  run: async (ctx, input) => {
    const before = new Date(ctx.now().getTime() - input.olderThanMinutes * 60_000);
    const { payments, checkouts } = tables;
    const [open] = await ctx.db.batch([
      ctx.db.q
        .select({ id: payments.id, checkoutId: payments.checkoutId })
        .from(payments)
        .where(
          and(
            lt(payments.updatedAt, before),
            sql`${payments.status} in ('created', 'requires_action', 'processing', 'authorized')`,
            sql`${payments.checkoutId} is not null`,
          ),
        )
        .orderBy(payments.updatedAt)
        .limit(50),
      ctx.db.q
        .update(checkouts)
        .set({ state: 'expired', updatedAt: ctx.now() })
        .where(
          and(
            lt(checkouts.expiresAt, ctx.now()),
            sql`${checkouts.state} in ('open', 'ready', 'failed', 'abandoned')`,
          ),
        ),
    ]);
    let finished = 0;
    let undone = 0;
    const failures: unknown[] = [];
    for (const payment of open) {
      if (payment.checkoutId === null) continue;
      try {
        const result = await resumeCheckout(ctx, payment.checkoutId, payment.id);
        if (result === null) undone++;
        else if (typeof result === 'object') finished++;
      } catch (error) {
        // A refusal is an answer; anything else leaves this payment for the next run, which the others need not wait for.
        if (isProblem(error)) undone++;
        else failures.push(error);
      }
    }
    await closeCartsOfOrders(ctx, before);
    if (failures.length > 0)
      throw new AggregateError(failures, `${failures.length} payments could not be settled`);
    return { examined: open.length, finished, undone };
  },
});

/** 20 §4.9 S9 for orders of the last hour whose worker died before it: carts not written down as completed. */
async function closeCartsOfOrders(ctx: OperationContext, before: Date): Promise<void> {
  const { carts, checkouts } = tables;
  const hourAgo = new Date(ctx.now().getTime() - 3_600_000);
  const left = await ctx.db.run(
    ctx.db.q
      .select({ cartId: checkouts.cartId })
      .from(checkouts)
      .leftJoin(carts, eq(carts.id, checkouts.cartId))
      .where(
        and(
          eq(checkouts.state, 'completed'),
          between(checkouts.updatedAt, hourAgo, before),
          or(isNull(carts.id), eq(carts.state, 'active')),
        ),
      )
      .limit(50),
  );
  for (const { cartId } of left) {
    await ctx.ports.carts.complete({ tenantId: ctx.tenant.id, schemaKey: ctx.schemaKey, cartId });
  }
}

/** News from a gateway (webhook): the same finish as the browser's return; whichever comes first wins. */
export const paymentSettled = operation({
  name: 'checkout.payment_settled',
  summary: 'Go on with the checkout of a payment the gateway reported on',
  kind: 'command',
  permission: 'system',
  input: z.object({ paymentId: z.uuid() }),
  output: z.object({ status: z.string() }),
  run: async (ctx, input) => {
    const [payment] = await ctx.db.run(
      ctx.db.q.select().from(tables.payments).where(eq(tables.payments.id, input.paymentId)),
    );
    if (!payment || payment.checkoutId === null) throw notFound('payment');
    const result = await resumeCheckout(ctx, payment.checkoutId, payment.id);
    if (result === 'processing') throw conflict('in_progress', 'Another call is completing this checkout.');
    return { status: result === null ? 'failed' : typeof result === 'object' ? result.status : result };
  },
});
