import type { BrowserItem, BrowserMemory } from '../../domain/kernel/context.ts';

const NAMES: Record<BrowserItem, string> = { session: 'cgk', flow: 'cgk_flow', handoff: 'cgk_handoff' };

/** `__Host-` (10 SES-01) needs https; on plain http, in development, the same cookie goes without the prefix. */
export const cookieNameOf = (item: BrowserItem, url: URL): string =>
  url.protocol === 'https:' ? `__Host-${NAMES[item]}` : NAMES[item];

export function readCookie(request: Request, name: string): string | null {
  for (const part of (request.headers.get('cookie') ?? '').split(/;\s*/)) {
    if (part.startsWith(`${name}=`)) return decode(part.slice(name.length + 1));
  }
  return null;
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

/** The request's cookies as operations see them; what they keep is added to `cookies`. */
export function browserMemory(request: Request, cookies: string[]): BrowserMemory {
  const url = new URL(request.url);
  const secure = url.protocol === 'https:' ? '; Secure' : '';
  const written = new Map<BrowserItem, string | null>();
  const write = (item: BrowserItem, value: string | null, seconds: number): void => {
    written.set(item, value);
    cookies.push(
      `${cookieNameOf(item, url)}=${encodeURIComponent(value ?? '')}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${seconds}${secure}`,
    );
  };
  return {
    read: (item) => written.get(item) ?? (readCookie(request, cookieNameOf(item, url)) || null),
    keep: (item, value, seconds) => write(item, value, seconds),
    forget: (item) => write(item, null, 0),
  };
}
