import type { Palette, ThemeTokens } from '../tenants/theme.ts';

type Colours = Partial<Record<keyof Palette, string | null>>;

/** The part of the branding group that changes tokens. */
export interface BrandingTokens {
  light: Colours;
  dark: Colours;
  fonts: { heading: ThemeTokens['type']['heading'] | 'theme'; body: ThemeTokens['type']['body'] | 'theme' };
}

/**
 * A theme with a brand's own colours and fonts over it. What hangs on a chosen colour follows it: the hover of a
 * button, and links and the focus ring where the theme drew them in the button's colour.
 */
export function brandedTheme(theme: ThemeTokens, branding: BrandingTokens): ThemeTokens {
  const { heading, body } = branding.fonts;
  return {
    ...theme,
    colour: {
      light: palette(theme.colour.light, branding.light),
      dark: palette(theme.colour.dark, branding.dark),
    },
    type: {
      ...theme.type,
      heading: heading === 'theme' ? theme.type.heading : heading,
      body: body === 'theme' ? theme.type.body : body,
    },
  };
}

function palette(base: Palette, chosen: Colours): Palette {
  const given = Object.fromEntries(
    Object.entries(chosen).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  ) as Partial<Palette>;
  const merged: Palette = { ...base, ...given };
  const { primary } = given;
  if (primary !== undefined) {
    merged.primaryHover = mixed(primary, merged.onPrimary, 0.14);
    for (const role of ['link', 'focusRing'] as const)
      if (base[role] === base.primary) merged[role] = primary;
  }
  return merged;
}

/** `share` of the second colour away from it: a hover moves off its text's colour, so contrast only grows. */
function mixed(fill: string, text: string, share: number): string {
  const channels = [1, 3, 5].map((at) => {
    const from = Number.parseInt(fill.slice(at, at + 2), 16);
    const away = Number.parseInt(text.slice(at, at + 2), 16) > 127 ? 0 : 255;
    return Math.round(from + (away - from) * share)
      .toString(16)
      .padStart(2, '0');
  });
  return `#${channels.join('')}`;
}
