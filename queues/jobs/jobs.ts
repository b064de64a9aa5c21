import { z } from 'zod';
import { job } from '../job.ts';

/** Drops what has served its time: idempotency keys, finished runs, published events. */
const collectGarbage = job({
  name: 'idempotency.gc',
  payload: z.object({}),
  run: async ({ api }) => {
    await api.jobs.collectGarbage({});
  },
});

export const jobs = [collectGarbage];
