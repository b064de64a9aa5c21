import { z } from 'zod';
import { operation } from '../../kernel/operation.ts';
import { anyId } from '../any-id.ts';
import { deliverMail } from '../deliver.ts';
import { readOrderFacts } from '../order-facts.ts';
import { orderConfirmation } from '../templates/order-confirmation.ts';

export const sendOrderConfirmation = operation({
  name: 'mail.send_order_confirmation',
  summary: 'Mail a shopper what they bought; once an order',
  kind: 'command',
  permission: 'system',
  input: z.object({ orderId: anyId('order') }),
  output: z.object({}),
  problems: ['not_found', 'mail_in_progress'],
  run: async (ctx, { orderId }) => {
    const facts = await readOrderFacts(ctx.db, ctx.tenant, orderId, ctx.caller.origin);
    await deliverMail(ctx, {
      kind: 'order_confirmation',
      key: `order_confirmation:${orderId}`,
      to: facts.order.email,
      content: orderConfirmation(ctx.tenant, facts),
    });
    return {};
  },
});
