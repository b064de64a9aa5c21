import type { RoutedTenant } from './tenants.ts';

const page = (title: string, text: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>:root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;max-width:32rem;margin:20vh auto;padding:0 1.5rem}h1{font-size:1.5rem}</style></head><body><main><h1>${title}</h1><p>${text}</p></main></body></html>`;

const html = (status: number, body: string, headers: Record<string, string> = {}): Response =>
  new Response(body, {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', ...headers },
  });

/** A host that belongs to no brand; never cached (20 SEC-02). */
export function unknownHost(): Response {
  return html(
    404,
    page(
      'No shop lives here',
      'This address is not connected to a brand. Check its spelling, or connect it in the brand’s domain settings.',
    ),
  );
}

/** What a tenant's state closes (10 table 4.1); null when it is open. */
export function closedTenant(routed: RoutedTenant): Response | null {
  switch (routed.status) {
    case 'active':
    case 'onboarding':
      return null;
    case 'suspended':
      return html(503, page('Closed for the moment', 'This shop is paused. Please come back later.'), {
        'retry-after': '3600',
      });
    case 'archived':
    case 'deleting':
    case 'deleted':
      return html(410, page('This shop has closed', 'It is no longer here.'));
    default:
      return unknownHost();
  }
}
