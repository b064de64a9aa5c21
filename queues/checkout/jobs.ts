import { z } from 'zod';
import { job } from '../job.ts';

/** Finishes or gives up what a killed worker or a silent gateway left open (70 002 and the net of 001). */
const reconcile = job({
  name: 'checkout.reconcile',
  payload: z.object({}),
  attempts: 3,
  run: async ({ api }) => {
    await api.checkout.reconcile({});
  },
});

/** A gateway told news of a payment: the checkout goes on from there (70 001, profile M). */
const finish = job({
  name: 'checkout.finish',
  payload: z.object({ paymentId: z.string() }),
  attempts: 10,
  backoff: [10, 20, 40, 80, 160, 320, 640, 900],
  run: async ({ api }, { paymentId }) => {
    await api.checkout.paymentSettled({ paymentId });
  },
});

export const jobs = [reconcile, finish];
