const COMMON: [string, string][] = [
  ['x-content-type-options', 'nosniff'],
  ['referrer-policy', 'strict-origin-when-cross-origin'],
  ['permissions-policy', 'camera=(self), microphone=(), geolocation=(self), payment=(self)'],
  ['cross-origin-opener-policy', 'same-origin'],
];

/** Shop pages run files of our own only (no inline script at all), so that cached HTML needs no nonce. */
const SHOP_POLICY =
  "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

const workPolicy = (nonce: string, formTargets: readonly string[]): string =>
  `default-src 'self'; script-src 'self' 'nonce-${nonce}'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action ${["'self'", ...formTargets].join(' ')}; frame-ancestors 'none'`;

/** Adds the security headers (20 SEC-05) to a response of any kind; forms may lead to `formTargets` too. */
export function withSecurityHeaders(
  response: Response,
  url: URL,
  nonce: string | null,
  formTargets: readonly string[] = [],
): Response {
  const secured = new Response(response.body, response);
  for (const [name, value] of COMMON) secured.headers.set(name, value);
  if (url.protocol === 'https:')
    secured.headers.set('strict-transport-security', 'max-age=31536000; includeSubDomains');
  if ((secured.headers.get('content-type') ?? '').startsWith('text/html')) {
    secured.headers.set(
      'content-security-policy',
      nonce === null ? SHOP_POLICY : workPolicy(nonce, formTargets),
    );
  }
  return secured;
}

/** Unsafe methods from another site are refused by what the browser itself says of the request (20 SEC-05). */
export function isCrossSite(request: Request, url: URL): boolean {
  if (request.method === 'GET' || request.method === 'HEAD' || request.method === 'OPTIONS') return false;
  const origin = request.headers.get('origin');
  if (origin !== null && origin !== url.origin) return true;
  const site = request.headers.get('sec-fetch-site');
  return site === 'cross-site';
}
