import { z } from 'zod';
import { job } from '../job.ts';

const orderConfirmation = job({
  name: 'order.confirmation_mail',
  payload: z.object({ orderId: z.string() }),
  run: async ({ api }, payload) => {
    await api.mail.sendOrderConfirmation(payload);
  },
});

const shippingNotice = job({
  name: 'order.shipping_mail',
  payload: z.object({ fulfillmentId: z.string() }),
  run: async ({ api }, payload) => {
    await api.mail.sendShippingNotice(payload);
  },
});

const refundNotice = job({
  name: 'order.refund_mail',
  payload: z.object({ refundId: z.string() }),
  run: async ({ api }, payload) => {
    await api.mail.sendRefundNotice(payload);
  },
});

export const jobs = [orderConfirmation, shippingNotice, refundNotice];
