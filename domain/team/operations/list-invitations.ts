import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { cutPage, decodeCursor, listHash } from '../../kernel/cursor.ts';
import { cappedCount, keyset, totalOf } from '../../kernel/keyset.ts';
import { choicesInput, LimitInput, SearchInput } from '../../kernel/list-input.ts';
import { operation } from '../../kernel/operation.ts';
import { containsPattern } from '../../kernel/sql-text.ts';
import { CursorInput, pageOf } from '../../kernel/views.ts';
import { type InvitationRecord, invitationColumns, invitationView } from '../invitation-rows.ts';
import { INVITATION_STATUSES, InvitationRow } from '../views.ts';

export const listInvitations = operation({
  name: 'team.list_invitations',
  summary: 'Invitations to the team, the newest first',
  kind: 'query',
  permission: 'team.invite',
  route: 'GET /admin/invitations',
  input: z.object({
    q: SearchInput.describe('address'),
    status: choicesInput(INVITATION_STATUSES),
    cursor: CursorInput,
    limit: LimitInput,
  }),
  output: pageOf(InvitationRow),
  problems: ['cursor_invalid', 'cursor_mismatch'],
  example: { status: 'pending' },
  run: async (ctx, { q, status, cursor: given, limit }) => {
    const hash = listHash([ctx.tenant.id, 'invitations', q, status]);
    const cursor = decodeCursor(hash, given);
    const by = keyset([{ expression: sql`i.id`, type: 'uuid' }], 'desc', cursor);
    const conditions: SQL[] = [sql`i.tenant_id = ${ctx.tenant.id}::uuid`];
    if (q) conditions.push(sql`i.email ilike ${containsPattern(q)}`);
    if (status.length > 0) {
      conditions.push(
        sql`(case when i.status = 'pending' and i.expires_at <= now() then 'expired' else i.status end) in ${status}`,
      );
    }
    const from = sql`platform.invitations i where ${sql.join(conditions, sql` and `)}`;
    const [rows, counted] = await ctx.db.batch([
      ctx.db.q.execute<InvitationRecord & { sort_keys: string[] }>(
        sql`select ${invitationColumns}, ${by.keys} as sort_keys from ${from} and ${by.condition} order by ${by.order} limit ${limit + 1}`,
      ),
      ctx.db.q.execute<{ value: number }>(cappedCount(from)),
    ]);
    const { items, page } = cutPage(hash, rows.rows, limit, cursor, (row) => row.sort_keys);
    return { items: items.map(invitationView), page, total: totalOf(counted.rows) };
  },
});
