import { eq, getTableColumns, sql } from 'drizzle-orm';
import { z } from 'zod';
import { tables } from '../../../schema/index.ts';
import { cutPage, decodeCursor, listHash } from '../../kernel/cursor.ts';
import { cappedCount, keyset, totalOf } from '../../kernel/keyset.ts';
import { LimitInput } from '../../kernel/list-input.ts';
import { operation } from '../../kernel/operation.ts';
import { CursorInput, pageOf } from '../../kernel/views.ts';
import { progressOfRuns, viewRunRow } from '../run-view.ts';
import { ImportRunRow } from '../views.ts';

export const list = operation({
  name: 'imports.list',
  summary: 'List imports, newest first',
  kind: 'query',
  permission: 'products.import',
  route: 'GET /admin/imports',
  input: z.object({ cursor: CursorInput, limit: LimitInput }),
  output: pageOf(ImportRunRow),
  problems: ['cursor_invalid', 'cursor_mismatch'],
  run: async (ctx, { cursor: given, limit }) => {
    const { importRuns: runs } = tables;
    const { problems: _problems, preview: _preview, ...columns } = getTableColumns(runs);
    const hash = listHash(['imports', ctx.tenant.id]);
    const cursor = decodeCursor(hash, given);
    const page = keyset([{ expression: sql`${runs.id}`, type: 'uuid' }], 'desc', cursor);
    const progress = progressOfRuns(ctx.db);
    const [rows, counted] = await ctx.db.batch([
      ctx.db.q
        .select({ run: columns, progress: progressColumns(progress) })
        .from(runs)
        .leftJoin(progress, eq(progress.runId, runs.id))
        .where(page.condition)
        .orderBy(page.order)
        .limit(limit + 1),
      ctx.db.q.execute<{ value: number }>(cappedCount(sql`${runs}`)),
    ]);
    const cut = cutPage(hash, rows, limit, cursor, ({ run }) => [run.id]);
    return {
      ...cut,
      items: cut.items.map((row) => viewRunRow(row.run, row.progress)),
      total: totalOf(counted.rows),
    };
  },
});

/** An unjoined row has nulls; they count as nothing. */
function progressColumns(progress: ReturnType<typeof progressOfRuns>) {
  const count = (column: unknown) => sql<number>`coalesce(${column}, 0)`.mapWith(Number);
  return {
    done: count(progress.done),
    total: count(progress.total),
    created: count(progress.created),
    updated: count(progress.updated),
    unchanged: count(progress.unchanged),
    failed: count(progress.failed),
    imagesPending: count(progress.imagesPending),
  };
}
