import { eq } from 'drizzle-orm';
import { z } from 'zod';
import { tables } from '../../../schema/index.ts';
import { newId } from '../../kernel/ids.ts';
import { operation } from '../../kernel/operation.ts';

/** Stores a gateway's news once by the gateway's own event id and enqueues what follows (20 §4.17). */
export const receiveEvent = operation({
  name: 'payments.receive_event',
  summary: 'Take in an event of a payment gateway',
  kind: 'command',
  permission: 'system',
  input: z.object({ gateway: z.string(), eventId: z.string().max(255), idempotencyKey: z.string().max(255) }),
  output: z.object({ isKnown: z.boolean() }),
  run: async (ctx, input) => {
    const { payments, paymentEvents } = tables;
    const [payment] = await ctx.db.run(
      ctx.db.q
        .select({ id: payments.id })
        .from(payments)
        .where(eq(payments.idempotencyKey, input.idempotencyKey)),
    );
    ctx.write(
      ctx.db.q
        .insert(paymentEvents)
        .values({
          id: newId(),
          gateway: input.gateway,
          gatewayEventId: input.eventId,
          kind: 'payment',
          payload: input,
        })
        .onConflictDoNothing(),
    );
    if (payment)
      ctx.enqueue({ name: 'checkout.finish', payload: { paymentId: payment.id }, key: input.eventId });
    await ctx.commit();
    return { isKnown: payment !== undefined };
  },
});
