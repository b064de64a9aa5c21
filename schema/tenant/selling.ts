import { sql } from 'drizzle-orm';
import { boolean, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import {
  createdAt,
  emptyArray,
  emptyList,
  emptyObject,
  id,
  instant,
  minor,
  updatedAt,
  version,
} from '../columns.ts';

/** Tax, shipping, customers, carts and checkouts (20 §2.3–2.4). */
export const taxRates = pgTable(
  'tax_rates',
  {
    id: id(),
    country: text('country').notNull(),
    /** State or province; null = the whole country. */
    region: text('region'),
    /** Postal prefixes; empty = all. */
    postalPrefixes: text('postal_prefixes').array().notNull().default(emptyArray),
    category: text('category').notNull().default('standard'),
    name: text('name').notNull(),
    component: text('component').notNull(),
    ratePpm: integer('rate_ppm').notNull(),
    isCompound: boolean('is_compound').notNull().default(false),
    validFrom: instant('valid_from'),
    validTo: instant('valid_to'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [index('tax_rates_country').on(t.country, t.category)],
);

export const shippingMethods = pgTable(
  'shipping_methods',
  {
    id: id(),
    name: text('name').notNull(),
    description: text('description').notNull().default(''),
    countries: text('countries').array().notNull(),
    regions: text('regions').array().notNull().default(emptyArray),
    /** `[{minGrams, maxGrams|null, amount}]`, from inclusive, to exclusive. */
    tiers: jsonb('tiers').notNull(),
    freeFromMinor: minor('free_from_minor'),
    taxRule: text('tax_rule', {
      enum: ['none', 'taxable_own_class', 'follow_goods', 'highest_rate'],
    }).notNull(),
    minDays: integer('min_days').notNull(),
    maxDays: integer('max_days').notNull(),
    handlingDays: integer('handling_days').notNull().default(1),
    cutOffMinutes: integer('cut_off_minutes').notNull().default(900),
    position: integer('position').notNull().default(0),
    isActive: boolean('is_active').notNull().default(true),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [index('shipping_methods_active').on(t.isActive, t.position)],
);

export const customers = pgTable(
  'customers',
  {
    id: id(),
    emailNormalised: text('email_normalised').notNull(),
    email: text('email').notNull(),
    firstName: text('first_name').notNull().default(''),
    lastName: text('last_name').notNull().default(''),
    phone: text('phone'),
    locale: text('locale'),
    country: text('country'),
    tags: text('tags').array().notNull().default(emptyArray),
    note: text('note').notNull().default(''),
    acceptsEmail: boolean('accepts_email').notNull().default(false),
    state: text('state', { enum: ['guest', 'invited', 'active', 'disabled', 'erased'] })
      .notNull()
      .default('guest'),
    ordersCount: integer('orders_count').notNull().default(0),
    totalSpentMinor: minor('total_spent_minor').notNull().default(0),
    lastOrderAt: instant('last_order_at'),
    addresses: jsonb('addresses').notNull().default(emptyList),
    version: version(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    uniqueIndex('customers_email').on(t.emailNormalised).where(sql`${t.state} <> 'erased'`),
    index('customers_created').on(t.createdAt, t.id),
    index('customers_last_order').on(t.lastOrderAt, t.id),
    index('customers_spent').on(t.totalSpentMinor, t.id),
    index('customers_orders').on(t.ordersCount, t.id),
    index('customers_name').on(t.lastName, t.id),
  ],
);

/** Snapshot of a cart; the Durable Object is where it lives (20 §4.8). */
export const carts = pgTable(
  'carts',
  {
    id: id(),
    tokenHash: text('token_hash').notNull(),
    state: text('state', {
      enum: ['active', 'checkout', 'completed', 'merged', 'abandoned', 'expired'],
    }).notNull(),
    lines: jsonb('lines').notNull().default(emptyList),
    note: text('note'),
    version: version(),
    expiresAt: instant('expires_at').notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [uniqueIndex('carts_token').on(t.tokenHash), index('carts_expiry').on(t.expiresAt)],
);

export const checkouts = pgTable(
  'checkouts',
  {
    id: id(),
    /** SHA-256 of the token in the URL. */
    tokenHash: text('token_hash').notNull(),
    cartId: uuid('cart_id').notNull(),
    cartVersion: integer('cart_version').notNull(),
    state: text('state', {
      enum: ['open', 'ready', 'processing', 'action_required', 'failed', 'completed', 'expired', 'abandoned'],
    }).notNull(),
    /** `[{variantId, quantity}]` at the time of the last read of the cart. */
    lines: jsonb('lines').notNull(),
    email: text('email'),
    phone: text('phone'),
    locale: text('locale').notNull(),
    shippingAddress: jsonb('shipping_address'),
    billingAddress: jsonb('billing_address'),
    shippingMethodId: uuid('shipping_method_id'),
    /** `{gateway, token, label}`. */
    payment: jsonb('payment'),
    attempt: integer('attempt').notNull().default(0),
    calcHash: text('calc_hash'),
    /** What is being paid for: totals and lines, frozen when the payment began (20 §4.9 S6). */
    snapshot: jsonb('snapshot'),
    lastError: jsonb('last_error'),
    orderId: uuid('order_id'),
    orderToken: text('order_token'),
    clientIp: text('client_ip'),
    expiresAt: instant('expires_at').notNull(),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    uniqueIndex('checkouts_token').on(t.tokenHash),
    uniqueIndex('checkouts_cart_open').on(t.cartId).where(sql`${t.state} not in ('completed', 'expired')`),
    index('checkouts_state').on(t.state, t.updatedAt),
  ],
);

export const payments = pgTable(
  'payments',
  {
    id: id(),
    checkoutId: uuid('checkout_id'),
    orderId: uuid('order_id'),
    gateway: text('gateway').notNull(),
    gatewayRef: text('gateway_ref'),
    idempotencyKey: text('idempotency_key').notNull(),
    method: text('method').notNull(),
    status: text('status', {
      enum: [
        'created',
        'requires_action',
        'processing',
        'authorized',
        'captured',
        'partially_refunded',
        'refunded',
        'voided',
        'failed',
        'cancelled',
      ],
    }).notNull(),
    amountMinor: minor('amount_minor').notNull(),
    capturedMinor: minor('captured_minor').notNull().default(0),
    refundedMinor: minor('refunded_minor').notNull().default(0),
    currency: text('currency').notNull(),
    failure: jsonb('failure'),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [
    uniqueIndex('payments_key').on(t.idempotencyKey),
    uniqueIndex('payments_ref').on(t.gateway, t.gatewayRef).where(sql`${t.gatewayRef} is not null`),
    index('payments_checkout').on(t.checkoutId),
    index('payments_order').on(t.orderId),
    index('payments_open')
      .on(t.updatedAt)
      .where(sql`${t.status} in ('created', 'requires_action', 'processing', 'authorized')`),
  ],
);

export const paymentEvents = pgTable(
  'payment_events',
  {
    id: id(),
    gateway: text('gateway').notNull(),
    gatewayEventId: text('gateway_event_id').notNull(),
    kind: text('kind').notNull(),
    payload: jsonb('payload').notNull().default(emptyObject),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (t) => [uniqueIndex('payment_events_gateway_event').on(t.gateway, t.gatewayEventId)],
);
