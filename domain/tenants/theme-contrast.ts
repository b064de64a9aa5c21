import type { Palette, ThemeTokens } from './theme.ts';

/** WCAG 2.2 relative luminance of `#rrggbb`, 0…1. */
export function relativeLuminance(colour: string): number {
  const channel = (at: number): number => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

/** WCAG 2.2 contrast ratio of two `#rrggbb` colours, 1…21. */
export function contrastRatio(one: string, other: string): number {
  const a = relativeLuminance(one);
  const b = relativeLuminance(other);
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

type Role = keyof Palette;

const GROUNDS: readonly Role[] = ['background', 'surface'];
const FILLS: readonly [Role, Role][] = [
  ['primary', 'onPrimary'],
  ['primaryHover', 'onPrimary'],
  ['secondary', 'onSecondary'],
  ['accent', 'onAccent'],
  ['sale', 'onSale'],
  ['success', 'onSuccess'],
  ['warning', 'onWarning'],
  ['error', 'onError'],
  ['info', 'onInfo'],
];

/** Text pairs (≥ 4.5:1, SC 1.4.3) and pairs of user interface parts (≥ 3:1, SC 1.4.11). */
const RULES: readonly { role: Role; on: Role; least: number }[] = [
  ...(
    [
      'foreground',
      'mutedForeground',
      'link',
      'accent',
      'sale',
      'success',
      'warning',
      'error',
      'info',
    ] as const
  ).flatMap((role) => GROUNDS.map((on) => ({ role, on, least: 4.5 }))),
  { role: 'foreground', on: 'muted', least: 4.5 },
  { role: 'mutedForeground', on: 'muted', least: 4.5 },
  ...FILLS.map(([on, role]) => ({ role, on, least: 4.5 })),
  ...(['input', 'focusRing', 'primary'] as const).flatMap((role) =>
    GROUNDS.map((on) => ({ role, on, least: 3 })),
  ),
];

/** A pair of roles that is too weak to be read. */
export interface ContrastFailure {
  scheme: 'light' | 'dark';
  role: Role;
  on: Role;
  ratio: number;
  least: number;
}

/** Every pair of a theme below WCAG AA in light or dark; a theme is published only when this is empty. */
export function contrastFailures(tokens: Pick<ThemeTokens, 'colour'>): ContrastFailure[] {
  return (['light', 'dark'] as const).flatMap((scheme) => {
    const palette = tokens.colour[scheme];
    return RULES.map(({ role, on, least }) => ({
      scheme,
      role,
      on,
      least,
      ratio: contrastRatio(palette[role], palette[on]),
    })).filter(({ ratio, least }) => ratio < least);
  });
}
