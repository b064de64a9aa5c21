import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { cutPage, decodeCursor, listHash } from '../../kernel/cursor.ts';
import { idInput, toExternalId } from '../../kernel/ids.ts';
import { cappedCount, keyset, totalOf } from '../../kernel/keyset.ts';
import { LimitInput } from '../../kernel/list-input.ts';
import { houseOperation } from '../../kernel/operation.ts';
import { CursorInput, pageOf } from '../../kernel/views.ts';
import { isoText } from '../iso-text.ts';
import { ActivityRow } from '../user-views.ts';

interface Row extends Record<string, unknown> {
  id: string;
  at: string;
  action: string;
  brand: string | null;
  ip: string | null;
  metadata: Record<string, unknown>;
  sort_keys: string[];
}

/** What somebody did and what was done with their account, newest first (15 SUP-21, SUP-23). */
export const listUserActivity = houseOperation({
  name: 'platform.list_user_activity',
  summary: 'What happened with an account, newest first',
  kind: 'query',
  permission: 'platform.users.view',
  route: 'GET /platform/users/:userId/activity',
  input: z.object({ userId: idInput('user'), cursor: CursorInput, limit: LimitInput }),
  output: pageOf(ActivityRow),
  problems: ['cursor_invalid', 'cursor_mismatch'],
  run: async (ctx, { userId, cursor: given, limit }) => {
    const hash = listHash(['platform.list_user_activity', userId]);
    const cursor = decodeCursor(hash, given);
    const by = keyset([{ expression: sql`v.id`, type: 'uuid' }], 'desc', cursor);
    const mine = sql`v.user_id = ${userId}::uuid`;
    const [rows, counted] = await Promise.all([
      ctx.db.rows<Row>(sql`
        select v.id, ${isoText(sql`v.created_at`)} as at, v.action, t.name as brand, v.ip, v.metadata, ${by.keys} as sort_keys
          from user_activity v left join tenants t on t.id = v.tenant_id
         where ${mine} and ${by.condition} order by ${by.order} limit ${limit + 1}`),
      ctx.db.rows<{ value: number }>(cappedCount(sql`user_activity v where ${mine}`)),
    ]);
    const { items, page } = cutPage(hash, rows, limit, cursor, (row) => row.sort_keys);
    return {
      items: items.map(({ id, at, action, brand, ip, metadata }) => ({
        id: toExternalId('event', id),
        at,
        action,
        brand,
        ip,
        detail: metadata,
      })),
      page,
      total: totalOf(counted),
    };
  },
});
