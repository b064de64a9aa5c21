/** P10: tax on lines, shipping and fees after their discounts. 20 §4.1.1, §4.2 P10, §4.4, §4.5. */
import { allocate, allocateByBigWeights, roundHalfUp, toMinor } from '../kernel/money.ts';
import { PricingError } from './errors.ts';
import { isWithin } from './instants.ts';
import type { Minor, TaxComponent, TaxContext, Taxed, TaxLine, TaxRate } from './types.ts';

const ONE = 1_000_000n;

/** The rates that apply together to one category, as one exact fraction. */
export interface RateSet {
  /** The same for two categories with the same rates, so that document rounding adds them up. */
  key: string;
  /** Additive rates first, then compound ones in the given order. */
  rates: readonly TaxRate[];
  /** Effective rate r = num ÷ den. */
  num: bigint;
  den: bigint;
  /** Each rate's exact share of r, over one common denominator. */
  shares: readonly bigint[];
}

export const NO_TAX: RateSet = { key: '', rates: [], num: 0n, den: 1n, shares: [] };

/**
 * r = Σ additive rates; each compound rate c then makes r = (1 + r)(1 + c) − 1.
 * @throws PricingError `invalid_rate` for a negative or fractional ppm
 */
export function rateSet(rates: readonly TaxRate[]): RateSet {
  if (rates.length === 0) return NO_TAX;
  for (const rate of rates) {
    if (!Number.isSafeInteger(rate.ratePpm) || rate.ratePpm < 0) {
      throw new PricingError('invalid_rate', `Tax rate ${rate.id} is not a whole ppm: ${rate.ratePpm}`);
    }
  }
  const additive = rates.filter((rate) => !rate.isCompound);
  const compound = rates.filter((rate) => rate.isCompound);
  let num = additive.reduce((sum, rate) => sum + BigInt(rate.ratePpm), 0n);
  let den = ONE;
  let shares = additive.map((rate) => BigInt(rate.ratePpm));
  for (const rate of compound) {
    const c = BigInt(rate.ratePpm);
    const share = (den + num) * c;
    shares = [...shares.map((earlier) => earlier * ONE), share];
    num = num * ONE + share;
    den *= ONE;
  }
  const ordered = [...additive, ...compound];
  const key = ordered.map((rate) => `${rate.id}:${rate.ratePpm}:${rate.isCompound ? 1 : 0}`).join('|');
  return { key, rates: ordered, num, den, shares };
}

/** Rate sets by category at one instant; a rate outside its dates never applies. */
export function rateSetsByCategory(
  context: Pick<TaxContext, 'rates'>,
  now: number,
): { of(category: string): RateSet; has(category: string): boolean } {
  const byCategory = new Map<string, TaxRate[]>();
  for (const rate of context.rates) {
    if (!isWithin(now, rate.validFrom, rate.validTo)) continue;
    const list = byCategory.get(rate.category);
    if (list) list.push(rate);
    else byCategory.set(rate.category, [rate]);
  }
  const sets = new Map([...byCategory].map(([category, rates]) => [category, rateSet(rates)] as const));
  return { of: (category) => sets.get(category) ?? NO_TAX, has: (category) => sets.has(category) };
}

/** −1, 0, 1 as a's effective rate is lower, the same, higher. */
export function compareRates(a: RateSet, b: RateSet): number {
  const left = a.num * b.den;
  const right = b.num * a.den;
  return left < right ? -1 : left > right ? 1 : 0;
}

/**
 * Tax of one amount in minor units, rounded once, half away from zero: exclusive round(net·r), inclusive
 * round(gross·r ÷ (1 + r)).
 */
export function taxOf(amount: Minor, set: RateSet, isInclusive: boolean): Minor {
  if (amount === 0 || set.num === 0n) return 0;
  return toMinor(roundHalfUp(BigInt(amount) * set.num, isInclusive ? set.den + set.num : set.den));
}

export interface TaxableItem {
  /** After discounts, in the market's price mode. */
  amount: Minor;
  set: RateSet;
}

