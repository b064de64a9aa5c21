import { type SQL, sql } from 'drizzle-orm';
import type { ScopedDb } from '../../schema/index.ts';
import { allocate } from '../kernel/money.ts';
import { notFound } from '../kernel/problem.ts';

/** What is left of an order's shipping, in minor units. */
export interface ShippingLeft {
  net: number;
  tax: number;
  total: number;
}

export interface ShippingRow {
  shipping_lines: { net: number; tax: number }[];
  shipping_refunded: string;
}

/** Columns for `shippingLeft`; the order is `o`. */
export const shippingColumns: SQL = sql`coalesce(o.calculation->'shippingLines', '[]'::jsonb) as shipping_lines,
  (select coalesce(sum(r.shipping_minor), 0) from refunds r where r.order_id = o.id and r.status <> 'failed') as shipping_refunded`;

/** Shipping as charged, less what refunds gave back or are about to. Earlier refunds took net and tax in proportion. */
export function shippingLeft(row: ShippingRow): ShippingLeft {
  const net = row.shipping_lines.reduce((sum, line) => sum + line.net, 0);
  const tax = row.shipping_lines.reduce((sum, line) => sum + line.tax, 0);
  const refunded = Math.min(Number(row.shipping_refunded), net + tax);
  const [netGone = 0, taxGone = 0] = allocate([net, tax], refunded);
  return { net: net - netGone, tax: tax - taxGone, total: net + tax - refunded };
}

export interface RefundableUnit {
  position: number;
  net: number;
  tax: number;
  isRefunded: boolean;
}

export interface RefundableOrderLine {
  id: string;
  quantity: number;
  fulfilled: number;
  refunded: number;
  /** By position. */
  units: RefundableUnit[];
}

export interface PaidPayment {
  id: string;
  gateway: string;
  captured: number;
  /** With refunds that are still on their way. */
  refunded: number;
}

/** A paid order as a refund sees it. */
export interface Refundables {
  id: string;
  version: number;
  currency: string;
  isInclusive: boolean;
  paid: number;
  refunded: number;
  lines: RefundableOrderLine[];
  shipping: ShippingLeft;
  payments: PaidPayment[];
}

interface Row extends Record<string, unknown>, ShippingRow {
  id: string;
  version: number;
  currency: string;
  prices_include_tax: boolean;
  paid_minor: string;
  refunded_minor: string;
  lines: RefundableOrderLine[];
  payments: PaidPayment[];
}

/** Errors: 404. */
export async function loadRefundables(db: ScopedDb, orderId: string): Promise<Refundables> {
  const [row] = await db.rows<Row>(sql`
    select o.id, o.version, o.currency, o.prices_include_tax, o.paid_minor, o.refunded_minor, ${shippingColumns},
      coalesce((select json_agg(json_build_object('id', l.id, 'quantity', l.quantity, 'fulfilled', l.quantity_fulfilled, 'refunded', l.quantity_refunded,
          'units', coalesce((select json_agg(json_build_object('position', u.position, 'net', u.net_minor, 'tax', u.tax_minor, 'isRefunded', u.refund_id is not null)
            order by u.position) from order_units u where u.line_id = l.id), '[]'::json)) order by l.position)
        from order_lines l where l.order_id = o.id), '[]'::json) as lines,
      coalesce((select json_agg(json_build_object('id', p.id, 'gateway', p.gateway, 'captured', p.captured_minor, 'refunded', p.refunded_minor +
          (select coalesce(sum(r.amount_minor), 0) from refunds r where r.payment_id = p.id and r.status = 'pending')) order by p.id)
        from payments p where p.order_id = o.id and p.captured_minor > 0), '[]'::json) as payments
    from orders o where o.id = ${orderId}::uuid`);
  if (!row) throw notFound('order');
  return {
    id: row.id,
    version: row.version,
    currency: row.currency,
    isInclusive: row.prices_include_tax,
    paid: Number(row.paid_minor),
    refunded: Number(row.refunded_minor),
    lines: row.lines,
    shipping: shippingLeft(row),
    payments: row.payments,
  };
}
