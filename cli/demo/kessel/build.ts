import type { DemoProduct, DemoVariant, LocalizedText } from '../types.ts';

/** German and English. */
export type Pair = readonly [de: string, en: string];

/** A localized text from its two versions. */
export const text = ([de, en]: Pair): LocalizedText => ({ de, en });

/** An option: its name and its values; a value may carry the hex of its swatch. */
export interface OptionSpec {
  name: Pair;
  values: readonly (readonly [de: string, en: string, swatch?: string])[];
}

/** One variant: option values in German, end of the SKU, price in cents, weight in grams, stock and what is rare. */
export interface RowSpec {
  values: string[];
  sku: string;
  price: number;
  grams: number;
  stock: number;
  compareAt?: number;
  unit?: DemoVariant['unitPrice'];
}

/** The short form in which the products of Kessel are written down. */
export interface ProductSpec {
  handle: string;
  /** Running number; barcodes derive from it. */
  no: number;
  sku: string;
  title: Pair;
  type: string;
  collections: string[];
  tags: string[];
  tax?: 'reduced';
  options?: OptionSpec[];
  rows: RowSpec[];
  /** Share of the net price that the goods cost. */
  costShare?: number;
  media: readonly (readonly [scene: string, de: string, en: string, optionValue?: string])[];
  de: { text: string[]; facts: string[] };
  en: { text: string[]; facts: string[] };
}

/** GTIN-13 in the restricted range, with its check digit. */
export function gtin(no: number, index: number): string {
  const body = `2014200${String(no * 20 + index).padStart(5, '0')}`;
  let sum = 0;
  for (let i = 0; i < body.length; i++) sum += Number(body[i]) * (i % 2 === 0 ? 1 : 3);
  return body + String((10 - (sum % 10)) % 10);
}

function html(part: { text: string[]; facts: string[] }): string {
  const facts = part.facts.map((fact) => `<li>${fact}</li>`).join('');
  return `${part.text.map((line) => `<p>${line}</p>`).join('')}<ul>${facts}</ul>`;
}

/** Expands a short form to a demo product. */
export function product(spec: ProductSpec): DemoProduct {
  const share = spec.costShare ?? 0.48;
  const vat = spec.tax === 'reduced' ? 1.07 : 1.19;
  return {
    handle: spec.handle,
    title: text(spec.title),
    descriptionHtml: { de: html(spec.de), en: html(spec.en) },
    productType: spec.type,
    vendor: 'Kessel',
    tags: spec.tags,
    collections: spec.collections,
    taxCategory: spec.tax ?? 'standard',
    options: (spec.options ?? []).map((option) => ({
      name: text(option.name),
      values: option.values.map(([de, en, swatch]) => ({ value: { de, en }, ...(swatch ? { swatch } : {}) })),
    })),
    variants: spec.rows.map((row, index) => {
      const variant: DemoVariant = {
        options: row.values,
        sku: `KS-${spec.sku}${row.sku ? `-${row.sku}` : ''}`,
        price: row.price,
        cost: Math.round((row.price / vat) * share),
        weightGrams: row.grams,
        stock: row.stock,
      };
      // Every seventh article is still without a code, as in real catalogues.
      if ((spec.no + index) % 7 !== 0) variant.barcode = gtin(spec.no, index);
      if (row.compareAt) variant.compareAt = row.compareAt;
      if (row.unit) variant.unitPrice = row.unit;
      return variant;
    }),
    media: spec.media.map(([scene, de, en, optionValue]) => ({
      scene,
      alt: { de, en },
      ...(optionValue ? { optionValue } : {}),
    })),
  };
}

/** Variants in one line each: values, SKU end, price, grams, stock, former price. */
export function rows(
  list: readonly (readonly [
    values: string[],
    sku: string,
    price: number,
    grams: number,
    stock: number,
    compareAt?: number,
  ])[],
): RowSpec[] {
  return list.map(([values, sku, price, grams, stock, compareAt]) => ({
    values,
    sku,
    price,
    grams,
    stock,
    ...(compareAt ? { compareAt } : {}),
  }));
}

const COLOURS = {
  weiss: ['Weiß', 'White', '#eef0f1'],
  schwarz: ['Schwarz', 'Black', '#1d1f22'],
  graphit: ['Graphit', 'Graphite', '#3a3e43'],
  stahl: ['Edelstahl', 'Stainless steel', '#b4b8bd'],
  signal: ['Signalorange', 'Signal orange', '#ff4a1c'],
  grau: ['Hellgrau', 'Light grey', '#a8adb3'],
  schiefer: ['Schieferblau', 'Slate blue', '#5d6b78'],
  kupfer: ['Kupfer', 'Copper', '#c27a55'],
  nuss: ['Nussbaum', 'Walnut', '#4a3527'],
} as const;

/** A colour option from names of the house palette. */
export function colour(keys: (keyof typeof COLOURS)[], name: Pair = ['Farbe', 'Colour']): OptionSpec {
  return { name, values: keys.map((key) => COLOURS[key]) };
}

/** An option without swatches. */
export const choice = (name: Pair, values: readonly Pair[]): OptionSpec => ({ name, values });
