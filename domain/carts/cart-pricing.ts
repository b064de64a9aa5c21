import { sql } from 'drizzle-orm';
import type { Purchasable, PurchasableRow } from '../catalog/index.ts';
import { availabilityOf, loadable, sellableQuantity } from '../catalog/index.ts';
import type { OperationContext } from '../kernel/context.ts';
import { toExternalId } from '../kernel/ids.ts';
import { type CartLine, calculate } from '../pricing/index.ts';
import type { StoredCart } from './cart-store.ts';
import type { CartLineView, CartView } from './views.ts';

export interface CartGoods {
  items: Map<string, Purchasable>;
  /** Smallest amount from which the home country's delivery is free; null when it never is. */
  freeShippingFrom: number | null;
}

/** Everything about a cart's variants, in one round trip. */
export async function loadCartGoods(
  ctx: OperationContext,
  variantIds: string[],
  locale: string,
): Promise<CartGoods> {
  if (variantIds.length === 0) return { items: new Map(), freeShippingFrom: null };
  const [rows, shipping] = await ctx.db.batch([
    ctx.db.q.execute<PurchasableRow>(loadable.rows(ctx.tenant, locale, loadable.ids(variantIds))),
    ctx.db.q.execute<{ free_from: string | null }>(
      sql`select min(free_from_minor) as free_from from shipping_methods where is_active and countries @> array[${ctx.tenant.country}]::text[]`,
    ),
  ]);
  const freeFrom = shipping.rows[0]?.free_from ?? null;
  return {
    items: new Map(rows.rows.map((row) => [row.id, loadable.of(ctx.tenant, locale, row)])),
    freeShippingFrom: freeFrom === null ? null : Number(freeFrom),
  };
}

/** A cart's line as the calculation takes it. */
export function pricingLine(id: string, quantity: number, item: Purchasable): CartLine {
  return {
    id,
    productId: item.productId,
    variantId: item.variantId,
    quantity,
    unitPrice: item.priceMinor,
    isTaxable: item.isTaxable,
    taxCategory: item.taxCategory,
    requiresShipping: item.requiresShipping,
    weightGrams: item.weightGrams,
    isReduced: item.compareAtMinor !== null && item.compareAtMinor > item.priceMinor,
    productType: item.productType,
    vendor: item.vendor,
    tags: item.tags,
  };
}

function noticeOf(item: Purchasable, quantity: number, addedPriceMinor: number): CartLineView['notice'] {
  if (!item.isForSale) return 'unavailable';
  const sellable = sellableQuantity(item);
  if (sellable === 0) return 'out_of_stock';
  if (quantity > sellable) return 'quantity_reduced';
  return addedPriceMinor === item.priceMinor ? null : 'price_changed';
}

/** The cart as the shopper sees it, priced now by the same calculation as checkout and order. */
export function cartView(ctx: OperationContext, cart: StoredCart, goods: CartGoods): CartView {
  const { currency, pricesIncludeTax } = ctx.tenant;
  const money = (amount: number) => ({ amount, currency });
  const known = cart.lines.flatMap((line) => {
    const item = goods.items.get(line.variantId);
    return item ? [{ line, item }] : [];
  });
  const totals = calculate(
    { currency, lines: known.map(({ line, item }) => pricingLine(line.id, line.quantity, item)) },
    { now: ctx.now().toISOString(), tax: { isInclusive: pricesIncludeTax, rates: [] } },
  );
  const priced = new Map(totals.lines.map((line) => [line.lineId, line]));
  const lines = known.map(({ line, item }): CartLineView => {
    const price = priced.get(line.id);
    return {
      id: toExternalId('cartLine', line.id),
      variantId: toExternalId('variant', line.variantId),
      productHandle: item.handle,
      title: item.title,
      variantTitle: item.variantTitle,
      sku: item.sku,
      image: item.image,
      quantity: line.quantity,
      minQty: item.minQty,
      maxQty: Math.max(item.minQty, sellableQuantity(item)),
      qtyStep: item.qtyStep,
      unitPrice: money(price?.unitPrice ?? item.priceMinor),
      compareAt:
        item.compareAtMinor !== null && item.compareAtMinor > item.priceMinor
          ? money(item.compareAtMinor)
          : null,
      previousUnitPrice: line.addedPriceMinor === item.priceMinor ? null : money(line.addedPriceMinor),
      total: money(price?.amount ?? 0),
      availability: availabilityOf(item.available, item.policy),
      notice: noticeOf(item, line.quantity, line.addedPriceMinor),
    };
  });
  const remaining =
    goods.freeShippingFrom === null ? null : Math.max(0, goods.freeShippingFrom - totals.goodsTotal);
  return {
    id: toExternalId('cart', cart.id),
    version: cart.version,
    currency,
    lines,
    itemCount: lines.reduce((sum, line) => sum + line.quantity, 0),
    subtotal: money(totals.goodsTotal),
    pricesIncludeTax,
    note: cart.note,
    freeShipping:
      goods.freeShippingFrom === null || remaining === null
        ? null
        : { threshold: money(goods.freeShippingFrom), remaining: money(remaining) },
    isCheckoutReady:
      lines.length > 0 && lines.every((line) => line.notice === null || line.notice === 'price_changed'),
  };
}
