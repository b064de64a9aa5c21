import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calcHash } from './calc-hash.ts';
import { calculate } from './calculate.ts';
import { NOW, promotion, rate, sum } from './pricing-fixtures.ts';
import type { Promotion, PromotionAction, Reward } from './promotion-types.ts';
import { applyRefund, refundAllocation, refundableOrder } from './refund-allocation.ts';
import type { ShippingInput } from './shipping-types.ts';
import type { CartLine, PricingCart, PricingContext } from './types.ts';
import { expandUnits } from './units.ts';

const ppm = fc.oneof(
  fc.integer({ min: 0, max: 1_000_000 }),
  fc.constantFrom(50_000, 100_000, 150_000, 1_000_000),
);
const amount = fc.oneof(fc.nat(200), fc.nat(10_000), fc.nat(1_000_000));
const reward: fc.Arbitrary<Reward> = fc.oneof(
  ppm.map((ratePpm) => ({ kind: 'percentage' as const, ratePpm })),
  amount.map((value) => ({ kind: 'fixed' as const, amount: value })),
);
const small = fc.integer({ min: 1, max: 4 });

const action: fc.Arbitrary<PromotionAction> = fc.oneof(
  ppm.map((ratePpm) => ({ kind: 'percentage' as const, ratePpm })),
  fc.record({
    kind: fc.constant('fixed' as const),
    amount,
    per: fc.constantFrom('line' as const, 'unit' as const, 'selection' as const),
  }),
  amount.map((value) => ({ kind: 'set_unit_price' as const, amount: value })),
  fc.record({
    kind: fc.constant('buy_x_get_y' as const),
    buyQuantity: small,
    getQuantity: small,
    reward,
    getsDearest: fc.boolean(),
  }),
  small.map((quantity) => ({ kind: 'cheapest_free' as const, quantity })),
  fc.record({ kind: fc.constant('bundle_price' as const), amount, itemCount: fc.constantFrom(null, 2, 3) }),
  fc.record({
    kind: fc.constant('bundle_tiers' as const),
    tiers: fc.array(fc.record({ minItems: small, reward, giftVariantIds: fc.subarray(['v0', 'v1']) }), {
      maxLength: 3,
    }),
    ignoresBundleKey: fc.boolean(),
  }),
  fc.subarray(['v0', 'v2']).map((variantIds) => ({ kind: 'gift' as const, variantIds })),
  fc.record({
    kind: fc.constant('quantity_breaks' as const),
    tiers: fc.array(fc.record({ minQuantity: small, ratePpm: ppm }), { maxLength: 3 }),
    countsAcross: fc.boolean(),
  }),
  ppm.map((ratePpm) => ({ kind: 'order_percentage' as const, ratePpm })),
  amount.map((value) => ({ kind: 'order_fixed' as const, amount: value })),
  fc.record({
    kind: fc.constant('spend_tiers' as const),
    tiers: fc.array(fc.record({ minSubtotal: amount, reward }), { minLength: 1, maxLength: 3 }),
  }),
  fc.constant({ kind: 'shipping_free' as const }),
  ppm.map((ratePpm) => ({ kind: 'shipping_percentage' as const, ratePpm })),
  amount.map((value) => ({ kind: 'shipping_fixed' as const, amount: value })),
);

const promotions = (maxLength: number): fc.Arbitrary<Promotion[]> =>
  fc
    .array(
      fc.record({
        action,
        selection: fc.oneof(
          fc.constant({}),
          fc.subarray(['v0', 'v1', 'v2'], { minLength: 1 }).map((variantIds) => ({ variantIds })),
        ),
        priority: fc.nat(2),
        combinesLine: fc.boolean(),
        combinesOrder: fc.boolean(),
        combinesShipping: fc.boolean(),
        stacksOnSameLine: fc.boolean(),
      }),
      { maxLength },
    )
    .map((list) => list.map((one, index) => promotion(`promo-${String(index).padStart(2, '0')}`, one)));

const lines: fc.Arbitrary<CartLine[]> = fc
  .array(
    fc.record({
      variant: fc.nat(3),
      unitPrice: amount,
      quantity: fc.oneof(small, fc.integer({ min: 1, max: 40 })),
      taxCategory: fc.constantFrom('standard', 'reduced', 'zero'),
      bundleKey: fc.constantFrom(null, 'b1', 'b2'),
      isGift: fc.constantFrom(false, false, false, true),
      kind: fc.constantFrom<CartLine['kind'][]>('physical', 'physical', 'digital', 'gift_card'),
    }),
    { minLength: 1, maxLength: 7 },
  )
  .map((list) =>
    list.map(({ variant, ...one }, index) => ({
      id: `l${index}`,
      productId: `p${variant}`,
      variantId: `v${variant}`,
      ...one,
    })),
  );

