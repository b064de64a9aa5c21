import { describe, expect, it } from 'vitest';
import { calculate } from './calculate.ts';
import { PricingError } from './errors.ts';
import { cartOf, contextOf, line, orderOf44, orderOf45, promotion, rate, sum } from './pricing-fixtures.ts';
import type { PricingCart, PricingContext } from './types.ts';
import { expandUnits } from './units.ts';

const errorOf = (cart: PricingCart, context: PricingContext): string | null => {
  try {
    calculate(cart, context);
  } catch (error) {
    if (error instanceof PricingError) return error.code;
    throw error;
  }
  return null;
};

describe('worked order in USD, exclusive (20 §4.4)', () => {
  const { cart, context } = orderOf44();
  const totals = calculate(cart, context);
  const [a, b, c] = totals.lines;

  it('has the lines of the table', () => {
    expect(totals.lines.map((l) => l.gross)).toEqual([5997, 4500, 1500]);
    expect(totals.lines.map((l) => l.afterLineDiscounts)).toEqual([4798, 4500, 1500]);
    expect(a!.discounts).toEqual([
      { promotionId: 'promo-line', amount: 1199 },
      { promotionId: 'promo-order', amount: 667 },
    ]);
    expect([b!.discounts[0]!.amount, c!.discounts[0]!.amount]).toEqual([625, 208]);
    expect(totals.lines.map((l) => l.net)).toEqual([4131, 3875, 1292]);
    expect(totals.lines.map((l) => l.tax)).toEqual([367, 344, 0]);
    expect(totals.shippingLines).toMatchObject([{ id: 'ship', gross: 695, net: 695, tax: 62, total: 757 }]);
  });

  it('has the sums of the table', () => {
    expect(totals).toMatchObject({
      lineDiscountTotal: 1199,
      orderDiscountTotal: 1500,
      discountTotal: 2699,
      goodsTotal: 9298,
      shippingTotal: 695,
      netTotal: 9993,
      taxTotal: 773,
      total: 10766,
      amountDue: 10766,
      appliedPromotionIds: ['promo-line', 'promo-order'],
    });
  });

  it('splits tax into components and one line per rate', () => {
    expect(a!.components.map((part) => [part.name, part.ratePpm, part.base, part.amount])).toEqual([
      ['state', 40_000, 4131, 165],
      ['city', 45_000, 4131, 186],
      ['district', 3_750, 4131, 16],
    ]);
    expect(sum(totals.taxLines.map((l) => l.amount))).toBe(773);
    expect(totals.taxLines.map((l) => l.base)).toEqual([8701, 8701, 8701]);
  });

  it('gives units of A their exact parts', () => {
    expect(expandUnits(a!.units)).toEqual([
      { net: 1377, tax: 123, total: 1500 },
      { net: 1377, tax: 122, total: 1499 },
      { net: 1377, tax: 122, total: 1499 },
    ]);
  });

  it('rounds once per document if told so: 7.72 as 3.66, 3.44, 0.62', () => {
    const { cart, context } = orderOf44({ tax: { rounding: 'document' } });
    const document = calculate(cart, context);
    expect(document.taxTotal).toBe(772);
    expect([...document.lines, ...document.shippingLines].map((l) => l.tax)).toEqual([366, 344, 0, 62]);
    expect(document.total).toBe(10765);
  });

  it('takes a gift card of 50.00 as tender: gateway 57.66, same tax', () => {
    const { cart, context } = orderOf44({ cart: { giftCards: [{ id: 'card', balance: 5000 }] } });
    const paid = calculate(cart, context);
    expect(paid.tenders).toEqual([
      { kind: 'gift_card', sourceId: 'card', amount: 5000 },
      { kind: 'gateway', sourceId: null, amount: 5766 },
    ]);
    expect([paid.amountDue, paid.taxTotal, paid.total]).toEqual([5766, 773, 10766]);
  });

  it('is plain JSON and says what applied', () => {
    expect(JSON.parse(JSON.stringify(totals))).toEqual(totals);
    expect(totals.explanation).toEqual([
      { step: 'P5', outcome: 'applied', reason: 'applied', promotionId: 'promo-line', amount: 1199 },
      {
        step: 'P6',
        outcome: 'applied',
        reason: 'applied',
        promotionId: 'promo-order',
        code: 'SAVE15',
        amount: 1500,
      },
    ]);
  });
});

