import type { TenantContext } from '@domain/app-context.ts';
import { inLanguage, type PublicSettings } from '@domain/settings/public-settings.ts';

/** An entry of the navigation in one language. */
export interface NavigationLink {
  label: string;
  /** Empty for a heading that leads nowhere. */
  to: string;
  items: NavigationLink[];
}

export interface Banner {
  heading: string;
  text: string;
  to: string;
}

/** What the brand's settings put around every page, in the language of the request. */
export interface SiteContent {
  announcement: { text: string; to: string } | null;
  header: NavigationLink[];
  footer: { items: NavigationLink[]; note: string };
  social: { network: string; url: string }[];
  contact: { email: string; phone: string };
  logo: { light: string | null; dark: string | null };
  isIndexed: boolean;
  /** Whether the checkout asks for a telephone number with the delivery address. */
  phone: PublicSettings['checkout']['phone'];
}

type Stored = PublicSettings['header'][number];

export function siteContent(tenant: TenantContext, locale: string): SiteContent {
  const { settings } = tenant;
  const text = (texts: Record<string, string>): string => inLanguage(texts, locale, tenant.locale);
  const links = (items: readonly Stored[] = []): NavigationLink[] =>
    items
      .map((item) => ({ label: text(item.label), to: item.to, items: links(item.items) }))
      .filter(({ label }) => label !== '');
  const file = (key: string | null | undefined): string | null => (key ? `/media/${tenant.id}/${key}` : null);
  const announcement = settings?.announcement
    ? { text: text(settings.announcement.text), to: settings.announcement.to }
    : null;
  return {
    announcement: announcement?.text ? announcement : null,
    header: links(settings?.header),
    footer: { items: links(settings?.footer.items), note: text(settings?.footer.note ?? {}) },
    social: settings?.social ?? [],
    contact: { email: settings?.contact.email ?? '', phone: settings?.contact.phone ?? '' },
    logo: { light: file(settings?.logo.light), dark: file(settings?.logo.dark) },
    isIndexed: settings?.meta.isIndexed ?? true,
    phone: settings?.checkout.phone ?? 'optional',
  };
}

/** The banners whose time it is, and for how many seconds that stays so (at most `most`). */
export function bannersNow(
  tenant: TenantContext,
  locale: string,
  now: number,
  most: number,
): { banners: Banner[]; seconds: number } {
  const all = tenant.settings?.banners ?? [];
  const text = (texts: Record<string, string>): string => inLanguage(texts, locale, tenant.locale);
  const edges = all
    .flatMap(({ from, until }) => [from, until])
    .flatMap((instant) => (instant === null ? [] : [Date.parse(instant)]))
    .filter((at) => at > now);
  const banners = all
    .filter(({ from, until }) => (!from || Date.parse(from) <= now) && (!until || Date.parse(until) > now))
    .map((banner) => ({ heading: text(banner.heading), text: text(banner.text), to: banner.to }))
    .filter(({ heading, text: words }) => heading !== '' || words !== '');
  const next = Math.min(...edges, now + most * 1000);
  return { banners, seconds: Math.max(1, Math.floor((next - now) / 1000)) };
}
