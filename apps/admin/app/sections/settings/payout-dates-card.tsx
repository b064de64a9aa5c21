import { Card } from '@ui/work/card.tsx';
import { useFormats } from '@ui/work/format/formats.tsx';

/** The schedule in words and its next days, as it was last saved. */
export function PayoutDatesCard({ words, dates }: { words: string; dates: readonly string[] }) {
  const { locale } = useFormats();
  const format = new Intl.DateTimeFormat(locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return (
    <Card title="Next payouts" note={words}>
      {dates.length === 0 ? (
        <p className="text-13 text-muted">No fixed days.</p>
      ) : (
        <ol className="flex flex-col gap-1 text-13">
          {dates.map((date) => (
            <li key={date}>{format.format(new Date(`${date}T00:00:00Z`))}</li>
          ))}
        </ol>
      )}
      <p className="mt-3 text-12 text-muted">
        No payout provider is connected yet, so nothing is paid. The schedule holds from the day one is.
      </p>
    </Card>
  );
}
