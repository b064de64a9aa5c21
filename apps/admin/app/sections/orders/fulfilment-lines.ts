import type { OrderDetail } from '@domain/orders/views.ts';

export type OrderLine = OrderDetail['lines'][number];

/** Units of a line that can still be sent: ordered, less sent, less refunded. */
export function openQuantity(
  line: Pick<OrderLine, 'quantity' | 'quantityFulfilled' | 'quantityRefunded'>,
): number {
  return Math.max(0, line.quantity - line.quantityFulfilled - line.quantityRefunded);
}

/** Units of a line that can still be refunded. */
export function refundableQuantity(line: Pick<OrderLine, 'quantity' | 'quantityRefunded'>): number {
  return Math.max(0, line.quantity - line.quantityRefunded);
}

/** Lines with something left to send. */
export function openLines(order: Pick<OrderDetail, 'lines'>): OrderLine[] {
  return order.lines.filter((line) => openQuantity(line) > 0);
}
