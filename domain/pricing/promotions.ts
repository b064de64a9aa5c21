/** What one promotion takes off, given the current amounts of the lines. 20 §3.3 PRM-01, §4.3. */
import { allocate, mulDivHalfUp } from '../kernel/money.ts';
import {
  bundlePriceDiscount,
  bundleTierDiscount,
  rewardAmount,
  tierReached,
  unlockedGifts,
} from './bundle-discount.ts';
import { cheapestOfSets, gotUnits, type UnitBucket } from './buy-x-get-y.ts';
import { selectLines } from './promotion-selection.ts';
import type { LineAction, OrderAction, Promotion, Reward, ShippingAction } from './promotion-types.ts';
import type { Minor } from './types.ts';
import type { PricedLine } from './unit-price.ts';

const ONE = 1_000_000;

/** Discounts of one promotion: `amounts[i]` off line `lines[i]`; positive, no zeros. */
export interface Effect {
  lines: number[];
  amounts: Minor[];
  total: Minor;
}

const NOTHING: Effect = { lines: [], amounts: [], total: 0 };

class EffectBuilder {
  readonly lines: number[] = [];
  readonly amounts: Minor[] = [];
  total = 0;
  add(line: number, amount: Minor): void {
    if (amount <= 0) return;
    this.lines.push(line);
    this.amounts.push(amount);
    this.total += amount;
  }
}

/** Percentage of an amount, rounded half up, never more than the amount. */
function percentOf(amount: Minor, ratePpm: number): Minor {
  return Math.min(mulDivHalfUp(amount, ratePpm, ONE), amount);
}

/** What `count` of the line's units are worth at its current amount. */
function worthOf(amount: Minor, count: number, quantity: number): Minor {
  return count === quantity ? amount : mulDivHalfUp(amount, count, quantity);
}

/**
 * A line promotion's discounts on the current amounts.
 * @param selected indexes of the promotion's lines  @param current amount left on every line of the cart
 */
export function lineEffect(
  action: LineAction,
  lines: readonly PricedLine[],
  selected: readonly number[],
  current: readonly Minor[],
): Effect {
  const effect = new EffectBuilder();
  const amountsOf = (indexes: readonly number[]) => indexes.map((index) => current[index]!);
  const spread = (indexes: readonly number[], amounts: readonly Minor[]) => {
    for (const [i, index] of indexes.entries()) effect.add(index, amounts[i]!);
  };
  switch (action.kind) {
    case 'percentage':
      for (const index of selected) effect.add(index, percentOf(current[index]!, action.ratePpm));
      break;
    case 'fixed':
      if (action.per === 'selection') {
        const amounts = amountsOf(selected);
        const base = amounts.reduce((sum, amount) => sum + amount, 0);
        spread(selected, allocate(amounts, Math.min(action.amount, base)));
      } else {
        for (const index of selected) {
          const count = action.per === 'unit' ? lines[index]!.line.quantity : 1;
          effect.add(index, Math.min(action.amount * count, current[index]!));
        }
      }
      break;
    case 'set_unit_price':
      for (const index of selected)
        effect.add(index, current[index]! - action.amount * lines[index]!.line.quantity);
      break;
    case 'quantity_breaks':
      for (const [index, ratePpm] of breakRates(action, lines, selected)) {
        effect.add(index, percentOf(current[index]!, ratePpm));
      }
      break;
    case 'buy_x_get_y': {
      const gets = action.get ? selectLines(lines, action.get) : selected;
      const buckets = bucketsOf(lines, selected, gets);
      takeUnits(effect, lines, current, gotUnits(buckets, action).unitsByLine, action.reward);
      break;
    }
    case 'cheapest_free': {
      const buckets = bucketsOf(lines, selected, selected);
      const { unitsByLine } = cheapestOfSets(buckets, action.quantity, action.maxApplications);
      takeUnits(effect, lines, current, unitsByLine, { kind: 'percentage', ratePpm: ONE });
      break;
    }
    case 'bundle_tiers': {
      const gifts = new Map<string, number>();
      for (const bundle of action.ignoresBundleKey ? [selected] : bundlesOf(lines, selected)) {
        const count = countUnits(lines, bundle);
        spread(bundle, bundleTierDiscount(amountsOf(bundle), count, action.tiers));
        for (const gift of unlockedGifts(action.tiers, count)) gifts.set(gift, (gifts.get(gift) ?? 0) + 1);
      }
      giftUnits(effect, lines, current, gifts);
      break;
    }
    case 'bundle_price':
      if (action.itemCount) anyOfForPrice(effect, action.itemCount, action.amount, lines, selected, current);
      else {
        for (const bundle of bundlesOf(lines, selected)) {
          spread(bundle, bundlePriceDiscount(amountsOf(bundle), action.amount));
        }
      }
      break;
    case 'gift':
      giftUnits(effect, lines, current, new Map(action.variantIds.map((id) => [id, action.quantity ?? 1])));
      break;
  }
  return effect.total === 0 ? NOTHING : merged(effect);
}

