import type { ThemeTokens } from '@domain/tenants/theme.ts';
import { themeCss } from '@domain/tenants/theme-css.ts';
import { fontFaces } from '../fonts.ts';
import base from '../styles/base.css?inline';
import card from '../styles/card.css?inline';
import drawer from '../styles/drawer.css?inline';
import footer from '../styles/footer.css?inline';
import forms from '../styles/forms.css?inline';
import header from '../styles/header.css?inline';
import preferences from '../styles/preferences.css?inline';

const SHARED = `@layer base,parts,page;${base}${forms}${header}${footer}${card}${drawer}`;

/** The style sheet of a page: the theme's properties and fonts, what all pages share, and the page's own. */
export function pageStyles(theme: ThemeTokens, own: readonly string[]): string {
  return fontFaces(theme.type) + themeCss(theme) + SHARED + own.join('') + preferences;
}
