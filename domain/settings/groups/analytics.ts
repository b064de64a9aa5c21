import { z } from 'zod';
import { section } from '../fields.ts';
import { settingsGroup } from '../group.ts';

const id = (title: string, pattern: RegExp, example: string) =>
  z
    .string()
    .trim()
    .refine((text) => text === '' || pattern.test(text), `Expected something like ${example}`)
    .default('')
    .meta({ title, description: `Like ${example}` });

/** Accounts of outside measurement. */
export const analytics = settingsGroup({
  key: 'analytics',
  title: 'Analytics',
  summary: 'Accounts at Google, Meta and TikTok',
  schema: z.strictObject({
    accounts: section('Accounts', {
      ga4: id('Google Analytics 4', /^G-[A-Z0-9]{6,12}$/, 'G-AB12CD34EF'),
      meta: id('Meta pixel', /^[0-9]{10,20}$/, '123456789012345'),
      tiktok: id('TikTok pixel', /^[A-Z0-9]{15,30}$/, 'C4AB12CD34EF56GH78IJ'),
    }),
  }),
  secrets: [
    {
      name: 'analytics.meta_access_token',
      label: 'Meta conversions token',
      help: 'From the events manager; for server-side events.',
    },
    {
      name: 'analytics.tiktok_access_token',
      label: 'TikTok events token',
      help: 'From TikTok’s events manager; for server-side events.',
    },
  ],
});
