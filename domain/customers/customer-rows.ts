import { type SQL, sql } from 'drizzle-orm';
import { toExternalId } from '../kernel/ids.ts';
import { isoUtc } from '../kernel/sql-text.ts';
import type { CustomerRow } from '../orders/views.ts';

export interface CustomerRowRecord extends Record<string, unknown> {
  id: string;
  name: string;
  email: string;
  country: string | null;
  orders_count: number;
  total_spent_minor: string;
  last_order_at: string | null;
  created_at: string;
}

/** First and last name; empty when neither is known. */
export const customerName: SQL = sql`trim(c.first_name || ' ' || c.last_name)`;

/** Columns of a customer in a list; the customer is `c` in the surrounding statement. */
export const customerRowColumns: SQL = sql`c.id, ${customerName} as name, c.email, c.country, c.orders_count, c.total_spent_minor,
  ${isoUtc(sql`c.last_order_at`)} as last_order_at, ${isoUtc(sql`c.created_at`)} as created_at`;

export function customerRowView(row: CustomerRowRecord, currency: string): CustomerRow {
  return {
    id: toExternalId('customer', row.id),
    name: row.name,
    email: row.email,
    country: row.country,
    ordersCount: row.orders_count,
    totalSpent: { amount: Number(row.total_spent_minor), currency },
    lastOrderAt: row.last_order_at,
    createdAt: row.created_at,
  };
}
