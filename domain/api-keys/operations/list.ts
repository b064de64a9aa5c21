import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { cutPage, decodeCursor, listHash } from '../../kernel/cursor.ts';
import { cappedCount, keyset, totalOf } from '../../kernel/keyset.ts';
import { choiceInput, LimitInput, SearchInput } from '../../kernel/list-input.ts';
import { operation } from '../../kernel/operation.ts';
import { containsPattern } from '../../kernel/sql-text.ts';
import { CursorInput, pageOf } from '../../kernel/views.ts';
import { type KeyRow, selectKeys, viewKey } from '../key-rows.ts';
import { ApiKeyView } from '../views.ts';

export const list = operation({
  name: 'api_keys.list',
  summary: 'List API keys, newest first; secrets are never part of it',
  kind: 'query',
  permission: 'api_keys.view',
  route: 'GET /admin/api-keys',
  input: z.object({
    state: choiceInput(['live', 'ended']).optional().describe('live: neither revoked nor expired'),
    search: SearchInput.describe('part of the name, or of the first characters of a key'),
    cursor: CursorInput,
    limit: LimitInput,
  }),
  output: pageOf(ApiKeyView),
  problems: ['cursor_invalid', 'cursor_mismatch'],
  run: async (ctx, { state, search, cursor: given, limit }) => {
    const hash = listHash(['api_keys', ctx.tenant.id, state ?? null, search ?? null]);
    const cursor = decodeCursor(hash, given);
    const page = keyset([{ expression: sql`k.id`, type: 'uuid' }], 'desc', cursor);
    const now = ctx.now();
    const isLive = sql`(k.revoked_at is null and (k.expires_at is null or k.expires_at > ${now.toISOString()}::timestamptz))`;
    const ofState = state === undefined ? sql`true` : state === 'live' ? isLive : sql`not ${isLive}`;
    const pattern = search === undefined ? null : containsPattern(search);
    const found = pattern === null ? sql`true` : sql`(k.name ilike ${pattern} or k.prefix ilike ${pattern})`;
    const wanted = sql`${ofState} and ${found}`;
    const [rows, counted] = await ctx.db.batch([
      ctx.db.q.execute<KeyRow>(
        selectKeys(sql`where ${wanted} and ${page.condition} order by ${page.order} limit ${limit + 1}`),
      ),
      ctx.db.q.execute<{ value: number }>(cappedCount(sql`platform.api_keys k where ${wanted}`)),
    ]);
    const cut = cutPage(hash, rows.rows, limit, cursor, (row) => [row.id]);
    return { ...cut, items: cut.items.map((row) => viewKey(row, now)), total: totalOf(counted.rows) };
  },
});
