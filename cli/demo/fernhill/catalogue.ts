import type { DemoProduct, DemoVariant } from '../types.ts';
import { palette, type Shade } from './palette.ts';
import { random } from './svg.ts';

/** Writes products shortly: options are multiplied into variants with prices, weights, codes and stock. */
export interface Draft {
  handle: string;
  /** Part of every SKU, such as `CND-STN`. */
  code: string;
  title: string;
  /** Paragraphs of the description. */
  text: string[];
  /** Facts of the description, as a list. */
  facts: string[];
  type: string;
  tags: string[];
  collections: string[];
  options?: { name: string; values: string[] }[];
  /** Cents. */
  price: number;
  /** Share of the price that the piece costs to make. */
  costShare?: number;
  grams: number;
  /** Cents added for an option's value. */
  more?: Record<string, number>;
  /** Weight by an option's value, as a factor. */
  heavier?: Record<string, number>;
  /** Former price as a factor, for all variants or those with the named values. */
  was?: { factor: number; values?: string[] };
  /** Stock of single variants, by their values joined with ` / ` (`''` for a product without options). */
  stock?: Record<string, number>;
  /** Scene, alternative text and, where it ties to one, the value of the first option. */
  media: [scene: string, alt: string, optionValue?: string][];
}

const SWATCHES: Record<string, Shade> = {
  Fern: 'fern',
  Chalk: 'chalk',
  Clay: 'clay',
  Charcoal: 'charcoal',
  Oat: 'oat',
  Mist: 'mist',
  Moss: 'moss',
  Honey: 'honey',
  Rosewood: 'rosewood',
  Brass: 'brass',
};

const CODES: Record<string, string> = {
  Chalk: 'CHK',
  Charcoal: 'CHR',
  'Set of 4': '4',
  'Set of 6': '6',
  Small: 'S',
  Medium: 'M',
  Large: 'L',
  Low: 'LO',
  Tall: 'TL',
};

/** The GTIN-13 of twelve digits: with its check digit. */
export function gtin13(twelve: string): string {
  const sum = [...twelve].reduce(
    (total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3),
    0,
  );
  return twelve + String((10 - (sum % 10)) % 10);
}

function codeOf(value: string): string {
  return (
    CODES[value] ??
    value
      .replace(/[^A-Za-z0-9]/g, '')
      .slice(0, /^\d/.test(value) ? 5 : 3)
      .toUpperCase()
  );
}

function seedOf(text: string): number {
  let hash = 7;
  for (const character of text) hash = (Math.imul(hash, 31) + character.charCodeAt(0)) >>> 0;
  return hash;
}

function combinations(options: { values: string[] }[]): string[][] {
  return options.reduce<string[][]>(
    (all, option) => all.flatMap((before) => option.values.map((value) => [...before, value])),
    [[]],
  );
}

function variantOf(draft: Draft, values: string[], number: number): DemoVariant {
  const sku = ['FH', draft.code, ...values.map(codeOf)].join('-');
  const price = values.reduce((sum, value) => sum + (draft.more?.[value] ?? 0), draft.price);
  const weight = values.reduce((grams, value) => grams * (draft.heavier?.[value] ?? 1), draft.grams);
  const next = random(seedOf(sku));
  const reduced =
    draft.was && (!draft.was.values || values.some((value) => draft.was!.values!.includes(value)));
  return {
    options: values,
    sku,
    ...(next() < 0.93
      ? {
          barcode: gtin13(
            `200${String((seedOf(draft.code) % 90000) + 10000)}${String(number).padStart(4, '0')}`,
          ),
        }
      : {}),
    price,
    ...(reduced ? { compareAt: Math.round((price * draft.was!.factor) / 100) * 100 } : {}),
    cost: Math.round((price * (draft.costShare ?? 0.36)) / 5) * 5,
    weightGrams: Math.round(weight / 5) * 5,
    stock: draft.stock?.[values.join(' / ')] ?? 12 + Math.floor(next() * 69),
  };
}

/** A product of a draft. */
export function product(draft: Draft): DemoProduct {
  const options = draft.options ?? [];
  return {
    handle: draft.handle,
    title: { en: draft.title },
    descriptionHtml: {
      en: `${draft.text.map((paragraph) => `<p>${paragraph}</p>`).join('')}<ul>${draft.facts.map((fact) => `<li>${fact}</li>`).join('')}</ul>`,
    },
    productType: draft.type,
    vendor: 'Fernhill',
    tags: draft.tags,
    collections: draft.collections,
    taxCategory: 'standard',
    options: options.map((option) => ({
      name: { en: option.name },
      values: option.values.map((value) => {
        const shade =
          option.name === 'Color' || option.name === 'Finish' || option.name === 'Tip'
            ? SWATCHES[value]
            : undefined;
        return { value: { en: value }, ...(shade ? { swatch: palette[shade] } : {}) };
      }),
    })),
    variants: combinations(options).map((values, index) => variantOf(draft, values, index + 1)),
    media: draft.media.map(([scene, alt, optionValue]) => ({
      scene,
      alt: { en: alt },
      ...(optionValue ? { optionValue } : {}),
    })),
  };
}
