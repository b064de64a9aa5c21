const YEAR_SECONDS = 31_536_000;

export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

/** What a person chose for this browser; by cookie, so that the first paint is right. */
export interface Preferences {
  theme: Theme;
  isSidebarCollapsed: boolean;
}

export function readPreferences(request: Request): Preferences {
  const theme = cookieValue(request, 'cgk_theme');
  return {
    theme: THEMES.find((candidate) => candidate === theme) ?? 'system',
    isSidebarCollapsed: cookieValue(request, 'cgk_sidebar') === 'collapsed',
  };
}

export function themeCookie(theme: Theme): string {
  return `cgk_theme=${theme}; Path=/admin; Max-Age=${YEAR_SECONDS}; SameSite=Lax; HttpOnly`;
}

export function sidebarCookie(isCollapsed: boolean): string {
  return `cgk_sidebar=${isCollapsed ? 'collapsed' : 'open'}; Path=/admin; Max-Age=${YEAR_SECONDS}; SameSite=Lax; HttpOnly`;
}

/** A message for the next page. */
export function flashCookie(message: string): string {
  return `cgk_flash=${encodeURIComponent(message)}; Path=/admin; Max-Age=30; SameSite=Lax; HttpOnly`;
}

export const CLEAR_FLASH = 'cgk_flash=; Path=/admin; Max-Age=0; SameSite=Lax; HttpOnly';

export function readFlash(request: Request): string | null {
  const text = cookieValue(request, 'cgk_flash');
  try {
    return text ? decodeURIComponent(text).slice(0, 200) : null;
  } catch {
    return null;
  }
}

function cookieValue(request: Request, name: string): string | null {
  for (const pair of (request.headers.get('Cookie') ?? '').split(';')) {
    const [key, ...rest] = pair.trim().split('=');
    if (key === name) return rest.join('=');
  }
  return null;
}