const shipping: fc.Arbitrary<ShippingInput | null> = fc.oneof(
  fc.constant(null),
  amount.map((value) => ({ kind: 'fixed' as const, lines: [{ id: 's', name: 'S', amount: value }] })),
  fc.record({ flat: amount, freeFrom: amount }).map(({ flat, freeFrom }) => ({
    kind: 'rates' as const,
    destination: { country: 'US' },
    defaultsToCheapest: true,
    zones: [
      {
        id: 'z',
        profileId: 'default',
        regions: [],
        methods: [{ id: 'm', name: 'M', kind: 'flat' as const, amount: flat, freeFrom }],
      },
    ],
  })),
);

const rates = [
  rate('s1', 40_000),
  rate('s2', 4_375),
  rate('s3', 95_000, { isCompound: true }),
  rate('r1', 70_000, { category: 'reduced' }),
  rate('z1', 0, { category: 'zero' }),
];

const input = (maxPromotions: number): fc.Arbitrary<{ cart: PricingCart; context: PricingContext }> =>
  fc
    .record({
      lines,
      promotions: promotions(maxPromotions),
      shipping,
      isInclusive: fc.boolean(),
      rounding: fc.constantFrom('line' as const, 'document' as const),
      shippingRule: fc.constantFrom(
        'none' as const,
        'taxable_own_class' as const,
        'follow_goods' as const,
        'highest_rate' as const,
      ),
      exemption: fc.constantFrom('none' as const, 'none' as const, 'exempt' as const),
      fee: amount,
      onlyBelow: fc.oneof(fc.constant(null), amount),
      card: amount,
    })
    .map(({ lines, promotions, shipping, fee, onlyBelow, card, ...tax }) => ({
      cart: {
        currency: 'USD',
        lines,
        fees: [{ id: 'f', name: 'F', amount: fee, taxCategory: 'standard', onlyBelow }],
        giftCards: [{ id: 'c', balance: card }],
      },
      context: { now: NOW, promotions, shipping, tax: { ...tax, rates } },
    }));

const numbersOf = (value: unknown): number[] =>
  typeof value === 'number'
    ? [value]
    : value !== null && typeof value === 'object'
      ? Object.values(value).flatMap(numbersOf)
      : [];

/** Before tax in an exclusive market: what the choice of promotions minimises. */
const payableOf = (totals: ReturnType<typeof calculate>) =>
  totals.goodsTotal + totals.shippingTotal + totals.feeTotal;

