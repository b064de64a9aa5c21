import { z } from 'zod';
import { idOutput } from '../kernel/ids.ts';
import { Address, ImageView, MoneyView } from '../kernel/views.ts';

export const TaxLineView = z.object({
  name: z.string(),
  ratePpm: z.int(),
  base: MoneyView,
  amount: MoneyView,
});

export const TotalsView = z.object({
  subtotal: MoneyView.describe('lines after line discounts; gross in a tax inclusive shop'),
  discount: MoneyView,
  shipping: MoneyView.nullable().describe('null until an option is chosen'),
  tax: MoneyView.nullable().describe('null until the address is known in a tax exclusive shop'),
  total: MoneyView,
  pricesIncludeTax: z.boolean(),
  taxLines: z.array(TaxLineView),
});
export type TotalsView = z.infer<typeof TotalsView>;

export const ShippingOptionView = z.object({
  id: idOutput('shippingMethod'),
  name: z.string(),
  description: z.string(),
  price: MoneyView,
  earliest: z.iso.date().nullable(),
  latest: z.iso.date().nullable(),
  isSelected: z.boolean(),
});
export type ShippingOptionView = z.infer<typeof ShippingOptionView>;

export const CheckoutLineView = z.object({
  variantId: idOutput('variant'),
  productHandle: z.string(),
  title: z.string(),
  variantTitle: z.string(),
  image: ImageView.nullable(),
  quantity: z.int(),
  unitPrice: MoneyView,
  total: MoneyView,
});

/** Cards of the test gateway: what each does is said on the payment step. */
export const TestCard = z.enum([
  'ok',
  'declined',
  'insufficient',
  'action_required',
  'processing_then_ok',
  'processing_then_fail',
  'timeout_then_ok',
]);

export const PaymentMethodView = z.object({
  gateway: z.string(),
  kind: z.enum(['test_card', 'card', 'offline']),
  label: z.string(),
  isTestMode: z.boolean(),
  tokens: z.array(z.object({ token: z.string(), label: z.string(), hint: z.string() })),
});

export const CheckoutView = z.object({
  token: z.string(),
  state: z.enum([
    'open',
    'ready',
    'processing',
    'action_required',
    'failed',
    'completed',
    'expired',
    'abandoned',
  ]),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  shippingAddress: Address.nullable(),
  billingAddress: Address.nullable(),
  billingSameAsShipping: z.boolean(),
  lines: z.array(CheckoutLineView),
  shippingOptions: z.array(ShippingOptionView),
  paymentMethods: z.array(PaymentMethodView),
  selectedPayment: z.object({ gateway: z.string(), token: z.string(), label: z.string() }).nullable(),
  totals: TotalsView,
  calcHash: z.string().describe('send it back with complete: a changed total is refused with price_changed'),
  missing: z.array(z.enum(['email', 'shipping_address', 'shipping_option', 'payment'])),
  countries: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      regions: z.array(z.object({ code: z.string(), name: z.string() })),
    }),
  ),
  orderToken: z.string().nullable(),
  lastError: z.object({ code: z.string(), message: z.string() }).nullable(),
});
export type CheckoutView = z.infer<typeof CheckoutView>;

export const CompletionView = z.object({
  status: z.enum(['completed', 'processing', 'action_required']),
  orderToken: z.string().nullable(),
  orderNumber: z.string().nullable(),
  /** For action_required: where the shopper confirms the payment. */
  redirectTo: z.string().nullable(),
});
export type CompletionView = z.infer<typeof CompletionView>;

/** Order status page for a guest by its unguessable token (20 CHK-07): masked after 24 h or in another browser. */
export const OrderStatusView = z.object({
  number: z.string(),
  placedAt: z.iso.datetime(),
  status: z.string(),
  financialStatus: z.string(),
  fulfillmentStatus: z.string(),
  email: z.string(),
  isMasked: z.boolean(),
  lines: z.array(CheckoutLineView.extend({ quantityFulfilled: z.int(), quantityRefunded: z.int() })),
  shippingAddress: Address.nullable(),
  shippingMethod: z.string().nullable(),
  earliest: z.iso.date().nullable(),
  latest: z.iso.date().nullable(),
  paymentLabel: z.string(),
  totals: TotalsView,
  refunded: MoneyView,
  tracking: z.array(
    z.object({
      carrier: z.string(),
      number: z.string(),
      url: z.string().nullable(),
      shippedAt: z.iso.datetime(),
    }),
  ),
});
export type OrderStatusView = z.infer<typeof OrderStatusView>;
