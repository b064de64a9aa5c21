/**
 * A path in a language: plain in the shop's default language, under `/<locale>` in the others.
 * `path` starts with `/` and has no language yet.
 */
export function localePath(path: string, locale: string, defaultLocale: string): string {
  if (locale === defaultLocale) return path;
  return path === '/' ? `/${locale}` : `/${locale}${path}`;
}

/** The path without its language: `/en/cart` → `/cart`, `/en` → `/`. */
export function plainPath(path: string, locales: readonly string[], defaultLocale: string): string {
  const [, first = '', ...rest] = path.split('/');
  return locales.includes(first) && first !== defaultLocale ? `/${rest.join('/')}` : path;
}
