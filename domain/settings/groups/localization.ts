import { z } from 'zod';
import { section } from '../fields.ts';
import { settingsGroup } from '../group.ts';

const Language = z
  .string()
  .trim()
  .regex(/^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$/, 'Enter a language tag such as de or en-GB');

/** The languages a shop speaks. */
export const localization = settingsGroup({
  key: 'localization',
  title: 'Languages',
  summary: 'Which languages the shop speaks, and which comes first',
  schema: z.strictObject({
    languages: section(
      'Languages',
      {
        locale: Language.optional().meta({
          title: 'First language',
          widget: 'language',
          description: 'Has addresses without a prefix; the others begin with /de, /en and so on.',
        }),
        locales: z.array(Language).min(1, 'A shop speaks at least one language').max(20).optional().meta({
          title: 'All languages',
          widget: 'languages',
          description:
            'One tag a line. The shop’s own words exist in English and German; other languages show English ones.',
        }),
      },
      'Products are translated in their own pages.',
    ),
  }),
  defaults: (tenant) => ({ languages: { locale: tenant.locale, locales: [...tenant.locales] } }),
  check: ({ languages: { locale, locales } }) => [
    ...(locale && locales && !locales.includes(locale)
      ? [{ path: 'languages.locale', message: 'The first language is one of all languages.' }]
      : []),
    ...(locales && new Set(locales).size !== locales.length
      ? [{ path: 'languages.locales', message: 'A language stands here twice.' }]
      : []),
  ],
  consumers: ['Addresses and words of the shop', 'Search engines’ language links'],
});
