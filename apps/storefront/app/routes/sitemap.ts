import type { LoaderFunctionArgs } from '@remix-run/cloudflare';
import { STATIC_PAGES } from '../pages/static-pages.ts';
import { localePath } from '../shop/locale-path.ts';

/** A sitemap file holds at most 50,000 addresses (https://www.sitemaps.org/protocol.html). */
const MOST = 50_000;
const PAGE = 100;

const escapeXml = (text: string): string => text.replace(/[<>&"']/g, (char) => `&#${char.charCodeAt(0)};`);

/** `sitemap.xml`: every public page in every language, with its siblings. */
export async function loader({ context }: LoaderFunctionArgs): Promise<Response> {
  const { api, tenant, origin } = context;
  const { items } = await api.catalog.listCollections({ locale: tenant.locale });
  const paths = ['/', '/collections', ...items.map(({ handle }) => `/collections/${handle}`)];
  const room = Math.floor(MOST / tenant.locales.length) - STATIC_PAGES.length;
  let cursor: string | undefined;
  do {
    const page = await api.catalog.listProducts({
      sort: 'newest',
      limit: PAGE,
      locale: tenant.locale,
      ...(cursor ? { cursor } : {}),
    });
    paths.push(...page.items.map(({ handle }) => `/products/${handle}`));
    cursor = page.page.next ?? undefined;
  } while (cursor && paths.length < room);
  paths.push(...STATIC_PAGES.map((name) => `/pages/${name}`));
  const address = (path: string, locale: string): string =>
    escapeXml(origin + localePath(path, locale, tenant.locale));
  const siblings = (path: string): string =>
    tenant.locales.length < 2
      ? ''
      : tenant.locales
          .map(
            (locale) => `<xhtml:link rel="alternate" hreflang="${locale}" href="${address(path, locale)}"/>`,
          )
          .join('');
  const entries = paths.flatMap((path) =>
    tenant.locales.map((locale) => `<url><loc>${address(path, locale)}</loc>${siblings(path)}</url>`),
  );
  const xml =
    '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"' +
    ` xmlns:xhtml="http://www.w3.org/1999/xhtml">\n${entries.join('\n')}\n</urlset>\n`;
  return new Response(xml, {
    headers: {
      'Content-Type': 'application/xml; charset=utf-8',
      'Cache-Control': 'public, max-age=300',
      'CDN-Cache-Control': 'public, s-maxage=3600',
    },
  });
}
