import { z } from 'zod';
import { job } from '../job.ts';

export const jobs = [
  job({
    name: 'auth.mail_send',
    payload: z.object({ mailId: z.uuid() }),
    run: async ({ houseApi }, { mailId }) => {
      await houseApi.signIn.sendMail({ mailId });
    },
  }),
  job({
    name: 'auth.prune',
    payload: z.object({}),
    run: async ({ houseApi }) => {
      await houseApi.signIn.prune({});
    },
  }),
  job({
    name: 'auth.keys_rotate',
    payload: z.object({}),
    run: async ({ houseApi }) => {
      await houseApi.signIn.rotateKeys({});
    },
  }),
];
