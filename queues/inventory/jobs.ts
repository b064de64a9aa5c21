import { z } from 'zod';
import { job } from '../job.ts';

/** Gives back the stock of holds whose time is over (70 006). */
const sweep = job({
  name: 'inventory.sweep',
  payload: z.object({}),
  run: async ({ api }) => {
    await api.inventory.releaseExpired({});
  },
});

/** Compares every level with the sum of its movements (70 008). */
const audit = job({
  name: 'inventory.audit',
  payload: z.object({}),
  run: async ({ api }) => {
    const { differences } = await api.inventory.audit({});
    if (differences > 0)
      console.error(JSON.stringify({ level: 'error', event: 'inventory.audit', differences }));
  },
});

export const jobs = [sweep, audit];
