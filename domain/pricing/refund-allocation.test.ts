import { describe, expect, it } from 'vitest';
import { calculate } from './calculate.ts';
import { PricingError } from './errors.ts';
import { orderOf44, orderOf45, sum } from './pricing-fixtures.ts';
import { applyRefund, refundAllocation, refundableOrder, splitOverPayments } from './refund-allocation.ts';
import type { RefundablePayment, RefundRequest } from './refund-types.ts';

const { cart, context } = orderOf44();
const order = refundableOrder(calculate(cart, context), 'pay_1');
const codeOf = (request: RefundRequest, of = order): string | null => {
  try {
    refundAllocation(of, request);
  } catch (error) {
    if (error instanceof PricingError) return error.code;
    throw error;
  }
  return null;
};

describe('worked refunds (20 §4.4)', () => {
  it('units of A one by one: 15.00, 14.99, 14.99 = 44.98', () => {
    let left = order;
    const amounts = [1, 1, 1].map((quantity) => {
      const refund = refundAllocation(left, { lines: [{ lineId: 'A', quantity }] });
      left = applyRefund(left, refund);
      expect(sum(refund.taxLines.map((line) => line.amount))).toBe(refund.lines[0]!.tax);
      return refund.total;
    });
    expect(amounts).toEqual([1500, 1499, 1499]);
    expect(sum(amounts)).toBe(4131 + 367);
    expect(left.lines[0]!.taxLeft.map((rate) => rate.amount)).toEqual([0, 0, 0]);
    expect(codeOf({ lines: [{ lineId: 'A', quantity: 1 }] }, left)).toBe('nothing_left_to_refund');
  });

  it('return of two with a 10 % restocking fee: 27.54 + 2.45 − 2.75 = 27.24', () => {
    const refund = refundAllocation(order, {
      lines: [{ lineId: 'A', quantity: 2 }],
      restockingFee: { ratePpm: 100_000 },
    });
    expect(refund.lines[0]).toMatchObject({ units: [0, 1], net: 2754, tax: 245 });
    expect([refund.restockingFee, refund.total]).toEqual([275, 2724]);
  });

  it('an order edit removes the highest unit: −14.99 (20 §4.10)', () => {
    const refund = refundAllocation(order, { lines: [{ lineId: 'A', quantity: 1 }], unitOrder: 'highest' });
    expect(refund.lines[0]).toMatchObject({ units: [2], total: 1499 });
  });

  it('everything at once is exactly the total', () => {
    const refund = refundAllocation(order, {
      lines: ['A', 'B', 'C'].map((lineId) => ({ lineId })),
      shipping: [{ id: 'ship' }],
    });
    expect([refund.total, refund.withheld, refund.leftAfter]).toEqual([10766, 0, 0]);
    expect(refund.taxLines.map((line) => line.amount)).toEqual(
      calculate(cart, context).taxLines.map((line) => line.amount),
    );
  });

  it('inclusive: shipping that follows the goods comes back by rate', () => {
    const of45 = orderOf45();
    const inclusive = refundableOrder(calculate(of45.cart, of45.context), 'pay_1');
    const refund = refundAllocation(inclusive, { shipping: [{ id: 'ship' }] });
    expect(refund).toMatchObject({ total: 490, shipping: [{ net: 419, tax: 71 }] });
    const fee = refundAllocation(inclusive, {
      lines: [{ lineId: 'A' }],
      restockingFee: { ratePpm: 100_000 },
    });
    expect([fee.restockingFee, fee.total]).toEqual([539, 5391 - 539]);
  });
});

