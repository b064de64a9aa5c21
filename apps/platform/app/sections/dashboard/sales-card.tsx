import { formatMoney } from '@domain/kernel/money.ts';
import type { CurrencySales, DashboardView } from '@domain/platform/dashboard-views.ts';
import { Link } from '@remix-run/react';
import { Button } from '@ui/work/button.tsx';
import { Card } from '@ui/work/card.tsx';
import { changeOf } from '@ui/work/chart/scale.ts';
import { TrendChart } from '@ui/work/chart/trend-chart.tsx';
import { cx } from '@ui/work/cx.ts';
import { MoneyText, useFormats } from '@ui/work/format/formats.tsx';
import { useState } from 'react';

const NAME = 'GMV';
const PREVIOUS = '30 days before';

/** Gross merchandise value of thirty days, a currency at a time: currencies are never added up. */
export function SalesCard({
  sales,
  shown,
}: {
  sales: NonNullable<DashboardView['sales']>;
  shown: CurrencySales | null;
}) {
  const [isTable, setTable] = useState(false);
  return (
    <Card
      title="Gross merchandise value, last 30 days"
      note={shown ? <Summary sales={shown} missing={sales.missing} /> : undefined}
      action={
        shown && (
          <div className="flex flex-wrap items-center gap-2">
            <CurrencyTabs currencies={sales.currencies} shown={shown.currency} />
            <Button size="sm" className="js-only" aria-pressed={isTable} onClick={() => setTable(!isTable)}>
              {isTable ? 'Show chart' : 'Show table'}
            </Button>
          </div>
        )
      }
    >
      {shown === null ? (
        <p className="py-8 text-13 text-muted">
          No sales in these sixty days. Orders of all brands are summed here once an hour.
        </p>
      ) : isTable ? (
        <SalesTable sales={shown} />
      ) : (
        <SalesChart sales={shown} />
      )}
    </Card>
  );
}

function Summary({ sales, missing }: { sales: CurrencySales; missing: number }) {
  const { locale } = useFormats();
  const { currency } = sales;
  const change = changeOf(sales.gmv, sales.previousGmv);
  const percent = new Intl.NumberFormat(locale, {
    style: 'percent',
    maximumFractionDigits: 1,
    signDisplay: 'exceptZero',
  });
  const brands = `${sales.brands} ${sales.brands === 1 ? 'brand' : 'brands'}`;
  return (
    <>
      <MoneyText value={{ amount: sales.gmv, currency }} /> from {sales.orders} orders of {brands}
      {change === null ? '' : `, ${percent.format(change)}`} against{' '}
      <MoneyText value={{ amount: sales.previousGmv, currency }} /> in the 30 days before
      {missing > 0 && ` · ${missing} ${missing === 1 ? 'brand has' : 'brands have'} not told yet`}
    </>
  );
}

function CurrencyTabs({ currencies, shown }: { currencies: readonly CurrencySales[]; shown: string }) {
  if (currencies.length < 2) return null;
  return (
    <nav aria-label="Currency" className="flex gap-1">
      {currencies.map(({ currency }) => (
        <Link
          key={currency}
          to={`?currency=${currency}`}
          preventScrollReset
          aria-current={currency === shown ? 'true' : undefined}
          className={cx(
            'inline-flex min-h-8 items-center rounded-md px-2.5 text-13 font-medium',
            currency === shown ? 'bg-selected text-ink' : 'text-muted hover:bg-selected',
          )}
        >
          {currency}
        </Link>
      ))}
    </nav>
  );
}

function useDayText() {
  const { locale } = useFormats();
  const text = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' });
  return (day: string) => text.format(new Date(`${day}T00:00:00Z`));
}

function SalesChart({ sales }: { sales: CurrencySales }) {
  const { locale } = useFormats();
  const dayText = useDayText();
  const { currency } = sales;
  const axis = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    notation: 'compact',
    minimumFractionDigits: 0,
    maximumFractionDigits: 1,
  });
  const decimals =
    new Intl.NumberFormat(locale, { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ??
    2;
  const points = sales.series.map((day) => ({
    label: dayText(day.day),
    value: day.gmv,
    previous: day.previousGmv,
    valueText: `${formatMoney({ amount: day.gmv, currency }, locale)} · ${day.orders} ${day.orders === 1 ? 'order' : 'orders'}`,
    previousText: formatMoney({ amount: day.previousGmv, currency }, locale),
  }));
  return (
    <TrendChart
      points={points}
      name={NAME}
      previousName={PREVIOUS}
      format={(value) => axis.format(value / 10 ** decimals)}
    />
  );
}

function SalesTable({ sales }: { sales: CurrencySales }) {
  const dayText = useDayText();
  const { currency } = sales;
  return (
    <div className="-mx-4 border-t border-line">
      <table className="grid-table is-dense">
        <caption className="sr-only">Gross merchandise value by day</caption>
        <thead>
          <tr>
            <th scope="col">Day</th>
            <th scope="col" data-align="end">
              Orders
            </th>
            <th scope="col" data-align="end">
              {NAME}
            </th>
            <th scope="col" data-align="end">
              {PREVIOUS}
            </th>
          </tr>
        </thead>
        <tbody>
          {sales.series.map((day) => (
            <tr key={day.day}>
              <td>{dayText(day.day)}</td>
              <td data-align="end">{day.orders}</td>
              <td data-align="end">
                <MoneyText value={{ amount: day.gmv, currency }} />
              </td>
              <td data-align="end" className="text-muted">
                <MoneyText value={{ amount: day.previousGmv, currency }} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
