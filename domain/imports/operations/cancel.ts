import { and, eq, inArray } from 'drizzle-orm';
import { z } from 'zod';
import { tables } from '../../../schema/index.ts';
import { idInput } from '../../kernel/ids.ts';
import { operation } from '../../kernel/operation.ts';
import { conflict } from '../../kernel/problem.ts';
import { readRun } from '../run-view.ts';
import { ImportRunView } from '../views.ts';

const { importRuns } = tables;

export const cancel = operation({
  name: 'imports.cancel',
  summary: 'Stop an import; what is done stays',
  kind: 'command',
  permission: 'products.import',
  route: 'POST /admin/imports/:importId/cancel',
  input: z.object({ importId: idInput('importRun') }),
  output: ImportRunView,
  problems: ['not_found', 'import_finished'],
  run: async (ctx, { importId }) => {
    const before = await readRun(ctx, importId);
    if (before.state === 'cancelled') return before;
    const now = ctx.now();
    ctx.write(
      ctx.db.q
        .update(importRuns)
        .set({ state: 'cancelled', finishedAt: now, updatedAt: now })
        .where(
          and(eq(importRuns.id, importId), inArray(importRuns.state, ['checking', 'checked', 'running'])),
        ),
    );
    ctx.audit({ kind: 'import', id: importId });
    await ctx.commit();
    const after = await readRun(ctx, importId);
    if (after.state !== 'cancelled')
      throw conflict('import_finished', `This import is ${after.state} already.`);
    return after;
  },
});
