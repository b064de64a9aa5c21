import { z } from 'zod';
import { job } from '../job.ts';

/** Asks the payment provider again about a refund that it did not answer (70 004, profile M). */
const retryRefund = job({
  name: 'refund.retry',
  payload: z.object({ refundId: z.string() }),
  attempts: 10,
  backoff: [10, 20, 40, 80, 160, 320, 640, 900],
  run: async ({ api }, { refundId }) => {
    await api.orders.settleRefund({ refundId });
  },
});

export const jobs = [retryRefund];
