import type { Translation } from './storefront/translation.ts';

/** What of a product the summary is made from. */
export interface SummarisedProduct {
  vendor: string;
  productType: string;
  tags: readonly string[];
  /** Sanitised HTML. */
  descriptionHtml: string;
}

export interface SummarisedVariant {
  priceMinor: number;
  sku: string | null;
  optionValues: readonly string[];
}

/** Columns of `products` that are derived from it and its variants: lists sort by them, search reads them. */
export interface ProductSummary {
  priceMinMinor: number;
  priceMaxMinor: number;
  searchKeywords: string;
  searchBody: string;
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** The words of sanitised HTML: no tags, entities resolved, blanks collapsed. */
export function plainText(html: string): string {
  return html
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]+);/gi, (whole, name: string) => {
      if (!name.startsWith('#')) return ENTITIES[name.toLowerCase()] ?? whole;
      const code = /^#x/i.test(name)
        ? Number.parseInt(name.slice(2), 16)
        : Number.parseInt(name.slice(1), 10);
      return code <= 0x10ffff ? String.fromCodePoint(code) : ' ';
    })
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/**
 * The derived columns of a product. Every writer of products or variants (admin, importer, seed) stores them in the
 * same transaction. A product without variants costs 0.
 */
export function summariseProduct(
  product: SummarisedProduct,
  variants: readonly SummarisedVariant[],
  translations: readonly Translation[] = [],
): ProductSummary {
  const prices = variants.map((variant) => variant.priceMinor);
  const words = [
    product.vendor,
    product.productType,
    ...product.tags,
    ...variants.flatMap((variant) => [variant.sku ?? '', ...variant.optionValues]),
    ...translations.flatMap((translation) => [
      translation.title ?? '',
      ...Object.values(translation.terms ?? {}),
    ]),
  ];
  return {
    priceMinMinor: prices.length === 0 ? 0 : Math.min(...prices),
    priceMaxMinor: prices.length === 0 ? 0 : Math.max(...prices),
    searchKeywords: [...new Set(words.map((word) => word.trim()).filter((word) => word !== ''))].join(' '),
    searchBody: plainText(product.descriptionHtml),
  };
}