/**
 * Taxes every item. `line` rounds each item; `document` rounds once per set of rates over all items (as
 * EN 16931 BR-CO-17 does per VAT rate) and splits that by largest remainder. An exempt shopper pays no tax; in
 * an inclusive market the tax inside the price comes off and is returned as `removed`.
 */
export function taxItems(
  items: readonly TaxableItem[],
  context: Pick<TaxContext, 'isInclusive' | 'rounding' | 'exemption'>,
): (Taxed & { removed: Minor })[] {
  const taxes = context.rounding === 'document' ? documentTaxes(items, context.isInclusive) : undefined;
  const isExempt = context.exemption === 'exempt' || context.exemption === 'reverse_charge';
  return items.map((item, index) => {
    const tax = taxes ? taxes[index]! : taxOf(item.amount, item.set, context.isInclusive);
    const net = context.isInclusive ? item.amount - tax : item.amount;
    if (isExempt) {
      const removed = context.isInclusive ? tax : 0;
      return { amount: item.amount, net, tax: 0, total: net, components: [], removed };
    }
    return {
      amount: item.amount,
      net,
      tax,
      total: net + tax,
      components: splitTax(net, tax, item.set),
      removed: 0,
    };
  });
}

function documentTaxes(items: readonly TaxableItem[], isInclusive: boolean): Minor[] {
  const groups = new Map<string, number[]>();
  items.forEach((item, index) => {
    const group = groups.get(item.set.key);
    if (group) group.push(index);
    else groups.set(item.set.key, [index]);
  });
  const taxes = new Array<Minor>(items.length).fill(0);
  for (const group of groups.values()) {
    const amounts = group.map((index) => items[index]!.amount);
    const sum = toMinor(amounts.reduce((total, amount) => total + BigInt(amount), 0n));
    const tax = taxOf(sum, items[group[0]!]!.set, isInclusive);
    allocate(amounts, tax).forEach((part, i) => {
      taxes[group[i]!] = part;
    });
  }
  return taxes;
}

/**
 * Components of one tax amount by `allocate` on their own shares (5 % + compound 9.5 % on 100.00 = 14.98 as
 * 5.00 + 9.98). A compound rate's base is the net plus the earlier rates, so that base × rate explains it.
 */
export function splitTax(net: Minor, tax: Minor, set: RateSet): TaxComponent[] {
  if (set.rates.length === 0) return [];
  const amounts = set.rates.length === 1 ? [tax] : allocateByBigWeights(set.shares, tax);
  let earlier = 0;
  return set.rates.map((rate, index) => {
    const isCompound = rate.isCompound === true;
    const amount = amounts[index]!;
    const base = isCompound ? net + earlier : net;
    earlier += amount;
    const { id: rateId, name, component, ratePpm } = rate;
    return { rateId, name, component, ratePpm, isCompound, base, amount };
  });
}

/** Adds up parts of one thing that were taxed apart, such as shipping that follows the goods. */
export function mergeTaxed(parts: readonly (Taxed & { removed: Minor })[]): Taxed & { removed: Minor } {
  const merged = { amount: 0, net: 0, tax: 0, total: 0, removed: 0 };
  for (const part of parts) {
    merged.amount += part.amount;
    merged.net += part.net;
    merged.tax += part.tax;
    merged.total += part.total;
    merged.removed += part.removed;
  }
  return { ...merged, components: sumTaxLines(parts.flatMap((part) => part.components)) };
}

/** One line per rate with base and amount; Σ amounts = Σ components (TAX-04). Order of first appearance. */
export function sumTaxLines(components: readonly TaxComponent[]): TaxLine[] {
  const lines = new Map<string, TaxLine>();
  for (const component of components) {
    const key = `${component.rateId}:${component.ratePpm}`;
    const line = lines.get(key);
    if (line) {
      line.base += component.base;
      line.amount += component.amount;
    } else lines.set(key, { ...component });
  }
  return [...lines.values()];
}
