import { z } from 'zod';
import { idInput } from '../../kernel/ids.ts';
import { operation } from '../../kernel/operation.ts';
import { orderDetail } from '../order-detail.ts';
import { OrderDetail } from '../views.ts';

export const get = operation({
  name: 'orders.get',
  summary: 'An order with its lines, money, payments, deliveries, refunds and timeline',
  kind: 'query',
  permission: 'orders.view',
  route: 'GET /admin/orders/:orderId',
  input: z.object({ orderId: idInput('order') }),
  output: OrderDetail,
  problems: ['not_found'],
  example: { orderId: 'ord_01h455vb4pex5vsknk084sn02q' },
  run: (ctx, { orderId }) => orderDetail(ctx, orderId),
});
