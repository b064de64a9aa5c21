import type { FontId, ThemeTokens } from '@domain/tenants/theme.ts';
import archivo from '@fontsource-variable/archivo/files/archivo-latin-wght-normal.woff2?url';
import cabin from '@fontsource-variable/cabin/files/cabin-latin-wght-normal.woff2?url';
import geistMono from '@fontsource-variable/geist-mono/files/geist-mono-latin-wght-normal.woff2?url';
import newsreader from '@fontsource-variable/newsreader/files/newsreader-latin-wght-normal.woff2?url';

interface Font {
  family: string;
  url: string;
  weights: string;
  /** A local font scaled to this font's metrics (computed with @capsizecss/core 4). */
  fallback: { local: string; ascent: number; descent: number; size: number };
}

const FONTS: Partial<Record<FontId, Font>> = {
  newsreader: {
    family: 'Newsreader',
    url: newsreader,
    weights: '200 800',
    fallback: { local: "local('Georgia')", ascent: 76.47, descent: 27.57, size: 96.12 },
  },
  cabin: {
    family: 'Cabin',
    url: cabin,
    weights: '400 700',
    fallback: { local: "local('Arial'),local('ArialMT')", ascent: 101.94, descent: 26.41, size: 94.66 },
  },
  archivo: {
    family: 'Archivo',
    url: archivo,
    weights: '100 900',
    fallback: { local: "local('Arial'),local('ArialMT')", ascent: 88.96, descent: 21.28, size: 98.7 },
  },
  'geist-mono': {
    family: 'Geist Mono',
    url: geistMono,
    weights: '100 900',
    fallback: {
      local: "local('Courier New'),local('CourierNewPSMT')",
      ascent: 100.52,
      descent: 29.5,
      size: 99.98,
    },
  },
};

const fontsOf = ({ heading, body, mono }: ThemeTokens['type']): Font[] =>
  [...new Set([heading, body, mono])].flatMap((id) => FONTS[id] ?? []);

/** `@font-face` rules of a theme's fonts and of their metric-matched fallbacks. */
export function fontFaces(type: ThemeTokens['type']): string {
  return fontsOf(type)
    .map(
      ({ family, url, weights, fallback }) =>
        `@font-face{font-family:'${family}';font-weight:${weights};font-display:swap;src:url(${url}) format('woff2')}` +
        `@font-face{font-family:'${family} Fallback';src:${fallback.local};ascent-override:${fallback.ascent}%;` +
        `descent-override:${fallback.descent}%;line-gap-override:0%;size-adjust:${fallback.size}%}`,
    )
    .join('');
}

/** The one font worth a preload: that of the headings, which hold the largest text of a page. */
export function preloadedFont(type: ThemeTokens['type']): string | null {
  return FONTS[type.heading]?.url ?? null;
}
