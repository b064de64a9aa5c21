import type { OrderRow } from '@domain/orders/views.ts';
import { Badge, type Tone } from '@ui/work/badge.tsx';

interface StatusLook {
  label: string;
  tone: Tone;
  /** Something is still to be done. */
  isOpen?: boolean;
}

export const ORDER_STATUS: Record<OrderRow['status'], StatusLook> = {
  open: { label: 'Open', tone: 'info', isOpen: true },
  on_hand_review: { label: 'In review', tone: 'warn', isOpen: true },
  completed: { label: 'Completed', tone: 'neutral' },
  cancelled: { label: 'Cancelled', tone: 'bad' },
};

export const FINANCIAL_STATUS: Record<OrderRow['financialStatus'], StatusLook> = {
  pending: { label: 'Payment pending', tone: 'warn', isOpen: true },
  authorized: { label: 'Authorised', tone: 'info', isOpen: true },
  partially_paid: { label: 'Partly paid', tone: 'warn', isOpen: true },
  paid: { label: 'Paid', tone: 'good' },
  partially_refunded: { label: 'Partly refunded', tone: 'neutral', isOpen: true },
  refunded: { label: 'Refunded', tone: 'neutral' },
  voided: { label: 'Voided', tone: 'neutral' },
};

export const FULFILLMENT_STATUS: Record<OrderRow['fulfillmentStatus'], StatusLook> = {
  unfulfilled: { label: 'Unfulfilled', tone: 'warn', isOpen: true },
  partial: { label: 'Partly fulfilled', tone: 'warn', isOpen: true },
  fulfilled: { label: 'Fulfilled', tone: 'good' },
  on_hold: { label: 'On hold', tone: 'bad', isOpen: true },
  scheduled: { label: 'Scheduled', tone: 'info', isOpen: true },
};

function StatusBadge({ look }: { look: StatusLook }) {
  return (
    <Badge tone={look.tone} isOpen={look.isOpen}>
      {look.label}
    </Badge>
  );
}

/** Where an order is as a whole. */
export function OrderStatusBadge({ status }: { status: OrderRow['status'] }) {
  return <StatusBadge look={ORDER_STATUS[status]} />;
}

export function FinancialBadge({ status }: { status: OrderRow['financialStatus'] }) {
  return <StatusBadge look={FINANCIAL_STATUS[status]} />;
}

export function FulfillmentBadge({ status }: { status: OrderRow['fulfillmentStatus'] }) {
  return <StatusBadge look={FULFILLMENT_STATUS[status]} />;
}

/** A status map as filter options. */
export function statusOptions(map: Record<string, StatusLook>): { value: string; label: string }[] {
  return Object.entries(map).map(([value, look]) => ({ value, label: look.label }));
}
