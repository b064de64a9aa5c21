import { asc, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { tables } from '../../../schema/index.ts';
import { OrderStatusView } from '../../checkout/views.ts';
import { sha256Hex } from '../../kernel/hash.ts';
import { toExternalId } from '../../kernel/ids.ts';
import { operation } from '../../kernel/operation.ts';
import { notFound } from '../../kernel/problem.ts';
import type { Address, ImageView } from '../../kernel/views.ts';

const FULL_DETAIL_HOURS = 24;

const maskText = (text: string): string => `${text.slice(0, 1)}•••`;

function maskEmail(email: string): string {
  const [name = '', domain = ''] = email.split('@');
  return `${maskText(name)}@${domain}`;
}

function maskAddress(address: Address): Address {
  const { city, country, region } = address;
  return {
    firstName: maskText(address.firstName),
    lastName: maskText(address.lastName),
    line1: '•••',
    city,
    country,
    postalCode: '•••',
    ...(region ? { region } : {}),
  };
}

/** Full details for 24 hours in the browser that ordered, then masked (20 CHK-07). */
export const getStatus = operation({
  name: 'orders.get_status',
  summary: 'An order’s status for its shopper, by the unguessable token of its confirmation',
  kind: 'query',
  permission: 'public',
  route: 'GET /store/orders/:token',
  input: z.object({ token: z.string().min(20).max(100), locale: z.string().max(20).optional() }),
  output: OrderStatusView,
  problems: ['not_found'],
  isHiddenFromMcp: true,
  run: async (ctx, input) => {
    const tokenHash = await sha256Hex(input.token);
    const { orders, orderLines, orderTaxLines, fulfillments, payments } = tables;
    const byToken = sql`(select id from orders where status_token_hash = ${tokenHash})`;
    const [rows, lines, taxLines, shipments, paid] = await ctx.db.batch([
      ctx.db.q.select().from(orders).where(eq(orders.statusTokenHash, tokenHash)),
      ctx.db.q
        .select()
        .from(orderLines)
        .where(eq(orderLines.orderId, byToken))
        .orderBy(asc(orderLines.position)),
      ctx.db.q
        .select()
        .from(orderTaxLines)
        .where(eq(orderTaxLines.orderId, byToken))
        .orderBy(asc(orderTaxLines.id)),
      ctx.db.q
        .select()
        .from(fulfillments)
        .where(eq(fulfillments.orderId, byToken))
        .orderBy(asc(fulfillments.id)),
      ctx.db.q.select({ method: payments.method }).from(payments).where(eq(payments.orderId, byToken)),
    ]);
    const order = rows[0];
    if (!order) throw notFound('order');
    const money = (amount: number) => ({ amount, currency: order.currency });
    const { cartToken } = ctx.caller;
    const isSameBrowser = cartToken !== null && order.cartTokenHash === (await sha256Hex(cartToken));
    const isMasked =
      !isSameBrowser ||
      ctx.now().getTime() - (order.placedAt?.getTime() ?? 0) > FULL_DETAIL_HOURS * 3_600_000;
    const address = order.shippingAddress as Address | null;
    return {
      number: order.number,
      placedAt: (order.placedAt ?? order.createdAt).toISOString(),
      status: order.status,
      financialStatus: order.financialStatus,
      fulfillmentStatus: order.fulfillmentStatus,
      email: isMasked ? maskEmail(order.email) : order.email,
      isMasked,
      lines: lines.map((line) => ({
        variantId: toExternalId('variant', line.variantId ?? line.id),
        productHandle: line.productHandle,
        title: line.title,
        variantTitle: line.variantTitle,
        image: line.image as ImageView | null,
        quantity: line.quantity,
        unitPrice: money(line.unitMinor),
        total: money(order.pricesIncludeTax ? line.netMinor + line.taxMinor : line.grossMinor),
        quantityFulfilled: line.quantityFulfilled,
        quantityRefunded: line.quantityRefunded,
      })),
      shippingAddress: address && isMasked ? maskAddress(address) : address,
      shippingMethod: order.shippingMethod,
      earliest: order.earliestDelivery,
      latest: order.latestDelivery,
      paymentLabel: paid[0]?.method ?? '',
      totals: {
        subtotal: money(order.subtotalMinor),
        discount: money(order.discountMinor),
        shipping: money(order.shippingMinor),
        tax: money(order.taxMinor),
        total: money(order.totalMinor),
        pricesIncludeTax: order.pricesIncludeTax,
        taxLines: taxLines.map((line) => ({
          name: line.name,
          ratePpm: line.ratePpm,
          base: money(line.baseMinor),
          amount: money(line.amountMinor),
        })),
      },
      refunded: money(order.refundedMinor),
      tracking: shipments.flatMap((shipment) =>
        shipment.trackingNumber === null
          ? []
          : [
              {
                carrier: shipment.carrier ?? '',
                number: shipment.trackingNumber,
                url: shipment.trackingUrl,
                shippedAt: shipment.createdAt.toISOString(),
              },
            ],
      ),
    };
  },
});
