/** Placed and paid orders, with the amounts that the real calculation gives. */
import { sql } from 'drizzle-orm';
import { newId } from '../../domain/kernel/ids.ts';
import { calculate, expandUnits, type PricingCart, type PricingContext } from '../../domain/pricing/index.ts';
import { type Query, tables } from '../../schema/index.ts';
import type { SeededProduct } from './catalog-fixture.ts';
import type { TestDatabase, TestTenant } from './test-database.ts';
import type { TestGateway } from './test-gateway.ts';

export interface OrderSeed {
  cart: PricingCart;
  context: PricingContext;
  /** Products by id of the cart's line: their stock is committed to the order. */
  products?: Record<string, SeededProduct>;
  placedAt?: Date;
  status?: 'open' | 'cancelled' | 'on_hand_review' | 'completed';
  email?: string;
  customerName?: string;
  customerId?: string;
}

export interface PlacedOrder {
  orderId: string;
  number: string;
  checkoutId: string;
  paymentId: string;
  gatewayRef: string;
  totalMinor: number;
  /** Order line by id of the cart's line. */
  lineIds: Record<string, string>;
}

export const SHIPPING_ADDRESS = {
  firstName: 'Ada',
  lastName: 'Byron',
  line1: '12 Mill Road',
  city: 'Brooklyn',
  region: 'NY',
  postalCode: '11201',
  country: 'US',
};

let sequence = 5000;

export async function placeOrder(
  db: TestDatabase,
  tenant: TestTenant,
  gateway: TestGateway,
  seed: OrderSeed,
): Promise<PlacedOrder> {
  const totals = calculate(seed.cart, seed.context);
  const { builder } = db.database;
  const [orderId, checkoutId, paymentId] = [newId(), newId(), newId()];
  sequence += 1;
  const number = String(sequence);
  const gatewayRef = `tg_${paymentId}`;
  const { currency } = totals;
  const {
    email = 'ada@example.com',
    customerName = 'Ada Byron',
    placedAt = new Date('2026-11-20T10:00:00Z'),
  } = seed;
  gateway.adopt(tenant.tenant.id, gatewayRef, totals.total, currency);
  const lineIds: Record<string, string> = {};
  const queries: Query[] = [
    builder.insert(tables.orders).values({
      id: orderId,
      number,
      sequence,
      checkoutId,
      customerId: seed.customerId ?? null,
      email,
      customerName,
      locale: tenant.tenant.locale,
      currency,
      pricesIncludeTax: totals.isInclusive,
      subtotalMinor: totals.grossTotal - totals.lineDiscountTotal,
      discountMinor: totals.orderDiscountTotal,
      shippingMinor: totals.shippingTotal,
      taxMinor: totals.taxTotal,
      totalMinor: totals.total,
      paidMinor: totals.total,
      itemCount: totals.lines.reduce((sum, line) => sum + line.quantity, 0),
      shippingAddress: SHIPPING_ADDRESS,
      country: 'US',
      shippingMethod: 'Standard',
      calculation: totals,
      status: seed.status ?? 'open',
      financialStatus: 'paid',
      searchText: `${number} ${email} ${customerName}`.toLowerCase(),
      statusTokenHash: `hash-${orderId}`,
      placedAt,
    }),
    builder.insert(tables.payments).values({
      id: paymentId,
      checkoutId,
      orderId,
      gateway: gateway.name,
      gatewayRef,
      idempotencyKey: `${checkoutId}:1`,
      method: 'Test card',
      status: 'captured',
      amountMinor: totals.total,
      capturedMinor: totals.total,
      currency,
    }),
  ];
  for (const [index, line] of totals.lines.entries()) {
    const lineId = newId();
    lineIds[line.lineId] = lineId;
    const product = seed.products?.[line.lineId];
    queries.push(
      builder.insert(tables.orderLines).values({
        id: lineId,
        orderId,
        position: index,
        variantId: product?.variantId ?? null,
        productId: product?.productId ?? null,
        productHandle: 'mug',
        title: `Line ${line.lineId}`,
        variantTitle: '',
        quantity: line.quantity,
        unitMinor: line.unitPrice,
        grossMinor: line.gross,
        discountMinor: line.discount,
        netMinor: line.net,
        taxMinor: line.tax,
      }),
      builder.insert(tables.orderUnits).values(
        expandUnits(line.units).map((unit, position) => ({
          lineId,
          position,
          netMinor: unit.net,
          taxMinor: unit.tax,
        })),
      ),
    );
    if (product) queries.push(...commitStock(db, tenant, checkoutId, product.itemId, line.quantity));
  }
  for (const taxLine of totals.taxLines) {
    queries.push(
      builder.insert(tables.orderTaxLines).values({
        id: newId(),
        orderId,
        name: taxLine.name,
        ratePpm: taxLine.ratePpm,
        baseMinor: taxLine.base,
        amountMinor: taxLine.amount,
      }),
    );
  }
  await db.write(tenant, ...queries);
  return { orderId, number, checkoutId, paymentId, gatewayRef, totalMinor: totals.total, lineIds };
}

function commitStock(
  { database: { builder } }: TestDatabase,
  tenant: TestTenant,
  checkoutId: string,
  itemId: string,
  quantity: number,
): Query[] {
  const place = { itemId, locationId: tenant.locationId };
  return [
    builder.insert(tables.inventoryReservations).values({
      id: newId(),
      ...place,
      qty: quantity,
      ownerKind: 'checkout',
      ownerId: checkoutId,
      state: 'committed',
    }),
    builder.execute(
      sql`update inventory_levels set committed = committed + ${quantity} where item_id = ${itemId}::uuid and location_id = ${tenant.locationId}::uuid`,
    ),
    builder.insert(tables.inventoryMovements).values({
      id: newId(),
      ...place,
      kind: 'commit',
      committedDelta: quantity,
      key: `commit:${checkoutId}:${itemId}`,
    }),
  ];
}
