import type { FontId, Palette, ThemeTokens } from './theme.ts';

/** Family lists; the `… Fallback` faces are local fonts scaled to the web font's metrics, so that a swap shifts nothing. */
const STACKS: Record<FontId, string> = {
  newsreader: "'Newsreader','Newsreader Fallback',Georgia,serif",
  cabin: "'Cabin','Cabin Fallback',Arial,sans-serif",
  archivo: "'Archivo','Archivo Fallback',Arial,sans-serif",
  'geist-mono': "'Geist Mono','Geist Mono Fallback','Courier New',monospace",
  'system-sans': 'system-ui,sans-serif',
  'system-mono': 'ui-monospace,monospace',
};

/** Card, section and gap in px (20 THM-02), and the page's side margin on wide screens. */
const DENSITY = {
  compact: { card: 16, section: 64, gap: 12, gutter: 32 },
  normal: { card: 24, section: 88, gap: 16, gutter: 40 },
  relaxed: { card: 32, section: 128, gap: 28, gutter: 72 },
} as const;

const SHADOWS = [
  'none',
  '0 1px 2px rgb(0 0 0/.06)',
  '0 2px 8px rgb(0 0 0/.07)',
  '0 8px 24px rgb(0 0 0/.09)',
  '0 16px 48px rgb(0 0 0/.12)',
] as const;

const MOTION = { none: '0s', reduced: '.12s', full: '.45s' } as const;

const kebab = (role: string): string => role.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

function paletteDeclarations(palette: Palette): string {
  return Object.entries(palette)
    .map(([role, colour]) => `--${kebab(role)}:${colour}`)
    .join(';');
}

const round = (value: number): number => Math.round(value * 1000) / 1000;

/** The type scale as fluid sizes: small steps are fixed, large ones grow between 360 and 1440 px of width. */
function scaleDeclarations({ base, ratio, display }: ThemeTokens['type']): Record<string, string> {
  const rem = (px: number): number => round(px / 16);
  const fluid = (small: number, large: number): string => {
    const slope = (large - small) / (1440 - 360);
    return `clamp(${rem(small)}rem,${rem(small - slope * 360)}rem + ${round(slope * 100)}vw,${rem(large)}rem)`;
  };
  const largest = base * display;
  return {
    '--text-xs': `${rem(Math.max(12, base / ratio ** 1.5))}rem`,
    '--text-sm': `${rem(Math.max(13, base / ratio ** 0.75))}rem`,
    '--text-md': `${rem(base)}rem`,
    '--text-lg': fluid(base * ratio ** 0.8, base * ratio),
    '--text-xl': fluid(base * ratio ** 1.3, base * ratio ** 2),
    '--text-2xl': fluid(base * ratio ** 2.2, base * ratio ** 3.6),
    '--text-3xl': fluid(base * ratio ** 2.8, Math.min(largest, base * ratio ** 5.2)),
    '--text-display': fluid(Math.min(largest * 0.55, 46), largest),
  };
}

/** Every token as a custom property, apart from the colours. */
function measureDeclarations(tokens: ThemeTokens): Record<string, string> {
  const { type, layout, radius, card, button, wordmark } = tokens;
  const density = DENSITY[layout.density];
  const labels = STACKS[type[type.labels]];
  return {
    '--font-heading': STACKS[type.heading],
    '--font-body': STACKS[type.body],
    '--font-mono': STACKS[type.mono],
    '--font-label': labels,
    ...scaleDeclarations(type),
    '--leading-heading': String(type.lineHeight.heading),
    '--leading-body': String(type.lineHeight.body),
    '--weight-normal': String(type.weight.normal),
    '--weight-medium': String(type.weight.medium),
    '--weight-bold': String(type.weight.bold),
    '--weight-heading': String(type.weight.heading),
    '--tracking-heading': `${type.tracking.heading}em`,
    '--tracking-body': `${type.tracking.body}em`,
    '--tracking-label': `${type.tracking.label}em`,
    '--label-case': type.labelCase,
    '--heading-wrap': type.headingWrap,
    '--max-width': `${layout.maxWidth}px`,
    '--space-card': `${density.card}px`,
    '--space-section': `clamp(${density.section * 0.56}px,${round(density.section / 14.4)}vw,${density.section}px)`,
    '--space-gap': `${density.gap}px`,
    '--gutter': `clamp(${layout.density === 'compact' ? 16 : 20}px,${round(density.gutter / 14.4)}vw,${density.gutter}px)`,
    '--radius-card': `${radius.card}px`,
    '--radius-button': `${radius.button}px`,
    '--radius-input': `${radius.input}px`,
    '--radius-image': `${radius.image}px`,
    '--line': `${tokens.border}px`,
    '--shadow': SHADOWS[tokens.shadow] ?? 'none',
    '--card-ratio': card.ratio.replace(':', '/'),
    '--button-case': button.case,
    '--button-weight': String(button.weight),
    '--duration': MOTION[tokens.motion],
    '--wordmark-font': STACKS[type[wordmark.font]],
    '--wordmark-weight': String(wordmark.weight),
    '--wordmark-tracking': `${wordmark.tracking}em`,
    '--wordmark-case': wordmark.case,
    '--wordmark-size': `${round((type.base * wordmark.scale) / 16)}rem`,
  };
}

/**
 * The theme as one style sheet of custom properties: `:root` with the light colours, and the dark ones for those
 * who prefer them. Pure: the same tokens give the same bytes.
 */
export function themeCss(tokens: ThemeTokens): string {
  const measures = Object.entries(measureDeclarations(tokens))
    .map(([name, value]) => `${name}:${value}`)
    .join(';');
  return (
    `:root{color-scheme:light dark;${paletteDeclarations(tokens.colour.light)};${measures}}` +
    `@media(prefers-color-scheme:dark){:root{${paletteDeclarations(tokens.colour.dark)}}}`
  );
}

/** The choices of structure, as `data-` attributes of the document that style sheets ask for. */
export function themeAttributes(tokens: ThemeTokens): Record<`data-${string}`, string> {
  return {
    'data-card': tokens.card.style,
    'data-header': tokens.header.style,
    'data-header-bg': tokens.header.background,
    'data-footer': tokens.footer.style,
    'data-hero': tokens.hero.style,
    'data-collections': tokens.collections.style,
    'data-gallery': tokens.gallery.style,
    'data-labels': tokens.type.labels,
    'data-motion': tokens.motion,
    ...(tokens.header.isSticky ? { 'data-sticky': '' } : {}),
    ...(tokens.button.arrow ? { 'data-arrow': '' } : {}),
  };
}
