import type { TenantContext } from '../../app-context.ts';
import { addressLines, dayText, lineDetail, moneyOf, type OrderFacts } from '../order-facts.ts';
import type { MailContent } from './content.ts';
import { mailMessages } from './messages.ts';

/** What was bought, what it costs, where it goes, when it comes. */
export function orderConfirmation(
  tenant: TenantContext,
  { order, lines, statusUrl }: OrderFacts,
): MailContent {
  const t = mailMessages(order.locale);
  const money = moneyOf(order);
  const goods = lines.reduce((sum, line) => sum + line.grossMinor, 0);
  // Discounts of lines and of the order: all that is between the lines' prices and what the goods cost.
  const discount = goods - (order.subtotalMinor - order.discountMinor);
  const { earliestDelivery: from, latestDelivery: to } = order;
  const shipTo = addressLines(order.shippingAddress, order.locale);
  const billTo = addressLines(order.billingAddress, order.locale);
  return {
    locale: order.locale,
    subject: t.orderSubject(order.number, tenant.name),
    preheader: t.orderIntro(order.number),
    heading: t.orderHeading,
    paragraphs: [
      t.hello(order.customerName),
      t.orderIntro(order.number),
      ...(from && to ? [t.delivery(dayText(from, order.locale), dayText(to, order.locale))] : []),
    ],
    button: statusUrl ? { label: t.viewOrder, url: statusUrl } : null,
    lines: lines.map((line) => ({
      title: line.title,
      detail: lineDetail(line),
      quantity: line.quantity,
      amount: money(line.grossMinor),
    })),
    totals: [
      { label: t.subtotal, amount: money(goods), isTotal: false },
      ...(discount === 0 ? [] : [{ label: t.discount, amount: money(-discount), isTotal: false }]),
      { label: t.shipping, amount: money(order.shippingMinor), isTotal: false },
      ...(order.pricesIncludeTax ? [] : [{ label: t.tax, amount: money(order.taxMinor), isTotal: false }]),
      { label: t.total, amount: money(order.totalMinor), isTotal: true },
      ...(order.pricesIncludeTax
        ? [{ label: t.taxIncluded, amount: money(order.taxMinor), isTotal: false }]
        : []),
    ],
    blocks: [
      ...(shipTo.length > 0 ? [{ label: t.shipTo, lines: shipTo }] : []),
      ...(billTo.length > 0 && billTo.join() !== shipTo.join() ? [{ label: t.billTo, lines: billTo }] : []),
    ],
    footer: [t.footer(order.number), tenant.legalName],
  };
}
