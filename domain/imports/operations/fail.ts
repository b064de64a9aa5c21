import { and, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { tables } from '../../../schema/index.ts';
import { idInput } from '../../kernel/ids.ts';
import { operation } from '../../kernel/operation.ts';
import { appendProblems } from '../run-problems.ts';

const { importRuns } = tables;

export const fail = operation({
  name: 'imports.fail',
  summary: 'Mark an import as failed whose work was given up; retrying its job takes it up again',
  kind: 'command',
  permission: 'system',
  input: z.object({ importId: idInput('importRun'), reason: z.string() }),
  output: z.object({}),
  run: async (ctx, { importId, reason }) => {
    const now = ctx.now();
    const problem = {
      line: null,
      handle: null,
      column: null,
      severity: 'error' as const,
      code: 'import.stopped',
      message: `The import stopped: ${reason} What was done stays. Retry the job, or import the file again.`,
    };
    ctx.write(
      ctx.db.q
        .update(importRuns)
        .set({ state: 'failed', finishedAt: now, updatedAt: sql`now()`, ...appendProblems([problem]) })
        .where(and(eq(importRuns.id, importId), eq(importRuns.state, 'running'))),
    );
    await ctx.commit();
    return {};
  },
});
