import type { Money } from '@domain/kernel/money.ts';
import { cx } from '@ui/work/cx.ts';
import { MoneyText } from '@ui/work/format/formats.tsx';
import type { RefundQuote } from './refund-input.ts';

/** What the refund is made of. Always the same height, so that the button does not jump. */
export function RefundSums({ quote, isCounting }: { quote: RefundQuote; isCounting: boolean }) {
  const { preview } = quote;
  if (!preview) {
    return (
      <p
        aria-live="polite"
        className="flex min-h-28 items-center rounded-lg bg-sunken px-4 text-13 text-muted"
      >
        {quote.title}
      </p>
    );
  }
  const currency = preview.total.currency;
  const net = preview.lines.reduce((sum, line) => sum + line.net.amount, 0);
  return (
    <dl
      aria-live="polite"
      className={cx(
        'flex min-h-28 flex-col justify-center gap-1 rounded-lg bg-sunken px-4 py-3 text-13',
        isCounting && 'opacity-60',
      )}
    >
      <Row name="Items without tax" value={{ amount: net, currency }} />
      <Row name="Shipping" value={preview.shipping} />
      <Row name="Tax" value={preview.tax} />
      <Row name="Refund" value={preview.total} isStrong />
    </dl>
  );
}

function Row({ name, value, isStrong }: { name: string; value: Money; isStrong?: boolean }) {
  return (
    <div
      className={cx(
        'flex justify-between gap-4',
        isStrong && 'mt-1 border-t border-line pt-1.5 text-14 font-semibold',
      )}
    >
      <dt>{name}</dt>
      <dd>
        <MoneyText value={value} />
      </dd>
    </div>
  );
}