/** One entry a line, ascending. */
function merged(effect: EffectBuilder): Effect {
  const byLine = new Map<number, Minor>();
  effect.lines.forEach((line, i) => {
    byLine.set(line, (byLine.get(line) ?? 0) + effect.amounts[i]!);
  });
  const lines = [...byLine.keys()].sort((a, b) => a - b);
  return { lines, amounts: lines.map((line) => byLine.get(line)!), total: effect.total };
}

function countUnits(lines: readonly PricedLine[], indexes: readonly number[]): number {
  return indexes.reduce((sum, index) => sum + lines[index]!.line.quantity, 0);
}

function breakRates(
  action: Extract<LineAction, { kind: 'quantity_breaks' }>,
  lines: readonly PricedLine[],
  selected: readonly number[],
): [number, number][] {
  const tiers = action.tiers.map((tier) => ({ minItems: tier.minQuantity, ratePpm: tier.ratePpm }));
  const all = countUnits(lines, selected);
  return selected.map((index) => {
    const count = action.countsAcross ? all : lines[index]!.line.quantity;
    return [index, tierReached(tiers, count)?.ratePpm ?? 0];
  });
}

function bundlesOf(lines: readonly PricedLine[], selected: readonly number[]): number[][] {
  const bundles = new Map<string, number[]>();
  for (const index of selected) {
    const key = lines[index]!.line.bundleKey;
    if (!key) continue;
    const bundle = bundles.get(key);
    if (bundle) bundle.push(index);
    else bundles.set(key, [index]);
  }
  return [...bundles.values()];
}

function bucketsOf(
  lines: readonly PricedLine[],
  buys: readonly number[],
  gets: readonly number[],
): UnitBucket[] {
  const canBuy = new Set(buys);
  const canGet = new Set(gets);
  const indexes = [...new Set([...buys, ...gets])].sort((a, b) => a - b);
  return indexes.map((line) => ({
    line,
    unitPrice: lines[line]!.unitPrice,
    quantity: lines[line]!.line.quantity,
    canBuy: canBuy.has(line),
    canGet: canGet.has(line),
  }));
}

/** The reward on some units of some lines: a percentage is rounded once on all of them and then allocated. */
function takeUnits(
  effect: EffectBuilder,
  lines: readonly PricedLine[],
  current: readonly Minor[],
  unitsByLine: ReadonlyMap<number, number>,
  reward: Reward,
): void {
  const indexes = [...unitsByLine.keys()].sort((a, b) => a - b);
  const worth = indexes.map((index) =>
    worthOf(current[index]!, unitsByLine.get(index)!, lines[index]!.line.quantity),
  );
  if (reward.kind === 'fixed') {
    indexes.forEach((index, i) => {
      effect.add(index, Math.min(reward.amount * unitsByLine.get(index)!, worth[i]!));
    });
    return;
  }
  const base = worth.reduce((sum, amount) => sum + amount, 0);
  const parts = allocate(worth, rewardAmount(reward, base));
  indexes.forEach((index, i) => {
    effect.add(index, parts[i]!);
  });
}

