import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { tables } from '../../../schema/index.ts';
import { idInput, toExternalId } from '../../kernel/ids.ts';
import { operation } from '../../kernel/operation.ts';
import { conflict } from '../../kernel/problem.ts';
import { readRun } from '../run-view.ts';
import { ImportRunView } from '../views.ts';

const { importRuns } = tables;

export const start = operation({
  name: 'imports.start',
  summary: 'Carry out a checked import; asking again changes nothing',
  kind: 'command',
  permission: 'products.import',
  route: 'POST /admin/imports/:importId/start',
  successStatus: 202,
  input: z.object({ importId: idInput('importRun') }),
  output: ImportRunView,
  problems: ['not_found', 'import_not_startable'],
  run: async (ctx, { importId }) => {
    const run = await readRun(ctx, importId);
    switch (run.state) {
      case 'running':
      case 'completed':
      case 'completed_with_errors':
        return run;
      case 'checked':
        break;
      default:
        throw conflict('import_not_startable', `This import is ${run.state}. Upload the file again.`);
    }
    const now = ctx.now();
    const hasProducts = run.progress.total > 0;
    const end = run.counts.errors > 0 ? ('completed_with_errors' as const) : ('completed' as const);
    ctx.write(
      ctx.db.q
        .update(importRuns)
        .set({
          state: hasProducts ? 'running' : end,
          startedAt: now,
          finishedAt: hasProducts ? null : now,
          updatedAt: now,
        })
        .where(and(eq(importRuns.id, importId), eq(importRuns.state, 'checked'))),
    );
    if (hasProducts) {
      ctx.enqueue({
        name: 'imports.chunk',
        payload: { importId: toExternalId('importRun', importId), position: 0 },
        key: `${importId}:0`,
      });
    }
    ctx.audit({ kind: 'import', id: importId, detail: { fileName: run.fileName } });
    await ctx.commit();
    return readRun(ctx, importId);
  },
});