describe('any cart, any promotions, any rates', () => {
  it('adds up to the minor unit, with no amount below 0', () => {
    fc.assert(
      fc.property(input(8), ({ cart, context }) => {
        const totals = calculate(cart, context);
        expect(numbersOf(totals).every((n) => Number.isSafeInteger(n) && n >= 0 && !Object.is(n, -0))).toBe(
          true,
        );
        const parts = [...totals.lines, ...totals.shippingLines, ...totals.fees];
        for (const part of parts) {
          expect(part.net + part.tax).toBe(part.total);
          expect(sum(part.components.map((component) => component.amount))).toBe(part.tax);
        }
        for (const line of totals.lines) {
          expect(line.gross - sum(line.discounts.map((discount) => discount.amount))).toBe(line.amount);
          const units = expandUnits(line.units);
          expect(units).toHaveLength(line.quantity);
          expect(sum(units.map((unit) => unit.net))).toBe(line.net);
          expect(sum(units.map((unit) => unit.tax))).toBe(line.tax);
          expect(units.every((unit) => unit.net + unit.tax === unit.total)).toBe(true);
        }
        const charged = totals.grossTotal + sum(totals.shippingLines.map((l) => l.gross)) + totals.feeTotal;
        const contained = totals.isInclusive ? -totals.removedTaxTotal : totals.taxTotal;
        expect(charged - totals.discountTotal + contained).toBe(totals.total);
        expect(sum(parts.map((part) => part.total))).toBe(totals.total);
        expect(sum(totals.taxLines.map((line) => line.amount))).toBe(totals.taxTotal);
        expect(sum(parts.map((part) => part.tax))).toBe(totals.taxTotal);
        expect(sum(totals.tenders.map((tender) => tender.amount))).toBe(totals.total);
        expect(JSON.parse(JSON.stringify(totals))).toEqual(totals);
      }),
      { numRuns: 400 },
    );
  });

  it('does not care about the order of promotions', () => {
    const shuffled = input(16).chain(({ cart, context }) =>
      fc
        .shuffledSubarray(context.promotions ?? [], { minLength: context.promotions?.length ?? 0 })
        .map((other) => ({ cart, context, other })),
    );
    fc.assert(
      fc.property(shuffled, ({ cart, context, other }) => {
        const totals = calculate(cart, context);
        const again = calculate(cart, { ...context, promotions: other });
        expect(again).toEqual(totals);
        expect(calcHash(again)).toBe(calcHash(totals));
      }),
      { numRuns: 200 },
    );
  });

  it.each([5, 18])('is never worse than the best single promotion, up to %i of them', (count) => {
    fc.assert(
      fc.property(input(count), ({ cart, context }) => {
        const best = payableOf(calculate(cart, context));
        for (const one of [[], ...(context.promotions ?? []).map((single) => [single])]) {
          expect(best).toBeLessThanOrEqual(payableOf(calculate(cart, { ...context, promotions: one })));
        }
      }),
      { numRuns: 150 },
    );
  });

  it('applies only promotions that combine', () => {
    fc.assert(
      fc.property(input(14), ({ cart, context }) => {
        const { appliedPromotionIds } = calculate(cart, context);
        const applied = (context.promotions ?? []).filter((one) => appliedPromotionIds.includes(one.id));
        const allows = (one: Promotion, other: Promotion) =>
          ({ line: one.combinesLine, order: one.combinesOrder, shipping: one.combinesShipping })[other.class];
        for (const one of applied) {
          for (const other of applied) if (one !== other) expect(allows(one, other)).toBe(true);
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe('refunds', () => {
  it('in any partition never exceed what was paid, and all of it is exactly the total', () => {
    const refunds = input(4).chain(({ cart, context }) =>
      fc.record({
        cart: fc.constant(cart),
        context: fc.constant(context),
        seeds: fc.array(fc.record({ line: fc.nat(6), quantity: fc.nat(12), ship: fc.nat(500) }), {
          maxLength: 8,
        }),
        tenderOrder: fc.constantFrom('default' as const, 'proportional' as const),
      }),
    );
    fc.assert(
      fc.property(refunds, ({ cart, context, seeds, tenderOrder }) => {
        const totals = calculate(cart, context);
        let order = refundableOrder(totals, 'gateway');
        let paidBack = 0;
        const refund = (request: Parameters<typeof refundAllocation>[1]) => {
          const result = refundAllocation(order, { ...request, tenderOrder });
          expect(sum(result.tenders.map((tender) => tender.amount))).toBe(result.total);
          expect(result.withheld).toBe(0);
          order = applyRefund(order, result);
          expect(order.payments.every((payment) => payment.refunded <= payment.captured)).toBe(true);
          paidBack += result.total;
          return result;
        };
        for (const seed of seeds) {
          const line = order.lines[seed.line % order.lines.length]!;
          const left = sum(line.units.map((run) => run.count)) - line.refundedUnits.length;
          const shipping = order.shipping
            .map(({ id, netLeft, taxLeft }) => ({
              id,
              left: netLeft + sum(taxLeft.map((rate) => rate.amount)),
            }))
            .map(({ id, left: most }) => ({ id, amount: Math.min(most, seed.ship) }));
          refund({ lines: [{ lineId: line.lineId, quantity: Math.min(left, seed.quantity) }], shipping });
          expect(paidBack).toBeLessThanOrEqual(totals.total);
        }
        refund({
          lines: order.lines.map(({ lineId }) => ({ lineId })),
          shipping: order.shipping.map(({ id }) => ({ id })),
          fees: order.fees.map(({ id }) => ({ id })),
        });
        expect(paidBack).toBe(totals.total);
        const rest = [...order.lines, ...order.shipping, ...order.fees].flatMap((part) => part.taxLeft);
        expect(rest.every((rate) => rate.amount === 0)).toBe(true);
        expect(refundAllocation(order, { extraAmount: 1 })).toMatchObject({ total: 0, withheld: 1 });
      }),
      { numRuns: 250 },
    );
  });
});
