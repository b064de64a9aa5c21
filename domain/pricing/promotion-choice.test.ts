import { describe, expect, it } from 'vitest';
import { calculate } from './calculate.ts';
import { cartOf, contextOf, line, promotion } from './pricing-fixtures.ts';
import { canCombine, maximalSets } from './promotion-choice.ts';
import type { Candidate } from './promotion-plan.ts';
import type { Promotion } from './promotion-types.ts';
import type { PricingContext } from './types.ts';

const percent = (id: string, ratePpm: number, more: Partial<Promotion> = {}) =>
  promotion(id, { action: { kind: 'percentage', ratePpm }, ...more });
const orderOff = (id: string, amount: number, more: Partial<Promotion> = {}) =>
  promotion(id, { action: { kind: 'order_fixed', amount }, ...more });
const alone = { combinesLine: false, combinesOrder: false, combinesShipping: false };
const twoLines = [line('a', 10000), line('b', 5000)];

const run = (promotions: Promotion[], lines = twoLines, more: Partial<PricingContext> = {}) =>
  calculate(cartOf(lines), contextOf({ promotions, ...more }));
const reasonOf = (totals: ReturnType<typeof run>, id: string) =>
  totals.explanation.find((step) => step.promotionId === id)?.reason;

describe('compatibility (20 §4.3)', () => {
  it('needs each to allow the class of the other', () => {
    const lineOne = percent('l', 1, { combinesOrder: false });
    const orderOne = orderOff('o', 1);
    expect(canCombine(lineOne, orderOne)).toBe(false);
    expect(canCombine(orderOne, lineOne)).toBe(false);
    expect(canCombine(percent('m', 1), orderOne)).toBe(true);
    expect(canCombine(orderOff('p', 1, { combinesOrder: false }), orderOne)).toBe(false);
  });

  it('finds every maximal compatible set once', () => {
    const candidates: Candidate[] = [
      percent('a', 1),
      percent('b', 1, { combinesLine: false }),
      orderOff('c', 1),
      orderOff('d', 1, { combinesOrder: false }),
    ].map((item) => ({ promotion: item, selected: [], threshold: 0, stackingPpm: 0 }));
    const sets = maximalSets(candidates, 99)?.map((set) => set.map((c) => c.promotion.id).join(''));
    expect(maximalSets(candidates, 3)).toBeNull();
    expect(sets?.sort()).toEqual(['ac', 'ad', 'bc', 'bd']);
  });
});

describe('one line, several promotions', () => {
  it('the better one takes the line unless both stack', () => {
    const single = { stacksOnSameLine: false };
    const totals = run([percent('ten', 100_000, single), percent('five', 50_000, single)]);
    expect(totals.discountTotal).toBe(1500);
    expect(reasonOf(totals, 'five')).toBe('better_promotion_on_line');
  });

  it('each line goes to its own best', () => {
    const single = { stacksOnSameLine: false };
    const totals = run([
      percent('ten', 100_000, single),
      promotion('eight', { action: { kind: 'fixed', amount: 800, per: 'line' }, ...single }),
    ]);
    expect(totals.lines.map((l) => l.discounts)).toEqual([
      [{ promotionId: 'ten', amount: 1000 }],
      [{ promotionId: 'eight', amount: 800 }],
    ]);
  });

  it('stacks the larger percentage first, then fixed, on the reduced amount', () => {
    const totals = run(
      [
        promotion('fixed', { action: { kind: 'fixed', amount: 500, per: 'line' }, priority: -5 }),
        percent('ten', 100_000),
        percent('twenty', 200_000),
      ],
      [line('a', 10000)],
    );
    expect(totals.lines[0]!.discounts).toEqual([
      { promotionId: 'twenty', amount: 2000 },
      { promotionId: 'ten', amount: 800 },
      { promotionId: 'fixed', amount: 500 },
    ]);
  });

  it('a stack competes with those that do not stack', () => {
    const totals = run(
      [
        percent('ten', 100_000),
        percent('five', 50_000),
        percent('solo', 300_000, { stacksOnSameLine: false }),
      ],
      [line('a', 10000)],
    );
    expect(totals.appliedPromotionIds).toEqual(['solo']);
  });
});

describe('order promotions', () => {
  it('each works on the P5 subtotal, not on each other', () => {
    const off = (id: string, ratePpm: number) =>
      promotion(id, { action: { kind: 'order_percentage', ratePpm } });
    const totals = run(
      [percent('line', 100_000), off('ten', 100_000), off('twenty', 200_000)],
      [line('a', 10000)],
    );
    expect(totals.orderDiscountTotal).toBe(900 + 1800);
  });

  it('together they never take a line below 0', () => {
    const off = (id: string) => promotion(id, { action: { kind: 'order_percentage', ratePpm: 700_000 } });
    const totals = run([off('x'), off('y'), orderOff('z', 5)]);
    expect(totals.total).toBe(0);
    expect(totals.orderDiscountTotal).toBe(15000);
  });
});

