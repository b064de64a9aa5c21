/** Which promotions apply, which do not and why (PRM-03), as steps small enough to store with the order. */

import { PricingError } from './errors.ts';
import { type Choice, canCombine } from './promotion-choice.ts';
import {
  checkEligibility,
  type EligibilityFacts,
  normaliseCode,
  thresholdBase,
} from './promotion-eligibility.ts';
import { byPriority, type Candidate, type PromotionPlan } from './promotion-plan.ts';
import type { Promotion, ReasonCode } from './promotion-types.ts';
import { stackingPercentage } from './promotions.ts';
import type { ExplanationStep } from './types.ts';

const STEP_OF_CLASS = { line: 'P5', order: 'P6', shipping: 'P8' } as const;

function step(
  promotion: Promotion,
  outcome: ExplanationStep['outcome'],
  reason: ReasonCode,
  more: { amount?: number; missing?: number } = {},
): ExplanationStep {
  const code = promotion.code ? { code: normaliseCode(promotion.code) } : {};
  return {
    step: STEP_OF_CLASS[promotion.class],
    outcome,
    reason,
    promotionId: promotion.id,
    ...code,
    ...more,
  };
}

/**
 * Splits the promotions into candidates and refusals. A promotion whose code was not typed is left out without a
 * word: codes are secrets. A typed code that no promotion has is reported as unknown.
 * @throws PricingError `duplicate_promotion`
 */
export function eligiblePromotions(
  promotions: readonly Promotion[],
  facts: EligibilityFacts,
): { candidates: Candidate[]; refusals: ExplanationStep[] } {
  const typed = new Set((facts.cart.codes ?? []).map(normaliseCode));
  const unknown = new Set(typed);
  const ids = new Set<string>();
  const candidates: Candidate[] = [];
  const refusals: ExplanationStep[] = [];
  for (const promotion of promotions) {
    if (ids.has(promotion.id))
      throw new PricingError('duplicate_promotion', `Promotion ${promotion.id} occurs twice`);
    ids.add(promotion.id);
    if (promotion.method === 'code') {
      const code = normaliseCode(promotion.code ?? '');
      if (!typed.has(code)) continue;
      unknown.delete(code);
    }
    const { selected, refusal } = checkEligibility(promotion, facts);
    if (refusal) {
      const missing = refusal.missing === undefined ? {} : { missing: refusal.missing };
      refusals.push(step(promotion, 'refused', refusal.reason, missing));
    } else {
      const threshold = thresholdBase(facts.lines, selected).amount;
      candidates.push({ promotion, selected, threshold, stackingPpm: stackingPercentage(promotion) });
    }
  }
  for (const code of [...unknown].sort()) {
    refusals.push({ step: 'P5', outcome: 'refused', reason: 'code_unknown', code });
  }
  return { candidates: candidates.sort(byPriority), refusals: refusals.sort(byPromotionId) };
}

function byPromotionId(a: ExplanationStep, b: ExplanationStep): number {
  const left = a.promotionId ?? `~${a.code}`;
  const right = b.promotionId ?? `~${b.code}`;
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Steps for the promotions that were considered: applied with their amount, or why they lost. */
export function explainChoice(
  considered: readonly Candidate[],
  { chosen, plan }: Choice,
  useless: readonly Candidate[],
  evaluate: (set: readonly Candidate[]) => PromotionPlan,
): ExplanationStep[] {
  const effects = [...plan.lineEffects, ...plan.orderEffects, ...plan.shippingEffects];
  const applied = new Set(effects.map((entry) => entry.candidate));
  const steps = effects.map(({ candidate, effect }) =>
    step(candidate.promotion, 'applied', 'applied', { amount: effect.total }),
  );
  for (const candidate of considered) {
    if (applied.has(candidate)) continue;
    const { promotion } = candidate;
    let reason: ReasonCode;
    if (useless.includes(candidate)) {
      const hasNoShipping = promotion.class === 'shipping' && plan.shipping.charges.length === 0;
      reason = hasNoShipping ? 'shipping_not_selected' : 'no_saving';
    } else if (!chosen.every((other) => other === candidate || canCombine(other.promotion, promotion))) {
      reason = 'not_combinable';
    } else if (!chosen.includes(candidate) && evaluate([...chosen, candidate]).payable > plan.payable) {
      reason = 'would_cost_more';
    } else reason = promotion.class === 'order' ? 'no_saving' : 'better_promotion_on_line';
    steps.push(step(promotion, 'refused', reason));
  }
  return steps;
}
