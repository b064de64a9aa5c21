import { describe, expect, it } from 'vitest';
import { openQuantity, refundableQuantity } from './fulfilment-lines.ts';

const line = (quantity: number, quantityFulfilled: number, quantityRefunded: number) => ({
  quantity,
  quantityFulfilled,
  quantityRefunded,
});

describe('what is left of a line', () => {
  it.each([
    [line(3, 0, 0), 3, 3],
    [line(3, 1, 0), 2, 3],
    [line(3, 1, 2), 0, 1],
    [line(3, 3, 1), 0, 2],
    [line(3, 0, 3), 0, 0],
  ])('%j → %d to send, %d to refund', (given, toSend, toRefund) => {
    expect(openQuantity(given)).toBe(toSend);
    expect(refundableQuantity(given)).toBe(toRefund);
  });
});
