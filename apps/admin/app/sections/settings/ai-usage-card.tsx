import type { Money } from '@domain/kernel/money.ts';
import { Card } from '@ui/work/card.tsx';
import { MoneyText } from '@ui/work/format/formats.tsx';

/** What models cost this month, against the budget. */
export function AiUsageCard({
  usage,
}: {
  usage: { month: string; spent: Money; budget: Money | null; isMetered: boolean };
}) {
  const { spent, budget } = usage;
  const share = budget && budget.amount > 0 ? Math.min(1, spent.amount / budget.amount) : 0;
  return (
    <Card title="Usage this month" note={usage.month}>
      <p className="text-20 font-semibold">
        <MoneyText value={spent} />
        {budget && (
          <span className="text-13 font-normal text-muted">
            {' '}
            of <MoneyText value={budget} />
          </span>
        )}
      </p>
      {budget && (
        <progress
          className="mt-2 w-full"
          value={share}
          max={1}
          aria-label="Share of the budget that is spent"
        />
      )}
      <p className="mt-2 text-12 text-muted">
        {usage.isMetered
          ? 'A warning goes out at 80 %; at 100 % models stop until the next month.'
          : 'No model provider is connected, so nothing can be spent yet. The budget holds from the day one is.'}
      </p>
    </Card>
  );
}
