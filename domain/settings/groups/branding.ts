import { z } from 'zod';
import { contrastFailures } from '../../tenants/theme-contrast.ts';
import { brandedTheme } from '../branded-theme.ts';
import { choice, colour, image, section } from '../fields.ts';
import { settingsGroup } from '../group.ts';

const PALETTE = {
  background: colour('Page'),
  foreground: colour('Text'),
  primary: colour('Buttons'),
  onPrimary: colour('Text on buttons'),
  secondary: colour('Announcement and footer'),
  onSecondary: colour('Text on announcement and footer'),
  accent: colour('Accent'),
  onAccent: colour('Text on accent'),
};

const FONTS = {
  theme: 'As the theme has it',
  newsreader: 'Newsreader',
  cabin: 'Cabin',
  archivo: 'Archivo',
  'geist-mono': 'Geist Mono',
  'system-sans': 'The device’s own, sans-serif',
  'system-mono': 'The device’s own, monospaced',
} as const;

/** What makes the shop look like this brand, over its theme. Weak contrast can be drafted, not published. */
export const branding = settingsGroup({
  key: 'branding',
  title: 'Branding',
  summary: 'Logo, favicon, colours and fonts',
  schema: z.strictObject({
    logo: section(
      'Logo',
      {
        light: image('On light pages', 'PNG, WebP, AVIF or JPEG; shown 40 px high.'),
        dark: image('On dark pages', 'Empty: the one for light pages.'),
        favicon: image(
          'Icon of the browser’s tab',
          'Square, 64 px or more. Empty: the first letter on the button’s colour.',
        ),
      },
      'Without a logo the shop sets its name in type.',
    ),
    light: section('Colours by day', PALETTE, 'Empty fields keep the theme’s colour.'),
    dark: section('Colours by night', PALETTE, 'For visitors whose device is set to dark.'),
    fonts: section('Fonts', {
      heading: choice('Headings', FONTS, 'theme'),
      body: choice('Text', FONTS, 'theme'),
    }),
  }),
  check: (value, tenant) =>
    contrastFailures(brandedTheme(tenant.baseTheme ?? tenant.theme, value)).map((failure) => ({
      path: fieldOf(failure.scheme, failure.role, failure.on),
      message: `${failure.role} on ${failure.on} by ${failure.scheme === 'light' ? 'day' : 'night'} has a contrast of ${failure.ratio.toFixed(2)}:1; WCAG 2.2 AA asks for ${failure.least}:1.`,
    })),
  consumers: ['Every page of the shop', 'Colours of mails'],
});

/** The field that a weak pair is to be mended in: the text's, else the ground's. */
function fieldOf(scheme: 'light' | 'dark', role: string, on: string): string {
  const field = [role, on].find((name) => name in PALETTE) ?? 'background';
  return `${scheme}.${field}`;
}
