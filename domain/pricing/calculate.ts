/** The one calculation of prices and totals (PRC-01), in the order of 20 §4.2. */
import { allocate, currencyExponent } from '../kernel/money.ts';
import { assertInput } from './assert-input.ts';
import { eligiblePromotions, explainChoice } from './explain-promotions.ts';
import { parseInstant } from './instants.ts';
import { choosePromotions } from './promotion-choice.ts';
import { type Candidate, type PromotionPlan, planner } from './promotion-plan.ts';
import type { Effect } from './promotions.ts';
import { shippingQuoter } from './shipping-rates.ts';
import {
  compareRates,
  mergeTaxed,
  NO_TAX,
  type RateSet,
  rateSetsByCategory,
  sumTaxLines,
  type TaxableItem,
  taxItems,
} from './tax.ts';
import { payWith } from './tenders.ts';
import type {
  AppliedDiscount,
  ExplanationStep,
  Minor,
  PricingCart,
  PricingContext,
  PricingTotals,
  TaxContext,
  Taxed,
} from './types.ts';
import { type PricedLine, priceLines } from './unit-price.ts';
import { unitRuns } from './units.ts';

/**
 * Prices a cart: P1 unit price … P12 tenders. Pure and deterministic: no I/O, no clock; the same input gives the
 * same JSON whatever the order of the promotions. All amounts are integer minor units of `cart.currency`; no
 * amount in the result is negative; Σ lines + shipping + fees (net + tax) = total = Σ tenders.
 * @throws PricingError for impossible input (quantity, price, rate, instants, ids twice); MoneyError for an
 *   unknown currency or amounts beyond 2^53
 */
export function calculate(cart: PricingCart, context: PricingContext): PricingTotals {
  currencyExponent(cart.currency);
  const nowMs = parseInstant(context.now);
  assertInput(cart, context);
  const explanation: ExplanationStep[] = [];

  // P1–P4
  const lines = priceLines(cart, context.scheduledSale, (step) => explanation.push(step));

  // P5–P9
  const quote = shippingQuoter(lines, context.shipping);
  const plan = decidePromotions(cart, context, lines, quote, nowMs, explanation);

  // P10
  const taxed = taxPlan(plan, lines, context.tax, nowMs);
  if (taxed.removed > 0 || context.tax.exemption === 'reverse_charge' || context.tax.exemption === 'exempt') {
    const reason = context.tax.exemption === 'reverse_charge' ? 'reverse_charge' : 'tax_exempt';
    explanation.push({ step: 'P10', outcome: 'info', reason, amount: taxed.removed });
  }

  // P11
  const lineDiscounts = discountsByIndex(plan.lineEffects);
  const orderDiscounts = discountsByIndex(plan.orderEffects);
  const shippingDiscounts = discountsByIndex(plan.shippingEffects);
  const lineTotals = lines.map((priced, index) => {
    const discounts = [...(lineDiscounts.get(index) ?? []), ...(orderDiscounts.get(index) ?? [])];
    const tax = taxed.lines[index]!;
    return {
      lineId: priced.line.id,
      quantity: priced.line.quantity,
      unitPrice: priced.unitPrice,
      regularUnitPrice: priced.regularUnitPrice,
      gross: priced.gross,
      discounts,
      discount: priced.gross - plan.afterOrder[index]!,
      afterLineDiscounts: plan.afterLine[index]!,
      ...tax,
      units: unitRuns(tax, priced.line.quantity, context.tax.isInclusive),
    };
  });
  const shippingLines = plan.shipping.charges.map(({ id, methodId, name, gross }, index) => {
    const discounts = shippingDiscounts.get(index) ?? [];
    return {
      id,
      methodId,
      name,
      gross,
      discounts,
      discount: gross - plan.afterShipping[index]!,
      ...taxed.shipping[index]!,
    };
  });
  const fees = plan.fees.map((fee, index) => ({ feeId: fee.id, name: fee.name, ...taxed.fees[index]! }));
  const charged: Taxed[] = [...lineTotals, ...shippingLines, ...fees];
  const taxLines = sumTaxLines(charged.flatMap((item) => item.components));
  const netTotal = sum(charged.map((item) => item.net));
  const taxTotal = sum(taxLines.map((line) => line.amount));
  const total = netTotal + taxTotal;
  const lineDiscountTotal = sum(plan.lineEffects.map(({ effect }) => effect.total));
  const orderDiscountTotal = sum(plan.orderEffects.map(({ effect }) => effect.total));
  const shippingDiscountTotal = sum(plan.shippingEffects.map(({ effect }) => effect.total));

  // P12
  const { tenders, amountDue } = payWith(total, cart.giftCards ?? [], cart.storeCredit ?? [], nowMs);
  for (const source of [...(cart.giftCards ?? []), ...(cart.storeCredit ?? [])]) {
    if (source.expiresAt != null && parseInstant(source.expiresAt) <= nowMs) {
      explanation.push({ step: 'P12', outcome: 'refused', reason: 'credit_expired', amount: source.balance });
    }
  }

  return {
    currency: cart.currency,
    isInclusive: context.tax.isInclusive,
    lines: lineTotals,
    shippingLines,
    shippingOptions: plan.shipping.options,
    isShippingMissing: plan.shipping.isMissing,
    fees,
    taxLines,
    grossTotal: sum(lines.map((line) => line.gross)),
    lineDiscountTotal,
    orderDiscountTotal,
    shippingDiscountTotal,
    discountTotal: lineDiscountTotal + orderDiscountTotal + shippingDiscountTotal,
    goodsTotal: sum(plan.afterOrder),
    shippingTotal: sum(plan.afterShipping),
    feeTotal: sum(plan.fees.map((fee) => fee.amount)),
    taxTotal,
    removedTaxTotal: taxed.removed,
    netTotal,
    total,
    tenders,
    amountDue,
    appliedPromotionIds: [...plan.lineEffects, ...plan.orderEffects, ...plan.shippingEffects].map(
      ({ candidate }) => candidate.promotion.id,
    ),
    explanation,
  };
}

