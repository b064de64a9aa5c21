import { z } from 'zod';
import { Availability } from '../catalog/views.ts';
import { idOutput } from '../kernel/ids.ts';
import { ImageView, MoneyView } from '../kernel/views.ts';

export const CartLineView = z.object({
  id: idOutput('cartLine'),
  variantId: idOutput('variant'),
  productHandle: z.string(),
  title: z.string(),
  variantTitle: z.string(),
  sku: z.string().nullable(),
  image: ImageView.nullable(),
  quantity: z.int(),
  minQty: z.int(),
  maxQty: z.int(),
  qtyStep: z.int(),
  unitPrice: MoneyView,
  compareAt: MoneyView.nullable(),
  /** Price when the line was added, if it differs now (20 PRC-02). */
  previousUnitPrice: MoneyView.nullable(),
  total: MoneyView,
  availability: Availability,
  notice: z.enum(['out_of_stock', 'quantity_reduced', 'price_changed', 'unavailable']).nullable(),
});
export type CartLineView = z.infer<typeof CartLineView>;

export const CartView = z.object({
  id: idOutput('cart'),
  version: z.int(),
  currency: z.string(),
  lines: z.array(CartLineView),
  itemCount: z.int(),
  subtotal: MoneyView,
  pricesIncludeTax: z.boolean(),
  note: z.string().nullable(),
  freeShipping: z.object({ threshold: MoneyView, remaining: MoneyView }).nullable(),
  isCheckoutReady: z.boolean(),
});
export type CartView = z.infer<typeof CartView>;

/** Answer of POST /store/carts: the token is shown once here and otherwise lives in a cookie. */
export const CartWithToken = CartView.extend({ token: z.string() });
