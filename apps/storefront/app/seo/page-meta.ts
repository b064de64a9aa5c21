import type { ImageView } from '@domain/kernel/views.ts';
import type { MetaDescriptor } from '@remix-run/cloudflare';
import { imageUrl } from '../components/image-sources.ts';
import { localePath } from '../shop/locale-path.ts';
import type { ShopRequest } from '../shop/shop-request.ts';

interface PageMeta {
  title: string;
  description?: string;
  /** Plain path (no language) with the query parameters that belong to the canonical address. */
  path: string;
  image?: ImageView | null | undefined;
  type?: 'website' | 'product';
  isIndexed?: boolean;
  jsonLd?: Record<string, unknown>[];
}

const flat = (html: string): string =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replace(/&nbsp;/g, ' ')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
    .trim();

/** Plain text of sanitised HTML, cut at a word before `limit` characters. */
export function excerpt(html: string, limit = 155): string {
  const text = flat(html);
  if (text.length <= limit) return text;
  return `${text.slice(0, limit).replace(/\s+\S*$/, '')} …`;
}

/** Title, description, canonical and language addresses, Open Graph and JSON-LD of a page (20 SEO-01…04). */
export function pageMeta(shop: ShopRequest, page: PageMeta): MetaDescriptor[] {
  const { tenant, origin, locale } = shop;
  const isHome = page.path === '/';
  const title = isHome ? page.title : `${page.title} – ${tenant.name}`;
  const address = (language: string): string => origin + localePath(page.path, language, tenant.locale);
  const isIndexed = (page.isIndexed ?? true) && (tenant.settings?.meta.isIndexed ?? true);
  const image = page.image && !page.image.isPending ? origin + imageUrl(page.image, 1200, 'webp') : null;
  return [
    { title },
    ...(page.description ? [{ name: 'description', content: page.description }] : []),
    ...(isIndexed
      ? [
          { tagName: 'link', rel: 'canonical', href: address(locale) },
          ...(tenant.locales.length > 1
            ? [...tenant.locales, 'x-default'].map((language) => ({
                tagName: 'link',
                rel: 'alternate',
                hrefLang: language,
                href: address(language === 'x-default' ? tenant.locale : language),
              }))
            : []),
          { property: 'og:title', content: page.title },
          { property: 'og:type', content: page.type ?? 'website' },
          { property: 'og:url', content: address(locale) },
          { property: 'og:site_name', content: tenant.name },
          { property: 'og:locale', content: locale.replace('-', '_') },
          ...(page.description ? [{ property: 'og:description', content: page.description }] : []),
          ...(image
            ? [
                { property: 'og:image', content: image },
                { name: 'twitter:card', content: 'summary_large_image' },
              ]
            : []),
          ...(page.jsonLd ?? []).map(
            (data) => ({ 'script:ld+json': { '@context': 'https://schema.org', ...data } }) as MetaDescriptor,
          ),
        ]
      : [{ name: 'robots', content: 'noindex' }]),
  ];
}

/** `meta` of every shop route: what the loader wrote down. */
export function routeMeta({ data }: { data: unknown }): MetaDescriptor[] {
  return (data as { meta?: MetaDescriptor[] } | undefined)?.meta ?? [];
}
