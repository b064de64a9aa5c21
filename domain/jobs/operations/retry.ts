import { and, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { tables } from '../../../schema/index.ts';
import { expectRows } from '../../kernel/execute.ts';
import { idInput } from '../../kernel/ids.ts';
import { operation } from '../../kernel/operation.ts';
import { conflict, notFound } from '../../kernel/problem.ts';
import { viewJob } from '../job-view.ts';
import { JobRow } from '../views.ts';

export const retry = operation({
  name: 'jobs.retry',
  summary: 'Try background work again that failed for good',
  kind: 'command',
  permission: 'jobs.retry',
  route: 'POST /admin/jobs/:jobId/retry',
  input: z.object({ jobId: idInput('job') }),
  output: JobRow,
  problems: ['not_found', 'not_dead'],
  run: async (ctx, { jobId }) => {
    const { jobs } = tables;
    const read = ctx.db.q.select().from(jobs).where(eq(jobs.id, jobId));
    const [job] = await ctx.db.run(read);
    if (!job) throw notFound('job');
    if (job.state !== 'dead') {
      throw conflict(
        'not_dead',
        `This job is ${job.state}. Only work that failed for good can be tried again.`,
      );
    }
    const now = ctx.now();
    const revive = ctx.db.q
      .update(jobs)
      .set({ state: 'waiting', attempts: 0, runAt: now, finishedAt: null, updatedAt: sql`now()` })
      .where(and(eq(jobs.id, jobId), eq(jobs.state, 'dead')))
      .returning({ id: jobs.id });
    ctx.write(expectRows(ctx.db, revive, 1, 'not_dead'));
    ctx.audit({ kind: 'job', id: jobId, detail: { name: job.name, lastError: job.lastError } });
    await ctx.commit();
    ctx.later(ctx.ports.bell.ring(ctx.tenant.id));
    return viewJob({ ...job, state: 'waiting', attempts: 0, runAt: now, finishedAt: null });
  },
});
