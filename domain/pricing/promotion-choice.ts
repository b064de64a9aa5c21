/** Which of the eligible promotions apply: the compatible set that leaves the least to pay. 20 §4.3. */
import { byPriority, type Candidate, type PromotionPlan } from './promotion-plan.ts';
import type { Promotion, PromotionClass } from './promotion-types.ts';

/** Up to this many candidates every maximal compatible set is tried; above, greedy with local swaps. */
export const EXHAUSTIVE_LIMIT = 12;
const MAX_SWAP_ROUNDS = 3;

export interface Choice {
  chosen: Candidate[];
  plan: PromotionPlan;
}

/** Two promotions combine if each allows the other's class. */
export function canCombine(a: Promotion, b: Promotion): boolean {
  return allows(a, b.class) && allows(b, a.class);
}

function allows(promotion: Promotion, other: PromotionClass): boolean {
  if (other === 'line') return promotion.combinesLine === true;
  return other === 'order' ? promotion.combinesOrder === true : promotion.combinesShipping === true;
}

/**
 * The best set, deterministic and independent of input order. Greatest saving on what is payable (goods,
 * shipping and fees); ties → fewer promotions, lower priority numbers, older ids. Single promotions and none at
 * all are always tried too, so the outcome is never worse than the best single promotion, even where a discount
 * on goods costs the shopper a free-shipping tier.
 */
export function choosePromotions(
  candidates: readonly Candidate[],
  evaluate: (set: readonly Candidate[]) => PromotionPlan,
): Choice {
  const ordered = [...candidates].sort(byPriority);
  const attempt = (set: Candidate[]): Choice => ({ chosen: set, plan: evaluate(set) });
  const none = attempt([]);
  if (ordered.length === 0) return none;
  const singles = ordered.map((candidate) => attempt([candidate]));
  let best = singles.reduce((winner, choice) => (compareChoices(choice, winner) < 0 ? choice : winner), none);
  if (ordered.length <= EXHAUSTIVE_LIMIT) {
    for (const set of maximalSets(ordered)) {
      const choice = set.length > 1 ? attempt(set) : null;
      if (choice && compareChoices(choice, best) < 0) best = choice;
    }
  } else best = greedy(singles, best, attempt);
  return withoutHarm(best, attempt);
}

/** Less to pay first; then fewer promotions, lower priorities, older ids. */
function compareChoices(a: Choice, b: Choice): number {
  if (a.plan.payable !== b.plan.payable) return a.plan.payable - b.plan.payable;
  if (a.plan.effective !== b.plan.effective) return a.plan.effective - b.plan.effective;
  const left = effectiveOf(a);
  const right = effectiveOf(b);
  const length = Math.min(left.length, right.length);
  for (let i = 0; i < length; i++) {
    const difference = (left[i]!.promotion.priority ?? 0) - (right[i]!.promotion.priority ?? 0);
    if (difference !== 0) return difference;
  }
  for (let i = 0; i < length; i++) {
    if (left[i] !== right[i]) return left[i]!.promotion.id < right[i]!.promotion.id ? -1 : 1;
  }
  return a.chosen.length - b.chosen.length;
}

function effectiveOf({ plan }: Choice): Candidate[] {
  const effects = [...plan.lineEffects, ...plan.orderEffects, ...plan.shippingEffects];
  return effects.map((effect) => effect.candidate).sort(byPriority);
}

/** Maximal cliques of the compatibility graph (Bron–Kerbosch with pivot), on bit sets. */
export function maximalSets(candidates: readonly Candidate[]): Candidate[][] {
  const neighbours = candidates.map((a, i) =>
    candidates.reduce(
      (mask, b, j) => (i !== j && canCombine(a.promotion, b.promotion) ? mask | (1 << j) : mask),
      0,
    ),
  );
  const sets: Candidate[][] = [];
  const grow = (members: number, open: number, done: number): void => {
    if (open === 0 && done === 0) {
      sets.push(candidates.filter((_, i) => members & (1 << i)));
      return;
    }
    let pivot = 0;
    let reach = -1;
    candidates.forEach((_, i) => {
      const common = (open | done) & (1 << i) ? bitCount(open & neighbours[i]!) : -1;
      if (common > reach) {
        reach = common;
        pivot = i;
      }
    });
    let rest = open & ~neighbours[pivot]!;
    let left = open;
    let seen = done;
    for (let i = 0; rest !== 0; i++) {
      const bit = 1 << i;
      if (!(rest & bit)) continue;
      rest &= ~bit;
      grow(members | bit, left & neighbours[i]!, seen & neighbours[i]!);
      left &= ~bit;
      seen |= bit;
    }
  };
  grow(0, (1 << candidates.length) - 1, 0);
  return sets;
}

function bitCount(mask: number): number {
  let count = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

/** By stand-alone saving, adding what combines; then each outsider may push out what it does not combine with. */
function greedy(singles: readonly Choice[], start: Choice, attempt: (set: Candidate[]) => Choice): Choice {
  let best = start;
  const fits = (set: readonly Candidate[], candidate: Candidate) =>
    set.filter((member) => member !== candidate && canCombine(member.promotion, candidate.promotion));
  const ranked = [...singles].sort(compareChoices).map((choice) => choice.chosen[0]!);
  for (const candidate of ranked) {
    if (best.chosen.includes(candidate) || fits(best.chosen, candidate).length < best.chosen.length) continue;
    const choice = attempt([...best.chosen, candidate]);
    // A promotion without effect of its own may still matter after the next one: keep it on a tie in price.
    if (choice.plan.payable <= best.plan.payable) best = choice;
  }
  for (let round = 0; round < MAX_SWAP_ROUNDS; round++) {
    let hasImproved = false;
    for (const candidate of ranked) {
      if (best.chosen.includes(candidate)) continue;
      const choice = attempt([...fits(best.chosen, candidate), candidate]);
      if (compareChoices(choice, best) < 0) {
        best = choice;
        hasImproved = true;
      }
    }
    if (!hasImproved) break;
  }
  return best;
}

/** Leaves out a member as long as that lowers what is payable. */
function withoutHarm(start: Choice, attempt: (set: Candidate[]) => Choice): Choice {
  let best = start;
  for (let again = best.chosen.length > 1; again; ) {
    again = false;
    for (const member of best.chosen) {
      const choice = attempt(best.chosen.filter((other) => other !== member));
      if (choice.plan.payable < best.plan.payable) {
        best = choice;
        again = true;
        break;
      }
    }
  }
  return best;
}
