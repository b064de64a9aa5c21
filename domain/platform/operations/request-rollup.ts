import { z } from 'zod';
import { houseOperation } from '../../kernel/operation.ts';

/** Figures anew, now: the job asks every brand. Asked for twice a minute, it runs once. */
export const requestRollup = houseOperation({
  name: 'platform.request_rollup',
  summary: 'Gather the dashboard’s figures now',
  kind: 'command',
  permission: 'platform.tenants.view',
  route: 'POST /platform/dashboard/refresh',
  successStatus: 202,
  rateLimit: { limit: 6, periodSeconds: 60, by: 'actor' },
  input: z.object({}),
  output: z.object({ requestedAt: z.string() }),
  run: async (ctx) => {
    const before = ctx.now().toISOString();
    ctx.enqueue({ name: 'platform.rollup', payload: { before }, key: `asked:${before.slice(0, 16)}` });
    await ctx.commit();
    return { requestedAt: before };
  },
});
