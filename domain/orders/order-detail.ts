import { sql } from 'drizzle-orm';
import type { OperationContext } from '../kernel/context.ts';
import { toExternalId } from '../kernel/ids.ts';
import { notFound } from '../kernel/problem.ts';
import { isoUtc } from '../kernel/sql-text.ts';
import { Address, ImageView } from '../kernel/views.ts';
import { type OrderRowRecord, orderRowColumns, orderRowView } from './order-rows.ts';
import { timelineText } from './order-timeline.ts';
import { type ShippingRow, shippingColumns, shippingLeft } from './refundables.ts';
import type { OrderDetail } from './views.ts';

interface LineJson {
  id: string;
  variantId: string | null;
  productId: string | null;
  title: string;
  variantTitle: string;
  sku: string | null;
  image: unknown;
  quantity: number;
  fulfilled: number;
  refunded: number;
  unit: number;
  discount: number;
  net: number;
  tax: number;
}

interface DetailRow extends OrderRowRecord, ShippingRow {
  version: number;
  phone: string | null;
  customer_id: string | null;
  shipping_address: unknown;
  billing_address: unknown;
  subtotal_minor: string;
  discount_minor: string;
  shipping_minor: string;
  tax_minor: string;
  paid_minor: string;
  refunded_minor: string;
  prices_include_tax: boolean;
  order_token: string | null;
  detail_lines: LineJson[];
  tax_lines: { name: string; ratePpm: number; base: number; amount: number }[];
  detail_payments: {
    id: string;
    gateway: string;
    method: string;
    status: string;
    amount: number;
    captured: number;
    refunded: number;
    reference: string | null;
    at: string;
  }[];
  fulfillments: {
    id: string;
    status: string;
    carrier: string | null;
    number: string | null;
    url: string | null;
    at: string;
    lines: { lineId: string; quantity: number }[];
  }[];
  detail_refunds: { id: string; status: string; amount: number; reason: string | null; at: string }[];
  events: { id: string; at: string; kind: string; actor: string; payload: Record<string, unknown> }[];
}

/** An order with everything the team sees of it, in one statement. Errors: 404. */
export async function orderDetail(ctx: OperationContext, orderId: string): Promise<OrderDetail> {
  const list = (select: ReturnType<typeof sql>) => sql`coalesce((${select}), '[]'::json)`;
  const [row] = await ctx.db.rows<DetailRow>(sql`
    select ${orderRowColumns}, ${shippingColumns}, o.version, o.phone, o.customer_id, o.shipping_address, o.billing_address, o.subtotal_minor,
      o.discount_minor, o.shipping_minor, o.tax_minor, o.paid_minor, o.refunded_minor, o.prices_include_tax,
      (select c.order_token from checkouts c where c.id = o.checkout_id) as order_token,
      ${list(sql`select json_agg(json_build_object('id', l.id, 'variantId', l.variant_id, 'productId', l.product_id, 'title', l.title,
          'variantTitle', l.variant_title, 'sku', l.sku, 'image', l.image, 'quantity', l.quantity, 'fulfilled', l.quantity_fulfilled,
          'refunded', l.quantity_refunded, 'unit', l.unit_minor, 'discount', l.discount_minor, 'net', l.net_minor, 'tax', l.tax_minor)
          order by l.position) from order_lines l where l.order_id = o.id`)} as detail_lines,
      ${list(sql`select json_agg(json_build_object('name', t.name, 'ratePpm', t.rate_ppm, 'base', t.base_minor, 'amount', t.amount_minor) order by t.id)
          from order_tax_lines t where t.order_id = o.id`)} as tax_lines,
      ${list(sql`select json_agg(json_build_object('id', p.id, 'gateway', p.gateway, 'method', p.method, 'status', p.status, 'amount', p.amount_minor,
          'captured', p.captured_minor, 'refunded', p.refunded_minor, 'reference', p.gateway_ref, 'at', ${isoUtc(sql`p.created_at`)}) order by p.id)
          from payments p where p.order_id = o.id`)} as detail_payments,
      ${list(sql`select json_agg(json_build_object('id', f.id, 'status', f.status, 'carrier', f.carrier, 'number', f.tracking_number, 'url', f.tracking_url,
          'at', ${isoUtc(sql`f.created_at`)}, 'lines', ${list(sql`select json_agg(json_build_object('lineId', fl.line_id, 'quantity', fl.quantity))
            from fulfillment_lines fl where fl.fulfillment_id = f.id`)}) order by f.id) from fulfillments f where f.order_id = o.id`)} as fulfillments,
      ${list(sql`select json_agg(json_build_object('id', r.id, 'status', r.status, 'amount', r.amount_minor, 'reason', r.reason,
          'at', ${isoUtc(sql`r.created_at`)}) order by r.id) from refunds r where r.order_id = o.id`)} as detail_refunds,
      ${list(sql`select json_agg(json_build_object('id', e.id, 'at', ${isoUtc(sql`e.created_at`)}, 'kind', e.kind, 'actor', e.actor, 'payload', e.payload)
          order by e.id desc) from order_events e where e.order_id = o.id`)} as events
    from orders o where o.id = ${orderId}::uuid`);
  if (!row) throw notFound('order');
  return detailView(ctx, row);
}