describe('choice', () => {
  it('takes the set that saves most, not the best single one', () => {
    const totals = run([orderOff('solo', 2500, alone), percent('line', 100_000), orderOff('order', 1200)]);
    expect(totals.appliedPromotionIds).toEqual(['line', 'order']);
    expect(reasonOf(totals, 'solo')).toBe('not_combinable');
  });

  it('breaks ties by fewer promotions, lower priority number, older id', () => {
    const one = orderOff('z-one', 2000, alone);
    const totals = run([orderOff('a', 1000), orderOff('b', 1000), one]);
    expect(totals.appliedPromotionIds).toEqual(['z-one']);
    expect(
      run([orderOff('a', 1000, { ...alone, priority: 2 }), orderOff('b', 1000, { ...alone, priority: 1 })]),
    ).toMatchObject({
      appliedPromotionIds: ['b'],
    });
    expect(run([orderOff('b', 1000, alone), orderOff('a', 1000, alone)]).appliedPromotionIds).toEqual(['a']);
  });

  it('does not let a small discount cost the free-shipping tier', () => {
    const shipping: PricingContext['shipping'] = {
      kind: 'rates',
      destination: { country: 'US' },
      selectedKey: 'std',
      zones: [
        {
          id: 'z',
          profileId: 'default',
          regions: [],
          methods: [{ id: 'std', name: 'Standard', kind: 'flat', amount: 900, freeFrom: 7500 }],
        },
      ],
    };
    const totals = run([percent('tiny', 10_000)], [line('a', 7500)], { shipping });
    expect([totals.total, totals.appliedPromotionIds]).toEqual([7500, []]);
    expect(reasonOf(totals, 'tiny')).toBe('would_cost_more');
    // A free-shipping code makes the discount worth while.
    const free = promotion('free', { action: { kind: 'shipping_free' } });
    expect(run([percent('tiny', 10_000), free], [line('a', 7500)], { shipping })).toMatchObject({
      total: 7425,
      appliedPromotionIds: ['tiny', 'free'],
      shippingDiscountTotal: 900,
    });
  });

  const lines14 = Array.from({ length: 14 }, (_, i) => line(`l${i}`, 1000));
  const small = (more: (i: number) => Partial<Promotion> = () => ({})) =>
    lines14.map((one, i) =>
      percent(`s${String(i).padStart(2, '0')}`, 100_000, { selection: { lineIds: [one.id] }, ...more(i) }),
    );

  it('above twelve candidates many small friends beat one big loner', () => {
    const totals = run([...small(), orderOff('big', 500, alone)], lines14);
    expect(totals.discountTotal).toBe(1400);
    expect(totals.appliedPromotionIds).toHaveLength(14);
  });

  it('greedy does so too when there are too many sets to try', () => {
    // Thirty-two order promotions of which any one combines with lines: more sets than are tried.
    const orders = Array.from({ length: 32 }, (_, i) => orderOff(`o${i}`, 10 + i, { combinesOrder: false }));
    const totals = run([...small(), ...orders, orderOff('big', 500, alone)], lines14);
    expect(totals.discountTotal).toBe(1400 + 41);
    expect(totals.appliedPromotionIds).toContain('o31');
  });
});

describe('shipping promotions', () => {
  const shipping: PricingContext['shipping'] = {
    kind: 'fixed',
    lines: [
      { id: 's1', methodId: 'std', name: 'Standard', amount: 600 },
      { id: 's2', methodId: 'exp', name: 'Express', amount: 1500 },
    ],
  };
  it('apply to the named methods, the better one or stacked', () => {
    const free = promotion('free', { action: { kind: 'shipping_free', methodIds: ['std'] } });
    const half = promotion('half', { action: { kind: 'shipping_percentage', ratePpm: 500_000 } });
    const off = promotion('off', { action: { kind: 'shipping_fixed', amount: 200 } });
    const totals = run([free, half, off], twoLines, { shipping });
    expect(totals.shippingLines.map((l) => l.amount)).toEqual([0, 550]);
    const single = { stacksOnSameLine: false };
    const best = run([half, { ...off, ...single }, { ...half, id: 'half2', ...single }], twoLines, {
      shipping,
    });
    expect(best.shippingLines.map((l) => l.discount)).toEqual([300, 750]);
  });
});
