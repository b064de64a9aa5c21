import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { createdAt, currency, emptyObject, id, instant, minor, updatedAt, version } from '../columns.ts';
import { payments } from './selling.ts';

/** Orders (20 §2.4). Amounts are frozen at placing; `calculation` is the pure function's answer, kept for exact refunds. */
export const orders = pgTable(
  'orders',
  {
    id: id(),
    number: text('number').notNull(),
    sequence: integer('sequence').notNull(),
    checkoutId: uuid('checkout_id').notNull(),
    customerId: uuid('customer_id'),
    email: text('email').notNull(),
    phone: text('phone'),
    customerName: text('customer_name').notNull(),
    locale: text('locale').notNull(),
    currency: currency(),
    pricesIncludeTax: boolean('prices_include_tax').notNull(),
    subtotalMinor: minor('subtotal_minor').notNull(),
    discountMinor: minor('discount_minor').notNull(),
    shippingMinor: minor('shipping_minor').notNull(),
    taxMinor: minor('tax_minor').notNull(),
    totalMinor: minor('total_minor').notNull(),
    paidMinor: minor('paid_minor').notNull().default(0),
    refundedMinor: minor('refunded_minor').notNull().default(0),
    itemCount: integer('item_count').notNull(),
    shippingAddress: jsonb('shipping_address'),
    billingAddress: jsonb('billing_address'),
    country: text('country'),
    shippingMethod: text('shipping_method'),
    earliestDelivery: text('earliest_delivery'),
    latestDelivery: text('latest_delivery'),
    calculation: jsonb('calculation').notNull(),
    status: text('status', { enum: ['open', 'on_hand_review', 'completed', 'cancelled'] })
      .notNull()
      .default('open'),
    financialStatus: text('financial_status', {
      enum: ['pending', 'authorized', 'partially_paid', 'paid', 'partially_refunded', 'refunded', 'voided'],
    }).notNull(),
    fulfillmentStatus: text('fulfillment_status', {
      enum: ['unfulfilled', 'partial', 'fulfilled', 'on_hold', 'scheduled'],
    })
      .notNull()
      .default('unfulfilled'),
    searchText: text('search_text').notNull(),
    statusTokenHash: text('status_token_hash').notNull(),
    /** The browser that placed it sees full details for 24 hours (20 CHK-07). */
    cartTokenHash: text('cart_token_hash'),
    placedAt: instant('placed_at').notNull(),
    version: version(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    uniqueIndex('orders_checkout').on(t.checkoutId),
    uniqueIndex('orders_number').on(t.number),
    uniqueIndex('orders_sequence').on(t.sequence),
    uniqueIndex('orders_status_token').on(t.statusTokenHash),
    index('orders_placed').on(t.placedAt, t.id),
    index('orders_total').on(t.totalMinor, t.id),
    index('orders_customer').on(t.customerId, t.placedAt),
    index('orders_financial').on(t.financialStatus, t.placedAt),
    index('orders_fulfillment').on(t.fulfillmentStatus, t.placedAt),
    check('orders_refunded', sql`${t.refundedMinor} >= 0 and ${t.refundedMinor} <= ${t.paidMinor}`),
  ],
);

export const orderLines = pgTable(
  'order_lines',
  {
    id: id(),
    orderId: uuid('order_id')
      .notNull()
      .references(() => orders.id, { onDelete: 'cascade' }),
    position: integer('position').notNull(),
    variantId: uuid('variant_id'),
    productId: uuid('product_id'),
    productHandle: text('product_handle').notNull(),
    title: text('title').notNull(),
    variantTitle: text('variant_title').notNull(),
    sku: text('sku'),
    image: jsonb('image'),
    weightG: integer('weight_g').notNull().default(0),
    quantity: integer('quantity').notNull(),
    quantityFulfilled: integer('quantity_fulfilled').notNull().default(0),
    quantityRefunded: integer('quantity_refunded').notNull().default(0),
    unitMinor: minor('unit_minor').notNull(),
    grossMinor: minor('gross_minor').notNull(),
    discountMinor: minor('discount_minor').notNull(),
    netMinor: minor('net_minor').notNull(),
    taxMinor: minor('tax_minor').notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    index('order_lines_order').on(t.orderId, t.position),
    index('order_lines_product').on(t.productId),
    check('order_lines_fulfilled', sql`${t.quantityFulfilled} between 0 and ${t.quantity}`),
    check('order_lines_refunded', sql`${t.quantityRefunded} between 0 and ${t.quantity}`),
  ],
);

/** Units make refunds exact: each carries its own net and tax (20 §4.4). */
export const orderUnits = pgTable(
  'order_units',
  {
    lineId: uuid('line_id')
      .notNull()
      .references(() => orderLines.id, { onDelete: 'cascade' }),
    position: integer('position').notNull(),
    netMinor: minor('net_minor').notNull(),
    taxMinor: minor('tax_minor').notNull(),
    refundId: uuid('refund_id'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [uniqueIndex('order_units_line_position').on(t.lineId, t.position)],
);

export const orderTaxLines = pgTable(
  'order_tax_lines',
  {
    id: id(),
    orderId: uuid('order_id')
      .notNull()
      .references(() => orders.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    ratePpm: integer('rate_ppm').notNull(),
    baseMinor: minor('base_minor').notNull(),
    amountMinor: minor('amount_minor').notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [index('order_tax_lines_order').on(t.orderId)],
);

/** Append-only timeline. */
export const orderEvents = pgTable(
  'order_events',
  {
    id: id(),
    orderId: uuid('order_id')
      .notNull()
      .references(() => orders.id, { onDelete: 'cascade' }),
    kind: text('kind').notNull(),
    actor: text('actor').notNull(),
    payload: jsonb('payload').notNull().default(emptyObject),
    visibility: text('visibility', { enum: ['internal', 'customer'] })
      .notNull()
      .default('internal'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [index('order_events_order').on(t.orderId, t.id)],
);

export const fulfillments = pgTable(
  'fulfillments',
  {
    id: id(),
    orderId: uuid('order_id')
      .notNull()
      .references(() => orders.id, { onDelete: 'cascade' }),
    status: text('status', { enum: ['pending', 'in_transit', 'delivered', 'cancelled'] }).notNull(),
    carrier: text('carrier'),
    trackingNumber: text('tracking_number'),
    trackingUrl: text('tracking_url'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [index('fulfillments_order').on(t.orderId)],
);

export const fulfillmentLines = pgTable(
  'fulfillment_lines',
  {
    fulfillmentId: uuid('fulfillment_id')
      .notNull()
      .references(() => fulfillments.id, { onDelete: 'cascade' }),
    lineId: uuid('line_id')
      .notNull()
      .references(() => orderLines.id),
    quantity: integer('quantity').notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [uniqueIndex('fulfillment_lines_line').on(t.fulfillmentId, t.lineId)],
);

export const refunds = pgTable(
  'refunds',
  {
    id: id(),
    orderId: uuid('order_id')
      .notNull()
      .references(() => orders.id, { onDelete: 'cascade' }),
    paymentId: uuid('payment_id')
      .notNull()
      .references(() => payments.id),
    status: text('status', { enum: ['pending', 'succeeded', 'failed'] }).notNull(),
    amountMinor: minor('amount_minor').notNull(),
    shippingMinor: minor('shipping_minor').notNull().default(0),
    /** `[{lineId, quantity, restock, netMinor, taxMinor}]`. */
    lines: jsonb('lines').notNull(),
    reason: text('reason'),
    gatewayRef: text('gateway_ref'),
    failure: text('failure'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    index('refunds_order').on(t.orderId),
    index('refunds_pending').on(t.createdAt).where(sql`${t.status} = 'pending'`),
  ],
);
