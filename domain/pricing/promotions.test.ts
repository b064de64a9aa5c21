import { describe, expect, it } from 'vitest';
import { bundlePriceDiscount, bundleTierDiscount, unlockedGifts } from './bundle-discount.ts';
import { cheapestOfSets, gotUnits, type UnitBucket } from './buy-x-get-y.ts';
import { calculate } from './calculate.ts';
import { cartOf, contextOf, line, priced, promotion } from './pricing-fixtures.ts';
import type { LineAction, LineSelection, Promotion } from './promotion-types.ts';
import { lineEffect } from './promotions.ts';
import type { CartLine, PricingContext } from './types.ts';

const buckets = (prices: number[]): UnitBucket[] =>
  prices.map((unitPrice, index) => ({ line: index, unitPrice, quantity: 1, canBuy: true, canGet: true }));

const discountsOf = (lines: CartLine[], action: LineAction, selection: LineSelection = {}) => {
  const totals = calculate(cartOf(lines), contextOf({ promotions: [promotion('p', { action, selection })] }));
  return totals.lines.map((l) => l.discount);
};

describe('buy X get Y (20 §4.3)', () => {
  it('30, 20, 20, 15, buy 2 get 1 at 50 % → 7.50; one 20 is left', () => {
    const got = gotUnits(buckets([3000, 2000, 2000, 1500]), { buyQuantity: 2, getQuantity: 1 });
    expect(got).toEqual({ applications: 1, unitsByLine: new Map([[3, 1]]) });
    const lines = [line('a', 3000), line('b', 2000, 2), line('c', 1500)];
    const action = { kind: 'buy_x_get_y', buyQuantity: 2, getQuantity: 1 } as const;
    expect(discountsOf(lines, { ...action, reward: { kind: 'percentage', ratePpm: 500_000 } })).toEqual([
      0, 0, 750,
    ]);
    expect(discountsOf(lines, { ...action, reward: { kind: 'fixed', amount: 400 } })).toEqual([0, 0, 400]);
    expect(discountsOf(lines, { ...action, reward: { kind: 'fixed', amount: 9999 } })).toEqual([0, 0, 1500]);
  });

  it('30, 30, 20, 20, 10, 10, buy 2 get 1 free: two rounds → 20.00', () => {
    const got = gotUnits(buckets([3000, 3000, 2000, 2000, 1000, 1000]), { buyQuantity: 2, getQuantity: 1 });
    expect(got.applications).toBe(2);
    const lines = [line('a', 3000, 2), line('b', 2000, 2), line('c', 1000, 2)];
    const reward = { kind: 'percentage', ratePpm: 1_000_000 } as const;
    const action = { kind: 'buy_x_get_y', buyQuantity: 2, getQuantity: 1, reward } as const;
    expect(discountsOf(lines, action)).toEqual([0, 0, 2000]);
    expect(discountsOf(lines, { ...action, maxApplications: 1 })).toEqual([0, 0, 1000]);
    expect(discountsOf(lines, { ...action, getsDearest: true, maxApplications: 1 })).toEqual([0, 2000, 0]);
  });

  it('gets from other goods, whole rounds only, and never starves the get', () => {
    const reward = { kind: 'percentage', ratePpm: 1_000_000 } as const;
    const gets: LineSelection = { lineIds: ['sock'] };
    const lines = [line('shoe', 9000, 2), line('sock', 500, 3)];
    const action = { kind: 'buy_x_get_y', buyQuantity: 1, getQuantity: 2, reward, get: gets } as const;
    expect(discountsOf(lines, action, { lineIds: ['shoe'] })).toEqual([0, 1000]);
    // The dearest unit is the only one that can be got: it must not be bought away.
    const rare: UnitBucket[] = [
      { line: 0, unitPrice: 50, quantity: 1, canBuy: true, canGet: true },
      { line: 1, unitPrice: 20, quantity: 2, canBuy: true, canGet: false },
    ];
    expect(gotUnits(rare, { buyQuantity: 2, getQuantity: 1 }).unitsByLine).toEqual(new Map([[0, 1]]));
    expect(gotUnits(rare, { buyQuantity: 0, getQuantity: 0 }).applications).toBe(0);
  });

  it('gives the cheapest of each full set', () => {
    expect(cheapestOfSets(buckets([10, 40, 30, 20, 50, 60, 5]), 3).unitsByLine).toEqual(
      new Map([
        [1, 1],
        [0, 1],
      ]),
    );
    expect(discountsOf([line('a', 1000, 7)], { kind: 'cheapest_free', quantity: 3 })).toEqual([2000]);
    expect(
      discountsOf([line('a', 1000, 7)], { kind: 'cheapest_free', quantity: 3, maxApplications: 1 }),
    ).toEqual([1000]);
    expect(discountsOf([line('a', 1000, 7)], { kind: 'cheapest_free', quantity: 1 })).toEqual([0]);
  });
});

