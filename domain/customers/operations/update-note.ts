import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { tables } from '../../../schema/index.ts';
import { idInput } from '../../kernel/ids.ts';
import { operation } from '../../kernel/operation.ts';
import { CustomerDetail } from '../../orders/views.ts';
import { customerDetail } from '../customer-detail.ts';

export const updateNote = operation({
  name: 'customers.update_note',
  summary: 'Write the team’s note about a customer, and tags',
  kind: 'command',
  permission: 'customers.edit',
  route: 'PATCH /admin/customers/:customerId',
  input: z.object({
    customerId: idInput('customer'),
    note: z.string().trim().max(5000),
    tags: z
      .array(z.string().trim().min(1).max(80))
      .max(100)
      .transform((tags) => [...new Set(tags)])
      .optional(),
  }),
  output: CustomerDetail,
  problems: ['not_found'],
  example: { customerId: 'cus_01h455vb4pex5vsknk084sn02q', note: 'Prefers calls', tags: ['wholesale'] },
  run: async (ctx, { customerId, note, tags }) => {
    const before = await customerDetail(ctx, customerId);
    const { customers } = tables;
    ctx.write(
      ctx.db.q
        .update(customers)
        .set({
          note,
          ...(tags === undefined ? {} : { tags }),
          version: sql`${customers.version} + 1`,
          updatedAt: sql`now()`,
        })
        .where(eq(customers.id, customerId)),
    );
    ctx.emit({ type: 'customer.updated', payload: { customerId } });
    ctx.audit({
      kind: 'customer',
      id: customerId,
      detail: {
        before: { note: before.note, tags: before.tags },
        after: { note, tags: tags ?? before.tags },
      },
    });
    await ctx.commit();
    return customerDetail(ctx, customerId);
  },
});
