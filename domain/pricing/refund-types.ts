/** What is known of a paid order when something is refunded. Plain JSON, minor units of the order's currency. */
import type { CurrencyCode } from '../kernel/money.ts';
import type { Minor, Ppm, UnitRun } from './types.ts';

/** Tax of one rate that has not been refunded yet. */
export interface TaxLeft {
  rateId: string;
  name: string;
  ratePpm: Ppm;
  amount: Minor;
}

export interface RefundableLine {
  lineId: string;
  /** As in `LineTotals.units`; all units ever sold. */
  units: UnitRun[];
  /** 0-based indexes of units that were refunded or removed. */
  refundedUnits: number[];
  taxLeft: TaxLeft[];
}

/** Shipping or a fee: what is left of it. */
export interface RefundableCharge {
  id: string;
  netLeft: Minor;
  taxLeft: TaxLeft[];
}

export type PaymentKind = 'gateway' | 'store_credit' | 'gift_card';

export interface RefundablePayment {
  id: string;
  kind: PaymentKind;
  captured: Minor;
  refunded: Minor;
}

export interface RefundableOrder {
  currency: CurrencyCode;
  isInclusive: boolean;
  lines: RefundableLine[];
  shipping: RefundableCharge[];
  fees: RefundableCharge[];
  payments: RefundablePayment[];
}

export interface RefundRequest {
  /** `quantity` units (default all left), lowest index first unless `unitOrder` says so; or these very units. */
  lines?: { lineId: string; quantity?: number; units?: number[] }[];
  /** `amount` with tax; absent: all that is left. */
  shipping?: { id: string; amount?: Minor }[];
  fees?: { id: string; amount?: Minor }[];
  /** Kept back from the lines. A percentage is of the net in an exclusive market, else of the price with tax. */
  restockingFee?: { ratePpm: Ppm } | { amount: Minor } | null;
  /** A free amount on top. */
  extraAmount?: Minor;
  /** `default`: gateway, then store credit, then gift cards. */
  tenderOrder?: 'default' | 'proportional';
  /** `highest` for order edits: removed units come from the highest index (4.10). */
  unitOrder?: 'lowest' | 'highest';
}

export interface RefundPart {
  net: Minor;
  tax: Minor;
  total: Minor;
  /** Tax given back per rate; Σ = tax. */
  taxLines: TaxLeft[];
}

export interface RefundAllocation {
  lines: (RefundPart & { lineId: string; units: number[] })[];
  shipping: (RefundPart & { id: string })[];
  fees: (RefundPart & { id: string })[];
  restockingFee: Minor;
  extraAmount: Minor;
  /** Σ parts − restocking fee + extra. */
  requested: Minor;
  /** What is paid back: requested, but never more than captured − refunded. */
  total: Minor;
  /** requested − total; above 0 when earlier free refunds already gave it back. */
  withheld: Minor;
  /** Tax given back per rate over all parts. */
  taxLines: TaxLeft[];
  /** Σ = total. */
  tenders: { paymentId: string; kind: PaymentKind; amount: Minor }[];
  /** captured − refunded after this refund. */
  leftAfter: Minor;
}
