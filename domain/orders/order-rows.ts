import { type SQL, sql } from 'drizzle-orm';
import { toExternalId } from '../kernel/ids.ts';
import { isoUtc } from '../kernel/sql-text.ts';
import type { OrderRow } from './views.ts';

export interface OrderRowRecord extends Record<string, unknown> {
  id: string;
  number: string;
  placed_at: string;
  customer_name: string;
  email: string;
  item_count: number;
  total_minor: string;
  currency: string;
  status: OrderRow['status'];
  financial_status: OrderRow['financialStatus'];
  fulfillment_status: OrderRow['fulfillmentStatus'];
  shipping_method: string | null;
  country: string | null;
}

/** Columns of an order in a list; the order is `o` in the surrounding statement. */
export const orderRowColumns: SQL = sql`o.id, o.number, ${isoUtc(sql`o.placed_at`)} as placed_at, o.customer_name, o.email, o.item_count,
  o.total_minor, o.currency, o.status, o.financial_status, o.fulfillment_status, o.shipping_method, o.country`;

export function orderRowView(row: OrderRowRecord): OrderRow {
  return {
    id: toExternalId('order', row.id),
    number: row.number,
    placedAt: row.placed_at,
    customerName: row.customer_name,
    email: row.email,
    itemCount: row.item_count,
    total: { amount: Number(row.total_minor), currency: row.currency },
    status: row.status,
    financialStatus: row.financial_status,
    fulfillmentStatus: row.fulfillment_status,
    shippingMethod: row.shipping_method,
    country: row.country,
  };
}