describe('worked order in EUR, inclusive (20 §4.5)', () => {
  const { cart, context } = orderOf45();
  const totals = calculate(cart, context);

  it('has its numbers', () => {
    expect(totals.grossTotal).toBe(7239);
    expect(totals.orderDiscountTotal).toBe(724);
    expect(totals.lines.map((l) => l.discount)).toEqual([599, 125]);
    expect(totals.lines.map((l) => l.amount)).toEqual([5391, 1124]);
    expect(totals.lines.map((l) => l.tax)).toEqual([861, 74]);
    const [ship] = totals.shippingLines;
    expect(ship!.components.map((part) => [part.rateId, part.base + part.amount, part.amount])).toEqual([
      ['de-19', 405, 65],
      ['de-7', 85, 6],
    ]);
    expect([totals.total, totals.taxTotal]).toEqual([7005, 1006]);
  });

  it('lists each rate with base and amount', () => {
    expect(totals.taxLines.map((l) => [l.ratePpm, l.base, l.amount])).toEqual([
      [190_000, 4530 + 340, 861 + 65],
      [70_000, 1050 + 79, 74 + 6],
    ]);
    expect(totals.netTotal + totals.taxTotal).toBe(totals.total);
  });

  it('rounds per rate and document if told so, with lines that add up', () => {
    const document = calculate(cart, { ...context, tax: { ...context.tax, rounding: 'document' } });
    // 57.96 at 19 % contains 9.254…, 12.09 at 7 % contains 0.790…
    expect(document.taxLines.map((l) => l.amount)).toEqual([925, 79]);
    expect(document.total).toBe(7005);
  });
});

describe('inclusive discounts are gross amounts (20 §4.2)', () => {
  const inclusive = { isInclusive: true, rates: [rate('ten', 100_000)] };

  it('50.00 incl. 10 % less 10.00 = 40.00, tax 3.64, net 36.36', () => {
    const totals = calculate(
      cartOf([line('A', 5000)]),
      contextOf({
        tax: inclusive,
        promotions: [promotion('p', { action: { kind: 'order_fixed', amount: 1000 } })],
      }),
    );
    expect([totals.total, totals.taxTotal, totals.netTotal]).toEqual([4000, 364, 3636]);
  });

  it.each([true, false])('all of it off is exactly 0 (inclusive: %s)', (isInclusive) => {
    const totals = calculate(
      cartOf([line('A', 3333, 3), line('B', 1)]),
      contextOf({
        tax: { ...inclusive, isInclusive },
        promotions: [promotion('p', { action: { kind: 'percentage', ratePpm: 1_000_000 } })],
      }),
    );
    expect(totals.total).toBe(0);
    expect(totals.tenders).toEqual([]);
  });

  it('2 × 1.00 incl. 20 % stays 2.00 (20 §11)', () => {
    const totals = calculate(
      cartOf([line('A', 100, 2)]),
      contextOf({ tax: { isInclusive: true, rates: [rate('twenty', 200_000)] } }),
    );
    expect([totals.total, totals.taxTotal]).toEqual([200, 33]);
    expect(expandUnits(totals.lines[0]!.units).map((unit) => unit.total)).toEqual([100, 100]);
  });
});

