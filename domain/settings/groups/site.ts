import { z } from 'zod';
import { choice, flag, instantField, rows, section, Target, Texts, target, texts } from '../fields.ts';
import { settingsGroup } from '../group.ts';

const entry = { label: Texts(60).default({}), to: Target.default('') };
/** Navigation of at most three levels (10 SET-01). */
const Third = z.strictObject(entry);
const Second = z.strictObject({ ...entry, items: z.array(Third).max(20).default([]) });
const First = z.strictObject({ ...entry, items: z.array(Second).max(20).default([]) });
const navigation = (title: string, description: string) =>
  z.array(First).max(12).default([]).meta({ title, description, widget: 'navigation' });

export interface NavigationItem {
  label: Record<string, string>;
  to: string;
  items?: NavigationItem[];
}

const NETWORKS = {
  instagram: 'Instagram',
  facebook: 'Facebook',
  tiktok: 'TikTok',
  youtube: 'YouTube',
  pinterest: 'Pinterest',
  linkedin: 'LinkedIn',
  mastodon: 'Mastodon',
} as const;

/** What stands around every page of the shop. */
export const site = settingsGroup({
  key: 'site',
  title: 'Shop site',
  summary: 'Announcement, banners, navigation, footer, social links, page texts',
  schema: z.strictObject({
    announcement: section('Announcement', {
      isShown: flag('Show a line above the header', false),
      text: texts('Text', 140),
      to: target('Link', 'Optional: where the line leads.'),
    }),
    banners: section('Promotion banners', {
      items: rows(
        'Banners',
        'banner',
        20,
        {
          isShown: flag('Shown', true),
          heading: texts('Heading', 80),
          text: texts('Text', 200),
          to: target('Link'),
          from: instantField('From', 'Empty: from now on.'),
          until: instantField('Until', 'Empty: without end.'),
        },
        'Shown on the home page in this order, each within its own time.',
      ),
    }),
    header: section('Header navigation', {
      items: navigation('Entries', 'Empty: the shop’s collections. Up to three levels.'),
    }),
    footer: section('Footer', {
      items: navigation(
        'Columns',
        'First level: headings of columns. Empty: the shop’s collections. Help and legal pages are always there.',
      ),
      note: texts('Last line', 200),
    }),
    social: section('Social', {
      links: rows('Profiles', 'profile', 10, {
        network: choice('Network', NETWORKS, 'instagram'),
        url: z
          .string()
          .trim()
          .max(300)
          .regex(/^(|https:\/\/[^\s/?#@]+([/?#]\S*)?)$/i, 'Enter an address that begins with https://')
          .default('')
          .meta({ title: 'Address' }),
      }),
    }),
    meta: section('Search engines', {
      title: texts('Title of the home page', 70),
      description: texts('Description', 160, 'Of the home page and of pages that have none of their own.'),
      isIndexed: flag('Search engines may list the shop', true),
    }),
  }),
  defaults: (tenant) => ({
    announcement: {
      isShown: Object.keys(tenant.theme.announcement).length > 0,
      text: tenant.theme.announcement,
      to: '',
    },
    banners: { items: [] },
    header: { items: [] },
    footer: { items: [], note: {} },
    social: { links: [] },
    meta: { title: {}, description: {}, isIndexed: true },
  }),
  check: (value) => [
    ...value.banners.items.flatMap(({ from, until }, index) =>
      from && until && Date.parse(from) >= Date.parse(until)
        ? [{ path: `banners.items.${index}.until`, message: 'Ends before it begins.' }]
        : [],
    ),
    ...(value.announcement.isShown && Object.values(value.announcement.text).every((text) => text === '')
      ? [{ path: 'announcement.text', message: 'Write a text, or do not show the line.' }]
      : []),
  ],
  consumers: ['Every page of the shop', 'Home page', 'Search engines'],
});
