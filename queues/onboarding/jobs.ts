import { z } from 'zod';
import { job } from '../job.ts';

export const jobs = [
  job({
    name: 'onboarding.nudge',
    payload: z.object({}),
    run: async ({ houseApi }) => {
      await houseApi.onboarding.nudge({});
    },
  }),
  job({
    name: 'onboarding.expire',
    payload: z.object({}),
    run: async ({ houseApi }) => {
      await houseApi.onboarding.expireSessions({});
    },
  }),
];
