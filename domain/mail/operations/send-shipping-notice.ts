import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { tables } from '../../../schema/index.ts';
import { operation } from '../../kernel/operation.ts';
import { notFound } from '../../kernel/problem.ts';
import { anyId } from '../any-id.ts';
import { deliverMail } from '../deliver.ts';
import { readOrderFacts } from '../order-facts.ts';
import { shippingNotice } from '../templates/shipping-notice.ts';

const { fulfillments, fulfillmentLines } = tables;

export const sendShippingNotice = operation({
  name: 'mail.send_shipping_notice',
  summary: 'Mail a shopper that a parcel is on its way; once a fulfilment',
  kind: 'command',
  permission: 'system',
  input: z.object({ fulfillmentId: anyId('fulfillment') }),
  output: z.object({}),
  problems: ['not_found', 'mail_in_progress'],
  run: async (ctx, { fulfillmentId }) => {
    const [[parcel], lines] = await ctx.db.batch([
      ctx.db.q.select().from(fulfillments).where(eq(fulfillments.id, fulfillmentId)),
      ctx.db.q.select().from(fulfillmentLines).where(eq(fulfillmentLines.fulfillmentId, fulfillmentId)),
    ]);
    if (!parcel) throw notFound('fulfilment');
    if (parcel.status === 'cancelled') return {};
    const facts = await readOrderFacts(ctx.db, ctx.tenant, parcel.orderId, ctx.caller.origin);
    const quantities = new Map(lines.map(({ lineId, quantity }) => [lineId, quantity]));
    const { carrier, trackingNumber, trackingUrl } = parcel;
    await deliverMail(ctx, {
      kind: 'shipping_notice',
      key: `shipping_notice:${fulfillmentId}`,
      to: facts.order.email,
      content: shippingNotice(ctx.tenant, facts, { carrier, trackingNumber, trackingUrl, quantities }),
    });
    return {};
  },
});
