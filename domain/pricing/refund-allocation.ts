/** Exact refunds by units, shipping and fees, and which payments carry them. 20 §4.4, §4.10, ORD-04. */
import { allocate, mulDivHalfUp } from '../kernel/money.ts';
import { PricingError } from './errors.ts';
import type {
  PaymentKind,
  RefundAllocation,
  RefundableCharge,
  RefundableLine,
  RefundableOrder,
  RefundablePayment,
  RefundPart,
  RefundRequest,
  TaxLeft,
} from './refund-types.ts';
import type { Minor, PricingTotals, TaxComponent, Taxed } from './types.ts';
import { expandUnits } from './units.ts';

/** The refundable view of freshly calculated totals; `paymentId` names the gateway payment, fully captured. */
export function refundableOrder(totals: PricingTotals, paymentId: string): RefundableOrder {
  const charge = (id: string, item: Taxed): RefundableCharge => ({
    id,
    netLeft: item.net,
    taxLeft: taxLeftOf(item.components),
  });
  return {
    currency: totals.currency,
    isInclusive: totals.isInclusive,
    lines: totals.lines.map(({ lineId, units, components }) => ({
      lineId,
      units,
      refundedUnits: [],
      taxLeft: taxLeftOf(components),
    })),
    shipping: totals.shippingLines.map((line) => charge(line.id, line)),
    fees: totals.fees.map((fee) => charge(fee.feeId, fee)),
    payments: totals.tenders.map(({ kind, sourceId, amount }) => ({
      id: sourceId ?? paymentId,
      kind,
      captured: amount,
      refunded: 0,
    })),
  };
}

function taxLeftOf(components: readonly TaxComponent[]): TaxLeft[] {
  return components.map(({ rateId, name, ratePpm, amount }) => ({ rateId, name, ratePpm, amount }));
}

/**
 * What a refund gives back. Units carry the parts they were sold with, so any partition of an order adds up to
 * exactly what was paid; the result is never above captured − refunded and never below 0. A return of two with a
 * 10 % restocking fee: 27.54 + 2.45 − 2.75 = 27.24.
 * @throws PricingError `unknown_line`, `unit_already_refunded`, `nothing_left_to_refund` (more units, shipping or
 *   fee than is left), `invalid_refund` (negative or fractional amounts)
 */
export function refundAllocation(order: RefundableOrder, request: RefundRequest): RefundAllocation {
  rejectTwice(request);
  const lines = (request.lines ?? []).map((wanted, index) => {
    const line = order.lines.find((candidate) => candidate.lineId === wanted.lineId);
    if (!line) throw new PricingError('unknown_line', `No line ${wanted.lineId}`, `lines.${index}.lineId`);
    const units = chooseUnits(line, wanted, request.unitOrder ?? 'lowest', `lines.${index}`);
    return { lineId: line.lineId, units, ...unitsPart(line, units) };
  });
  const shipping = chargeParts(order.shipping, request.shipping ?? [], 'shipping');
  const fees = chargeParts(order.fees, request.fees ?? [], 'fees');
  const goods = sum(lines.map((line) => line.total));
  const feeBase = order.isInclusive ? goods : sum(lines.map((line) => line.net));
  const restockingFee = Math.min(restockingFeeOf(request, feeBase), goods);
  const extraAmount = amountOf(request.extraAmount ?? 0, 'extraAmount');
  const charges = [...shipping, ...fees];
  const requested = goods - restockingFee + sum(charges.map((part) => part.total)) + extraAmount;
  const left = sum(order.payments.map(leftOn));
  const total = Math.min(requested, left);
  return {
    lines,
    shipping,
    fees,
    restockingFee,
    extraAmount,
    requested,
    total,
    withheld: requested - total,
    taxLines: sumTax([...lines, ...charges].flatMap((part) => part.taxLines)),
    tenders: splitOverPayments(order.payments, total, request.tenderOrder ?? 'default'),
    leftAfter: left - total,
  };
}

function sum(amounts: readonly Minor[]): Minor {
  let total = 0;
  for (const amount of amounts) total += amount;
  return total;
}

function amountOf(amount: Minor, path: string): Minor {
  if (!Number.isSafeInteger(amount) || amount < 0) {
    throw new PricingError('invalid_refund', `Not an amount: ${amount}`, path);
  }
  return amount;
}

/** The same line or charge twice in one request would be checked against the same remainder twice. */
function rejectTwice(request: RefundRequest): void {
  for (const ids of [
    (request.lines ?? []).map((line) => line.lineId),
    (request.shipping ?? []).map((line) => line.id),
    (request.fees ?? []).map((fee) => fee.id),
  ]) {
    if (new Set(ids).size !== ids.length)
      throw new PricingError('invalid_refund', 'The same item occurs twice');
  }
}

function chooseUnits(
  line: RefundableLine,
  wanted: { quantity?: number; units?: number[] },
  order: 'lowest' | 'highest',
  path: string,
): number[] {
  const refunded = new Set(line.refundedUnits);
  const count = sum(line.units.map((run) => run.count));
  if (wanted.units) {
    const units = [...new Set(wanted.units)].sort((a, b) => a - b);
    if (units.length !== wanted.units.length || units.some((unit) => refunded.has(unit))) {
      throw new PricingError(
        'unit_already_refunded',
        `A unit of ${line.lineId} is refunded already`,
        `${path}.units`,
      );
    }
    if (units.some((unit) => !Number.isSafeInteger(unit) || unit < 0 || unit >= count)) {
      throw new PricingError('invalid_refund', `Line ${line.lineId} has ${count} units`, `${path}.units`);
    }
    return units;
  }
  const left = Array.from({ length: count }, (_, unit) => unit).filter((unit) => !refunded.has(unit));
  const quantity = amountOf(wanted.quantity ?? left.length, `${path}.quantity`);
  if (quantity > left.length) {
    throw new PricingError('nothing_left_to_refund', `${left.length} units are left`, `${path}.quantity`);
  }
  return order === 'lowest' ? left.slice(0, quantity) : left.slice(left.length - quantity);
}

