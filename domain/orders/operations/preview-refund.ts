import { z } from 'zod';
import { idInput, toExternalId } from '../../kernel/ids.ts';
import { operation } from '../../kernel/operation.ts';
import { planRefund } from '../refund-plan.ts';
import { loadRefundables } from '../refundables.ts';
import { RefundInput, RefundPreview } from '../views.ts';

/** `RefundInput` of one order, with its ids read. */
export const OrderRefundInput = RefundInput.extend({
  orderId: idInput('order'),
  lines: z
    .array(RefundInput.shape.lines.unwrap().element.extend({ lineId: idInput('orderLine') }))
    .max(500)
    .default([]),
});

export const previewRefund = operation({
  name: 'orders.preview_refund',
  summary: 'What a refund would give back, to the cent, without doing it',
  kind: 'query',
  permission: 'orders.view',
  route: 'POST /admin/orders/:orderId/refund-previews',
  input: OrderRefundInput,
  output: RefundPreview,
  problems: ['not_found', 'nothing_left_to_refund', 'several_payments'],
  example: {
    orderId: 'ord_01h455vb4pex5vsknk084sn02q',
    lines: [{ lineId: 'ol_01h455vb4pex5vsknk084sn02q', quantity: 1 }],
  },
  run: async (ctx, input) => {
    const order = await loadRefundables(ctx.db, input.orderId);
    const plan = planRefund(order, input);
    const money = (amount: number) => ({ amount, currency: order.currency });
    return {
      lines: plan.lines.map((line) => ({
        lineId: toExternalId('orderLine', line.lineId),
        quantity: line.quantity,
        net: money(line.netMinor),
        tax: money(line.taxMinor),
      })),
      shipping: money(plan.shipping.net),
      tax: money(plan.tax),
      total: money(plan.total),
      refundable: money(order.paid - order.refunded),
    };
  },
});
