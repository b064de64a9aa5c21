import { conflict, notFound, Problem } from '../kernel/problem.ts';
import { PricingError, type RefundableOrder, refundAllocation } from '../pricing/index.ts';
import type { Refundables } from './refundables.ts';

/** What somebody wants to give back; ids are UUIDs. */
export interface RefundWish {
  lines: { lineId: string; quantity: number; restock: boolean }[];
  /** With its tax. */
  shippingMinor: number;
  isFullRefund: boolean;
}

/** A line of a refund, as kept in `refunds.lines`. */
export interface RefundLine {
  lineId: string;
  quantity: number;
  restock: boolean;
  /** Units of it that were not sent yet: their stock is released, whatever `restock` says. */
  unsent: number;
  netMinor: number;
  taxMinor: number;
}

export interface RefundPlan {
  lines: (RefundLine & { /** Positions in `order_units`. */ positions: number[] })[];
  shipping: { net: number; tax: number; total: number };
  /** Tax of all parts. */
  tax: number;
  total: number;
  /** The payment that gives the money back; null when nothing is given back. */
  paymentId: string | null;
}

const SHIPPING = 'shipping';

/**
 * What a refund gives back, exactly: units carry the net and tax they were sold with, so that any split of an order
 * adds up to what was paid (20 §4.4). Units that were not sent go first. A wish without anything chosen plans nothing.
 * Errors: 404 for a line of another order; 422 `nothing_left_to_refund`; 409 `several_payments`.
 */
export function planRefund(order: Refundables, wish: RefundWish): RefundPlan {
  const wanted = wish.isFullRefund ? everythingLeft(order, wish) : wish;
  const allocation = allocationOf(order, wanted, wish.isFullRefund);
  const byId = new Map(order.lines.map((line) => [line.id, line]));
  const restocks = new Map(wanted.lines.map((line) => [line.lineId, line.restock]));
  const [shipping = { net: 0, tax: 0, total: 0 }] = allocation.shipping;
  if (allocation.tenders.length > 1) {
    throw conflict('several_payments', 'This is paid back to several payments: refund less at a time.');
  }
  return {
    lines: allocation.lines.map(({ lineId, units, net, tax }) => {
      const line = byId.get(lineId);
      if (!line) throw notFound('order line');
      return {
        lineId,
        quantity: units.length,
        restock: restocks.get(lineId) ?? true,
        unsent: Math.min(units.length, Math.max(0, line.quantity - line.fulfilled - line.refunded)),
        netMinor: net,
        taxMinor: tax,
        positions: units.map((index) => line.units[index]?.position ?? index),
      };
    }),
    shipping: { net: shipping.net, tax: shipping.tax, total: shipping.total },
    tax: shipping.tax + allocation.lines.reduce((sum, line) => sum + line.tax, 0),
    total: allocation.total,
    paymentId: allocation.tenders[0]?.paymentId ?? null,
  };
}

function everythingLeft(order: Refundables, wish: RefundWish): Omit<RefundWish, 'isFullRefund'> {
  const kept = new Set(wish.lines.filter((line) => !line.restock).map((line) => line.lineId));
  return {
    lines: order.lines.flatMap((line) => {
      const quantity = line.units.filter((unit) => !unit.isRefunded).length;
      return quantity > 0 ? [{ lineId: line.id, quantity, restock: !kept.has(line.id) }] : [];
    }),
    shippingMinor: order.shipping.total,
  };
}

function allocationOf(order: Refundables, wish: Omit<RefundWish, 'isFullRefund'>, isFull: boolean) {
  const refundable = refundableOrder(order);
  const request = {
    lines: wish.lines.map(({ lineId, quantity }) => ({ lineId, quantity })),
    ...(wish.shippingMinor > 0 ? { shipping: [{ id: SHIPPING, amount: wish.shippingMinor }] } : {}),
  };
  try {
    const allocation = refundAllocation(refundable, request);
    // Fees and earlier free amounts: full is all that is left, to the last cent.
    return isFull && allocation.leftAfter > 0
      ? refundAllocation(refundable, { ...request, extraAmount: allocation.leftAfter })
      : allocation;
  } catch (error) {
    throw error instanceof PricingError ? problemOf(error) : error;
  }
}

function refundableOrder(order: Refundables): RefundableOrder {
  const untaxed = (amount: number) => [{ rateId: 'all', name: 'all', ratePpm: 0, amount }];
  return {
    currency: order.currency,
    isInclusive: order.isInclusive,
    lines: order.lines.map((line) => ({
      lineId: line.id,
      units: line.units.map(({ net, tax }) => ({ count: 1, net, tax, total: net + tax })),
      refundedUnits: line.units.flatMap((unit, index) => (unit.isRefunded ? [index] : [])),
      taxLeft: untaxed(line.units.reduce((sum, unit) => sum + (unit.isRefunded ? 0 : unit.tax), 0)),
    })),
    shipping: [{ id: SHIPPING, netLeft: order.shipping.net, taxLeft: untaxed(order.shipping.tax) }],
    fees: [],
    payments: order.payments.map(({ id, captured, refunded }) => ({
      id,
      kind: 'gateway',
      captured,
      refunded,
    })),
  };
}

function problemOf(error: PricingError): Problem {
  if (error.code === 'unknown_line') return notFound('order line');
  const path = error.path?.startsWith('shipping') ? 'shippingMinor' : (error.path ?? 'lines');
  const isGone = error.code === 'nothing_left_to_refund' || error.code === 'unit_already_refunded';
  return new Problem({
    status: 422,
    code: isGone ? 'nothing_left_to_refund' : 'invalid_input',
    title: isGone ? 'Nothing left to refund' : 'Invalid input',
    detail: isGone ? 'This is more than what is left to refund.' : error.message,
    errors: [{ path, message: isGone ? 'More than what is left to refund' : error.message }],
  });
}
