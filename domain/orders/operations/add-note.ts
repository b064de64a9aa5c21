import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { idInput } from '../../kernel/ids.ts';
import { operation } from '../../kernel/operation.ts';
import { notFound } from '../../kernel/problem.ts';
import { orderDetail } from '../order-detail.ts';
import { timelineEntry } from '../order-events.ts';
import { OrderDetail } from '../views.ts';

export const addNote = operation({
  name: 'orders.add_note',
  summary: 'Write a note on an order’s timeline, for the team alone',
  kind: 'command',
  permission: 'orders.edit',
  route: 'POST /admin/orders/:orderId/notes',
  successStatus: 201,
  input: z.object({
    orderId: idInput('order'),
    text: z.string().trim().min(1, 'Write a note').max(5000),
  }),
  output: OrderDetail,
  problems: ['not_found'],
  example: { orderId: 'ord_01h455vb4pex5vsknk084sn02q', text: 'Customer asked for delivery after the 5th' },
  run: async (ctx, { orderId, text }) => {
    const [order] = await ctx.db.rows(sql`select 1 from orders where id = ${orderId}::uuid`);
    if (!order) throw notFound('order');
    ctx.write(timelineEntry(ctx, orderId, 'note', { text }));
    ctx.audit({ kind: 'order', id: orderId, detail: { note: text } });
    await ctx.commit();
    return orderDetail(ctx, orderId);
  },
});
