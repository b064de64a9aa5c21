import { and, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { type Query, tables } from '../../../schema/index.ts';
import {
  committedStock,
  itemDemands,
  lineItems,
  shipCommitted,
  takeCommitted,
} from '../../inventory/index.ts';
import type { OperationContext } from '../../kernel/context.ts';
import { expectRows } from '../../kernel/execute.ts';
import { idInput, newId } from '../../kernel/ids.ts';
import { operation } from '../../kernel/operation.ts';
import { conflict, invalidInput, notFound, Problem } from '../../kernel/problem.ts';
import { orderDetail } from '../order-detail.ts';
import { timelineEntry } from '../order-events.ts';
import { deriveFulfillmentStatus, unsentUnits } from '../order-states.ts';
import { OrderDetail } from '../views.ts';

const Input = z.object({
  orderId: idInput('order'),
  lines: z
    .array(z.object({ lineId: idInput('orderLine'), quantity: z.int().min(1) }))
    .min(1, 'Choose what to send')
    .max(500),
  carrier: z.string().trim().max(80).optional(),
  trackingNumber: z.string().trim().max(80).optional(),
  trackingUrl: z
    .url({ protocol: /^https?$/, error: 'Enter a full address, https://…' })
    .max(2000)
    .optional(),
  notifyCustomer: z.boolean().default(false),
});
type Input = z.output<typeof Input>;

interface LineRow extends Record<string, unknown> {
  status: string;
  fulfillment_status: string;
  line_id: string;
  unsent: number;
}

export const fulfil = operation({
  name: 'orders.fulfil',
  summary: 'Mark units of an order as sent, with carrier and tracking number',
  kind: 'command',
  permission: 'fulfillments.manage',
  route: 'POST /admin/orders/:orderId/fulfillments',
  successStatus: 201,
  input: Input,
  output: OrderDetail,
  problems: [
    'not_found',
    'order_not_open',
    'quantity_exceeds_unfulfilled',
    'already_fulfilled',
    'order_changed',
  ],
  example: {
    orderId: 'ord_01h455vb4pex5vsknk084sn02q',
    lines: [{ lineId: 'ol_01h455vb4pex5vsknk084sn02q', quantity: 2 }],
    carrier: 'UPS',
    trackingNumber: '1Z999AA10123456784',
    notifyCustomer: true,
  },
  run: async (ctx, input) => {
    const { orderId, lines, carrier, trackingNumber, trackingUrl } = input;
    const [known, committed, items] = await ctx.db.batch([
      ctx.db.q.execute<LineRow>(sql`
        select o.status, o.fulfillment_status, l.id as line_id, ${unsentUnits} as unsent
          from orders o join order_lines l on l.order_id = o.id where o.id = ${orderId}::uuid`),
      committedStock(ctx.db, orderId),
      lineItems(ctx.db, orderId),
    ]);
    check(input, known.rows);
    const id = newId();
    const units = lines.reduce((sum, line) => sum + line.quantity, 0);
    ctx.write(
      lockOpenOrder(ctx, orderId),
      ...lines.map((line) => raiseFulfilled(ctx, line)),
      ctx.db.q.insert(tables.fulfillments).values({
        id,
        orderId,
        status: 'in_transit',
        carrier: carrier || null,
        trackingNumber: trackingNumber || null,
        trackingUrl: trackingUrl ?? null,
        createdAt: ctx.now(),
      }),
      ctx.db.q
        .insert(tables.fulfillmentLines)
        .values(lines.map(({ lineId, quantity }) => ({ fulfillmentId: id, lineId, quantity }))),
      ...shipCommitted(ctx.db, takeCommitted(committed.rows, itemDemands(items.rows, lines)), `ful:${id}`),
      deriveFulfillmentStatus(ctx.db, orderId),
      timelineEntry(
        ctx,
        orderId,
        'fulfilled',
        { fulfillmentId: id, units, carrier: carrier ?? null, trackingNumber: trackingNumber ?? null },
        'customer',
      ),
    );
    ctx.emit({ type: 'order.fulfilled', payload: { orderId, fulfillmentId: id } });
    if (input.notifyCustomer) {
      ctx.enqueue({ name: 'order.shipping_mail', payload: { orderId, fulfillmentId: id }, key: id });
    }
    ctx.audit({ kind: 'order', id: orderId, detail: { fulfillmentId: id, units, carrier, trackingNumber } });
    await ctx.commit();
    return orderDetail(ctx, orderId);
  },
});

function check({ lines }: Input, known: readonly LineRow[]): void {
  const [order] = known;
  if (!order) throw notFound('order');
  if (order.status === 'cancelled' || order.status === 'on_hand_review') {
    throw conflict('order_not_open', 'This order is cancelled or waits for review: nothing is sent of it.');
  }
  if (order.fulfillment_status === 'on_hold' || order.fulfillment_status === 'scheduled') {
    throw conflict('order_not_open', 'This order is on hold or scheduled for later: release it first.');
  }
  const unsent = new Map(known.map((row) => [row.line_id, row.unsent]));
  const seen = new Set<string>();
  for (const [index, { lineId, quantity }] of lines.entries()) {
    const open = unsent.get(lineId);
    if (open === undefined) throw notFound('order line');
    if (seen.has(lineId))
      throw invalidInput([{ path: `lines.${index}.lineId`, message: 'This line occurs twice.' }]);
    seen.add(lineId);
    if (quantity <= open) continue;
    throw new Problem({
      status: 409,
      code: 'quantity_exceeds_unfulfilled',
      title: 'More than is left to send',
      detail:
        open === 0
          ? 'Everything of this line is sent or refunded.'
          : `Only ${open} of this line are left to send.`,
      errors: [{ path: `lines.${index}.quantity`, message: `At most ${open}` }],
    });
  }
}

/** The order's row first, as refunds do, so that the two wait for each other in one order. */
function lockOpenOrder(ctx: OperationContext, orderId: string): Query {
  return expectRows(
    ctx.db,
    sql`select id from orders where id = ${orderId}::uuid and status not in ('cancelled', 'on_hand_review') for update`,
    1,
    'order_changed',
  );
}

/** Guarded again in SQL: of two requests for the same units one wins. */
function raiseFulfilled(ctx: OperationContext, { lineId, quantity }: Input['lines'][number]): Query {
  const { orderLines } = tables;
  return expectRows(
    ctx.db,
    ctx.db.q
      .update(orderLines)
      .set({ quantityFulfilled: sql`${orderLines.quantityFulfilled} + ${quantity}`, updatedAt: sql`now()` })
      .where(
        and(
          eq(orderLines.id, lineId),
          sql`${orderLines.quantity} - ${orderLines.quantityFulfilled} - ${orderLines.quantityRefunded} >= ${quantity}`,
        ),
      )
      .returning({ id: orderLines.id }),
    1,
    'already_fulfilled',
  );
}
