import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { cutPage, decodeCursor, listHash } from '../../kernel/cursor.ts';
import { idInput, idOutput, toExternalId } from '../../kernel/ids.ts';
import { keyset } from '../../kernel/keyset.ts';
import { houseOperation } from '../../kernel/operation.ts';
import { CursorInput, PageInfo } from '../../kernel/views.ts';
import { instantText } from '../operation-rows.ts';
import { tenantRow } from '../tenant-rows.ts';

const Person = z.object({
  userId: idOutput('user'),
  name: z.string(),
  email: z.string(),
  kind: z.string(),
  status: z.string(),
  roles: z.array(z.string()),
  isOwner: z.boolean(),
  joinedAt: z.string(),
});

interface Row extends Record<string, unknown> {
  user_id: string;
  name: string;
  email: string;
  kind: string;
  status: string;
  roles: string[];
  is_owner: boolean;
  joined_at: string;
  sort_keys: string[];
}

export const listPeople = houseOperation({
  name: 'tenants.list_people',
  summary: 'List the people of a brand with their roles',
  kind: 'query',
  permission: 'platform.tenants.view',
  route: 'GET /platform/tenants/:tenantId/people',
  input: z.object({
    tenantId: idInput('tenant'),
    cursor: CursorInput,
    limit: z.coerce.number().int().min(1).max(100).default(25),
  }),
  output: z.object({ items: z.array(Person), page: PageInfo }),
  problems: ['not_found', 'cursor_invalid', 'cursor_mismatch'],
  run: async (ctx, input) => {
    const tenant = await tenantRow(ctx.db, input.tenantId);
    const hash = listHash(['tenants.list_people', input.tenantId]);
    const cursor = decodeCursor(hash, input.cursor);
    const by = keyset([{ expression: sql`m.id`, type: 'uuid' }], 'asc', cursor);
    const rows = await ctx.db.rows<Row>(sql`
      select u.id as user_id, u.name, u.email, m.kind, m.status, ${instantText(sql`m.joined_at`)} as joined_at,
             u.id is not distinct from ${tenant.ownerUserId}::uuid as is_owner,
             array(select r.name from membership_roles mr join roles r on r.id = mr.role_id where mr.membership_id = m.id order by r.name) as roles,
             ${by.keys} as sort_keys
        from memberships m join users u on u.id = m.user_id
       where m.tenant_id = ${tenant.id}::uuid and m.status <> 'removed' and ${by.condition} order by ${by.order} limit ${input.limit + 1}`);
    const { items, page } = cutPage(hash, rows, input.limit, cursor, (row) => row.sort_keys);
    return {
      items: items.map((row) => ({
        userId: toExternalId('user', row.user_id),
        name: row.name,
        email: row.email,
        kind: row.kind,
        status: row.status,
        roles: row.roles,
        isOwner: row.is_owner,
        joinedAt: row.joined_at,
      })),
      page,
    };
  },
});
