import { eq, sql } from 'drizzle-orm';
import { type Query, tables } from '../../schema/index.ts';
import { commitHold, sumLines } from '../inventory/reservations.ts';
import type { OperationContext } from '../kernel/context.ts';
import { expectRows } from '../kernel/execute.ts';
import { newId } from '../kernel/ids.ts';
import type { Address, ImageView } from '../kernel/views.ts';
import { expandUnits, type PricingTotals } from '../pricing/index.ts';
import type { CheckoutRow } from './load.ts';

/** A line as it was when the payment began. */
export interface SnapshotLine {
  variantId: string;
  productId: string;
  handle: string;
  title: string;
  variantTitle: string;
  sku: string | null;
  image: ImageView | null;
  weightGrams: number;
  quantity: number;
  stock: { itemId: string; locationId: string; requiredQty: number }[];
}

/** What is being paid for; kept with the checkout so that a late confirmation makes exactly this order. */
export interface CheckoutSnapshot {
  v: 1;
  totals: PricingTotals;
  lines: SnapshotLine[];
  shipping: { name: string; earliest: string; latest: string } | null;
  cartTokenHash: string | null;
}

export const stockLines = (lines: SnapshotLine[]) =>
  sumLines(
    lines.flatMap((line) =>
      line.stock.map((part) => ({
        itemId: part.itemId,
        locationId: part.locationId,
        quantity: part.requiredQty * line.quantity,
      })),
    ),
  );

export interface PaidWith {
  paymentId: string;
  status: 'authorized' | 'captured';
  reference: string;
}

export interface OrderTokens {
  token: string;
  tokenHash: string;
}

/**
 * S7 of 20 §4.9 as the statements of one transaction: number, order, lines, units, tax lines, customer, reservations
 * committed, payment linked, checkout completed. `unique(checkout_id)` makes a second writer fail and read the first's.
 */
export function placeOrderQueries(
  ctx: OperationContext,
  row: CheckoutRow,
  snapshot: CheckoutSnapshot,
  paid: PaidWith | null,
  tokens: OrderTokens,
): { orderId: string; queries: Query[] } {
  const { q } = ctx.db;
  const orderId = newId();
  const { totals } = snapshot;
  const shippingAddress = row.shippingAddress as Address;
  const billingAddress = (row.billingAddress as Address | null) ?? shippingAddress;
  const email = row.email ?? '';
  const emailNormalised = email.trim().toLowerCase();
  const customerName = `${shippingAddress.firstName} ${shippingAddress.lastName}`;
  const number = sql`(select value from counters where name = 'order')`;
  const itemCount = snapshot.lines.reduce((sum, line) => sum + line.quantity, 0);
  const isCaptured = paid === null || paid.status === 'captured';
  const queries: Query[] = [
    expectRows(
      ctx.db,
      q
        .update(tables.checkouts)
        .set({ state: 'completed', orderId, orderToken: tokens.token, lastError: null, updatedAt: ctx.now() })
        .where(sql`${tables.checkouts.id} = ${row.id} and ${tables.checkouts.orderId} is null`)
        .returning({ id: tables.checkouts.id }),
      1,
      'already_completed',
    ),
    ...commitHold(ctx.db, row.id, stockLines(snapshot.lines).length),
    customerUpsert(ctx, emailNormalised, row, shippingAddress, totals.total),
    q
      .update(tables.counters)
      .set({ value: sql`${tables.counters.value} + 1` })
      .where(eq(tables.counters.name, 'order')),
    q.insert(tables.orders).values({
      id: orderId,
      number: sql`${number}::text`,
      sequence: sql`${number}::int`,
      checkoutId: row.id,
      customerId: sql`(select id from customers where email_normalised = ${emailNormalised} and state <> 'erased')`,
      email,
      phone: row.phone ?? shippingAddress.phone ?? null,
      customerName,
      locale: row.locale,
      currency: totals.currency,
      pricesIncludeTax: totals.isInclusive,
      subtotalMinor: totals.grossTotal - totals.lineDiscountTotal,
      discountMinor: totals.orderDiscountTotal + totals.shippingDiscountTotal,
      shippingMinor: totals.shippingTotal,
      taxMinor: totals.taxTotal,
      totalMinor: totals.total,
      paidMinor: isCaptured ? totals.total : 0,
      itemCount,
      shippingAddress,
      billingAddress,
      country: shippingAddress.country,
      shippingMethod: snapshot.shipping?.name ?? null,
      earliestDelivery: snapshot.shipping?.earliest ?? null,
      latestDelivery: snapshot.shipping?.latest ?? null,
      calculation: totals,
      financialStatus: isCaptured ? 'paid' : 'authorized',
      searchText: sql`${number}::text || ${` ${customerName} ${emailNormalised}`.toLowerCase()}`,
      statusTokenHash: tokens.tokenHash,
      cartTokenHash: snapshot.cartTokenHash,
      placedAt: ctx.now(),
    }),
    ...lineQueries(ctx, orderId, snapshot),
    q.insert(tables.orderEvents).values({
      id: newId(),
      orderId,
      kind: 'placed',
      actor: 'customer',
      payload: { total: totals.total, currency: totals.currency },
      visibility: 'customer',
    }),
  ];
  if (totals.taxLines.length > 0) {
    queries.push(
      q.insert(tables.orderTaxLines).values(
        totals.taxLines.map((line) => ({
          id: newId(),
          orderId,
          name: line.name,
          ratePpm: line.ratePpm,
          baseMinor: line.base,
          amountMinor: line.amount,
        })),
      ),
    );
  }
  if (paid) {
    queries.push(
      q
        .update(tables.payments)
        .set({
          orderId,
          status: paid.status,
          gatewayRef: paid.reference,
          capturedMinor: paid.status === 'captured' ? totals.amountDue : 0,
          updatedAt: ctx.now(),
        })
        .where(eq(tables.payments.id, paid.paymentId)),
    );
  }
  return { orderId, queries };
}

