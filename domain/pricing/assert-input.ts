/** Stops input that would make money out of nothing: negative or fractional amounts, actions of another class. */
import { PricingError, type PricingErrorCode } from './errors.ts';
import type { Promotion, PromotionClass } from './promotion-types.ts';
import type { PricingCart, PricingContext } from './types.ts';

const CLASS_OF_ACTION: Record<Promotion['action']['kind'], PromotionClass> = {
  percentage: 'line',
  fixed: 'line',
  set_unit_price: 'line',
  quantity_breaks: 'line',
  buy_x_get_y: 'line',
  cheapest_free: 'line',
  bundle_price: 'line',
  bundle_tiers: 'line',
  gift: 'line',
  order_percentage: 'order',
  order_fixed: 'order',
  spend_tiers: 'order',
  shipping_free: 'shipping',
  shipping_percentage: 'shipping',
  shipping_fixed: 'shipping',
};

/**
 * Checks what the steps themselves do not: fees, shipping, promotions and weights.
 * @throws PricingError `invalid_price`, `invalid_quantity`, `invalid_promotion`, with the path of the field
 */
export function assertInput(cart: PricingCart, context: PricingContext): void {
  for (const [index, line] of cart.lines.entries()) {
    assertWhole([line.weightGrams ?? 0, line.volumeCm3 ?? 0], 'invalid_quantity', `lines.${index}`);
  }
  assertWhole(cart.fees ?? [], 'invalid_price', 'fees');
  assertWhole(context.shipping ?? null, 'invalid_price', 'shipping');
  for (const [index, { class: promotionClass, action, conditions }] of (context.promotions ?? []).entries()) {
    const path = `promotions.${index}`;
    if (CLASS_OF_ACTION[action.kind] !== promotionClass) {
      throw new PricingError(
        'invalid_promotion',
        `Action ${action.kind} is not of class ${promotionClass}`,
        path,
      );
    }
    assertWhole(action, 'invalid_promotion', `${path}.action`);
    assertWhole(conditions ?? null, 'invalid_promotion', `${path}.conditions`);
  }
}

/** Every number inside is a safe integer of 0 or more. */
function assertWhole(value: unknown, code: PricingErrorCode, path: string): void {
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value) || value < 0)
      throw new PricingError(code, `Not a whole number: ${value}`, path);
    return;
  }
  if (value === null || typeof value !== 'object') return;
  for (const [key, item] of Object.entries(value)) assertWhole(item, code, `${path}.${key}`);
}
