import type { LoaderFunctionArgs } from '@remix-run/cloudflare';

const PRIVATE = ['/cart', '/checkout', '/orders/', '/api/', '/admin'];

/** `robots.txt` of this shop: everything but what is personal. */
export function loader({ context }: LoaderFunctionArgs): Response {
  const { origin, tenant } = context;
  const others = tenant.locales.filter((locale) => locale !== tenant.locale);
  const paths = [
    ...PRIVATE,
    ...others.flatMap((locale) => PRIVATE.slice(0, 3).map((path) => `/${locale}${path}`)),
  ];
  const text = [
    'User-agent: *',
    ...paths.map((path) => `Disallow: ${path}`),
    '',
    `Sitemap: ${origin}/sitemap.xml`,
    '',
  ];
  return new Response(text.join('\n'), {
    headers: {
      'Content-Type': 'text/plain; charset=utf-8',
      'Cache-Control': 'public, max-age=300',
      'CDN-Cache-Control': 'public, s-maxage=3600',
    },
  });
}
