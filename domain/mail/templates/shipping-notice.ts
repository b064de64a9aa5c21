import type { TenantContext } from '../../app-context.ts';
import { addressLines, lineDetail, type OrderFacts } from '../order-facts.ts';
import type { MailContent } from './content.ts';
import { mailMessages } from './messages.ts';

export interface Shipment {
  carrier: string | null;
  trackingNumber: string | null;
  trackingUrl: string | null;
  /** Quantities by order line. */
  quantities: ReadonlyMap<string, number>;
}

/** What is on its way and how to follow it. */
export function shippingNotice(
  tenant: TenantContext,
  { order, lines, statusUrl }: OrderFacts,
  { carrier, trackingNumber, trackingUrl, quantities }: Shipment,
): MailContent {
  const t = mailMessages(order.locale);
  const isTrackable = trackingUrl !== null && /^https?:\/\//i.test(trackingUrl);
  const shipTo = addressLines(order.shippingAddress, order.locale);
  const tracking = trackingNumber
    ? [carrier ? t.trackedBy(carrier, trackingNumber) : t.tracking(trackingNumber)]
    : [];
  return {
    locale: order.locale,
    subject: t.shippedSubject(order.number),
    preheader: t.shippedIntro(order.number),
    heading: t.shippedHeading,
    paragraphs: [t.hello(order.customerName), t.shippedIntro(order.number), ...tracking],
    button: isTrackable
      ? { label: t.track, url: trackingUrl }
      : statusUrl
        ? { label: t.viewOrder, url: statusUrl }
        : null,
    lines: lines.flatMap((line) => {
      const quantity = quantities.get(line.id) ?? 0;
      return quantity === 0 ? [] : [{ title: line.title, detail: lineDetail(line), quantity, amount: '' }];
    }),
    totals: [],
    blocks: shipTo.length > 0 ? [{ label: t.shipTo, lines: shipTo }] : [],
    footer: [t.footer(order.number), tenant.legalName],
  };
}
