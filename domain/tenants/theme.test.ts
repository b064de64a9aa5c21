import { describe, expect, it } from 'vitest';
import { fernhillTheme, kesselTheme } from '../../cli/demo/themes.ts';
import { ThemeTokens } from './theme.ts';
import { contrastFailures, contrastRatio } from './theme-contrast.ts';
import { themeAttributes, themeCss } from './theme-css.ts';

describe('contrastRatio (20 §4.18)', () => {
  it.each([
    ['#767676', '#ffffff', 4.54],
    ['#777777', '#ffffff', 4.48],
    ['#000000', '#ffffff', 21],
    ['#ffffff', '#ffffff', 1],
  ])('%s on %s is %d', (one, other, ratio) => {
    expect(contrastRatio(one, other)).toBeCloseTo(ratio, 2);
    expect(contrastRatio(other, one)).toBeCloseTo(ratio, 2);
  });

  it('lets #767676 pass as text on white and refuses #777777', () => {
    const page = { ...kesselTheme.colour.light, background: '#ffffff', surface: '#ffffff', muted: '#ffffff' };
    const withText = (mutedForeground: string) => ({
      colour: { light: { ...page, mutedForeground }, dark: kesselTheme.colour.dark },
    });
    expect(contrastFailures(withText('#767676'))).toEqual([]);
    expect(contrastFailures(withText('#777777')).map(({ role }) => role)).toContain('mutedForeground');
  });
});

describe.each([
  ['Fernhill', fernhillTheme],
  ['Kessel', kesselTheme],
])('%s', (_name, theme) => {
  it('is a valid theme', () => {
    expect(ThemeTokens.parse(theme)).toEqual(theme);
  });

  it('can be read in light and dark', () => {
    expect(contrastFailures(theme)).toEqual([]);
  });

  it('gives every role in both schemes, and nothing undefined', () => {
    const css = themeCss(theme);
    expect(css.match(/--on-primary:/g)).toHaveLength(2);
    expect(css).not.toMatch(/undefined|NaN/);
    expect(Object.values(themeAttributes(theme))).not.toContain(undefined);
  });
});

it('two themes share no structure', () => {
  const fernhill = themeAttributes(fernhillTheme);
  const kessel = themeAttributes(kesselTheme);
  const same = Object.keys(fernhill).filter((key) => fernhill[key as `data-x`] === kessel[key as `data-x`]);
  expect(same).toEqual([]);
});