function unitsPart(line: RefundableLine, units: readonly number[]): RefundPart {
  const parts = expandUnits(line.units);
  const net = sum(units.map((unit) => parts[unit]!.net));
  const tax = sum(units.map((unit) => parts[unit]!.tax));
  return { net, tax, total: net + tax, taxLines: takeTax(line.taxLeft, tax) };
}

/** Tax per rate by what is left of each: a part never exceeds it, and the last refund takes all of it. */
function takeTax(left: readonly TaxLeft[], tax: Minor): TaxLeft[] {
  const amounts = allocate(
    left.map((rate) => rate.amount),
    tax,
  );
  return left.map((rate, index) => ({ ...rate, amount: amounts[index]! }));
}

function chargeParts(
  charges: readonly RefundableCharge[],
  wanted: readonly { id: string; amount?: Minor }[],
  path: string,
): (RefundPart & { id: string })[] {
  return wanted.map(({ id, amount }, index) => {
    const charge = charges.find((candidate) => candidate.id === id);
    if (!charge) throw new PricingError('unknown_line', `No ${path} ${id}`, `${path}.${index}.id`);
    const taxLeft = sum(charge.taxLeft.map((rate) => rate.amount));
    const left = charge.netLeft + taxLeft;
    const total = amountOf(amount ?? left, `${path}.${index}.amount`);
    if (total > left) {
      throw new PricingError('nothing_left_to_refund', `${left} is left`, `${path}.${index}.amount`);
    }
    const [net, tax] = allocate([charge.netLeft, taxLeft], total) as [Minor, Minor];
    return { id, net, tax, total, taxLines: takeTax(charge.taxLeft, tax) };
  });
}

function restockingFeeOf({ restockingFee }: RefundRequest, base: Minor): Minor {
  if (!restockingFee) return 0;
  if ('amount' in restockingFee) return amountOf(restockingFee.amount, 'restockingFee.amount');
  return mulDivHalfUp(base, amountOf(restockingFee.ratePpm, 'restockingFee.ratePpm'), 1_000_000);
}

function sumTax(taxLines: readonly TaxLeft[]): TaxLeft[] {
  const byRate = new Map<string, TaxLeft>();
  for (const line of taxLines) {
    const key = `${line.rateId}:${line.ratePpm}`;
    const known = byRate.get(key);
    if (known) known.amount += line.amount;
    else byRate.set(key, { ...line });
  }
  return [...byRate.values()];
}

const TENDER_ORDER: Record<PaymentKind, number> = { gateway: 0, store_credit: 1, gift_card: 2 };

function leftOn(payment: RefundablePayment): Minor {
  return Math.max(0, payment.captured - payment.refunded);
}

/**
 * Which payments give `amount` back, each up to captured − refunded: gateway, then store credit, then gift cards
 * (keeps cash refunds first), or in proportion to what is left on each. Payments without a part are left out.
 */
export function splitOverPayments(
  payments: readonly RefundablePayment[],
  amount: Minor,
  order: 'default' | 'proportional',
): RefundAllocation['tenders'] {
  const ranked = [...payments].sort((a, b) => TENDER_ORDER[a.kind] - TENDER_ORDER[b.kind]);
  let open = amount;
  const parts =
    order === 'proportional'
      ? allocate(ranked.map(leftOn), amount)
      : ranked.map((payment) => {
          const part = Math.min(open, leftOn(payment));
          open -= part;
          return part;
        });
  return ranked
    .map(({ id, kind }, index) => ({ paymentId: id, kind, amount: parts[index]! }))
    .filter((tender) => tender.amount > 0);
}

/** The order after a refund went through: what is left for the next one. */
export function applyRefund(order: RefundableOrder, refund: RefundAllocation): RefundableOrder {
  const lessTax = (left: readonly TaxLeft[], taken: readonly TaxLeft[]) =>
    left.map((rate, index) => ({ ...rate, amount: rate.amount - (taken[index]?.amount ?? 0) }));
  const lessCharges = (charges: readonly RefundableCharge[], parts: RefundAllocation['shipping']) =>
    charges.map((charge) => {
      const part = parts.find(({ id }) => id === charge.id);
      if (!part) return charge;
      return {
        ...charge,
        netLeft: charge.netLeft - part.net,
        taxLeft: lessTax(charge.taxLeft, part.taxLines),
      };
    });
  return {
    ...order,
    lines: order.lines.map((line) => {
      const part = refund.lines.find(({ lineId }) => lineId === line.lineId);
      if (!part) return line;
      const refundedUnits = [...line.refundedUnits, ...part.units].sort((a, b) => a - b);
      return { ...line, refundedUnits, taxLeft: lessTax(line.taxLeft, part.taxLines) };
    }),
    shipping: lessCharges(order.shipping, refund.shipping),
    fees: lessCharges(order.fees, refund.fees),
    payments: order.payments.map((payment) => {
      const part = refund.tenders.find(({ paymentId }) => paymentId === payment.id);
      return part ? { ...payment, refunded: payment.refunded + part.amount } : payment;
    }),
  };
}