/** "3 for 45.00": full sets of the dearest units at a fixed price. */
function anyOfForPrice(
  effect: EffectBuilder,
  itemCount: number,
  price: Minor,
  lines: readonly PricedLine[],
  selected: readonly number[],
  current: readonly Minor[],
): void {
  const sets = Math.floor(countUnits(lines, selected) / itemCount);
  let open = sets * itemCount;
  const taken = [...selected]
    .sort((a, b) => lines[b]!.unitPrice - lines[a]!.unitPrice || a - b)
    .map((index) => {
      const { quantity } = lines[index]!.line;
      const count = Math.min(open, quantity);
      open -= count;
      return { index, worth: count === 0 ? 0 : worthOf(current[index]!, count, quantity) };
    })
    .sort((a, b) => a.index - b.index);
  const parts = bundlePriceDiscount(
    taken.map((entry) => entry.worth),
    sets * price,
  );
  if (sets === 0) return;
  for (const [i, entry] of taken.entries()) effect.add(entry.index, parts[i]!);
}

/** Frees up to so many units of each variant, on gift lines first. A line never loses more than it has. */
function giftUnits(
  effect: EffectBuilder,
  lines: readonly PricedLine[],
  current: readonly Minor[],
  quantities: ReadonlyMap<string, number>,
): void {
  for (const [variantId, quantity] of quantities) {
    let open = quantity;
    for (const giftsOnly of [true, false]) {
      lines.forEach(({ line }, index) => {
        if (open === 0 || line.variantId !== variantId || (line.isGift === true) !== giftsOnly) return;
        const already = effect.lines.reduce(
          (sum, at, i) => (at === index ? sum + effect.amounts[i]! : sum),
          0,
        );
        const count = Math.min(open, line.quantity);
        effect.add(
          index,
          Math.min(worthOf(current[index]!, count, line.quantity), current[index]! - already),
        );
        open -= count;
      });
    }
  }
}

/** An order promotion's amount on its base (the P5 subtotal of its lines), never more than the base. */
export function orderAmount(action: OrderAction, base: Minor, threshold: Minor): Minor {
  switch (action.kind) {
    case 'order_percentage':
      return Math.min(percentOf(base, action.ratePpm), action.maxAmount ?? base);
    case 'order_fixed':
      return Math.min(action.amount, base);
    case 'spend_tiers': {
      const tiers = action.tiers.map((tier) => ({ minItems: tier.minSubtotal, reward: tier.reward }));
      const tier = tierReached(tiers, threshold);
      return tier ? rewardAmount(tier.reward, base) : 0;
    }
  }
}

/** A shipping promotion's amount on one shipping line. */
export function shippingAmount(action: ShippingAction, amount: Minor): Minor {
  switch (action.kind) {
    case 'shipping_free':
      return amount;
    case 'shipping_percentage':
      return percentOf(amount, action.ratePpm);
    case 'shipping_fixed':
      return Math.min(action.amount, amount);
  }
}

/**
 * The percentage that decides the order of stacked promotions, ppm; 0 for fixed amounts: "larger percentage
 * first, then fixed" (4.3). A tiered action counts with its highest tier.
 */
export function stackingPercentage(promotion: Promotion): number {
  const { action } = promotion;
  const highest = (rates: number[]) => Math.max(0, ...rates);
  const rewardPpm = (reward: Reward) => (reward.kind === 'percentage' ? reward.ratePpm : 0);
  switch (action.kind) {
    case 'percentage':
    case 'order_percentage':
    case 'shipping_percentage':
      return action.ratePpm;
    case 'quantity_breaks':
      return highest(action.tiers.map((tier) => tier.ratePpm));
    case 'buy_x_get_y':
      return rewardPpm(action.reward);
    case 'bundle_tiers':
    case 'spend_tiers':
      return highest(action.tiers.map((tier) => rewardPpm(tier.reward)));
    case 'cheapest_free':
    case 'gift':
    case 'shipping_free':
      return ONE;
    default:
      return 0;
  }
}
