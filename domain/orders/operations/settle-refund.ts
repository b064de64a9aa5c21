import { z } from 'zod';
import { idInput } from '../../kernel/ids.ts';
import { operation } from '../../kernel/operation.ts';
import { Problem } from '../../kernel/problem.ts';
import { settlePendingRefund } from '../refund-settlement.ts';

export const settleRefund = operation({
  name: 'orders.settle_refund',
  summary: 'Ask the payment provider again about a refund that it did not answer',
  kind: 'command',
  permission: 'system',
  input: z.object({ refundId: z.union([idInput('refund'), z.uuid()]) }),
  output: z.object({ status: z.enum(['succeeded', 'failed']) }),
  problems: ['not_found', 'gateway_timeout'],
  run: async (ctx, { refundId }) => {
    const { status } = await settlePendingRefund(ctx, refundId);
    if (status !== 'pending') return { status };
    throw new Problem({
      status: 503,
      code: 'gateway_timeout',
      title: 'No answer',
      detail: 'The payment provider did not answer. The refund stays pending.',
      retryAfterSeconds: 60,
    });
  },
});
