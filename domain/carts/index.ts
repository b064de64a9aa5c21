import { create, current, get, setNote, shell } from './operations/cart.ts';
import { addLine, removeLine, updateLine } from './operations/lines.ts';

export const operations = { create, current, get, setNote, shell, addLine, updateLine, removeLine };

export { noCart, openCart } from './cart-access.ts';
export { pricingLine } from './cart-pricing.ts';
export type { CartKey, StoredCart } from './cart-store.ts';
