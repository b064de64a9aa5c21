import { z } from 'zod';
import { expiredIdempotencyKeys } from '../../kernel/idempotency.ts';
import { houseOperation } from '../../kernel/operation.ts';

const KEPT_DAYS = 7;

/** Forgets the platform's own stored answers after a week, as brands do theirs. */
export const collectGarbage = houseOperation({
  name: 'platform.collect_garbage',
  summary: 'Forget stored answers of the platform that are older than a week',
  kind: 'command',
  permission: 'system',
  input: z.object({}),
  output: z.object({}),
  run: async (ctx) => {
    ctx.write(expiredIdempotencyKeys(ctx.db, new Date(ctx.now().getTime() - KEPT_DAYS * 86_400_000)));
    return {};
  },
});
