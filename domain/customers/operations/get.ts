import { z } from 'zod';
import { idInput } from '../../kernel/ids.ts';
import { operation } from '../../kernel/operation.ts';
import { CustomerDetail } from '../../orders/views.ts';
import { customerDetail } from '../customer-detail.ts';

export const get = operation({
  name: 'customers.get',
  summary: 'A customer with addresses, note, tags and the newest orders',
  kind: 'query',
  permission: 'customers.view',
  route: 'GET /admin/customers/:customerId',
  input: z.object({ customerId: idInput('customer') }),
  output: CustomerDetail,
  problems: ['not_found'],
  example: { customerId: 'cus_01h455vb4pex5vsknk084sn02q' },
  run: (ctx, { customerId }) => customerDetail(ctx, customerId),
});
