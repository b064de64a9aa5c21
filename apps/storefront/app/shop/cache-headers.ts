import type { HeadersFunction } from '@remix-run/cloudflare';

/** For pages without anything personal: browsers ask again, the edge keeps them so many seconds (20 §4.16). */
export function publicPage(edgeSeconds: number): HeadersFunction {
  return ({ errorHeaders }): HeadersInit =>
    errorHeaders
      ? { 'Cache-Control': 'no-store' }
      : {
          'Cache-Control': 'public, max-age=0, must-revalidate',
          'CDN-Cache-Control': `public, s-maxage=${edgeSeconds}`,
        };
}

/** For cart, checkout and orders: kept nowhere, and their addresses are told to nobody. */
export const privatePage: HeadersFunction = () => ({
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'same-origin',
  'X-Robots-Tag': 'noindex',
});
