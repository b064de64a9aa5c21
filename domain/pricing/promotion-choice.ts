/** Which of the eligible promotions apply: the compatible set that leaves the least to pay. 20 §4.3. */
import { byPriority, type Candidate, type PromotionPlan } from './promotion-plan.ts';
import type { Promotion, PromotionClass } from './promotion-types.ts';

/** Up to this many candidates every maximal compatible set is tried. */
export const EXHAUSTIVE_LIMIT = 12;
// Above it too while there are few such sets, as is usual: sets depend only on the combination flags. Else greedy.
const FEW_SETS = 16;
const BITS = 30;
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
  const limit = ordered.length <= EXHAUSTIVE_LIMIT ? Number.POSITIVE_INFINITY : FEW_SETS;
  const sets = ordered.length <= BITS ? maximalSets(ordered, limit) : null;
  if (sets) {
    for (const set of sets) {
      const choice = set.length > 1 ? attempt(set) : null;
      if (choice && compareChoices(choice, best) < 0) best = choice;
    }
  } else best = greedy(singles, best, attempt);
  // Only where the discounts made shipping or fees dearer can leaving one out pay.
  return besidesGoods(best) > besidesGoods(none) ? withoutHarm(best, attempt) : best;
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

/**
 * Maximal cliques of the compatibility graph (Bron–Kerbosch with pivot), on bit sets of up to 30; null when there
 * are more than `limit`.
 */
export function maximalSets(candidates: readonly Candidate[], limit: number): Candidate[][] | null {
  const neighbours = candidates.map((a, i) =>
    candidates.reduce(
      (mask, b, j) => (i !== j && canCombine(a.promotion, b.promotion) ? mask | (1 << j) : mask),
      0,
    ),
  );
  const sets: Candidate[][] = [];
  const grow = (members: number, open: number, done: number): void => {
    if (sets.length > limit) return;
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
  return sets.length > limit ? null : sets;
}

function bitCount(mask: number): number {
  let count = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}

/**
 * Adds what combines, once by stand-alone saving and once by how many others a promotion combines with (one big
 * loner must not hide many small friends); then each outsider may push out what it does not combine with.
 */
function greedy(singles: readonly Choice[], start: Choice, attempt: (set: Candidate[]) => Choice): Choice {
  const bySaving = [...singles].sort(compareChoices).map((choice) => choice.chosen[0]!);
  const friends = new Map(
    bySaving.map((candidate) => [candidate, compatible(bySaving, candidate).length] as const),
  );
  const byFriends = [...bySaving].sort((a, b) => friends.get(b)! - friends.get(a)!);
  let best = start;
  for (const ranked of [bySaving, byFriends]) {
    const choice = addAll(ranked, attempt);
    if (compareChoices(choice, best) < 0) best = choice;
  }
  for (let round = 0; round < MAX_SWAP_ROUNDS; round++) {
    const before = best;
    for (const candidate of bySaving) {
      if (best.chosen.includes(candidate)) continue;
      const choice = attempt([...compatible(best.chosen, candidate), candidate]);
      if (compareChoices(choice, best) < 0) best = choice;
    }
    if (best === before) break;
  }
  return best;
}

function compatible(set: readonly Candidate[], candidate: Candidate): Candidate[] {
  return set.filter((other) => other !== candidate && canCombine(other.promotion, candidate.promotion));
}

/** A promotion without effect of its own may still matter after the next one: it stays on a tie in price. */
function addAll(ranked: readonly Candidate[], attempt: (set: Candidate[]) => Choice): Choice {
  let best = attempt([]);
  for (const candidate of ranked) {
    if (compatible(best.chosen, candidate).length < best.chosen.length) continue;
    const choice = attempt([...best.chosen, candidate]);
    if (choice.plan.payable <= best.plan.payable) best = choice;
  }
  return best;
}

/** Shipping before its discounts and fees. */
function besidesGoods({ plan }: Choice): number {
  const shipping = plan.shipping.charges.reduce((total, charge) => total + charge.gross, 0);
  return plan.fees.reduce((total, fee) => total + fee.amount, shipping);
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
