import { useShop } from '../shop/use-shop.ts';

/** The days between which a parcel should arrive. */
export function DeliveryDates({ earliest, latest }: { earliest: string | null; latest: string | null }) {
  const { t, date } = useShop();
  const days = [...new Set([earliest, latest].flatMap((day) => (day ? [date(day, 'short')] : [])))];
  if (days.length === 0) return null;
  return <span className="dates">{t.checkout.arrives(days.join(' – '))}</span>;
}
