/** Carts, rates and promotions that the tests of this folder share. Not exported by `index.ts`. */
import type { Promotion } from './promotion-types.ts';
import type { CartLine, PricingCart, PricingContext, TaxRate } from './types.ts';
import { type PricedLine, priceLines } from './unit-price.ts';

export const NOW = '2026-11-20T12:00:00.000Z';

export function line(id: string, unitPrice: number, quantity = 1, more: Partial<CartLine> = {}): CartLine {
  return { id, productId: `p-${id}`, variantId: `v-${id}`, unitPrice, quantity, ...more };
}

export function cartOf(lines: CartLine[], more: Partial<PricingCart> = {}): PricingCart {
  return { currency: 'USD', lines, ...more };
}

export function contextOf(more: Partial<PricingContext> = {}): PricingContext {
  return { now: NOW, tax: { isInclusive: false, rates: [] }, ...more };
}

export function rate(id: string, ratePpm: number, more: Partial<TaxRate> = {}): TaxRate {
  return { id, name: id, category: 'standard', component: 'vat', ratePpm, ...more };
}

/** Combines with everything and stacks, unless told otherwise. */
export function promotion(id: string, more: Partial<Promotion> & Pick<Promotion, 'action'>): Promotion {
  const { kind } = more.action;
  const isOrder = kind === 'order_percentage' || kind === 'order_fixed' || kind === 'spend_tiers';
  return {
    id,
    class: kind.startsWith('shipping_') ? 'shipping' : isOrder ? 'order' : 'line',
    method: 'automatic',
    combinesLine: true,
    combinesOrder: true,
    combinesShipping: true,
    stacksOnSameLine: true,
    ...more,
  };
}

export function priced(lines: CartLine[]): PricedLine[] {
  return priceLines(cartOf(lines), null, () => {});
}

export const sum = (amounts: readonly number[]): number =>
  amounts.reduce((total, amount) => total + amount, 0);

/** 20 §4.4: 8.875 % = state 4 + city 4.5 + district 0.375; C is in a zero-rated class. */
export const NEW_YORK: TaxRate[] = [
  rate('state', 40_000, { component: 'state' }),
  rate('city', 45_000, { component: 'city' }),
  rate('district', 3_750, { component: 'special' }),
];

export function orderOf44(more: { cart?: Partial<PricingCart>; tax?: Partial<PricingContext['tax']> } = {}): {
  cart: PricingCart;
  context: PricingContext;
} {
  const lines = [line('A', 1999, 3), line('B', 4500), line('C', 750, 2, { taxCategory: 'zero' })];
  return {
    cart: cartOf(lines, { codes: ['save 15'], ...more.cart }),
    context: contextOf({
      promotions: [
        promotion('promo-line', {
          action: { kind: 'percentage', ratePpm: 200_000 },
          selection: { lineIds: ['A'] },
        }),
        promotion('promo-order', {
          method: 'code',
          code: 'SAVE15',
          action: { kind: 'order_fixed', amount: 1500 },
        }),
      ],
      shipping: { kind: 'fixed', lines: [{ id: 'ship', name: 'Standard', amount: 695 }] },
      tax: { isInclusive: false, rates: NEW_YORK, shippingRule: 'taxable_own_class', ...more.tax },
    }),
  };
}

/** 20 §4.5: inclusive, 19 % and 7 %, 10 % code, shipping follows the goods. */
export function orderOf45(): { cart: PricingCart; context: PricingContext } {
  return {
    cart: cartOf([line('A', 2995, 2), line('B', 1249, 1, { taxCategory: 'reduced' })], {
      currency: 'EUR',
      codes: ['TEN'],
    }),
    context: contextOf({
      promotions: [
        promotion('ten', {
          method: 'code',
          code: 'TEN',
          action: { kind: 'order_percentage', ratePpm: 100_000 },
        }),
      ],
      shipping: { kind: 'fixed', lines: [{ id: 'ship', name: 'DHL', amount: 490 }] },
      tax: {
        isInclusive: true,
        rates: [rate('de-19', 190_000), rate('de-7', 70_000, { category: 'reduced' })],
        shippingRule: 'follow_goods',
      },
    }),
  };
}
