import { z } from 'zod';
import type { TenantContext } from '../app-context.ts';
import type { ThemeTokens } from '../tenants/theme.ts';
import { brandedTheme } from './branded-theme.ts';
import { branding } from './groups/branding.ts';
import { checkout } from './groups/checkout.ts';
import { general } from './groups/general.ts';
import { type NavigationItem, site } from './groups/site.ts';
import { salvaged } from './stored-value.ts';

type Texts = Record<string, string>;

/** What the shop reads of a brand's settings: compiled once a change, kept beside the route. No secret is in it. */
export interface PublicSettings {
  contact: { email: string; phone: string; address: string; hours: string };
  legal: { representative: string; register: string; taxId: string };
  logo: { light: string | null; dark: string | null; favicon: string | null };
  announcement: { text: Texts; to: string } | null;
  banners: { heading: Texts; text: Texts; to: string; from: string | null; until: string | null }[];
  header: NavigationItem[];
  footer: { items: NavigationItem[]; note: Texts };
  social: { network: string; url: string }[];
  meta: { title: Texts; description: Texts; isIndexed: boolean };
  checkout: { phone: 'optional' | 'required' | 'hidden'; note: Texts };
}

/**
 * Lays stored groups (published, or drafts in a preview) over a brand. `stored` has each group's value by key; a group
 * that is absent has its defaults. A draft of the general group or of languages brings name and languages with it.
 */
export function withPublicSettings(
  tenant: TenantContext,
  baseTheme: ThemeTokens,
  stored: Readonly<Record<string, unknown>>,
): TenantContext {
  const row = { ...mirroredFields(stored.general), ...mirroredFields(stored.localization) };
  const plain: TenantContext = { ...tenant, ...row, theme: baseTheme, baseTheme };
  const own = salvaged(branding, stored.branding, plain);
  const value = salvaged(general, stored.general, plain);
  const shown = salvaged(site, stored.site, plain);
  const asked = salvaged(checkout, stored.checkout, plain);
  return {
    ...plain,
    theme: brandedTheme(baseTheme, own),
    settings: {
      contact: value.contact,
      legal: value.legal,
      logo: own.logo,
      announcement: shown.announcement.isShown
        ? { text: shown.announcement.text, to: shown.announcement.to }
        : null,
      banners: shown.banners.items
        .filter(({ isShown }) => isShown)
        .map(({ isShown: _, ...banner }) => banner),
      header: shown.header.items,
      footer: shown.footer,
      social: shown.social.links.filter(({ url }) => url !== ''),
      meta: shown.meta,
      checkout: { phone: asked.fields.phone, note: asked.words.note },
    },
  };
}

const Mirrored = z.object({
  identity: z.object({ name: z.string(), legalName: z.string() }).partial().optional(),
  place: z.object({ country: z.string(), timezone: z.string() }).partial().optional(),
  languages: z
    .object({ locale: z.string(), locales: z.array(z.string()) })
    .partial()
    .optional(),
});

/** What of a group's value is kept in the brand's own row: name, place, languages. */
export function mirroredFields(
  value: unknown,
): Partial<Pick<TenantContext, 'name' | 'legalName' | 'country' | 'timezone' | 'locale' | 'locales'>> {
  const parsed = Mirrored.safeParse(value);
  if (!parsed.success) return {};
  const { identity = {}, place = {}, languages = {} } = parsed.data;
  return Object.fromEntries(
    Object.entries({ ...identity, ...place, ...languages }).filter(([, field]) => field !== undefined),
  );
}

/** The words in a language, else in the brand's first one, else in any. */
export function inLanguage(texts: Texts, locale: string, fallback: string): string {
  return texts[locale] || texts[fallback] || Object.values(texts).find((text) => text !== '') || '';
}
