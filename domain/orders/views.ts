import { z } from 'zod';
import { TaxLineView } from '../checkout/views.ts';
import { idOutput } from '../kernel/ids.ts';
import { Address, ImageView, MoneyView } from '../kernel/views.ts';

export const OrderStatus = z.enum(['open', 'on_hand_review', 'completed', 'cancelled']);
export const FinancialStatus = z.enum([
  'pending',
  'authorized',
  'partially_paid',
  'paid',
  'partially_refunded',
  'refunded',
  'voided',
]);
export const FulfillmentStatus = z.enum(['unfulfilled', 'partial', 'fulfilled', 'on_hold', 'scheduled']);

/** A row of the orders list. */
export const OrderRow = z.object({
  id: idOutput('order'),
  number: z.string(),
  placedAt: z.iso.datetime(),
  customerName: z.string(),
  email: z.string(),
  itemCount: z.int(),
  total: MoneyView,
  status: OrderStatus,
  financialStatus: FinancialStatus,
  fulfillmentStatus: FulfillmentStatus,
  shippingMethod: z.string().nullable(),
  country: z.string().nullable(),
});
export type OrderRow = z.infer<typeof OrderRow>;

export const OrderLineView = z.object({
  id: idOutput('orderLine'),
  variantId: idOutput('variant').nullable(),
  productId: idOutput('product').nullable(),
  title: z.string(),
  variantTitle: z.string(),
  sku: z.string().nullable(),
  image: ImageView.nullable(),
  quantity: z.int(),
  quantityFulfilled: z.int(),
  quantityRefunded: z.int(),
  unitPrice: MoneyView,
  discount: MoneyView,
  net: MoneyView,
  tax: MoneyView,
  total: MoneyView,
});

export const OrderTimelineEntry = z.object({
  id: idOutput('event'),
  at: z.iso.datetime(),
  kind: z.string(),
  actor: z.string(),
  text: z.string(),
});

export const OrderDetail = OrderRow.extend({
  version: z.int(),
  lines: z.array(OrderLineView),
  shippingAddress: Address.nullable(),
  billingAddress: Address.nullable(),
  phone: z.string().nullable(),
  customerId: idOutput('customer').nullable(),
  subtotal: MoneyView,
  discount: MoneyView,
  shipping: MoneyView,
  tax: MoneyView,
  pricesIncludeTax: z.boolean(),
  taxLines: z.array(TaxLineView),
  paid: MoneyView,
  refunded: MoneyView,
  refundable: MoneyView,
  shippingRefundable: MoneyView,
  payments: z.array(
    z.object({
      id: idOutput('payment'),
      gateway: z.string(),
      method: z.string(),
      status: z.string(),
      amount: MoneyView,
      captured: MoneyView,
      refunded: MoneyView,
      reference: z.string().nullable(),
      at: z.iso.datetime(),
    }),
  ),
  fulfillments: z.array(
    z.object({
      id: idOutput('fulfillment'),
      status: z.string(),
      carrier: z.string().nullable(),
      trackingNumber: z.string().nullable(),
      trackingUrl: z.string().nullable(),
      at: z.iso.datetime(),
      lines: z.array(z.object({ orderLineId: idOutput('orderLine'), quantity: z.int() })),
    }),
  ),
  refunds: z.array(
    z.object({
      id: idOutput('refund'),
      status: z.string(),
      amount: MoneyView,
      reason: z.string().nullable(),
      at: z.iso.datetime(),
    }),
  ),
  timeline: z.array(OrderTimelineEntry),
  statusUrl: z.string(),
});
export type OrderDetail = z.infer<typeof OrderDetail>;

/** A request to refund: lines and shipping (with its tax), or with `isFullRefund` everything that is left. */
export const RefundInput = z.object({
  lines: z
    .array(z.object({ lineId: z.string(), quantity: z.int().min(1), restock: z.boolean().default(true) }))
    .default([]),
  shippingMinor: z.int().min(0).default(0),
  reason: z.string().trim().max(500).optional(),
  isFullRefund: z.boolean().default(false),
});

export const RefundPreview = z.object({
  lines: z.array(
    z.object({ lineId: idOutput('orderLine'), quantity: z.int(), net: MoneyView, tax: MoneyView }),
  ),
  shipping: MoneyView.describe('without tax'),
  tax: MoneyView.describe('of lines and shipping'),
  total: MoneyView,
  refundable: MoneyView,
});

export const CustomerRow = z.object({
  id: idOutput('customer'),
  name: z.string(),
  email: z.string(),
  country: z.string().nullable(),
  ordersCount: z.int(),
  totalSpent: MoneyView,
  lastOrderAt: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
});
export type CustomerRow = z.infer<typeof CustomerRow>;

export const CustomerDetail = CustomerRow.extend({
  phone: z.string().nullable(),
  acceptsEmail: z.boolean(),
  note: z.string(),
  tags: z.array(z.string()),
  addresses: z.array(Address),
  orders: z.array(OrderRow),
});
export type CustomerDetail = z.infer<typeof CustomerDetail>;

/** Dashboard figures (30 SHL-04): each against the equal previous span. */
export const DashboardView = z.object({
  asOf: z.iso.datetime(),
  timezone: z.string(),
  figures: z.array(
    z.object({
      key: z.enum([
        'revenue_today',
        'revenue_mtd',
        'orders_today',
        'new_customers_7d',
        'average_order_30d',
        'to_fulfil',
      ]),
      money: MoneyView.nullable(),
      count: z.int().nullable(),
      previousMoney: MoneyView.nullable(),
      previousCount: z.int().nullable(),
    }),
  ),
  /** The last 30 days in the brand's zone, and the 30 before for comparison. */
  series: z.array(
    z.object({ day: z.iso.date(), revenue: MoneyView, orders: z.int(), previousRevenue: MoneyView }),
  ),
  recentOrders: z.array(OrderRow),
  topProducts: z.array(
    z.object({
      title: z.string(),
      productId: idOutput('product').nullable(),
      units: z.int(),
      revenue: MoneyView,
    }),
  ),
  lowStock: z.array(
    z.object({
      productId: idOutput('product'),
      title: z.string(),
      variantTitle: z.string(),
      sku: z.string().nullable(),
      available: z.int(),
    }),
  ),
});
export type DashboardView = z.infer<typeof DashboardView>;
