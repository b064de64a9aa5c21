import { newId } from '../../kernel/ids.ts';
import { operation } from '../../kernel/operation.ts';
import { conflict, invalidInput, Problem } from '../../kernel/problem.ts';
import { orderDetail } from '../order-detail.ts';
import { timelineEntry } from '../order-events.ts';
import { planRefund, type RefundPlan } from '../refund-plan.ts';
import { settlePendingRefund } from '../refund-settlement.ts';
import { pendingWrites } from '../refund-writes.ts';
import { loadRefundables, type Refundables } from '../refundables.ts';
import { OrderDetail } from '../views.ts';
import { OrderRefundInput } from './preview-refund.ts';

const RETRY_AFTER_MS = 60_000;

export const refund = operation({
  name: 'orders.refund',
  summary: 'Refund lines, shipping or everything that is left of a paid order',
  kind: 'command',
  permission: 'orders.refund',
  route: 'POST /admin/orders/:orderId/refunds',
  successStatus: 201,
  input: OrderRefundInput,
  output: OrderDetail,
  problems: [
    'not_found',
    'nothing_left_to_refund',
    'several_payments',
    'order_changed',
    'not_refundable',
    'refund_failed',
  ],
  example: {
    orderId: 'ord_01h455vb4pex5vsknk084sn02q',
    lines: [{ lineId: 'ol_01h455vb4pex5vsknk084sn02q', quantity: 1, restock: true }],
    reason: 'Arrived broken',
  },
  run: async (ctx, input) => {
    const { orderId, reason = null } = input;
    if (!input.isFullRefund && input.lines.length === 0 && input.shippingMinor === 0) {
      throw invalidInput([{ path: 'lines', message: 'Choose what to refund, or refund everything.' }]);
    }
    const order = await loadRefundables(ctx.db, orderId);
    const plan = planRefund(order, input);
    const payment = refundablePayment(order, plan);
    if (!ctx.ports.gateways[payment.gateway]) {
      throw conflict('not_refundable', `Payments by ${payment.gateway} are paid back by hand.`);
    }
    const refundId = newId();
    ctx.write(
      ...pendingWrites(ctx, order, plan, { id: refundId, paymentId: payment.id, reason }),
      timelineEntry(ctx, orderId, 'refund.requested', { refundId, amountMinor: plan.total, reason }),
    );
    // In the same commit: whoever dies before the gateway answered is followed up.
    ctx.enqueue({
      name: 'refund.retry',
      payload: { refundId },
      key: refundId,
      runAt: new Date(ctx.now().getTime() + RETRY_AFTER_MS),
    });
    ctx.audit({
      kind: 'order',
      id: orderId,
      detail: { refundId, amountMinor: plan.total, reason, outcome: 'requested' },
    });
    await ctx.commit();
    const state = await settlePendingRefund(ctx, refundId);
    if (state.status === 'failed') throw refundFailed(state.failure);
    return orderDetail(ctx, orderId);
  },
});

function refundablePayment(order: Refundables, plan: RefundPlan) {
  const payment = order.payments.find(({ id }) => id === plan.paymentId);
  if (payment) return payment;
  throw order.payments.length === 0
    ? conflict('not_refundable', 'Nothing was paid for this order yet.')
    : new Problem({
        status: 422,
        code: 'nothing_left_to_refund',
        title: 'Nothing left to refund',
        detail: 'Everything that was paid is refunded already, or on its way.',
      });
}

function refundFailed(failure: string): Problem {
  return new Problem({
    status: 502,
    code: 'refund_failed',
    title: 'The refund failed',
    detail: failure || 'The payment provider refused the refund.',
  });
}