describe('tenders', () => {
  const payments: RefundablePayment[] = [
    { id: 'card', kind: 'gift_card', captured: 5000, refunded: 0 },
    { id: 'credit', kind: 'store_credit', captured: 1000, refunded: 0 },
    { id: 'pay', kind: 'gateway', captured: 4766, refunded: 766 },
  ];
  it('gateway first up to captured − refunded, then store credit, then gift card', () => {
    expect(splitOverPayments(payments, 5500, 'default')).toEqual([
      { paymentId: 'pay', kind: 'gateway', amount: 4000 },
      { paymentId: 'credit', kind: 'store_credit', amount: 1000 },
      { paymentId: 'card', kind: 'gift_card', amount: 500 },
    ]);
    expect(splitOverPayments(payments, 100, 'default')).toHaveLength(1);
  });
  it('proportional to what is left', () => {
    const parts = splitOverPayments(payments, 999, 'proportional');
    expect(parts.map((part) => part.amount)).toEqual([400, 100, 499]);
  });
  it('comes from the tenders of the order', () => {
    const paid = calculate({ ...cart, giftCards: [{ id: 'gift', balance: 5000 }] }, context);
    const refund = refundAllocation(refundableOrder(paid, 'pay_1'), {
      lines: [{ lineId: 'A' }, { lineId: 'B' }],
      tenderOrder: 'default',
    });
    expect(refund.total).toBe(4498 + 4219);
    expect(refund.tenders).toEqual([
      { paymentId: 'pay_1', kind: 'gateway', amount: 5766 },
      { paymentId: 'gift', kind: 'gift_card', amount: 8717 - 5766 },
    ]);
  });
});

describe('limits', () => {
  it('free amounts stop at what is left, and units then say what is withheld', () => {
    const generous = refundAllocation(order, { extraAmount: 99_999 });
    expect([generous.total, generous.withheld]).toEqual([10766, 99_999 - 10766]);
    const after = applyRefund(order, refundAllocation(order, { extraAmount: 10_000 }));
    expect(refundAllocation(after, { lines: [{ lineId: 'A', quantity: 1 }] })).toMatchObject({
      requested: 1500,
      total: 766,
      withheld: 734,
      leftAfter: 0,
    });
  });

  it('a fee never turns a refund into a charge', () => {
    const refund = refundAllocation(order, {
      lines: [{ lineId: 'A', quantity: 1 }],
      restockingFee: { amount: 9999 },
    });
    expect([refund.restockingFee, refund.total]).toEqual([1500, 0]);
  });

  it('part of the shipping, then the rest', () => {
    const first = refundAllocation(order, { shipping: [{ id: 'ship', amount: 300 }] });
    expect(first.shipping[0]).toMatchObject({ net: 275, tax: 25, total: 300 });
    const rest = refundAllocation(applyRefund(order, first), { shipping: [{ id: 'ship' }] });
    expect(rest.total).toBe(457);
  });

  it.each<[RefundRequest, string]>([
    [{ lines: [{ lineId: 'X' }] }, 'unknown_line'],
    [{ shipping: [{ id: 'X' }] }, 'unknown_line'],
    [{ lines: [{ lineId: 'A', quantity: 4 }] }, 'nothing_left_to_refund'],
    [{ lines: [{ lineId: 'A', quantity: -1 }] }, 'invalid_refund'],
    [{ lines: [{ lineId: 'A', units: [3] }] }, 'invalid_refund'],
    [{ lines: [{ lineId: 'A', units: [1, 1] }] }, 'unit_already_refunded'],
    [{ lines: [{ lineId: 'A' }, { lineId: 'A' }] }, 'invalid_refund'],
    [{ shipping: [{ id: 'ship', amount: 758 }] }, 'nothing_left_to_refund'],
    [{ extraAmount: 0.5 }, 'invalid_refund'],
    [{ extraAmount: -1 }, 'invalid_refund'],
  ])('%j → %s', (request, code) => {
    expect(codeOf(request)).toBe(code);
  });

  it('refunds a unit once', () => {
    const after = applyRefund(order, refundAllocation(order, { lines: [{ lineId: 'A', units: [1] }] }));
    expect(codeOf({ lines: [{ lineId: 'A', units: [1] }] }, after)).toBe('unit_already_refunded');
    expect(refundAllocation(after, { lines: [{ lineId: 'A', quantity: 2 }] }).lines[0]!.units).toEqual([
      0, 2,
    ]);
  });
});
