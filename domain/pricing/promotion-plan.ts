/** P5 to P8 for one set of promotions: what each takes off and what is left to pay. 20 §4.2, §4.3. */
import { allocate } from '../kernel/money.ts';
import type { LineAction, OrderAction, Promotion, ShippingAction } from './promotion-types.ts';
import { type Effect, lineEffect, orderAmount, shippingAmount } from './promotions.ts';
import type { ShippingQuote } from './shipping-rates.ts';
import type { FeeInput, Minor } from './types.ts';
import type { PricedLine } from './unit-price.ts';

/** A promotion that is eligible. */
export interface Candidate {
  promotion: Promotion;
  selected: readonly number[];
  /** Merchandise after P3 of the selected lines, for spend tiers. */
  threshold: Minor;
  /** `stackingPercentage`, kept because sets are sorted by it often. */
  stackingPpm: number;
}

export interface PromotionPlan {
  /** In order of application; only those that took something off. */
  lineEffects: { candidate: Candidate; effect: Effect }[];
  afterLine: Minor[];
  orderEffects: { candidate: Candidate; effect: Effect }[];
  afterOrder: Minor[];
  shipping: ShippingQuote;
  /** Effect lines are indexes of `shipping.charges`. */
  shippingEffects: { candidate: Candidate; effect: Effect }[];
  afterShipping: Minor[];
  fees: FeeInput[];
  /** Goods, shipping and fees after discounts, before tax in an exclusive market. */
  payable: Minor;
  /** How many promotions took something off. */
  effective: number;
}

const byId = (a: Candidate, b: Candidate): number =>
  a.promotion.id < b.promotion.id ? -1 : a.promotion.id > b.promotion.id ? 1 : 0;

/** Lower priority number, then older id (ids are time-ordered). */
export function byPriority(a: Candidate, b: Candidate): number {
  return (a.promotion.priority ?? 0) - (b.promotion.priority ?? 0) || byId(a, b);
}

/** Larger percentage first, then fixed; then priority and id. */
export function byStackingOrder(a: Candidate, b: Candidate): number {
  return b.stackingPpm - a.stackingPpm || byPriority(a, b);
}

/** Evaluates sets of promotions over one cart. Stand-alone effects are computed once. */
export function planner(
  lines: readonly PricedLine[],
  quote: (afterLine: readonly Minor[]) => ShippingQuote,
  fees: readonly FeeInput[],
): (set: readonly Candidate[]) => PromotionPlan {
  const gross = lines.map((line) => line.gross);
  const alone = new Map<Candidate, Effect>();
  const effectOnLines = (candidate: Candidate, current: readonly Minor[]): Effect => {
    const action = candidate.promotion.action as LineAction;
    if (current !== gross) return lineEffect(action, lines, candidate.selected, current);
    let effect = alone.get(candidate);
    if (!effect) {
      effect = lineEffect(action, lines, candidate.selected, gross);
      alone.set(candidate, effect);
    }
    return effect;
  };
  return (set) => {
    const ofClass = (name: Promotion['class']) =>
      set.filter((candidate) => candidate.promotion.class === name);
    const { effects: lineEffects, after: afterLine } = contest(ofClass('line'), gross, effectOnLines);
    const { effects: orderEffects, after: afterOrder } = orderEffectsOf(ofClass('order'), afterLine);
    const shipping = quote(afterLine);
    const { effects: shippingEffects, after: afterShipping } = contest(
      ofClass('shipping'),
      shipping.charges.map((charge) => charge.gross),
      (candidate, current) => effectOnShipping(candidate, shipping, current),
    );
    const goods = sum(afterOrder);
    const charged = fees.filter((fee) => fee.onlyBelow == null || goods < fee.onlyBelow);
    const payable = goods + sum(afterShipping) + sum(charged.map((fee) => fee.amount));
    const effective = lineEffects.length + orderEffects.length + shippingEffects.length;
    return {
      lineEffects,
      afterLine,
      orderEffects,
      afterOrder,
      shipping,
      shippingEffects,
      afterShipping,
      fees: charged,
      payable,
      effective,
    };
  };
}

function sum(amounts: readonly Minor[]): Minor {
  let total = 0;
  for (const amount of amounts) total += amount;
  return total;
}

/**
 * Who takes each line: the promotions that stack work one after another on the reduced amount; they, and each
 * promotion that does not stack, compete for every line, and the better one takes it. A tie goes to a single
 * promotion, then lower priority number, then older id.
 */