describe('shipping tax rules (20 §4.5)', () => {
  const cart = cartOf([line('A', 3000), line('B', 1000, 1, { taxCategory: 'reduced' })]);
  const rates = [rate('high', 200_000), rate('low', 50_000, { category: 'reduced' })];
  const taxOfShipping = (more: Partial<PricingContext['tax']>) =>
    calculate(
      cart,
      contextOf({
        tax: { isInclusive: false, rates, ...more },
        shipping: { kind: 'fixed', lines: [{ id: 's', name: 'S', amount: 1000 }] },
      }),
    ).shippingLines[0]!;

  it('none', () => expect(taxOfShipping({ shippingRule: 'none' })).toMatchObject({ tax: 0, components: [] }));
  it('highest_rate', () => expect(taxOfShipping({ shippingRule: 'highest_rate' }).tax).toBe(200));
  it('follow_goods by value', () => {
    const shipping = taxOfShipping({ shippingRule: 'follow_goods' });
    expect(shipping.components.map((part) => [part.base, part.amount])).toEqual([
      [750, 150],
      [250, 13],
    ]);
    expect(shipping.tax).toBe(163);
  });
  it('taxable_own_class', () => {
    expect(taxOfShipping({ shippingRule: 'taxable_own_class' }).tax).toBe(200);
    expect(taxOfShipping({ shippingRule: 'taxable_own_class', shippingCategory: 'reduced' }).tax).toBe(50);
    const own = [...rates, rate('freight', 100_000, { category: 'shipping' })];
    expect(taxOfShipping({ shippingRule: 'taxable_own_class', rates: own }).tax).toBe(100);
  });
});

describe('exemption, fees, gift cards and dates', () => {
  it('charges an exempt shopper no tax, and takes it off a price that contains it', () => {
    const rates = [rate('vat', 190_000)];
    const exclusive = calculate(
      cartOf([line('A', 1000)]),
      contextOf({ tax: { isInclusive: false, rates, exemption: 'exempt' } }),
    );
    expect([exclusive.total, exclusive.taxTotal, exclusive.removedTaxTotal]).toEqual([1000, 0, 0]);
    const inclusive = calculate(
      cartOf([line('A', 1190, 2)]),
      contextOf({ tax: { isInclusive: true, rates, exemption: 'reverse_charge' } }),
    );
    expect([inclusive.total, inclusive.taxTotal, inclusive.removedTaxTotal]).toEqual([2000, 0, 380]);
    expect(inclusive.explanation).toContainEqual({
      step: 'P10',
      outcome: 'info',
      reason: 'reverse_charge',
      amount: 380,
    });
    expect(expandUnits(inclusive.lines[0]!.units).map((unit) => unit.total)).toEqual([1000, 1000]);
  });

  it('taxes fees by their own category and drops a small-order fee in time', () => {
    const fees = [
      { id: 'eco', name: 'Eco', amount: 50, taxCategory: 'standard' },
      { id: 'small', name: 'Small order', amount: 500, onlyBelow: 2000 },
    ];
    const context = contextOf({ tax: { isInclusive: false, rates: [rate('vat', 200_000)] } });
    const small = calculate(cartOf([line('A', 1999)], { fees }), context);
    expect(small.fees.map((fee) => [fee.feeId, fee.amount, fee.tax])).toEqual([
      ['eco', 50, 10],
      ['small', 500, 0],
    ]);
    expect(small.total).toBe(1999 + 400 + 50 + 10 + 500);
    expect(calculate(cartOf([line('A', 2000)], { fees }), context).feeTotal).toBe(50);
  });

  it('sells gift cards without tax or discount', () => {
    const totals = calculate(
      cartOf([line('G', 5000, 1, { kind: 'gift_card' }), line('A', 1000)]),
      contextOf({
        tax: { isInclusive: false, rates: [rate('vat', 200_000)] },
        promotions: [promotion('p', { action: { kind: 'order_percentage', ratePpm: 500_000 } })],
      }),
    );
    expect(totals.lines.map((l) => [l.discount, l.tax])).toEqual([
      [0, 0],
      [500, 100],
    ]);
    expect(totals.isShippingMissing).toBe(true);
  });

  it('never applies a rate outside its dates: from-inclusive, to-exclusive', () => {
    const rates = [
      rate('old', 190_000, { validTo: '2026-07-01T00:00:00Z' }),
      rate('new', 160_000, { validFrom: '2026-07-01T00:00:00Z', validTo: '2027-01-01T00:00:00Z' }),
    ];
    const taxAt = (now: string) =>
      calculate(cartOf([line('A', 10000)]), contextOf({ now, tax: { isInclusive: false, rates } })).taxTotal;
    expect(taxAt('2026-06-30T23:59:59.999Z')).toBe(1900);
    expect(taxAt('2026-07-01T00:00:00Z')).toBe(1600);
    expect(taxAt('2027-01-01T00:00:00Z')).toBe(0);
  });

  it('spends gift cards by expiry, then size, then store credit; refuses expired ones', () => {
    const totals = calculate(
      cartOf([line('A', 10000)], {
        giftCards: [
          { id: 'never', balance: 1000 },
          { id: 'big', balance: 3000, expiresAt: '2027-01-01T00:00:00Z' },
          { id: 'small', balance: 2000, expiresAt: '2027-01-01T00:00:00Z' },
          { id: 'gone', balance: 9000, expiresAt: '2026-01-01T00:00:00Z' },
        ],
        storeCredit: [{ id: 'credit', balance: 3000 }],
      }),
      contextOf(),
    );
    expect(totals.tenders.map((t) => [t.kind, t.sourceId, t.amount])).toEqual([
      ['gift_card', 'small', 2000],
      ['gift_card', 'big', 3000],
      ['gift_card', 'never', 1000],
      ['store_credit', 'credit', 3000],
      ['gateway', null, 1000],
    ]);
    expect(totals.explanation).toContainEqual({
      step: 'P12',
      outcome: 'refused',
      reason: 'credit_expired',
      amount: 9000,
    });
  });
});

