import { z } from 'zod';
import { operation } from '../../kernel/operation.ts';
import { releaseExpiredHolds } from '../reservations.ts';

export const releaseExpired = operation({
  name: 'inventory.release_expired',
  summary: 'Give back the stock of holds whose time is over',
  kind: 'command',
  permission: 'system',
  input: z.object({}),
  output: z.object({ released: z.int() }),
  run: async (ctx) => {
    const { released } = await releaseExpiredHolds(ctx.db, ctx.now());
    if (released > 0) {
      ctx.purgePages();
      await ctx.commit();
    }
    return { released };
  },
});