function addressOf(value: unknown): Address | null {
  const parsed = Address.safeParse(value);
  return parsed.success ? parsed.data : null;
}

function detailView(ctx: OperationContext, row: DetailRow): OrderDetail {
  const money = (amount: number | string) => ({ amount: Number(amount), currency: row.currency });
  return {
    ...orderRowView(row),
    version: row.version,
    lines: row.detail_lines.map((line) => lineView(line, money)),
    shippingAddress: addressOf(row.shipping_address),
    billingAddress: addressOf(row.billing_address),
    phone: row.phone,
    customerId: row.customer_id === null ? null : toExternalId('customer', row.customer_id),
    subtotal: money(row.subtotal_minor),
    discount: money(row.discount_minor),
    shipping: money(row.shipping_minor),
    tax: money(row.tax_minor),
    pricesIncludeTax: row.prices_include_tax,
    taxLines: row.tax_lines.map(({ name, ratePpm, base, amount }) => ({
      name,
      ratePpm,
      base: money(base),
      amount: money(amount),
    })),
    paid: money(row.paid_minor),
    refunded: money(row.refunded_minor),
    refundable: money(Number(row.paid_minor) - Number(row.refunded_minor)),
    shippingRefundable: money(shippingLeft(row).total),
    payments: row.detail_payments.map((payment) => ({
      id: toExternalId('payment', payment.id),
      gateway: payment.gateway,
      method: payment.method,
      status: payment.status,
      amount: money(payment.amount),
      captured: money(payment.captured),
      refunded: money(payment.refunded),
      reference: payment.reference,
      at: payment.at,
    })),
    fulfillments: row.fulfillments.map((fulfillment) => ({
      id: toExternalId('fulfillment', fulfillment.id),
      status: fulfillment.status,
      carrier: fulfillment.carrier,
      trackingNumber: fulfillment.number,
      trackingUrl: fulfillment.url,
      at: fulfillment.at,
      lines: fulfillment.lines.map(({ lineId, quantity }) => ({
        orderLineId: toExternalId('orderLine', lineId),
        quantity,
      })),
    })),
    refunds: row.detail_refunds.map((refund) => ({
      id: toExternalId('refund', refund.id),
      status: refund.status,
      amount: money(refund.amount),
      reason: refund.reason,
      at: refund.at,
    })),
    timeline: row.events.map((event) => ({
      id: toExternalId('event', event.id),
      at: event.at,
      kind: event.kind,
      actor: event.actor,
      text: timelineText(event.kind, event.payload, row.currency, ctx.tenant.locale),
    })),
    statusUrl: row.order_token === null ? '' : `${ctx.caller.origin}/orders/${row.order_token}`,
  };
}

function lineView(line: LineJson, money: (amount: number) => { amount: number; currency: string }) {
  const image = ImageView.safeParse(line.image);
  return {
    id: toExternalId('orderLine', line.id),
    variantId: line.variantId === null ? null : toExternalId('variant', line.variantId),
    productId: line.productId === null ? null : toExternalId('product', line.productId),
    title: line.title,
    variantTitle: line.variantTitle,
    sku: line.sku,
    image: image.success ? image.data : null,
    quantity: line.quantity,
    quantityFulfilled: line.fulfilled,
    quantityRefunded: line.refunded,
    unitPrice: money(line.unit),
    discount: money(line.discount),
    net: money(line.net),
    tax: money(line.tax),
    total: money(line.net + line.tax),
  };
}
