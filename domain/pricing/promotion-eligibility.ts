/** Which promotions may be considered now, and why the others may not. 20 §3.3 PRM-02, §4.3. */
import { isWithin, wallTime } from './instants.ts';
import { selectLines } from './promotion-selection.ts';
import type { Promotion, PromotionConditions, ReasonCode } from './promotion-types.ts';
import type { PricingCart, PricingContext } from './types.ts';
import type { PricedLine } from './unit-price.ts';

export interface Refusal {
  reason: ReasonCode;
  /** Minor units below the minimum subtotal, or units below the minimum quantity. */
  missing?: number;
}

export interface EligibilityFacts {
  cart: PricingCart;
  context: PricingContext;
  lines: readonly PricedLine[];
  nowMs: number;
  /** Methods of the chosen shipping; empty while nothing is chosen. */
  shippingMethodIds: readonly string[];
}

/** Codes are compared in upper case without blanks. */
export function normaliseCode(code: string): string {
  return code.replace(/\s+/g, '').toUpperCase();
}

/** Lines of a promotion and its threshold base: merchandise after P3 without gift cards and gifts. */
export function thresholdBase(
  lines: readonly PricedLine[],
  indexes: readonly number[],
): { amount: number; quantity: number } {
  let amount = 0;
  let quantity = 0;
  for (const index of indexes) {
    const priced = lines[index]!;
    if (priced.isGiftCard) continue;
    amount += priced.gross;
    quantity += priced.line.quantity;
  }
  return { amount, quantity };
}

/** Why a promotion may not be used on this cart now; null when it may. Selected line indexes are given back. */
export function checkEligibility(
  promotion: Promotion,
  facts: EligibilityFacts,
): { selected: number[]; refusal: Refusal | null } {
  const selected = selectLines(facts.lines, promotion.selection);
  return { selected, refusal: refusalOf(promotion, selected, facts) };
}

function refusalOf(
  promotion: Promotion,
  selected: readonly number[],
  facts: EligibilityFacts,
): Refusal | null {
  const { nowMs, context } = facts;
  if (promotion.blockedBy) return { reason: promotion.blockedBy };
  if (!isWithin(nowMs, promotion.startsAt, null)) return { reason: 'not_started' };
  if (!isWithin(nowMs, null, promotion.endsAt)) return { reason: 'ended' };
  const conditions = promotion.conditions ?? {};
  const reason = contextRefusal(conditions, facts) ?? shopperRefusal(conditions, context.shopper ?? {});
  if (reason) return { reason };
  if (selected.length === 0) return { reason: 'no_eligible_lines' };
  const base = thresholdBase(facts.lines, selected);
  if (conditions.minSubtotal != null && base.amount < conditions.minSubtotal) {
    return { reason: 'subtotal_below_minimum', missing: conditions.minSubtotal - base.amount };
  }
  if (conditions.minQuantity != null && base.quantity < conditions.minQuantity) {
    return { reason: 'quantity_below_minimum', missing: conditions.minQuantity - base.quantity };
  }
  if (promotion.action.kind === 'spend_tiers') {
    const lowest = Math.min(...promotion.action.tiers.map((tier) => tier.minSubtotal));
    if (base.amount < lowest) {
      const missing = Number.isSafeInteger(lowest) ? { missing: lowest - base.amount } : {};
      return { reason: 'subtotal_below_minimum', ...missing };
    }
  }
  return null;
}

const isOutside = (allowed: readonly string[] | undefined, value: string | null | undefined): boolean =>
  allowed !== undefined && (value == null || !allowed.includes(value));

function contextRefusal(conditions: PromotionConditions, facts: EligibilityFacts): ReasonCode | null {
  const { cart, context } = facts;
  if (
    isOutside(conditions.countries, context.country) ||
    isOutside(conditions.markets, context.market) ||
    isOutside(conditions.channels, context.channel) ||
    isOutside(conditions.currencies, cart.currency)
  ) {
    return 'not_in_this_market';
  }
  if (isOutside(conditions.paymentMethods, context.paymentMethod)) return 'payment_method_not_eligible';
  const wantedMethods = conditions.shippingMethodIds;
  if (wantedMethods && !facts.shippingMethodIds.some((id) => wantedMethods.includes(id))) {
    return 'shipping_method_not_eligible';
  }
  for (const [name, value] of Object.entries(conditions.attributes ?? {})) {
    if (cart.attributes?.[name] !== value) return 'attribute_missing';
  }
  if (conditions.weekly) {
    const wall = wallTime(facts.nowMs, conditions.weekly.zone);
    const isOpen = conditions.weekly.windows.some(
      ({ weekday, fromMinute, toMinute }) =>
        weekday === wall.weekday && wall.minute >= fromMinute && wall.minute < toMinute,
    );
    if (!isOpen) return 'outside_hours';
  }
  return null;
}

function shopperRefusal(
  conditions: PromotionConditions,
  shopper: NonNullable<PricingContext['shopper']>,
): ReasonCode | null {
  const isMissing = (wanted: readonly string[] | undefined, has: readonly string[] | undefined): boolean =>
    wanted !== undefined && !wanted.some((id) => has?.includes(id));
  const orders = shopper.orderCount ?? 0;
  const isRefused =
    isMissing(conditions.segmentIds, shopper.segmentIds) ||
    isMissing(conditions.groupIds, shopper.groupIds) ||
    (conditions.isFirstOrder === true && orders > 0) ||
    (conditions.minOrderCount != null && orders < conditions.minOrderCount);
  return isRefused ? 'not_for_this_customer' : null;
}
