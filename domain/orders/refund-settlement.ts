import { sql } from 'drizzle-orm';
import {
  announceAvailability,
  availabilityChange,
  committedStock,
  itemDemands,
  type LineItem,
  lineItems,
  releaseCommitted,
  restockItems,
  takeCommitted,
} from '../inventory/index.ts';
import type { OperationContext } from '../kernel/context.ts';
import { failedExpectation } from '../kernel/database-errors.ts';
import { notFound } from '../kernel/problem.ts';
import { GatewayRefusal } from '../payments/gateway.ts';
import { timelineEntry } from './order-events.ts';
import { deriveFulfillmentStatus, deriveRefundedStatus } from './order-states.ts';
import type { RefundLine } from './refund-plan.ts';
import { freeWrites, paidBackWrites, settleRow } from './refund-writes.ts';

export type RefundState = { status: 'pending' | 'succeeded' } | { status: 'failed'; failure: string };

interface RefundRow extends Record<string, unknown> {
  id: string;
  order_id: string;
  payment_id: string;
  status: 'pending' | 'succeeded' | 'failed';
  amount_minor: string;
  lines: RefundLine[];
  reason: string | null;
  failure: string | null;
  gateway: string;
  gateway_ref: string | null;
}

interface Refund {
  id: string;
  orderId: string;
  paymentId: string;
  amount: number;
  lines: RefundLine[];
  reason: string | null;
}

/**
 * Brings a pending refund to its end, by whoever comes first: the request that made it or the job behind it. The
 * gateway knows it by its id, so asking twice pays once. Only a refusal ends it as failed; no answer, or an error
 * that is none of the gateway's, leaves it pending for the next try. Errors: 404.
 */
export async function settlePendingRefund(ctx: OperationContext, refundId: string): Promise<RefundState> {
  const row = await loadRefund(ctx, refundId);
  if (row.status !== 'pending') return stateOf(row);
  const gateway = ctx.ports.gateways[row.gateway];
  if (!gateway || row.gateway_ref === null) return { status: 'pending' };
  const refund: Refund = {
    id: row.id,
    orderId: row.order_id,
    paymentId: row.payment_id,
    amount: Number(row.amount_minor),
    lines: row.lines,
    reason: row.reason,
  };
  let reference: string;
  try {
    const answer = await gateway.refund(ctx.tenant.id, row.gateway_ref, refund.amount, refund.id);
    reference = answer.reference;
  } catch (error) {
    if (!(error instanceof GatewayRefusal)) return { status: 'pending' };
    return end(ctx, refund, () => fail(ctx, refund, error.message));
  }
  return end(ctx, refund, () => succeed(ctx, refund, reference));
}

async function loadRefund(ctx: OperationContext, refundId: string): Promise<RefundRow> {
  const [row] = await ctx.db.rows<RefundRow>(sql`
    select r.id, r.order_id, r.payment_id, r.status, r.amount_minor, r.lines, r.reason, r.failure, p.gateway, p.gateway_ref
      from refunds r join payments p on p.id = r.payment_id where r.id = ${refundId}::uuid`);
  if (!row) throw notFound('refund');
  return row;
}

function stateOf(row: RefundRow): RefundState {
  return row.status === 'failed' ? { status: 'failed', failure: row.failure ?? '' } : { status: row.status };
}

async function end(
  ctx: OperationContext,
  refund: Refund,
  write: () => Promise<RefundState>,
): Promise<RefundState> {
  try {
    const state = await write();
    await ctx.commit();
    return state;
  } catch (error) {
    if (failedExpectation(error) === 'refund_settled') return stateOf(await loadRefund(ctx, refund.id));
    throw error;
  }
}

async function succeed(ctx: OperationContext, refund: Refund, gatewayRef: string): Promise<RefundState> {
  const { id, orderId, amount, reason } = refund;
  const [committed, items] = await ctx.db.batch([
    committedStock(ctx.db, orderId),
    lineItems(ctx.db, orderId),
  ]);
  ctx.write(
    settleRow(ctx, id, { status: 'succeeded', gatewayRef }),
    ...paidBackWrites(ctx, refund),
    deriveRefundedStatus(ctx.db, orderId),
  );
  await moveStock(ctx, refund, committed.rows, items.rows);
  ctx.write(
    deriveFulfillmentStatus(ctx.db, orderId),
    timelineEntry(
      ctx,
      orderId,
      'refund.succeeded',
      { refundId: id, amountMinor: amount, reason },
      'customer',
    ),
  );
  ctx.emit({ type: 'refund.created', payload: { orderId, refundId: id } });
  ctx.emit({ type: 'payment.refunded', payload: { orderId, paymentId: refund.paymentId, refundId: id } });
  ctx.enqueue({ name: 'order.refund_mail', payload: { orderId, refundId: id }, key: id });
  ctx.audit({
    kind: 'order',
    id: orderId,
    detail: { refundId: id, amountMinor: amount, outcome: 'succeeded' },
  });
  return { status: 'succeeded' };
}

/** Unsent units give up what was committed to them; units that came back go on the shelf when that is wanted. */
async function moveStock(
  ctx: OperationContext,
  { id, lines }: Refund,
  committed: Parameters<typeof takeCommitted>[0],
  items: LineItem[],
): Promise<void> {
  const unsent = lines.map(({ lineId, unsent: quantity }) => ({ lineId, quantity }));
  const returned = lines
    .filter((line) => line.restock)
    .map((line) => ({ lineId: line.lineId, quantity: line.quantity - line.unsent }));
  const released = takeCommitted(committed, itemDemands(items, unsent));
  const restocked = itemDemands(items, returned).filter((demand) => demand.quantity > 0);
  const deltas = [
    ...released.map((promise) => ({ itemId: promise.item_id, delta: promise.qty })),
    ...restocked.map(({ itemId, quantity }) => ({ itemId, delta: quantity })),
  ];
  if (deltas.length === 0) return;
  const change = await ctx.db.run(availabilityChange(ctx.db, deltas));
  ctx.write(
    ...releaseCommitted(ctx.db, released, `ref:${id}:uncommit`),
    ...restockItems(ctx.db, items, restocked, `ref:${id}:restock`),
  );
  announceAvailability(ctx, change.rows);
}

async function fail(ctx: OperationContext, refund: Refund, failure: string): Promise<RefundState> {
  const { id, orderId, amount } = refund;
  ctx.write(
    settleRow(ctx, id, { status: 'failed', failure }),
    ...freeWrites(ctx, refund),
    timelineEntry(ctx, orderId, 'refund.failed', { refundId: id, amountMinor: amount, failure }),
  );
  ctx.audit({
    kind: 'order',
    id: orderId,
    detail: { refundId: id, amountMinor: amount, outcome: 'failed', failure },
  });
  return { status: 'failed', failure };
}
