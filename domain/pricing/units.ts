/** Exact parts of each unit of a line, so that refunds add up to what was paid. 20 §4.1.3, §4.4. */
import { PricingError } from './errors.ts';
import type { Minor, Taxed, UnitRun } from './types.ts';

export interface UnitPart {
  net: Minor;
  tax: Minor;
  total: Minor;
}

/**
 * Parts per unit as runs of equal neighbours: in an exclusive market net and tax are allocated evenly, in an
 * inclusive one the total and the tax (a gross amount is never rebuilt from a rounded net). At most a few runs,
 * whatever the quantity. 41.31 + 3.67 over 3 units → 15.00, 14.99, 14.99.
 * @throws PricingError `invalid_quantity`
 */
export function unitRuns(
  line: Pick<Taxed, 'net' | 'tax' | 'total'>,
  quantity: number,
  isInclusive: boolean,
): UnitRun[] {
  if (!Number.isSafeInteger(quantity) || quantity < 1) {
    throw new PricingError('invalid_quantity', `Not a quantity: ${quantity}`);
  }
  const main = isInclusive ? line.total : line.net;
  // An even allocation gives the left-over units to the lowest indexes: two values, one boundary each.
  const mainExtra = main % quantity;
  const taxExtra = line.tax % quantity;
  const mainFloor = (main - mainExtra) / quantity;
  const taxFloor = (line.tax - taxExtra) / quantity;
  const bounds = [...new Set([0, mainExtra, taxExtra, quantity])].sort((a, b) => a - b);
  const runs: UnitRun[] = [];
  for (let i = 0; i + 1 < bounds.length; i++) {
    const from = bounds[i]!;
    const tax = taxFloor + (from < taxExtra ? 1 : 0);
    const part = mainFloor + (from < mainExtra ? 1 : 0);
    const net = isInclusive ? part - tax : part;
    runs.push({ count: bounds[i + 1]! - from, net, tax, total: net + tax });
  }
  return runs;
}

/** One entry per unit, index 0 first. */
export function expandUnits(runs: readonly UnitRun[]): UnitPart[] {
  return runs.flatMap(({ count, net, tax, total }) =>
    Array.from({ length: count }, () => ({ net, tax, total })),
  );
}
