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

export function readFlash(request: Request): string | null {
  const text = cookieValue(request, 'cgk_flash');
  try {
    return text ? decodeURIComponent(text).slice(0, 200) : null;
  } catch {
    return null;
  }
}

/** The cookies of a work surface that lives below `path`. */
export function shellCookies(path: string) {
  const rest = `Path=${path}; SameSite=Lax; HttpOnly`;
  return {
    theme: (theme: Theme): string => `cgk_theme=${theme}; Max-Age=${YEAR_SECONDS}; ${rest}`,
    sidebar: (isCollapsed: boolean): string =>
      `cgk_sidebar=${isCollapsed ? 'collapsed' : 'open'}; Max-Age=${YEAR_SECONDS}; ${rest}`,
    /** A message for the next page. */
    flash: (message: string): string => `cgk_flash=${encodeURIComponent(message)}; Max-Age=30; ${rest}`,
    clearFlash: `cgk_flash=; Max-Age=0; ${rest}`,
  };
}

function cookieValue(request: Request, name: string): string | null {
  for (const pair of (request.headers.get('Cookie') ?? '').split(';')) {
    const [key, ...rest] = pair.trim().split('=');
    if (key === name) return rest.join('=');
  }
  return null;
}
