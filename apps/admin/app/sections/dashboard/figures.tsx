import { formatMoney } from '@domain/kernel/money.ts';
import type { DashboardView } from '@domain/orders/views.ts';
import { Link } from '@remix-run/react';
import { changeOf } from '@ui/work/chart/scale.ts';
import { cx } from '@ui/work/cx.ts';
import { useFormats } from '@ui/work/format/formats.tsx';
import { ArrowDownRight, ArrowUpRight } from 'lucide-react';

type Figure = DashboardView['figures'][number];

const WORDS: Record<Figure['key'], { name: string; against: string; to: string }> = {
  revenue_today: { name: 'Revenue today', against: 'yesterday by now', to: '/orders' },
  revenue_mtd: { name: 'Revenue this month', against: 'last month, same days', to: '/orders' },
  orders_today: { name: 'Orders today', against: 'yesterday by now', to: '/orders' },
  new_customers_7d: { name: 'New customers, 7 days', against: 'the 7 days before', to: '/customers' },
  average_order_30d: { name: 'Average order, 30 days', against: 'the 30 days before', to: '/orders' },
  to_fulfil: {
    name: 'To fulfil',
    against: '',
    to: '/orders?fulfillmentStatus=unfulfilled&fulfillmentStatus=partial&status=open',
  },
};

/** The day's figures, each against the equal span before (30 SHL-04). */
export function Figures({ figures }: { figures: Figure[] }) {
  return (
    <ul
      aria-label="Figures"
      className="grid grid-cols-2 gap-px overflow-hidden rounded-lg border border-line bg-line sm:grid-cols-3 xl:grid-cols-6"
    >
      {figures.map((figure) => (
        <li key={figure.key} className="bg-surface">
          <FigureLink figure={figure} />
        </li>
      ))}
    </ul>
  );
}

function FigureLink({ figure }: { figure: Figure }) {
  const { locale } = useFormats();
  const words = WORDS[figure.key];
  const number = new Intl.NumberFormat(locale);
  const value = figure.money ? formatMoney(figure.money, locale) : number.format(figure.count ?? 0);
  const previous = figure.previousMoney
    ? formatMoney(figure.previousMoney, locale)
    : figure.previousCount === null
      ? null
      : number.format(figure.previousCount);
  return (
    <Link to={words.to} prefetch="intent" className="flex h-full flex-col p-4 hover:bg-hover">
      <span className="text-12 text-muted">{words.name}</span>
      <span className="mt-1 text-20 font-semibold tracking-[-0.01em] tabular-nums">{value}</span>
      {previous !== null && words.against && (
        <span className="mt-1 text-12 text-muted">
          <Change
            value={figure.money?.amount ?? figure.count ?? 0}
            previous={figure.previousMoney?.amount ?? figure.previousCount ?? 0}
          />
          {` from ${previous} ${words.against}`}
        </span>
      )}
      {!words.against && <span className="mt-1 text-12 text-muted">orders with units to send</span>}
    </Link>
  );
}

function Change({ value, previous }: { value: number; previous: number }) {
  const { locale } = useFormats();
  const change = changeOf(value, previous);
  if (change === null) return <span className="font-medium">{value === 0 ? 'No change' : 'New'}</span>;
  if (change === 0) return <span className="font-medium">0 %</span>;
  const percent = new Intl.NumberFormat(locale, {
    style: 'percent',
    maximumFractionDigits: Math.abs(change) < 0.1 ? 1 : 0,
    signDisplay: 'exceptZero',
  });
  const Arrow = change > 0 ? ArrowUpRight : ArrowDownRight;
  return (
    <span
      className={cx(
        'inline-flex items-center font-medium tabular-nums',
        change > 0 ? 'text-good' : 'text-bad',
      )}
    >
      <Arrow aria-hidden="true" size={12} />
      {percent.format(change)}
    </span>
  );
}
