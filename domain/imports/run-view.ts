import { eq, sql } from 'drizzle-orm';
import { type ScopedDb, tables } from '../../schema/index.ts';
import type { OperationContext } from '../kernel/context.ts';
import { toExternalId } from '../kernel/ids.ts';
import { notFound } from '../kernel/problem.ts';
import { ImportCounts, ImportRunRow, ImportRunView } from './views.ts';

const { importRuns, importChunks } = tables;

export type RunRow = typeof importRuns.$inferSelect;

/** A run's progress is the sum of its parts: nothing is counted twice, whatever was killed and replayed. */
export interface Progress {
  done: number;
  total: number;
  created: number;
  updated: number;
  unchanged: number;
  failed: number;
  imagesPending: number;
}

/** Progress by run, to be joined under that name. */
export function progressOfRuns(db: ScopedDb) {
  const sum = (column: string) => sql<number>`coalesce(sum(${sql.identifier(column)}), 0)::int`;
  return db.q
    .select({
      runId: importChunks.runId,
      done: sql<number>`coalesce(sum(product_count) filter (where state = 'done'), 0)::int`.as('done'),
      total: sum('product_count').as('total'),
      created: sum('created').as('created_sum'),
      updated: sum('updated').as('updated_sum'),
      unchanged: sum('unchanged').as('unchanged_sum'),
      failed: sum('failed').as('failed_sum'),
      imagesPending: sum('images_pending').as('images_pending_sum'),
    })
    .from(importChunks)
    .groupBy(importChunks.runId)
    .as('progress');
}

const NONE: Progress = {
  done: 0,
  total: 0,
  created: 0,
  updated: 0,
  unchanged: 0,
  failed: 0,
  imagesPending: 0,
};

/** The run by its UUID with its progress. Errors: 404. */
export async function readRun(ctx: OperationContext, importId: string): Promise<ImportRunView> {
  const progress = progressOfRuns(ctx.db);
  const [found] = await ctx.db.run(
    ctx.db.q
      .select()
      .from(importRuns)
      .leftJoin(progress, eq(progress.runId, importRuns.id))
      .where(eq(importRuns.id, importId)),
  );
  if (!found) throw notFound('import');
  return viewRun(found.import_runs, found.progress);
}

export function viewRun(row: RunRow, progress: Progress | null): ImportRunView {
  const { problems, preview } = row;
  return ImportRunView.parse({ ...rowParts(row, progress), problems, preview });
}

export function viewRunRow(row: Omit<RunRow, 'problems' | 'preview'>, progress: Progress | null) {
  return ImportRunRow.parse(rowParts(row, progress));
}

function rowParts(row: Omit<RunRow, 'problems' | 'preview'>, progress: Progress | null) {
  const { done, total, created, updated, unchanged, failed, imagesPending } = progress ?? NONE;
  return {
    id: toExternalId('importRun', row.id),
    kind: row.kind,
    fileName: row.fileName,
    state: row.state,
    counts: ImportCounts.parse(row.counts),
    progress: { done, total, created, updated, unchanged, failed, imagesPending },
    createdAt: row.createdAt.toISOString(),
    startedAt: row.startedAt?.toISOString() ?? null,
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}
