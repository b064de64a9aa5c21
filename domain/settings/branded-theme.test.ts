import { expect, it } from 'vitest';
import { fernhillTheme } from '../../cli/demo/themes.ts';
import { contrastFailures, contrastRatio } from '../tenants/theme-contrast.ts';
import { brandedTheme } from './branded-theme.ts';

const none = { light: {}, dark: {}, fonts: { heading: 'theme', body: 'theme' } } as const;

it('leaves a theme as it is when nothing is chosen', () => {
  expect(brandedTheme(fernhillTheme, none)).toEqual(fernhillTheme);
});

it('lays colours and fonts over it, and lets hovers follow without losing contrast', () => {
  for (const [primary, onPrimary] of [
    ['#104080', '#ffffff'],
    ['#ffd400', '#1c1c1c'],
  ] as const) {
    const theme = brandedTheme(fernhillTheme, {
      ...none,
      light: { primary, onPrimary, accent: null },
      fonts: { heading: 'archivo', body: 'theme' },
    });
    const { light } = theme.colour;
    expect(light).toMatchObject({ primary, onPrimary, accent: fernhillTheme.colour.light.accent });
    expect(theme.type.heading).toBe('archivo');
    expect(theme.type.body).toBe(fernhillTheme.type.body);
    expect(contrastRatio(light.primaryHover, onPrimary)).toBeGreaterThanOrEqual(
      contrastRatio(primary, onPrimary),
    );
  }
});

it('is caught by the contrast check when it cannot be read', () => {
  const theme = brandedTheme(fernhillTheme, {
    ...none,
    light: { foreground: '#eeeeee', background: '#ffffff' },
  });
  expect(contrastFailures(theme)).toContainEqual(
    expect.objectContaining({ scheme: 'light', role: 'foreground', on: 'background' }),
  );
});
