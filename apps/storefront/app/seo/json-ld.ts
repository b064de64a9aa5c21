import type { Availability, ProductCard, ProductView } from '@domain/catalog/views.ts';
import { formatDecimal } from '@domain/kernel/money.ts';
import { imageUrl } from '../components/image-sources.ts';
import type { ShopRequest } from '../shop/shop-request.ts';
import { excerpt } from './page-meta.ts';

type Thing = Record<string, unknown>;

const SCHEMA_AVAILABILITY: Record<Availability, string> = {
  in_stock: 'https://schema.org/InStock',
  low: 'https://schema.org/LimitedAvailability',
  backorder: 'https://schema.org/BackOrder',
  out: 'https://schema.org/OutOfStock',
};

/** The brand as a schema.org OnlineStore. */
export function organization({ tenant, origin }: ShopRequest): Thing {
  return { '@type': 'OnlineStore', '@id': `${origin}/#shop`, name: tenant.name, url: origin };
}

/** The site and its search. */
export function website({ tenant, origin, path }: ShopRequest): Thing {
  return {
    '@type': 'WebSite',
    name: tenant.name,
    url: origin + path('/'),
    potentialAction: {
      '@type': 'SearchAction',
      target: `${origin}${path('/search')}?q={query}`,
      'query-input': 'required name=query',
    },
  };
}

/** A trail of plain paths and names. */
export function breadcrumbList(
  { origin, path }: ShopRequest,
  trail: readonly { name: string; to: string }[],
): Thing {
  return {
    '@type': 'BreadcrumbList',
    itemListElement: trail.map(({ name, to }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name,
      item: origin + path(to),
    })),
  };
}

/** The products of a grid, in order. */
export function itemList({ origin, path }: ShopRequest, cards: readonly ProductCard[]): Thing {
  return {
    '@type': 'ItemList',
    itemListElement: cards.map(({ handle, title }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name: title,
      url: origin + path(`/products/${handle}`),
    })),
  };
}

/** A product with one offer, or a group of at most 100 variants (20 SEO-02); only what the page shows. */
export function product(
  { origin, path, tenant }: ShopRequest,
  view: ProductView,
  variantPath: (id: string) => string,
): Thing {
  const url = origin + path(`/products/${view.handle}`);
  const shared = {
    name: view.title,
    description: excerpt(view.descriptionHtml, 500),
    url,
    brand: { '@type': 'Brand', name: view.vendor || tenant.name },
    image: view.media
      .filter(({ isPending }) => !isPending)
      .slice(0, 6)
      .map((image) => origin + imageUrl(image, 1200, 'webp')),
  };
  const variants = view.variants.map((variant) => ({
    '@type': 'Product',
    ...(variant.title ? { name: `${view.title} – ${variant.title}` } : {}),
    ...(variant.sku ? { sku: variant.sku } : {}),
    ...(variant.barcode && /^\d{13}$/.test(variant.barcode) ? { gtin13: variant.barcode } : {}),
    offers: {
      '@type': 'Offer',
      url: origin + path(variantPath(variant.id)),
      price: formatDecimal(variant.price.amount, variant.price.currency),
      priceCurrency: variant.price.currency,
      availability: SCHEMA_AVAILABILITY[variant.availability],
      itemCondition: 'https://schema.org/NewCondition',
      seller: { '@id': `${origin}/#shop` },
    },
  }));
  if (variants.length === 1) return { ...variants[0], ...shared };
  return {
    '@type': 'ProductGroup',
    ...shared,
    productGroupID: view.id,
    variesBy: view.options.map(({ name }) => name),
    hasVariant: variants.slice(0, 30),
  };
}
