import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { idInput } from '../../kernel/ids.ts';
import { houseOperation } from '../../kernel/operation.ts';
import { notFound } from '../../kernel/problem.ts';
import { operationColumns } from '../operation-rows.ts';
import { type OperationRow, OperationView, operationView } from '../views.ts';

export const getOperation = houseOperation({
  name: 'tenants.get_operation',
  summary: 'See how far an operation on a brand is',
  kind: 'query',
  permission: 'platform.tenants.view',
  route: 'GET /platform/operations/:operationId',
  input: z.object({ operationId: idInput('tenantOperation') }),
  output: OperationView,
  problems: ['not_found'],
  run: async (ctx, { operationId }) => {
    const [row] = await ctx.db.rows<OperationRow>(sql`
      select ${operationColumns} from tenant_operations o left join tenants t on t.id = o.tenant_id where o.id = ${operationId}::uuid`);
    if (!row) throw notFound('operation');
    return operationView(row);
  },
});
