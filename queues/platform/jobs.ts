import { z } from 'zod';
import { job } from '../job.ts';

export const jobs = [
  job({
    name: 'platform.idempotency_gc',
    payload: z.object({}),
    run: async ({ houseApi }) => {
      await houseApi.platform.collectGarbage({});
    },
  }),
];