export function contest(
  candidates: readonly Candidate[],
  gross: readonly Minor[],
  effectOf: (candidate: Candidate, current: readonly Minor[]) => Effect,
): { effects: { candidate: Candidate; effect: Effect }[]; after: Minor[] } {
  const after = [...gross];
  if (candidates.length === 0) return { effects: [], after };
  const stackable = candidates
    .filter((candidate) => candidate.promotion.stacksOnSameLine)
    .sort(byStackingOrder);
  const isStack = stackable.length > 1;
  const singles = isStack
    ? candidates.filter((candidate) => !candidate.promotion.stacksOnSameLine)
    : [...candidates];
  const contenders: { candidate: Candidate; effect: Effect }[][] = singles
    .sort(byPriority)
    .map((candidate) => [{ candidate, effect: effectOf(candidate, gross) }]);
  if (isStack) {
    let current: readonly Minor[] = gross;
    const stack = stackable.map((candidate) => {
      const effect = effectOf(candidate, current);
      const next = [...current];
      effect.lines.forEach((line, i) => {
        next[line]! -= effect.amounts[i]!;
      });
      current = next;
      return { candidate, effect };
    });
    contenders.push(stack);
  }
  const best = new Array<Minor>(gross.length).fill(0);
  const winner = new Array<number>(gross.length).fill(-1);
  const offer = new Array<Minor>(gross.length);
  contenders.forEach((contender, rank) => {
    offer.fill(0);
    for (const { effect } of contender) {
      for (let i = 0; i < effect.lines.length; i++) offer[effect.lines[i]!]! += effect.amounts[i]!;
    }
    for (let line = 0; line < offer.length; line++) {
      if (offer[line]! > best[line]!) {
        best[line] = offer[line]!;
        winner[line] = rank;
      }
    }
  });
  const effects: { candidate: Candidate; effect: Effect }[] = [];
  contenders.forEach((contender, rank) => {
    for (const { candidate, effect } of contender) {
      const won: Effect = { lines: [], amounts: [], total: 0 };
      effect.lines.forEach((line, i) => {
        if (winner[line] !== rank) return;
        const amount = effect.amounts[i]!;
        won.lines.push(line);
        won.amounts.push(amount);
        won.total += amount;
        after[line]! -= amount;
      });
      if (won.total > 0) effects.push({ candidate, effect: won });
    }
  });
  effects.sort((a, b) => byStackingOrder(a.candidate, b.candidate));
  return { effects, after };
}

/** Each works on the P5 subtotal of its lines, not on each other; together never more than a line has. */
function orderEffectsOf(
  candidates: readonly Candidate[],
  afterLine: readonly Minor[],
): { effects: { candidate: Candidate; effect: Effect }[]; after: Minor[] } {
  const after = [...afterLine];
  const effects: { candidate: Candidate; effect: Effect }[] = [];
  for (const candidate of [...candidates].sort(byStackingOrder)) {
    const weights = candidate.selected.map((index) => afterLine[index]!);
    const amount = orderAmount(candidate.promotion.action as OrderAction, sum(weights), candidate.threshold);
    if (amount === 0) continue;
    let parts = allocate(weights, amount);
    if (parts.some((part, i) => part > after[candidate.selected[i]!]!)) {
      const left = candidate.selected.map((index) => after[index]!);
      parts = allocate(left, Math.min(amount, sum(left)));
    }
    const effect: Effect = { lines: [], amounts: [], total: 0 };
    candidate.selected.forEach((line, i) => {
      const part = parts[i]!;
      if (part === 0) return;
      effect.lines.push(line);
      effect.amounts.push(part);
      effect.total += part;
      after[line]! -= part;
    });
    if (effect.total > 0) effects.push({ candidate, effect });
  }
  return { effects, after };
}

function effectOnShipping(candidate: Candidate, shipping: ShippingQuote, current: readonly Minor[]): Effect {
  const action = candidate.promotion.action as ShippingAction & { methodIds?: string[] };
  const effect: Effect = { lines: [], amounts: [], total: 0 };
  shipping.charges.forEach((charge, index) => {
    if (action.methodIds && !action.methodIds.includes(charge.methodId)) return;
    const amount = shippingAmount(action, current[index]!);
    if (amount === 0) return;
    effect.lines.push(index);
    effect.amounts.push(amount);
    effect.total += amount;
  });
  return effect;
}
