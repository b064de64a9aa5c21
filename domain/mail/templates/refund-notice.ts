import type { TenantContext } from '../../app-context.ts';
import { lineDetail, moneyOf, type OrderFacts } from '../order-facts.ts';
import type { MailContent } from './content.ts';
import { mailMessages } from './messages.ts';

export interface RefundFacts {
  amountMinor: number;
  shippingMinor: number;
  lines: readonly { lineId: string; quantity: number; netMinor: number; taxMinor: number }[];
}

/** What was paid back, for what. */
export function refundNotice(
  tenant: TenantContext,
  { order, lines, statusUrl }: OrderFacts,
  refund: RefundFacts,
): MailContent {
  const t = mailMessages(order.locale);
  const money = moneyOf(order);
  const amount = money(refund.amountMinor);
  return {
    locale: order.locale,
    subject: t.refundSubject(order.number),
    preheader: t.refundIntro(amount, order.number),
    heading: t.refundHeading,
    paragraphs: [t.hello(order.customerName), t.refundIntro(amount, order.number), t.refundWhen],
    button: statusUrl ? { label: t.viewOrder, url: statusUrl } : null,
    lines: refund.lines.flatMap(({ lineId, quantity }) => {
      const line = lines.find(({ id }) => id === lineId);
      return line ? [{ title: line.title, detail: lineDetail(line), quantity, amount: '' }] : [];
    }),
    totals: [
      ...(refund.shippingMinor > 0
        ? [{ label: t.shipping, amount: money(refund.shippingMinor), isTotal: false }]
        : []),
      { label: t.refundTotal, amount, isTotal: true },
    ],
    blocks: [],
    footer: [t.footer(order.number), tenant.legalName],
  };
}
