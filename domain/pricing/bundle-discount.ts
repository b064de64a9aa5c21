/** Bundles: tiers by count and fixed price, shared over the lines by largest remainder. 20 §4.3. */
import { allocate, mulDivHalfUp } from '../kernel/money.ts';
import type { BundleTier, Reward } from './promotion-types.ts';
import type { Minor } from './types.ts';

/** Percentage rounded once on the base, or min(fixed, base); minor units. */
export function rewardAmount(reward: Reward, base: Minor): Minor {
  if (reward.kind === 'fixed') return Math.min(reward.amount, base);
  return Math.min(mulDivHalfUp(base, reward.ratePpm, 1_000_000), base);
}

/** The highest tier that `count` items reach, or null. */
export function tierReached<T extends { minItems: number }>(tiers: readonly T[], count: number): T | null {
  let best: T | null = null;
  for (const tier of tiers)
    if (count >= tier.minItems && (!best || tier.minItems > best.minItems)) best = tier;
  return best;
}

/**
 * Discount per line of a tiered bundle. 18.00, 24.00, 12.50 as three items at 15 % → 8.18 as 2.70, 3.60, 1.88.
 * @param amounts per line, minor units  @param count units in the bundle, without gifts
 */
export function bundleTierDiscount(
  amounts: readonly Minor[],
  count: number,
  tiers: readonly BundleTier[],
): Minor[] {
  const tier = tierReached(tiers, count);
  const base = amounts.reduce((sum, amount) => sum + amount, 0);
  return allocate(amounts, tier && base > 0 ? rewardAmount(tier.reward, base) : 0);
}

/** Discount per line that brings the bundle to a fixed price; none when it already costs less. */
export function bundlePriceDiscount(amounts: readonly Minor[], price: Minor): Minor[] {
  const base = amounts.reduce((sum, amount) => sum + amount, 0);
  return allocate(amounts, Math.max(0, base - price));
}

/**
 * Gifts unlocked by `count` items: of every tier reached, since a gift unlocked at a lower tier stays unlocked
 * at a higher one; one unit each.
 */
export function unlockedGifts(tiers: readonly BundleTier[], count: number): string[] {
  const reached = tiers.filter((tier) => count >= tier.minItems).sort((a, b) => a.minItems - b.minItems);
  return [...new Set(reached.flatMap((tier) => tier.giftVariantIds ?? []))];
}