describe('bundles (20 §4.3)', () => {
  const percent = (minItems: number, ratePpm: number) => ({
    minItems,
    reward: { kind: 'percentage' as const, ratePpm },
  });
  const tiers = [percent(2, 100_000), percent(3, 150_000), percent(4, 200_000)];

  it('tiers: 54.50 at 15 % = 8.18 as 2.70, 3.60, 1.88', () => {
    expect(bundleTierDiscount([1800, 2400, 1250], 3, tiers)).toEqual([270, 360, 188]);
    const lines = [1800, 2400, 1250].map((price, i) => line(`l${i}`, price, 1, { bundleKey: 'b' }));
    expect(discountsOf(lines, { kind: 'bundle_tiers', tiers })).toEqual([270, 360, 188]);
    expect(discountsOf(lines.slice(1), { kind: 'bundle_tiers', tiers })).toEqual([240, 125]);
    expect(discountsOf(lines.slice(2), { kind: 'bundle_tiers', tiers })).toEqual([0]);
  });

  it('fixed price 45.00: 9.50 as 3.14, 4.18, 2.18', () => {
    expect(bundlePriceDiscount([1800, 2400, 1250], 4500)).toEqual([314, 418, 218]);
    expect(bundlePriceDiscount([1000], 4500)).toEqual([0]);
    const lines = [1800, 2400, 1250].map((price, i) => line(`l${i}`, price, 1, { bundleKey: 'b' }));
    expect(discountsOf([...lines, line('x', 999)], { kind: 'bundle_price', amount: 4500 })).toEqual([
      314, 418, 218, 0,
    ]);
  });

  it('any three for 45.00: the dearest units in full sets', () => {
    const lines = [line('a', 1000, 2), line('b', 2000, 3), line('c', 1500, 2)];
    // Six of seven: 3 × 20, 2 × 15, 1 × 10 = 100.00 → 90.00
    expect(discountsOf(lines, { kind: 'bundle_price', amount: 4500, itemCount: 3 })).toEqual([100, 600, 300]);
    expect(discountsOf([line('a', 1000, 2)], { kind: 'bundle_price', amount: 1, itemCount: 3 })).toEqual([0]);
  });

  it('keeps a gift of a lower tier; gifts never count to a tier', () => {
    const withGifts = [
      { ...percent(2, 100_000), giftVariantIds: ['v-pin'] },
      { ...percent(3, 150_000), giftVariantIds: ['v-mug'] },
    ];
    expect(unlockedGifts(withGifts, 1)).toEqual([]);
    expect(unlockedGifts(withGifts, 2)).toEqual(['v-pin']);
    expect(unlockedGifts(withGifts, 5)).toEqual(['v-pin', 'v-mug']);
    const lines = [
      line('a', 1000, 2, { bundleKey: 'b' }),
      line('pin', 300, 1, { bundleKey: 'b', isGift: true }),
      line('mug', 900, 1, { bundleKey: 'b', isGift: true }),
    ];
    expect(discountsOf(lines, { kind: 'bundle_tiers', tiers: withGifts })).toEqual([200, 300, 0]);
  });
});

describe('other actions', () => {
  const lines = [line('a', 1000, 3), line('b', 250)];
  it.each<[string, LineAction, number[]]>([
    ['fixed per line', { kind: 'fixed', amount: 400, per: 'line' }, [400, 250]],
    ['fixed per unit', { kind: 'fixed', amount: 100, per: 'unit' }, [300, 100]],
    ['fixed on the selection', { kind: 'fixed', amount: 1000, per: 'selection' }, [923, 77]],
    ['fixed above the base', { kind: 'fixed', amount: 99999, per: 'selection' }, [3000, 250]],
    ['unit price', { kind: 'set_unit_price', amount: 700 }, [900, 0]],
    ['percentage above 100', { kind: 'percentage', ratePpm: 2_000_000 }, [3000, 250]],
    ['breaks per line', { kind: 'quantity_breaks', tiers: [{ minQuantity: 3, ratePpm: 100_000 }] }, [300, 0]],
    [
      'breaks across lines',
      { kind: 'quantity_breaks', tiers: [{ minQuantity: 4, ratePpm: 100_000 }], countsAcross: true },
      [300, 25],
    ],
    ['gift', { kind: 'gift', variantIds: ['v-a'] }, [1000, 0]],
  ])('%s', (_, action, discounts) => {
    expect(discountsOf(lines, action)).toEqual(discounts);
  });

  it('works on reduced amounts when stacked', () => {
    const effect = lineEffect({ kind: 'cheapest_free', quantity: 3 }, priced(lines), [0], [1500, 250]);
    expect(effect).toEqual({ lines: [0], amounts: [500], total: 500 });
  });
});

