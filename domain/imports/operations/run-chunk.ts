import { and, eq, inArray, sql } from 'drizzle-orm';
import { z } from 'zod';
import { tables } from '../../../schema/index.ts';
import { parseProductDraft } from '../../catalog/import/index.ts';
import type { OperationContext } from '../../kernel/context.ts';
import { failedExpectation } from '../../kernel/database-errors.ts';
import { expectRows } from '../../kernel/execute.ts';
import { idInput, toExternalId } from '../../kernel/ids.ts';
import { operation } from '../../kernel/operation.ts';
import { conflict, notFound } from '../../kernel/problem.ts';
import {
  type AppliedPart,
  applyPart,
  findRefusals,
  isDataRefusal,
  type Refusals,
  writesOf,
} from '../apply-part.ts';
import { readCatalogue } from '../catalogue.ts';
import { planPart } from '../plan-part.ts';
import { appendProblems, type RunProblem } from '../run-problems.ts';
import { ImportProblemView } from '../views.ts';

const { importRuns, importChunks } = tables;

/** A failed run goes on when its dead job is retried. */
const RUNNABLE = ['running', 'failed'] as const;

const Answer = z.object({ isDone: z.boolean(), state: z.string() });

export const runChunk = operation({
  name: 'imports.run_chunk',
  summary: 'Import one part of a file',
  kind: 'command',
  permission: 'system',
  input: z.object({ importId: idInput('importRun'), position: z.int().min(0) }),
  output: Answer,
  problems: ['not_found', 'no_location', 'version_conflict'],
  run: async (ctx, { importId, position }) => {
    const { run, part } = await readPart(ctx, importId, position);
    if (!RUNNABLE.some((state) => state === run.state))
      return { isDone: part.state === 'done', state: run.state };
    if (part.state === 'done') {
      // Its worker may have died between the commit and the purge.
      ctx.purgePages();
      return { isDone: true, state: run.state };
    }
    const drafts = z.array(z.unknown()).parse(part.drafts).map(parseProductDraft);
    const catalogue = await readCatalogue(ctx.db, drafts);
    if (catalogue.locationId === null) throw conflict('no_location', 'Add a stock location first.');
    const settings = { locale: ctx.tenant.locale, locationId: catalogue.locationId, now: ctx.now() };
    const planned = planPart(drafts, catalogue);
    const writes = writesOf(planned);
    const commit = (refused: Refusals): Promise<string> => {
      const applied = applyPart(ctx.db, planned, writes, refused, settings);
      return commitPart(
        ctx,
        { importId, position, isLast: position === run.chunkCount - 1 },
        applied,
        run.problems,
      );
    };
    try {
      return { isDone: true, state: await commit(new Map()) };
    } catch (error) {
      if (!isDataRefusal(error)) throw error;
      const refused = await findRefusals(ctx.db, writes, settings);
      if (refused.size === 0) throw error;
      return { isDone: true, state: await commit(refused) };
    }
  },
});

interface PartPlace {
  importId: string;
  position: number;
  isLast: boolean;
}

/** Products, counts, the next part's job or the run's end: one transaction. Answers the run's state. */
async function commitPart(
  ctx: OperationContext,
  { importId, position, isLast }: PartPlace,
  applied: AppliedPart,
  knownProblems: unknown,
): Promise<string> {
  ctx.write(...applied.queries);
  closePart(ctx, importId, position, applied, newProblems(knownProblems, applied.problems));
  if (isLast) endRun(ctx, importId);
  else enqueueNext(ctx, importId, position + 1);
  for (const event of applied.events) ctx.emit(event);
  if (applied.counts.created + applied.counts.updated > 0) ctx.purgePages();
  try {
    await ctx.commit();
  } catch (error) {
    const reason = failedExpectation(error);
    if (reason === 'chunk_done' || reason === 'import_stopped') return reason;
    throw error;
  }
  return isLast ? 'completed' : 'running';
}

async function readPart(ctx: OperationContext, importId: string, position: number) {
  const [found] = await ctx.db.run(
    ctx.db.q
      .select({
        run: { state: importRuns.state, chunkCount: importRuns.chunkCount, problems: importRuns.problems },
        part: { state: importChunks.state, drafts: importChunks.drafts },
      })
      .from(importChunks)
      .innerJoin(importRuns, eq(importRuns.id, importChunks.runId))
      .where(and(eq(importChunks.runId, importId), eq(importChunks.position, position))),
  );
  if (!found) throw notFound('import');
  return found;
}

/** The part is done in the same transaction as its products; a second worker, or a cancel before it, undoes all. */
function closePart(
  ctx: OperationContext,
  importId: string,
  position: number,
  { counts }: AppliedPart,
  problems: readonly RunProblem[],
): void {
  const { q } = ctx.db;
  const closed = q
    .update(importChunks)
    .set({ state: 'done', ...counts, updatedAt: sql`now()` })
    .where(
      and(
        eq(importChunks.runId, importId),
        eq(importChunks.position, position),
        eq(importChunks.state, 'waiting'),
      ),
    )
    .returning({ position: importChunks.position });
  const running = q
    .update(importRuns)
    .set({
      state: 'running',
      finishedAt: null,
      updatedAt: sql`now()`,
      ...(problems.length > 0 ? appendProblems(problems) : {}),
    })
    .where(and(eq(importRuns.id, importId), inArray(importRuns.state, [...RUNNABLE])))
    .returning({ id: importRuns.id });
  ctx.write(expectRows(ctx.db, closed, 1, 'chunk_done'), expectRows(ctx.db, running, 1, 'import_stopped'));
}

/** After the last part, in its transaction. */
function endRun(ctx: OperationContext, importId: string): void {
  const now = ctx.now();
  ctx.write(
    ctx.db.q
      .update(importRuns)
      .set({
        state: sql`case when (${importRuns.counts}->>'errors')::int > 0 or exists(
          select 1 from import_chunks c where c.run_id = ${importId}::uuid and c.failed > 0) then 'completed_with_errors' else 'completed' end`,
        finishedAt: now,
        updatedAt: now,
      })
      .where(eq(importRuns.id, importId)),
  );
  ctx.emit({ type: 'import.completed', payload: { importId: toExternalId('importRun', importId) } });
}

function enqueueNext(ctx: OperationContext, importId: string, position: number): void {
  ctx.enqueue({
    name: 'imports.chunk',
    payload: { importId: toExternalId('importRun', importId), position },
    key: `${importId}:${position}`,
  });
}

/** What the dry run did not say already. */
function newProblems(known: unknown, found: readonly RunProblem[]): RunProblem[] {
  const key = (problem: RunProblem) => JSON.stringify([problem.line, problem.handle, problem.code]);
  const said = new Set(z.array(ImportProblemView).parse(known).map(key));
  return found.filter((problem) => !said.has(key(problem)));
}
