import { and, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { tables } from '../../../schema/index.ts';
import { cutPage, decodeCursor, listHash } from '../../kernel/cursor.ts';
import { cappedCount, keyset, totalOf } from '../../kernel/keyset.ts';
import { choiceInput, LimitInput } from '../../kernel/list-input.ts';
import { operation } from '../../kernel/operation.ts';
import { CursorInput, pageOf } from '../../kernel/views.ts';
import { viewJob } from '../job-view.ts';
import { JobRow, type JobState } from '../views.ts';

const STATES = ['waiting', 'running', 'succeeded', 'dead', 'cancelled'] as const satisfies z.output<
  typeof JobState
>[];

export const list = operation({
  name: 'jobs.list',
  summary: 'List background work, newest first',
  kind: 'query',
  permission: 'jobs.view',
  route: 'GET /admin/jobs',
  input: z.object({ state: choiceInput(STATES).optional(), cursor: CursorInput, limit: LimitInput }),
  output: pageOf(JobRow),
  problems: ['cursor_invalid', 'cursor_mismatch'],
  run: async (ctx, { state, cursor: given, limit }) => {
    const { jobs } = tables;
    const hash = listHash(['jobs', ctx.tenant.id, state ?? null]);
    const cursor = decodeCursor(hash, given);
    const page = keyset([{ expression: sql`${jobs.id}`, type: 'uuid' }], 'desc', cursor);
    const ofState = state ? eq(jobs.state, state) : undefined;
    const [rows, counted] = await ctx.db.batch([
      ctx.db.q
        .select()
        .from(jobs)
        .where(and(ofState, page.condition))
        .orderBy(page.order)
        .limit(limit + 1),
      ctx.db.q.execute<{ value: number }>(cappedCount(sql`${jobs} where ${ofState ?? sql`true`}`)),
    ]);
    const cut = cutPage(hash, rows, limit, cursor, (row) => [row.id]);
    return { ...cut, items: cut.items.map(viewJob), total: totalOf(counted.rows) };
  },
});