describe('input that cannot be', () => {
  it.each([
    [cartOf([line('A', 100, 0)]), 'invalid_quantity'],
    [cartOf([line('A', 100, 1.5)]), 'invalid_quantity'],
    [cartOf([line('A', -1)]), 'invalid_price'],
    [cartOf([line('A', 0.1)]), 'invalid_price'],
    [cartOf([line('A', 2 ** 50, 999)]), 'invalid_price'],
    [cartOf([line('A', 1), line('A', 2)]), 'duplicate_line'],
    [cartOf([line('A', 1)], { giftCards: [{ id: 'g', balance: -5 }] }), 'invalid_price'],
    [cartOf([line('A', 1)], { fees: [{ id: 'f', name: 'f', amount: -1 }] }), 'invalid_price'],
  ])('case %#', (cart, code) => {
    expect(errorOf(cart as PricingCart, contextOf())).toBe(code);
  });

  it('refuses bad instants, rates, promotions twice and unknown currencies', () => {
    const cart = cartOf([line('A', 100)]);
    expect(errorOf(cart, contextOf({ now: 'soon' }))).toBe('invalid_instant');
    expect(errorOf(cart, contextOf({ tax: { isInclusive: false, rates: [rate('r', -1)] } }))).toBe(
      'invalid_rate',
    );
    expect(errorOf(cart, contextOf({ tax: { isInclusive: false, rates: [rate('r', 0.5)] } }))).toBe(
      'invalid_rate',
    );
    const twice = promotion('p', { action: { kind: 'order_fixed', amount: 1 } });
    expect(errorOf(cart, contextOf({ promotions: [twice, twice] }))).toBe('duplicate_promotion');
    const negative = promotion('p', { action: { kind: 'order_fixed', amount: -1 } });
    expect(errorOf(cart, contextOf({ promotions: [negative] }))).toBe('invalid_promotion');
    const shipping = { kind: 'fixed' as const, lines: [{ id: 's', name: 's', amount: -1 }] };
    expect(errorOf(cart, contextOf({ shipping }))).toBe('invalid_price');
    expect(() => calculate({ ...cart, currency: 'XYZ' }, contextOf())).toThrow('Unknown currency');
  });

  it('prices an empty cart at nothing', () => {
    expect(calculate(cartOf([]), contextOf())).toMatchObject({
      total: 0,
      lines: [],
      isShippingMissing: false,
    });
  });
});