describe('selections', () => {
  const lines = [
    line('a', 1000, 1, { tags: ['new'], vendor: 'acme', collectionIds: ['summer'], productType: 'shirt' }),
    line('b', 1000, 1, { tags: ['old'], vendor: 'acme', isReduced: true }),
    line('c', 1000, 1, { sellingPlan: { id: 'plan', adjustment: { kind: 'fixed', amount: 0 } } }),
    line('g', 1000, 1, { kind: 'gift_card' }),
    line('f', 1000, 1, { isGift: true }),
  ];
  it.each<[LineSelection, string]>([
    [{}, 'abc'],
    [{ vendors: ['acme'] }, 'ab'],
    [{ vendors: ['acme'], tags: ['new', 'x'] }, 'a'],
    [{ collectionIds: ['summer'] }, 'a'],
    [{ productTypes: ['shirt'] }, 'a'],
    [{ exclude: { tags: ['new'], productIds: ['p-c'] } }, 'b'],
    [{ exclude: { vendors: ['acme'] } }, 'c'],
    [{ excludesReduced: true }, 'ac'],
    [{ purchaseType: 'subscription' }, 'c'],
    [{ purchaseType: 'one_time' }, 'ab'],
    [{ productIds: ['p-g'] }, 'g'],
    [{ includesGiftCards: true }, 'abcg'],
  ])('%j → %s', (selection, ids) => {
    const discounts = discountsOf(lines, { kind: 'fixed', amount: 1, per: 'line' }, selection);
    expect(lines.filter((_, index) => discounts[index]).map((l) => l.id)).toEqual([...ids]);
  });
});

describe('eligibility and reasons', () => {
  const explain = (more: Partial<Promotion>, context: Partial<PricingContext> = {}, codes: string[] = []) => {
    const one = promotion('p', { action: { kind: 'order_fixed', amount: 100 }, ...more });
    const cart = cartOf([line('a', 1000, 2), line('g', 9000, 1, { kind: 'gift_card' })], { codes });
    const [step] = calculate(cart, contextOf({ promotions: [one], ...context })).explanation;
    if (!step) return null;
    return step.missing === undefined ? step.reason : [step.reason, step.missing];
  };

  it.each<[string, Partial<Promotion>, unknown]>([
    ['plain', {}, 'applied'],
    ['future', { startsAt: '2026-12-01T00:00:00Z' }, 'not_started'],
    ['past', { endsAt: '2026-11-20T12:00:00Z' }, 'ended'],
    ['limit', { blockedBy: 'usage_limit_reached' }, 'usage_limit_reached'],
    ['12.40 short', { conditions: { minSubtotal: 3240 } }, ['subtotal_below_minimum', 1240]],
    ['units short', { conditions: { minQuantity: 5 } }, ['quantity_below_minimum', 3]],
    ['country', { conditions: { countries: ['DE'] } }, 'not_in_this_market'],
    ['currency', { conditions: { currencies: ['USD'] } }, 'applied'],
    ['payment', { conditions: { paymentMethods: ['card'] } }, 'payment_method_not_eligible'],
    ['shipping', { conditions: { shippingMethodIds: ['x'] } }, 'shipping_method_not_eligible'],
    ['segment', { conditions: { segmentIds: ['vip'] } }, 'not_for_this_customer'],
    ['first order', { conditions: { isFirstOrder: true } }, 'applied'],
    ['order count', { conditions: { minOrderCount: 1 } }, 'not_for_this_customer'],
    ['attribute', { conditions: { attributes: { utm: 'mail' } } }, 'attribute_missing'],
    ['no lines', { selection: { tags: ['none'] } }, 'no_eligible_lines'],
    [
      'tier',
      {
        action: { kind: 'spend_tiers', tiers: [{ minSubtotal: 2500, reward: { kind: 'fixed', amount: 1 } }] },
      },
      ['subtotal_below_minimum', 500],
    ],
    ['nothing off', { action: { kind: 'order_fixed', amount: 0 } }, 'no_saving'],
    ['no shipping', { class: 'shipping', action: { kind: 'shipping_free' } }, 'shipping_not_selected'],
  ])('%s', (_, more, reason) => {
    expect(explain(more)).toEqual(reason);
  });

  it('keeps weekly hours in a zone', () => {
    // 2026-11-20 is a Friday; 12:00 UTC is 07:00 in New York.
    const at = (fromMinute: number, toMinute: number, weekday = 5) =>
      explain({
        conditions: { weekly: { zone: 'America/New_York', windows: [{ weekday, fromMinute, toMinute }] } },
      });
    expect(at(420, 421)).toBe('applied');
    expect(at(360, 420)).toBe('outside_hours');
    expect(at(420, 421, 4)).toBe('outside_hours');
  });

  it('reads codes without case and blanks, hides other codes, names unknown ones', () => {
    const code = { method: 'code' as const, code: 'Summer 26' };
    expect(explain(code, {}, ['  summer26 '])).toBe('applied');
    expect(explain(code)).toBeNull();
    expect(explain(code, {}, ['nope'])).toBe('code_unknown');
  });

  it('takes the highest spend tier reached', () => {
    const tiers = [1000, 2000, 5000].map((minSubtotal, i) => ({
      minSubtotal,
      reward: { kind: 'percentage' as const, ratePpm: 100_000 * (i + 1) },
    }));
    const totals = calculate(
      cartOf([line('a', 1000, 2)]),
      contextOf({ promotions: [promotion('p', { action: { kind: 'spend_tiers', tiers } })] }),
    );
    expect(totals.orderDiscountTotal).toBe(400);
  });
});
