import { and, desc, eq, sql } from 'drizzle-orm';
import { tables } from '../../schema/index.ts';
import type { OperationContext } from '../kernel/context.ts';
import { newId } from '../kernel/ids.ts';
import { Problem } from '../kernel/problem.ts';
import { type GatewayPayment, GatewayTimeout, type PaymentGateway } from '../payments/gateway.ts';
import type { CheckoutRow, LoadedCheckout } from './load.ts';
import type { CheckoutSnapshot } from './place-order.ts';

export type PaymentRow = typeof tables.payments.$inferSelect;

export async function releaseStock(ctx: OperationContext, row: CheckoutRow): Promise<void> {
  await ctx.ports.stock.release(
    { id: ctx.tenant.id, schemaKey: ctx.schemaKey },
    { kind: 'checkout', id: row.id },
    'released',
  );
}

export function gatewayOf(ctx: OperationContext, name: string): PaymentGateway {
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

export const gatewayNameOf = (row: CheckoutRow): string =>
  (row.payment as { gateway?: string } | null)?.gateway ?? 'test';

/** S6, first half: the attempt is on record before the gateway hears of it. Null when nothing is due. */
export async function beginPayment(
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
export async function charge(
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
export async function book(
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

export function declined(answer: GatewayPayment): Problem {
  return new Problem({
    status: 402,
    code: 'payment_declined',
    title: 'Payment declined',
    detail: answer.failure?.message ?? 'The payment did not go through. Try another way to pay.',
    extra: { reason: answer.failure?.code ?? 'declined' },
  });
}

/** The payment of this checkout that has no end yet: from a killed worker, a second step or a slow method. */
export async function openPayment(ctx: OperationContext, row: CheckoutRow): Promise<PaymentRow | null> {
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
