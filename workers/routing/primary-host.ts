/** Paths that every host of a brand answers itself: programs and the team's work do not follow the shop's address. */
const STAYS = /^\/(admin(\.data)?|api|mcp|media|_shop|_admin|_auth|__dev|health)(\/|$)/;

/**
 * Where a page of the shop is read when another host is the primary one (10 DOM-07): the same path there, by 308. Null
 * on the primary host itself, where there is none, and for anything but reading.
 */
export function primaryAddress(request: Request, primaryHost: string | null): string | null {
  if (primaryHost === null || (request.method !== 'GET' && request.method !== 'HEAD')) return null;
  const url = new URL(request.url);
  if (url.hostname.toLowerCase() === primaryHost || STAYS.test(url.pathname)) return null;
  url.hostname = primaryHost;
  return url.href;
}
