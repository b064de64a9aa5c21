import { and, inArray, lt } from 'drizzle-orm';
import { z } from 'zod';
import { tables } from '../../../schema/index.ts';
import { expiredIdempotencyKeys } from '../../kernel/idempotency.ts';
import { operation } from '../../kernel/operation.ts';

const DAY_MS = 86_400_000;

export const collectGarbage = operation({
  name: 'jobs.collect_garbage',
  summary: 'Drop idempotency keys after 7 days, finished work and published events after 30',
  kind: 'command',
  permission: 'system',
  input: z.object({}),
  output: z.object({}),
  run: async (ctx) => {
    const { jobs, outbox } = tables;
    const now = ctx.now().getTime();
    const month = new Date(now - 30 * DAY_MS);
    ctx.write(
      expiredIdempotencyKeys(ctx.db, new Date(now - 7 * DAY_MS)),
      ctx.db.q
        .delete(jobs)
        .where(and(inArray(jobs.state, ['succeeded', 'cancelled']), lt(jobs.finishedAt, month))),
      ctx.db.q.delete(outbox).where(lt(outbox.publishedAt, month)),
    );
    await ctx.commit();
    return {};
  },
});
