import { z } from 'zod';
import { job } from '../job.ts';

/** Both go on from the rows themselves: cut off anywhere, the next run takes what is left (70 §4.6). */
export const jobs = [
  job({
    name: 'secrets.reencrypt',
    payload: z.object({}),
    run: async ({ api }) => {
      while (!(await api.secrets.reencrypt({})).isDone);
    },
  }),
  job({
    name: 'secrets.rewrap',
    payload: z.object({}),
    run: async ({ houseApi }) => {
      let after: string | null | undefined;
      while (after !== null) after = (await houseApi.installationKeys.rewrap({ after })).next;
    },
  }),
];
