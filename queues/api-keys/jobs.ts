import { z } from 'zod';
import { job } from '../job.ts';

/** Looks each morning for keys that end soon or lie unused. */
const notice = job({
  name: 'api_keys.notice',
  payload: z.object({}),
  run: async ({ api }) => {
    await api.apiKeys.findNotices({});
  },
});

const noticeMail = job({
  name: 'api_keys.notice_mail',
  payload: z.object({
    apiKeyId: z.uuid(),
    notice: z.enum(['expiring_30', 'expiring_7', 'expiring_1', 'dormant']),
  }),
  run: async ({ api }, payload) => {
    await api.mail.sendApiKeyNotice(payload);
  },
});

export const jobs = [notice, noticeMail];
