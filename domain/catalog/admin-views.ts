import { z } from 'zod';
import { idOutput } from '../kernel/ids.ts';
import { ImageView, MoneyView } from '../kernel/views.ts';

export const ProductStatus = z.enum(['draft', 'active', 'archived']);

/** A row of the admin's product list. */
export const AdminProductRow = z.object({
  id: idOutput('product'),
  handle: z.string(),
  title: z.string(),
  status: ProductStatus,
  productType: z.string(),
  vendor: z.string(),
  image: ImageView.nullable(),
  variantCount: z.int(),
  priceMin: MoneyView,
  priceMax: MoneyView,
  available: z.int().describe('units that can be sold, all variants'),
  outOfStockVariants: z.int(),
  updatedAt: z.iso.datetime(),
});
export type AdminProductRow = z.infer<typeof AdminProductRow>;

export const AdminVariant = z.object({
  id: idOutput('variant'),
  options: z.array(z.string()),
  sku: z.string().nullable(),
  barcode: z.string().nullable(),
  price: MoneyView,
  compareAt: MoneyView.nullable(),
  cost: MoneyView.nullable(),
  weightGrams: z.int(),
  inventoryPolicy: z.enum(['deny', 'continue']),
  stock: z.object({ onHand: z.int(), committed: z.int(), reserved: z.int(), available: z.int() }),
});

/** A product in the admin: everything the form edits. `version` guards against two editors (PAT-13). */
export const AdminProduct = z.object({
  id: idOutput('product'),
  version: z.int(),
  handle: z.string(),
  title: z.string(),
  descriptionHtml: z.string(),
  vendor: z.string(),
  productType: z.string(),
  tags: z.array(z.string()),
  status: ProductStatus,
  seoTitle: z.string(),
  seoDescription: z.string(),
  options: z.array(
    z.object({
      name: z.string(),
      values: z.array(z.object({ value: z.string(), swatch: z.string().nullable() })),
    }),
  ),
  variants: z.array(AdminVariant),
  media: z.array(ImageView.extend({ id: idOutput('media'), sourceUrl: z.string().nullable() })),
  collections: z.array(z.object({ id: idOutput('collection'), title: z.string() })),
  storefrontPath: z.string(),
  updatedAt: z.iso.datetime(),
});
export type AdminProduct = z.infer<typeof AdminProduct>;
