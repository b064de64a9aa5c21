import { z } from 'zod';
import { idOutput } from '../kernel/ids.ts';
import { ImageView, MoneyView, PageInfo, TotalCount } from '../kernel/views.ts';

/** What a shopper may know of stock: a bucket, never the exact figure (20 SEC-03). */
export const Availability = z.enum(['in_stock', 'low', 'backorder', 'out']);
export type Availability = z.infer<typeof Availability>;

export const Swatch = z.object({ value: z.string(), color: z.string() });

/** A product in a grid. */
export const ProductCard = z.object({
  id: idOutput('product'),
  handle: z.string(),
  title: z.string(),
  vendor: z.string(),
  productType: z.string(),
  priceMin: MoneyView,
  priceMax: MoneyView,
  compareAtMin: MoneyView.nullable().describe('the cheapest variant’s former price, when it is reduced'),
  availability: Availability,
  images: z.array(ImageView).describe('at most two: the main one and the one shown on hover'),
  swatches: z.array(Swatch),
  variantCount: z.int(),
  onlyVariantId: idOutput('variant').nullable().describe('set when there is one variant: quick add'),
});
export type ProductCard = z.infer<typeof ProductCard>;

export const VariantView = z.object({
  id: idOutput('variant'),
  sku: z.string().nullable(),
  barcode: z.string().nullable(),
  title: z.string().describe('option values joined by " / "; empty for a product without options'),
  options: z.record(z.string(), z.string()).describe('option name → value'),
  price: MoneyView,
  compareAt: MoneyView.nullable(),
  unitPrice: z
    .object({ price: MoneyView, perQuantity: z.number(), unit: z.string() })
    .nullable()
    .describe('price for a reference quantity, e.g. per 1 kg or 100 ml (Dir. 98/6/EC)'),
  availability: Availability,
  minQty: z.int(),
  maxQty: z.int(),
  qtyStep: z.int(),
  weightGrams: z.int(),
  mediaIds: z.array(idOutput('media')),
});
export type VariantView = z.infer<typeof VariantView>;

export const ProductView = z.object({
  id: idOutput('product'),
  handle: z.string(),
  title: z.string(),
  descriptionHtml: z.string().describe('sanitised HTML'),
  vendor: z.string(),
  productType: z.string(),
  tags: z.array(z.string()),
  seo: z.object({ title: z.string(), description: z.string() }),
  options: z.array(
    z.object({
      name: z.string(),
      values: z.array(z.object({ value: z.string(), swatch: z.string().nullable() })),
    }),
  ),
  variants: z.array(VariantView),
  media: z.array(ImageView.extend({ id: idOutput('media') })),
  collections: z.array(z.object({ handle: z.string(), title: z.string() })),
  priceMin: MoneyView,
  priceMax: MoneyView,
  availability: Availability,
  updatedAt: z.iso.datetime(),
});
export type ProductView = z.infer<typeof ProductView>;

export const CollectionSummary = z.object({
  id: idOutput('collection'),
  handle: z.string(),
  title: z.string(),
  description: z.string(),
  image: ImageView.nullable(),
  productCount: z.int(),
});
export type CollectionSummary = z.infer<typeof CollectionSummary>;

export const ProductSort = z.enum([
  'featured',
  'newest',
  'price-asc',
  'price-desc',
  'title-asc',
  'title-desc',
  'relevance',
]);
export type ProductSort = z.infer<typeof ProductSort>;

/** A facet and its values with counts; a facet's counts ignore its own selection (20 SRC-03). */
export const Facet = z.object({
  key: z.string().describe('query parameter: availability, type, vendor, tag or option.<name>'),
  label: z.string(),
  values: z.array(
    z.object({
      value: z.string(),
      label: z.string(),
      count: z.int(),
      isSelected: z.boolean(),
      swatch: z.string().nullable(),
    }),
  ),
});
export type Facet = z.infer<typeof Facet>;

export const ProductList = z.object({
  items: z.array(ProductCard),
  facets: z.array(Facet),
  priceRange: z.object({ min: MoneyView, max: MoneyView }).nullable(),
  page: PageInfo,
  total: TotalCount,
});
export type ProductList = z.infer<typeof ProductList>;

/** What the home page shows. */
export const HomeView = z.object({
  hero: z
    .object({ image: ImageView, heading: z.string(), text: z.string(), collection: z.string() })
    .nullable(),
  story: z.object({ image: ImageView, heading: z.string(), text: z.string() }).nullable(),
  promises: z.array(z.object({ heading: z.string(), text: z.string() })),
  collections: z.array(CollectionSummary),
  featured: z.array(ProductCard),
  newest: z.array(ProductCard),
});
export type HomeView = z.infer<typeof HomeView>;
