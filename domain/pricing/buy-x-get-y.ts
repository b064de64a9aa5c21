/** Buy X get Y and cheapest free over units, kept as buckets of equal units. 20 §4.3. */

/** `quantity` units of one line at one price. */
export interface UnitBucket {
  /** Index of the line in the cart. */
  line: number;
  unitPrice: number;
  quantity: number;
  canBuy: boolean;
  canGet: boolean;
}

export interface BuyXGetYRule {
  buyQuantity: number;
  getQuantity: number;
  getsDearest?: boolean;
  maxApplications?: number | null;
}

export interface GotUnits {
  applications: number;
  /** How many units of each line are got; lines without are absent. */
  unitsByLine: Map<number, number>;
}

/**
 * Rounds of: the buys take the dearest qualifying units, the gets the cheapest of what is left (or the dearest);
 * a unit is used once; only whole rounds count. Where taking the dearest would leave too few units to get, the
 * buys spare the units that can be got, so that a valid basket never misses its reward. Ties: lower line index.
 * Units 30, 20, 20, 15, buy 2 get 1 → buys 30 + 20, gets 15.
 */
export function gotUnits(buckets: readonly UnitBucket[], rule: BuyXGetYRule): GotUnits {
  const unitsByLine = new Map<number, number>();
  let applications = 0;
  const isPossible =
    rule.getQuantity >= 1 && rule.buyQuantity >= 0 && rule.buyQuantity + rule.getQuantity >= 1;
  if (!isPossible) return { applications, unitsByLine };
  const left = buckets.map((bucket) => bucket.quantity);
  const dearest = order(buckets, (a, b) => b.unitPrice - a.unitPrice);
  const sparing = order(buckets, (a, b) => Number(a.canGet) - Number(b.canGet) || b.unitPrice - a.unitPrice);
  const gets = order(buckets, (a, b) =>
    rule.getsDearest ? b.unitPrice - a.unitPrice : a.unitPrice - b.unitPrice,
  );
  const limit = rule.maxApplications ?? Number.MAX_SAFE_INTEGER;
  while (applications < limit) {
    const round = takeRound(dearest) ?? takeRound(sparing);
    if (!round) break;
    for (const [index, count] of round) {
      const line = buckets[index]!.line;
      unitsByLine.set(line, (unitsByLine.get(line) ?? 0) + count);
    }
    applications += 1;
  }
  return { applications, unitsByLine };

  function takeRound(buys: readonly number[]): [number, number][] | null {
    const bought = take(buys, rule.buyQuantity, (bucket) => bucket.canBuy);
    if (!bought) return null;
    const got = take(gets, rule.getQuantity, (bucket) => bucket.canGet);
    if (!got) giveBack(bought);
    return got;
  }

  function take(
    indexes: readonly number[],
    count: number,
    fits: (bucket: UnitBucket) => boolean,
  ): [number, number][] | null {
    const taken: [number, number][] = [];
    let open = count;
    for (const index of indexes) {
      if (open === 0) break;
      const part = Math.min(open, left[index]!);
      if (part === 0 || !fits(buckets[index]!)) continue;
      left[index]! -= part;
      open -= part;
      taken.push([index, part]);
    }
    if (open === 0) return taken;
    giveBack(taken);
    return null;
  }

  function giveBack(taken: readonly [number, number][]): void {
    for (const [index, count] of taken) left[index]! += count;
  }
}

/**
 * Cheapest free ("3 for 2"): units from dearest to cheapest in sets of `quantity`; the last of each full set is
 * free. Ties: lower line index.
 */
export function cheapestOfSets(
  buckets: readonly UnitBucket[],
  quantity: number,
  maxApplications?: number | null,
): GotUnits {
  const unitsByLine = new Map<number, number>();
  const total = buckets.reduce((sum, bucket) => sum + bucket.quantity, 0);
  const sets = quantity < 2 ? 0 : Math.min(Math.floor(total / quantity), maxApplications ?? total);
  let before = 0;
  for (const index of order(buckets, (a, b) => b.unitPrice - a.unitPrice)) {
    const bucket = buckets[index]!;
    const freeUpTo = (units: number) => Math.min(sets, Math.floor(units / quantity));
    const free = sets === 0 ? 0 : freeUpTo(before + bucket.quantity) - freeUpTo(before);
    if (free > 0) unitsByLine.set(bucket.line, (unitsByLine.get(bucket.line) ?? 0) + free);
    before += bucket.quantity;
  }
  return { applications: sets, unitsByLine };
}

function order(buckets: readonly UnitBucket[], by: (a: UnitBucket, b: UnitBucket) => number): number[] {
  return buckets.map((_, index) => index).sort((a, b) => by(buckets[a]!, buckets[b]!) || a - b);
}