function sum(amounts: readonly Minor[]): Minor {
  let total = 0;
  for (const amount of amounts) total += amount;
  return total;
}

function decidePromotions(
  cart: PricingCart,
  context: PricingContext,
  lines: readonly PricedLine[],
  quote: ReturnType<typeof shippingQuoter>,
  nowMs: number,
  explanation: ExplanationStep[],
): PromotionPlan {
  const evaluate = planner(lines, quote, cart.fees ?? []);
  const promotions = context.promotions ?? [];
  if (promotions.length === 0 && !cart.codes?.length) return evaluate([]);
  const undiscounted = quote(lines.map((line) => line.gross));
  const shippingMethodIds = undiscounted.charges.map((charge) => charge.methodId);
  const facts = { cart, context, lines, nowMs, shippingMethodIds };
  const { candidates, refusals } = eligiblePromotions(promotions, facts);
  // A line or order promotion that saves nothing alone saves nothing in company; one on shipping may, once a
  // discount on the goods has cost the free-shipping tier.
  const isUseful = (candidate: Candidate) =>
    candidate.promotion.class === 'shipping'
      ? undiscounted.charges.length > 0
      : evaluate([candidate]).effective > 0;
  const useless = candidates.filter((candidate) => !isUseful(candidate));
  const useful = candidates.filter((candidate) => !useless.includes(candidate));
  const choice = choosePromotions(useful, evaluate);
  explanation.push(...explainChoice(candidates, choice, useless, evaluate), ...refusals);
  return choice.plan;
}

function discountsByIndex(
  effects: readonly { candidate: Candidate; effect: Effect }[],
): Map<number, AppliedDiscount[]> {
  const byIndex = new Map<number, AppliedDiscount[]>();
  for (const { candidate, effect } of effects) {
    effect.lines.forEach((index, i) => {
      const discount = { promotionId: candidate.promotion.id, amount: effect.amounts[i]! };
      const list = byIndex.get(index);
      if (list) list.push(discount);
      else byIndex.set(index, [discount]);
    });
  }
  return byIndex;
}

interface TaxedPlan {
  lines: Taxed[];
  shipping: Taxed[];
  fees: Taxed[];
  removed: Minor;
}

/** P10: lines, shipping and fees go through one pass, so that document rounding sees all of them. */
function taxPlan(
  plan: PromotionPlan,
  lines: readonly PricedLine[],
  tax: TaxContext,
  nowMs: number,
): TaxedPlan {
  const categories = rateSetsByCategory(tax, nowMs);
  const setOfLine = lines.map(({ line, isGiftCard }) =>
    isGiftCard || line.isTaxable === false ? NO_TAX : categories.of(line.taxCategory ?? 'standard'),
  );
  const items: TaxableItem[] = plan.afterOrder.map((amount, index) => ({ amount, set: setOfLine[index]! }));
  const shippingParts = plan.shipping.charges.map((charge, index) => {
    const carried = charge.lines.length > 0 ? charge.lines : lines.map((_, line) => line);
    const goods = carried.map((line) => ({ amount: plan.afterOrder[line]!, set: setOfLine[line]! }));
    const parts = shippingItems(plan.afterShipping[index]!, goods, tax, categories);
    const from = items.length;
    items.push(...parts);
    return { from, to: items.length };
  });
  const feesFrom = items.length;
  for (const fee of plan.fees) {
    items.push({
      amount: fee.amount,
      set: fee.taxCategory == null ? NO_TAX : categories.of(fee.taxCategory),
    });
  }
  const taxed = taxItems(items, tax);
  const removed = sum(taxed.map((item) => item.removed));
  const results = taxed.map(({ removed: _, ...item }) => item);
  return {
    lines: results.slice(0, lines.length),
    shipping: shippingParts.map(({ from, to }) => {
      if (to === from + 1) return results[from]!;
      const { removed: _, ...merged } = mergeTaxed(taxed.slice(from, to));
      return merged;
    }),
    fees: results.slice(feesFrom),
    removed,
  };
}

/** The taxable parts of one shipping charge by the zone's rule; Σ parts = amount. */
function shippingItems(
  amount: Minor,
  goods: readonly TaxableItem[],
  tax: TaxContext,
  categories: ReturnType<typeof rateSetsByCategory>,
): TaxableItem[] {
  switch (tax.shippingRule ?? 'none') {
    case 'none':
      return [{ amount, set: NO_TAX }];
    case 'taxable_own_class': {
      const own = tax.shippingCategory ?? (categories.has('shipping') ? 'shipping' : 'standard');
      return [{ amount, set: categories.of(own) }];
    }
    case 'highest_rate': {
      const highest = goods.reduce<RateSet>(
        (top, item) => (compareRates(item.set, top) > 0 ? item.set : top),
        NO_TAX,
      );
      return [{ amount, set: highest }];
    }
    case 'follow_goods': {
      // By value per set of rates, so that many lines at one rate are one part and one rounding.
      const bySet = new Map<string, TaxableItem>();
      for (const { amount: value, set } of goods) {
        const part = bySet.get(set.key);
        if (part) part.amount += value;
        else bySet.set(set.key, { amount: value, set });
      }
      const parts = [...bySet.values()];
      if (parts.length === 0) return [{ amount, set: NO_TAX }];
      const shares = allocate(
        parts.map((part) => part.amount),
        amount,
      );
      return parts.map(({ set }, index) => ({ amount: shares[index]!, set }));
    }
  }
}
