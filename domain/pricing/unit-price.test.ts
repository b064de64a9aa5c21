import { describe, expect, it } from 'vitest';
import { calculate } from './calculate.ts';
import { cartOf, contextOf, line } from './pricing-fixtures.ts';
import type { CartLine, PriceCandidate, PricingContext, ScheduledSale } from './types.ts';
import { choosePrice, planPrice, shelfPrice } from './unit-price.ts';

const price = (listId: string, amount: number, more: Partial<PriceCandidate> = {}): PriceCandidate => ({
  listId,
  kind: 'sale',
  amount,
  matchedRules: 1,
  priority: 1,
  ...more,
});

const unitOf = (one: CartLine, context: Partial<PricingContext> = {}) =>
  calculate(cartOf([one]), contextOf(context)).lines[0]!;

describe('P1 price lists (20 §4.2)', () => {
  it('override before sale, more rules, priority, lower price', () => {
    const override = price('o', 900, { kind: 'override' });
    expect(choosePrice([price('s', 500), override], 1)).toBe(override);
    expect(choosePrice([price('a', 500), price('b', 700, { matchedRules: 2 })], 1)?.listId).toBe('b');
    expect(choosePrice([price('a', 500, { priority: 2 }), price('b', 700)], 1)?.listId).toBe('b');
    expect(choosePrice([price('a', 700), price('b', 500)], 1)?.listId).toBe('b');
    expect(choosePrice([price('b', 500), price('a', 500)], 1)?.listId).toBe('a');
    expect(choosePrice([], 1)).toBeNull();
  });

  it("counts the variant's total in the cart for quantity tiers", () => {
    const prices = [price('one', 1000, { maxQuantity: 4 }), price('five', 800, { minQuantity: 5 })];
    const a = line('a', 1200, 3, { variantId: 'v', prices });
    const b = line('b', 1200, 2, { variantId: 'v', prices });
    expect(calculate(cartOf([a, b]), contextOf()).lines.map((l) => l.unitPrice)).toEqual([800, 800]);
    expect(unitOf(a)).toMatchObject({ unitPrice: 1000, regularUnitPrice: 1200 });
  });

  it('a line override replaces everything', () => {
    const one = line('a', 1200, 1, { overridePrice: 0, prices: [price('s', 500)] });
    expect(unitOf(one)).toMatchObject({ unitPrice: 0, gross: 0 });
  });
});

describe('P2 scheduled sale', () => {
  const sale: ScheduledSale = { id: 's', sitewidePpm: 200_000 };
  it('rounds per unit: it is the shelf price', () => {
    expect(unitOf(line('a', 1999, 3), { scheduledSale: sale })).toMatchObject({
      unitPrice: 1599,
      gross: 4797,
    });
  });
  it('by class, product override wins', () => {
    const classes = { ...sale, subscriptionPpm: 300_000, bundlePpm: 100_000, oneTimePpm: 50_000 };
    const plan = { id: 'p', adjustment: { kind: 'fixed' as const, amount: 0 } };
    expect(unitOf(line('a', 1000, 1, { sellingPlan: plan }), { scheduledSale: classes }).unitPrice).toBe(700);
    expect(unitOf(line('a', 1000, 1, { bundleKey: 'k' }), { scheduledSale: classes }).unitPrice).toBe(900);
    expect(unitOf(line('a', 1000), { scheduledSale: classes }).unitPrice).toBe(950);
    const own = { ...classes, productPpm: { 'p-a': 500_000 } };
    expect(unitOf(line('a', 1000), { scheduledSale: own }).unitPrice).toBe(500);
    expect(unitOf(line('a', 1000, 1, { kind: 'gift_card' }), { scheduledSale: own }).unitPrice).toBe(1000);
  });
  it('best of sale list and sale, both only when it stacks', () => {
    const listed = line('a', 1000, 1, { prices: [price('l', 900)] });
    expect(unitOf(listed, { scheduledSale: sale }).unitPrice).toBe(800);
    expect(unitOf(line('a', 1000, 1, { prices: [price('l', 700)] }), { scheduledSale: sale }).unitPrice).toBe(
      700,
    );
    expect(unitOf(listed, { scheduledSale: { ...sale, stacksOnSaleList: true } }).unitPrice).toBe(720);
    const override = line('a', 1000, 1, { prices: [price('l', 900, { kind: 'override' })] });
    expect(unitOf(override, { scheduledSale: sale }).unitPrice).toBe(720);
  });
});

describe('P3 selling plan', () => {
  it('percentage, fixed, explicit, and the second value after some cycles', () => {
    expect(planPrice(999, { id: 'p', adjustment: { kind: 'percentage', ratePpm: 150_000 } })).toBe(849);
    expect(planPrice(999, { id: 'p', adjustment: { kind: 'fixed', amount: 2000 } })).toBe(0);
    const plan = {
      id: 'p',
      adjustment: { kind: 'price' as const, amount: 100 },
      after: { cycles: 2, adjustment: { kind: 'price' as const, amount: 300 } },
    };
    expect([1, 2, 3].map((cycle) => planPrice(999, { ...plan, cycle }))).toEqual([100, 100, 300]);
  });
});

describe('price modes (20 §4.5)', () => {
  it('59.90 at 19 % shown in a 20 % country', () => {
    expect(shelfPrice(5990, 'fixed_gross', 190_000, 200_000)).toBe(5990);
    expect(shelfPrice(5990, 'net', 190_000, 200_000)).toBe(5034);
    expect(shelfPrice(5990, 'dynamic_gross', 190_000, 200_000)).toBe(6041);
  });
});