function customerUpsert(
  ctx: OperationContext,
  emailNormalised: string,
  row: CheckoutRow,
  address: Address,
  spent: number,
): Query {
  return ctx.db.q.execute(sql`
    insert into customers (id, email_normalised, email, first_name, last_name, phone, locale, country, orders_count, total_spent_minor, last_order_at, addresses)
    values (${newId()}, ${emailNormalised}, ${row.email}, ${address.firstName}, ${address.lastName}, ${row.phone ?? address.phone ?? null}, ${row.locale}, ${address.country}, 1, ${spent}, ${ctx.now().toISOString()}::timestamptz, ${JSON.stringify([address])}::jsonb)
    on conflict (email_normalised) where state <> 'erased' do update
       set orders_count = customers.orders_count + 1, total_spent_minor = customers.total_spent_minor + excluded.total_spent_minor,
           last_order_at = excluded.last_order_at, first_name = excluded.first_name, last_name = excluded.last_name,
           phone = coalesce(excluded.phone, customers.phone), country = excluded.country, updated_at = now(), version = customers.version + 1,
           addresses = case when customers.addresses @> excluded.addresses then customers.addresses
                            when jsonb_array_length(customers.addresses) >= 50 then customers.addresses
                            else customers.addresses || excluded.addresses end`);
}

function lineQueries(ctx: OperationContext, orderId: string, snapshot: CheckoutSnapshot): Query[] {
  const { q } = ctx.db;
  const amounts = new Map(snapshot.totals.lines.map((line) => [line.lineId, line]));
  const lines: (typeof tables.orderLines.$inferInsert)[] = [];
  const units: (typeof tables.orderUnits.$inferInsert)[] = [];
  snapshot.lines.forEach((line, position) => {
    const amount = amounts.get(line.variantId);
    if (!amount) throw new Error(`no amounts for variant ${line.variantId}`);
    const lineId = newId();
    lines.push({
      id: lineId,
      orderId,
      position,
      variantId: line.variantId,
      productId: line.productId,
      productHandle: line.handle,
      title: line.title,
      variantTitle: line.variantTitle,
      sku: line.sku,
      image: line.image,
      weightG: line.weightGrams,
      quantity: line.quantity,
      unitMinor: amount.unitPrice,
      grossMinor: amount.gross,
      discountMinor: amount.discount,
      netMinor: amount.net,
      taxMinor: amount.tax,
    });
    expandUnits(amount.units).forEach((unit, index) => {
      units.push({ lineId, position: index, netMinor: unit.net, taxMinor: unit.tax });
    });
  });
  return [q.insert(tables.orderLines).values(lines), q.insert(tables.orderUnits).values(units)];
}
