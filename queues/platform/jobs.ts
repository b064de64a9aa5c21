import { z } from 'zod';
import { job } from '../job.ts';

const HOUR_MS = 3_600_000;

export const jobs = [
  job({
    name: 'platform.idempotency_gc',
    payload: z.object({}),
    run: async ({ houseApi }) => {
      await houseApi.platform.collectGarbage({});
    },
  }),
  job({
    name: 'platform.rollup',
    payload: z.object({ before: z.iso.datetime().optional() }),
    run: async ({ houseApi, now }, { before }) => {
      const limit = before ?? new Date(now().getTime() - HOUR_MS).toISOString();
      for (let isMore = true; isMore; )
        isMore = (await houseApi.platform.refreshRollups({ before: limit })).isMore;
    },
  }),
];
