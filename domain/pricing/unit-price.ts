/** P1 to P4: the unit price of each line and its gross. 20 §4.2. */
import { mulDivHalfUp } from '../kernel/money.ts';
import { PricingError } from './errors.ts';
import type {
  CartLine,
  ExplanationStep,
  Minor,
  PlanAdjustment,
  PriceCandidate,
  PricingCart,
  ScheduledSale,
  SellingPlan,
} from './types.ts';

const ONE = 1_000_000;

export interface PricedLine {
  line: CartLine;
  unitPrice: Minor;
  regularUnitPrice: Minor | null;
  gross: Minor;
  isReduced: boolean;
  isGiftCard: boolean;
  requiresShipping: boolean;
}

/**
 * Prices every line. Also the place where impossible input stops.
 * @throws PricingError `invalid_quantity`, `invalid_price`, `duplicate_line`
 */
export function priceLines(
  cart: PricingCart,
  sale: ScheduledSale | null | undefined,
  explain: (step: ExplanationStep) => void,
): PricedLine[] {
  const seen = new Set<string>();
  const quantityByVariant = new Map<string, number>();
  cart.lines.forEach((line, index) => {
    const path = `lines.${index}`;
    if (seen.has(line.id)) throw new PricingError('duplicate_line', `Line ${line.id} occurs twice`, path);
    seen.add(line.id);
    if (!Number.isSafeInteger(line.quantity) || line.quantity < 1) {
      throw new PricingError('invalid_quantity', `Not a quantity: ${line.quantity}`, `${path}.quantity`);
    }
    quantityByVariant.set(line.variantId, (quantityByVariant.get(line.variantId) ?? 0) + line.quantity);
  });
  return cart.lines.map((line, index) => {
    const { unitPrice, isReduced } = priceUnit(line, quantityByVariant.get(line.variantId)!, sale, explain);
    const gross = unitPrice * line.quantity;
    if (!Number.isSafeInteger(unitPrice) || unitPrice < 0 || !Number.isSafeInteger(gross)) {
      throw new PricingError('invalid_price', `Not a price: ${unitPrice}`, `lines.${index}.unitPrice`);
    }
    const kind = line.kind ?? 'physical';
    return {
      line,
      unitPrice,
      regularUnitPrice: unitPrice < line.unitPrice ? line.unitPrice : null,
      gross,
      isReduced: isReduced || line.isReduced === true,
      isGiftCard: kind === 'gift_card',
      requiresShipping: line.requiresShipping ?? (kind === 'physical' || kind === 'bundle'),
    };
  });
}

function priceUnit(
  line: CartLine,
  variantQuantity: number,
  sale: ScheduledSale | null | undefined,
  explain: (step: ExplanationStep) => void,
): { unitPrice: Minor; isReduced: boolean } {
  if (line.overridePrice != null) {
    explain({
      step: 'P1',
      outcome: 'applied',
      reason: 'price_override',
      lineId: line.id,
      amount: line.overridePrice,
    });
    return { unitPrice: line.overridePrice, isReduced: false };
  }
  const listed = choosePrice(line.prices ?? [], variantQuantity);
  if (listed)
    explain({ step: 'P1', outcome: 'applied', reason: 'price_list', lineId: line.id, amount: listed.amount });
  let isReduced = listed?.kind === 'sale';
  let price = listed?.amount ?? line.unitPrice;
  // Gift cards are money: a percentage would sell credit below its value.
  const salePpm = line.kind === 'gift_card' ? 0 : salePercentage(line, sale);
  if (sale && salePpm > 0) {
    // The better of sale list and scheduled sale, not both, unless the sale stacks.
    const from = isReduced && !sale.stacksOnSaleList ? line.unitPrice : price;
    const reduced = from - mulDivHalfUp(from, Math.min(salePpm, ONE), ONE);
    if (reduced < price) {
      price = reduced;
      isReduced = true;
      explain({ step: 'P2', outcome: 'applied', reason: 'scheduled_sale', lineId: line.id, amount: price });
    }
  }
  if (line.sellingPlan) {
    price = planPrice(price, line.sellingPlan);
    explain({ step: 'P3', outcome: 'applied', reason: 'selling_plan', lineId: line.id, amount: price });
  }
  return { unitPrice: price, isReduced };
}

/**
 * P1's order among price-list rows: `override` before `sale`, more matched rules, lower priority number, lower
 * price, then list id; rows outside their quantity tier do not count.
 */
export function choosePrice(candidates: readonly PriceCandidate[], quantity: number): PriceCandidate | null {
  const fitting = candidates.filter(
    (price) =>
      quantity >= (price.minQuantity ?? 1) && (price.maxQuantity == null || quantity <= price.maxQuantity),
  );
  fitting.sort(
    (a, b) =>
      Number(a.kind === 'sale') - Number(b.kind === 'sale') ||
      b.matchedRules - a.matchedRules ||
      a.priority - b.priority ||
      a.amount - b.amount ||
      (a.listId < b.listId ? -1 : a.listId > b.listId ? 1 : 0),
  );
  return fitting[0] ?? null;
}

function salePercentage(line: CartLine, sale: ScheduledSale | null | undefined): number {
  if (!sale) return 0;
  const own = sale.productPpm?.[line.productId];
  if (own !== undefined) return own;
  const byClass = line.sellingPlan
    ? sale.subscriptionPpm
    : line.kind === 'bundle' || line.bundleKey
      ? sale.bundlePpm
      : sale.oneTimePpm;
  return byClass ?? sale.sitewidePpm;
}

/** P3: the plan's price per unit, never below 0; after `after.cycles` the second value. */
export function planPrice(price: Minor, plan: SellingPlan): Minor {
  const isLater = plan.after != null && (plan.cycle ?? 1) > plan.after.cycles;
  return adjusted(price, isLater && plan.after ? plan.after.adjustment : plan.adjustment);
}

function adjusted(price: Minor, adjustment: PlanAdjustment): Minor {
  switch (adjustment.kind) {
    case 'percentage':
      return price - mulDivHalfUp(price, Math.min(adjustment.ratePpm, ONE), ONE);
    case 'fixed':
      return Math.max(0, price - adjustment.amount);
    case 'price':
      return adjustment.amount;
  }
}

/**
 * Shelf price in an inclusive market of a price that is stored gross at the home rate. `fixed_gross` keeps the
 * figure; `dynamic_gross` keeps the net: 59.90 at 19 % in a 20 % country → net 50.34 → 60.41 (20 §4.5; the net is
 * itself a shelf price and so a rounded amount).
 * @param homePpm rate inside `gross`, ppm  @param targetPpm rate of the country of sale, ppm
 */
export function shelfPrice(
  gross: Minor,
  mode: 'fixed_gross' | 'dynamic_gross' | 'net',
  homePpm: number,
  targetPpm: number,
): Minor {
  if (mode === 'fixed_gross') return gross;
  const net = gross - mulDivHalfUp(gross, homePpm, ONE + homePpm);
  return mode === 'net' ? net : net + mulDivHalfUp(net, targetPpm, ONE);
}
