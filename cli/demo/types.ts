/**
 * The shape of a demo brand: everything `npm start` seeds for one shop. Texts and pictures are the project's own.
 * Money is in integer minor units of the brand's currency; weights in grams.
 */
export interface DemoBrand {
  slug: string;
  name: string;
  legalName: string;
  tagline: string;
  country: string;
  currency: string;
  timezone: string;
  /** BCP 47; the first is the default language of the shop, in which `title` and `descriptionHtml` are written. */
  locales: string[];
  collections: DemoCollection[];
  products: DemoProduct[];
  /** The home page's own pictures and words. */
  home: {
    hero: {
      scene: string;
      alt: LocalizedText;
      heading: LocalizedText;
      text: LocalizedText;
      collection: string;
    };
    story: { scene: string; alt: LocalizedText; heading: LocalizedText; text: LocalizedText };
    /** Three short promises that are true of the demo shop's settings (delivery, returns, materials). */
    promises: { heading: LocalizedText; text: LocalizedText }[];
  };
}

/** A text by locale: the brand's default locale always, the others where the brand has them. */
export type LocalizedText = Record<string, string>;

export interface DemoCollection {
  handle: string;
  title: LocalizedText;
  /** One or two sentences. */
  description: LocalizedText;
  /** Base name of the collection's picture. */
  scene: string;
  sceneAlt: LocalizedText;
}

export interface DemoProduct {
  handle: string;
  title: LocalizedText;
  /** Sanitised HTML: p, ul, li, strong, em, h3, table. 60–160 words, concrete: materials, measures, care, use. */
  descriptionHtml: LocalizedText;
  productType: string;
  vendor: string;
  tags: string[];
  /** Handles of collections. */
  collections: string[];
  taxCategory: 'standard' | 'reduced';
  options: { name: LocalizedText; values: { value: LocalizedText; swatch?: string }[] }[];
  variants: DemoVariant[];
  /** First is the main picture. At least two. `optionValue` ties a picture to variants with that value of the first option. */
  media: { scene: string; alt: LocalizedText; optionValue?: string }[];
}

export interface DemoVariant {
  /** One value (in the default locale) for each option, in order; empty for a product without options. */
  options: string[];
  sku: string;
  /** Valid GTIN-13 in the restricted range 200–299, or absent. */
  barcode?: string;
  price: number;
  compareAt?: number;
  cost: number;
  weightGrams: number;
  stock: number;
  /** For goods sold by measure: content of one unit, for the unit price the law asks (Dir. 98/6/EC). */
  unitPrice?: { quantity: number; unit: 'ml' | 'l' | 'g' | 'kg' | 'm' };
}

/** Written by the renderer to `cli/demo/<slug>/media/scenes.json`, keyed by scene. */
export interface RenderedScene {
  width: number;
  height: number;
  /** Base64 of the thumbhash of the picture (https://evanw.github.io/thumbhash/). */
  thumbhash: string;
  /** Widths that exist as `<scene>-<width>.avif` and `<scene>-<width>.webp`. */
  widths: number[];
}
