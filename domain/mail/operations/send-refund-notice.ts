import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { tables } from '../../../schema/index.ts';
import { operation } from '../../kernel/operation.ts';
import { conflict, notFound } from '../../kernel/problem.ts';
import { anyId } from '../any-id.ts';
import { deliverMail } from '../deliver.ts';
import { readOrderFacts } from '../order-facts.ts';
import { refundNotice } from '../templates/refund-notice.ts';

const RefundLines = z.array(
  z.object({ lineId: z.string(), quantity: z.int(), netMinor: z.int(), taxMinor: z.int() }),
);

export const sendRefundNotice = operation({
  name: 'mail.send_refund_notice',
  summary: 'Mail a shopper that money was paid back; once a refund',
  kind: 'command',
  permission: 'system',
  input: z.object({ refundId: anyId('refund') }),
  output: z.object({}),
  problems: ['not_found', 'refund_pending', 'mail_in_progress'],
  run: async (ctx, { refundId }) => {
    const { refunds } = tables;
    const [refund] = await ctx.db.run(ctx.db.q.select().from(refunds).where(eq(refunds.id, refundId)));
    if (!refund) throw notFound('refund');
    if (refund.status === 'pending') throw conflict('refund_pending', 'The money is not paid back yet.');
    if (refund.status === 'failed') return {};
    const facts = await readOrderFacts(ctx.db, ctx.tenant, refund.orderId, ctx.caller.origin);
    const { amountMinor, shippingMinor } = refund;
    const lines = RefundLines.parse(refund.lines);
    await deliverMail(ctx, {
      kind: 'refund_notice',
      key: `refund_notice:${refundId}`,
      to: facts.order.email,
      content: refundNotice(ctx.tenant, facts, { amountMinor, shippingMinor, lines }),
    });
    return {};
  },
});
