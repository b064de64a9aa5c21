import { asc, eq } from 'drizzle-orm';
import { type ScopedDb, tables } from '../../schema/index.ts';
import type { TenantContext } from '../app-context.ts';
import { formatMoney } from '../kernel/money.ts';
import { notFound } from '../kernel/problem.ts';
import { Address } from '../kernel/views.ts';

const { orders, orderLines, checkouts } = tables;

type OrderRow = typeof orders.$inferSelect;

/** An order as mails tell of it. */
export interface OrderFacts {
  order: OrderRow;
  lines: (typeof orderLines.$inferSelect)[];
  /** Opens the order's page; null when nobody knows the shop's address. */
  statusUrl: string | null;
}

/** Errors: 404. `origin` is the shop's address; empty when it is not known. */
export async function readOrderFacts(
  db: ScopedDb,
  tenant: TenantContext,
  orderId: string,
  origin: string,
): Promise<OrderFacts> {
  const [found, lines] = await db.batch([
    db.q
      .select({ order: orders, token: checkouts.orderToken })
      .from(orders)
      .leftJoin(checkouts, eq(checkouts.id, orders.checkoutId))
      .where(eq(orders.id, orderId)),
    db.q.select().from(orderLines).where(eq(orderLines.orderId, orderId)).orderBy(asc(orderLines.position)),
  ]);
  const row = found[0];
  if (!row) throw notFound('order');
  const isOtherLanguage = row.order.locale !== tenant.locale && tenant.locales.includes(row.order.locale);
  const path = `${isOtherLanguage ? `/${row.order.locale}` : ''}/orders/${row.token}`;
  return { order: row.order, lines, statusUrl: origin !== '' && row.token ? origin + path : null };
}

/** Money of the order in its language. */
export function moneyOf(order: OrderRow): (minor: number) => string {
  return (minor) => formatMoney({ amount: minor, currency: order.currency }, order.locale);
}

/** `Green / M · CUP-1`. */
export function lineDetail(line: { variantTitle: string; sku: string | null }): string {
  return [line.variantTitle, line.sku ?? ''].filter((part) => part !== '').join(' · ');
}

/** A stored address as lines for people; none when there is none. */
export function addressLines(stored: unknown, locale: string): string[] {
  const parsed = Address.safeParse(stored);
  if (!parsed.success) return [];
  const { firstName, lastName, company, line1, line2, city, region, postalCode, country } = parsed.data;
  const name = new Intl.DisplayNames([locale], { type: 'region' }).of(country) ?? country;
  const town = country === 'US' ? `${city}, ${region ?? ''} ${postalCode}` : `${postalCode} ${city}`;
  return [`${firstName} ${lastName}`, company ?? '', line1, line2 ?? '', town, name].filter(
    (line) => line !== '',
  );
}

/** `2026-11-24` in words. */
export function dayText(day: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );
}
