import type { LoaderFunctionArgs } from '@remix-run/cloudflare';

/** The brand's own icon, or its initial on its colour. */
export function loader({ context }: LoaderFunctionArgs): Response {
  const { id, settings } = context.tenant;
  const headers = { 'Cache-Control': 'public, max-age=300', 'CDN-Cache-Control': 'public, s-maxage=3600' };
  if (settings?.logo.favicon) {
    return new Response(null, {
      status: 302,
      headers: { ...headers, Location: `/media/${id}/${settings.logo.favicon}` },
    });
  }
  const { colour, radius } = context.tenant.theme;
  const { primary, onPrimary } = colour.light;
  const initial = context.tenant.name.slice(0, 1).replace(/[<>&]/g, '');
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="${Math.min(radius.button, 16)}" fill="${primary}"/>` +
    `<text x="16" y="22.5" text-anchor="middle" font-family="Georgia,serif" font-size="19" fill="${onPrimary}">${initial}</text></svg>`;
  return new Response(svg, {
    headers: { ...headers, 'Content-Type': 'image/svg+xml' },
  });
}
