import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { cutPage, decodeCursor, listHash } from '../../kernel/cursor.ts';
import { idInput } from '../../kernel/ids.ts';
import { keyset } from '../../kernel/keyset.ts';
import { houseOperation } from '../../kernel/operation.ts';
import { CursorInput, PageInfo } from '../../kernel/views.ts';
import { operationColumns } from '../operation-rows.ts';
import { OPERATION_STATES, type OperationRow, OperationView, operationView } from '../views.ts';

export const listOperations = houseOperation({
  name: 'tenants.list_operations',
  summary: 'List what is and was being done to brands, newest first',
  kind: 'query',
  permission: 'platform.tenants.view',
  route: 'GET /platform/operations',
  input: z.object({
    tenantId: idInput('tenant').optional(),
    state: z.enum(OPERATION_STATES).optional(),
    cursor: CursorInput,
    limit: z.coerce.number().int().min(1).max(100).default(25),
  }),
  output: z.object({ items: z.array(OperationView), page: PageInfo }),
  problems: ['cursor_invalid', 'cursor_mismatch'],
  run: async (ctx, input) => {
    const hash = listHash(['tenants.list_operations', input.tenantId, input.state]);
    const cursor = decodeCursor(hash, input.cursor);
    const by = keyset([{ expression: sql`o.id`, type: 'uuid' }], 'desc', cursor);
    const conditions: SQL[] = [sql`true`];
    if (input.tenantId) conditions.push(sql`o.tenant_id = ${input.tenantId}::uuid`);
    if (input.state) conditions.push(sql`o.state = ${input.state}`);
    const rows = await ctx.db.rows<OperationRow & { sort_keys: string[] }>(sql`
      select ${operationColumns}, ${by.keys} as sort_keys from tenant_operations o left join tenants t on t.id = o.tenant_id
       where ${sql.join(conditions, sql` and `)} and ${by.condition} order by ${by.order} limit ${input.limit + 1}`);
    const { items, page } = cutPage(hash, rows, input.limit, cursor, (row) => row.sort_keys);
    return { items: items.map(operationView), page };
  },
});
