/** Words of the mails to shoppers. */
const en = {
  hello: (name: string) => `Hello ${name},`,
  orderHeading: 'Thank you for your order',
  orderSubject: (number: string, brand: string) => `Your order ${number} at ${brand}`,
  orderIntro: (number: string) => `We have received your order ${number} and are getting it ready.`,
  delivery: (from: string, to: string) => `Expected delivery: ${from} to ${to}.`,
  viewOrder: 'View your order',
  subtotal: 'Subtotal',
  discount: 'Discount',
  shipping: 'Shipping',
  tax: 'Tax',
  taxIncluded: 'Tax included',
  total: 'Total',
  shipTo: 'Delivered to',
  billTo: 'Billed to',
  shippedHeading: 'Your parcel is on its way',
  shippedSubject: (number: string) => `Order ${number} has been sent`,
  shippedIntro: (number: string) => `We have sent these items of your order ${number}.`,
  trackedBy: (carrier: string, number: string) => `Tracking number with ${carrier}: ${number}`,
  tracking: (number: string) => `Tracking number: ${number}`,
  track: 'Track the parcel',
  refundHeading: 'Your refund',
  refundSubject: (number: string) => `Refund for order ${number}`,
  refundIntro: (amount: string, number: string) =>
    `We have refunded ${amount} of your order ${number} to the way you paid.`,
  refundWhen: 'Depending on your bank it takes a few working days until you see it.',
  refundTotal: 'Refunded',
  footer: (number: string) => `You get this mail because of your order ${number}.`,
};

export type MailMessages = typeof en;

const de: MailMessages = {
  hello: (name) => `Guten Tag ${name},`,
  orderHeading: 'Danke für Ihre Bestellung',
  orderSubject: (number, brand) => `Ihre Bestellung ${number} bei ${brand}`,
  orderIntro: (number) => `Ihre Bestellung ${number} ist eingegangen. Wir machen sie versandfertig.`,
  delivery: (from, to) => `Voraussichtliche Lieferung: ${from} bis ${to}.`,
  viewOrder: 'Bestellung ansehen',
  subtotal: 'Zwischensumme',
  discount: 'Rabatt',
  shipping: 'Versand',
  tax: 'Steuer',
  taxIncluded: 'Enthaltene Steuer',
  total: 'Gesamtsumme',
  shipTo: 'Lieferadresse',
  billTo: 'Rechnungsadresse',
  shippedHeading: 'Ihr Paket ist unterwegs',
  shippedSubject: (number) => `Bestellung ${number} ist versandt`,
  shippedIntro: (number) => `Diese Artikel Ihrer Bestellung ${number} sind auf dem Weg zu Ihnen.`,
  trackedBy: (carrier, number) => `Sendungsnummer bei ${carrier}: ${number}`,
  tracking: (number) => `Sendungsnummer: ${number}`,
  track: 'Sendung verfolgen',
  refundHeading: 'Ihre Erstattung',
  refundSubject: (number) => `Erstattung zu Bestellung ${number}`,
  refundIntro: (amount, number) =>
    `Wir haben ${amount} aus Ihrer Bestellung ${number} auf Ihr Zahlungsmittel erstattet.`,
  refundWhen: 'Je nach Bank dauert es einige Werktage, bis der Betrag bei Ihnen erscheint.',
  refundTotal: 'Erstattet',
  footer: (number) => `Sie erhalten diese Nachricht wegen Ihrer Bestellung ${number}.`,
};

/** The words in the order's language; English where there are none. */
export function mailMessages(locale: string): MailMessages {
  return /^de\b/i.test(locale) ? de : en;
}
