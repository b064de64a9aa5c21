import type { z } from 'zod';
import type { PaymentMethodView } from './views.ts';

type Method = z.infer<typeof PaymentMethodView>;

const TEST_CARDS: Record<string, { token: string; label: string; hint: string }[]> = {
  en: [
    { token: 'ok', label: 'Test card 4242: approved', hint: 'The payment succeeds at once.' },
    { token: 'declined', label: 'Test card 0002: declined', hint: 'The bank refuses; nothing is ordered.' },
    {
      token: 'insufficient',
      label: 'Test card 9995: insufficient funds',
      hint: 'The bank refuses for lack of funds.',
    },
    {
      token: 'action_required',
      label: 'Test card 3155: asks you to confirm',
      hint: 'A second step, as with 3-D Secure.',
    },
    {
      token: 'processing_then_ok',
      label: 'Test debit: pending, then approved',
      hint: 'Confirmed after some seconds.',
    },
    {
      token: 'processing_then_fail',
      label: 'Test debit: pending, then fails',
      hint: 'Fails after some seconds.',
    },
    {
      token: 'timeout_then_ok',
      label: 'Test card 0119: slow network',
      hint: 'The answer gets lost; we ask the gateway again.',
    },
  ],
  de: [
    { token: 'ok', label: 'Testkarte 4242: angenommen', hint: 'Die Zahlung gelingt sofort.' },
    {
      token: 'declined',
      label: 'Testkarte 0002: abgelehnt',
      hint: 'Die Bank lehnt ab; nichts wird bestellt.',
    },
    {
      token: 'insufficient',
      label: 'Testkarte 9995: keine Deckung',
      hint: 'Die Bank lehnt mangels Deckung ab.',
    },
    {
      token: 'action_required',
      label: 'Testkarte 3155: mit Bestätigung',
      hint: 'Ein zweiter Schritt wie bei 3-D Secure.',
    },
    {
      token: 'processing_then_ok',
      label: 'Testlastschrift: erst offen, dann angenommen',
      hint: 'Bestätigt nach einigen Sekunden.',
    },
    {
      token: 'processing_then_fail',
      label: 'Testlastschrift: erst offen, dann gescheitert',
      hint: 'Scheitert nach einigen Sekunden.',
    },
    {
      token: 'timeout_then_ok',
      label: 'Testkarte 0119: langsames Netz',
      hint: 'Die Antwort geht verloren; wir fragen das Gateway noch einmal.',
    },
  ],
};

/** Ways to pay. The local default is the test gateway, which says what it is; no money moves. */
export function paymentMethods(locale: string): Method[] {
  return [
    {
      gateway: 'test',
      kind: 'test_card',
      label: locale === 'de' ? 'Testzahlung' : 'Test payment',
      isTestMode: true,
      tokens: TEST_CARDS[locale] ?? TEST_CARDS.en ?? [],
    },
  ];
}
