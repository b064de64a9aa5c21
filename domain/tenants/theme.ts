import { z } from 'zod';

/**
 * The tokens of a published theme: everything that makes one shop look unlike another. A theme is data; the
 * storefront's markup and style sheets are the same for all brands (20 THM-01…04).
 */

const Colour = z.string().regex(/^#[0-9a-f]{6}$/, 'expected a colour like #1f5a43');

/** Colours by role. `on…` is what stands on the role's fill; a filled role is also used as text on the page. */
export const Palette = z.object({
  background: Colour.describe('the page'),
  surface: Colour.describe('what lies on the page: cards, fields, the drawer'),
  muted: Colour.describe('a quiet fill'),
  foreground: Colour,
  mutedForeground: Colour,
  border: Colour.describe('decorative lines; carries no meaning alone'),
  input: Colour.describe('edges of fields and other controls'),
  focusRing: Colour,
  link: Colour,
  primary: Colour,
  onPrimary: Colour,
  primaryHover: Colour,
  secondary: Colour.describe('the brand’s band: announcement and footer'),
  onSecondary: Colour,
  accent: Colour,
  onAccent: Colour,
  sale: Colour,
  onSale: Colour,
  success: Colour,
  onSuccess: Colour,
  warning: Colour,
  onWarning: Colour,
  error: Colour,
  onError: Colour,
  info: Colour,
  onInfo: Colour,
});
export type Palette = z.infer<typeof Palette>;

/** Bundled open fonts (SIL OFL), self-hosted by the storefront. */
export const FontId = z.enum(['newsreader', 'cabin', 'archivo', 'geist-mono', 'system-sans', 'system-mono']);
export type FontId = z.infer<typeof FontId>;

const Em = z.number().min(-0.1).max(0.3).describe('letter spacing in em');
const Radius = z.number().min(0).max(48).describe('px');
const Weight = z.int().min(300).max(800);

const Type = z.object({
  heading: FontId,
  body: FontId,
  mono: FontId,
  /** What labels, captions and figures are set in. */
  labels: z.enum(['body', 'mono']),
  base: z.number().min(14).max(20).describe('px'),
  ratio: z.number().min(1.067).max(1.333).describe('step of the type scale'),
  display: z.number().min(2.5).max(8).describe('largest heading on a wide screen, in multiples of base'),
  lineHeight: z.object({ heading: z.number().min(0.9).max(1.4), body: z.number().min(1.3).max(1.9) }),
  weight: z.object({ normal: Weight, medium: Weight, bold: Weight, heading: Weight }),
  tracking: z.object({ heading: Em, body: Em, label: Em }),
  labelCase: z.enum(['none', 'uppercase']),
  headingWrap: z.enum(['balance', 'wrap']),
});

export const ThemeTokens = z.object({
  v: z.literal(1),
  colour: z.object({ light: Palette, dark: Palette }),
  type: Type,
  layout: z.object({
    maxWidth: z.int().min(960).max(1920).describe('px'),
    density: z.enum(['compact', 'normal', 'relaxed']),
  }),
  radius: z.object({ card: Radius, button: Radius, input: Radius, image: Radius }),
  border: z.number().min(0.5).max(3).describe('px'),
  shadow: z.int().min(0).max(4),
  card: z.object({
    ratio: z.enum(['4:5', '1:1', '3:4', '4:3']),
    /** plain: pictures on the page with air between; cells: a ruled sheet without gaps; raised: cards that float. */
    style: z.enum(['plain', 'cells', 'raised']),
    isVendorShown: z.boolean(),
  }),
  button: z.object({
    case: z.enum(['none', 'uppercase']),
    weight: Weight,
    arrow: z.boolean().describe('an arrow after the words of a primary button'),
  }),
  header: z.object({
    style: z.enum(['minimal', 'standard', 'centered']),
    background: z.enum(['transparent', 'solid', 'blur']),
    isSticky: z.boolean(),
  }),
  footer: z.object({ style: z.enum(['minimal', 'standard', 'expanded']) }),
  /** immersive: words on a card over the picture; split: words and picture side by side on a grid. */
  hero: z.object({ style: z.enum(['immersive', 'split']) }),
  /** mosaic: pictures of unequal size; index: a ruled list with numbers. */
  collections: z.object({ style: z.enum(['mosaic', 'index']) }),
  /** stack: all views under each other beside the words; thumbs: one large view and a strip. */
  gallery: z.object({ style: z.enum(['stack', 'thumbs']) }),
  motion: z.enum(['none', 'reduced', 'full']),
  wordmark: z.object({
    font: z.enum(['heading', 'body', 'mono']),
    weight: Weight,
    tracking: Em,
    case: z.enum(['none', 'uppercase', 'lowercase']),
    scale: z.number().min(0.8).max(2.4).describe('of the base size'),
    /** A small filled shape before the name. */
    mark: z.enum(['none', 'leaf', 'square']),
  }),
  /** One line over the header by locale; a locale that is absent shows none. */
  announcement: z.record(z.string(), z.string().max(140)),
});
export type ThemeTokens = z.infer<typeof ThemeTokens>;
