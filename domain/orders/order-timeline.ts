import { formatMoney } from '../kernel/money.ts';

type Payload = Record<string, unknown>;
type Format = (amount: unknown) => string;

const SENTENCES: Record<string, (payload: Payload, money: Format) => string> = {
  placed: () => 'Order placed',
  'payment.captured': (payload, money) => `Payment of ${money(payload.amountMinor)} captured`,
  fulfilled: ({ units, carrier, trackingNumber }) =>
    [`${Number(units)} ${units === 1 ? 'item' : 'items'} sent`, carrier, trackingNumber]
      .filter(Boolean)
      .join(' · '),
  'refund.requested': (payload, money) => `Refund of ${money(payload.amountMinor)} requested`,
  'refund.succeeded': ({ amountMinor, reason }, money) =>
    [`${money(amountMinor)} refunded`, reason].filter(Boolean).join(' · '),
  'refund.failed': ({ amountMinor, failure }, money) =>
    [`Refund of ${money(amountMinor)} failed`, failure].filter(Boolean).join(' · '),
};

/** An entry of an order's timeline as a sentence; a `text` in its payload says it in its own words. */
export function timelineText(kind: string, payload: Payload, currency: string, locale: string): string {
  if (typeof payload.text === 'string' && payload.text !== '') return payload.text;
  const money: Format = (amount) => formatMoney({ amount: Number(amount ?? 0), currency }, locale);
  const sentence = SENTENCES[kind];
  if (sentence) return sentence(payload, money);
  const words = kind.replaceAll(/[._]/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
