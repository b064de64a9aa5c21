import { formatMoney, type Money } from '@domain/kernel/money.ts';
import type { DashboardView } from '@domain/orders/views.ts';
import { Button } from '@ui/work/button.tsx';
import { Card } from '@ui/work/card.tsx';
import { TrendChart } from '@ui/work/chart/trend-chart.tsx';
import { MoneyText, TimeText, useFormats } from '@ui/work/format/formats.tsx';
import { useState } from 'react';

const NAME = 'Revenue';
const PREVIOUS = '30 days before';

/** Thirty days of revenue as a chart, or as its table. */
export function RevenueCard({ series, asOf }: { series: DashboardView['series']; asOf: string }) {
  const { locale, currency: brandCurrency } = useFormats();
  const [isTable, setTable] = useState(false);
  const currency = series[0]?.revenue.currency ?? brandCurrency;
  const sum = (pick: (day: DashboardView['series'][number]) => number): Money => ({
    amount: series.reduce((total, day) => total + pick(day), 0),
    currency,
  });
  const total = sum((day) => day.revenue.amount);
  const before = sum((day) => day.previousRevenue.amount);
  const dayText = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' });
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
  const points = series.map((day) => ({
    label: dayText.format(new Date(`${day.day}T00:00:00Z`)),
    value: day.revenue.amount,
    previous: day.previousRevenue.amount,
    valueText: `${formatMoney(day.revenue, locale)} · ${day.orders} ${day.orders === 1 ? 'order' : 'orders'}`,
    previousText: formatMoney(day.previousRevenue, locale),
  }));
  return (
    <Card
      title="Revenue, last 30 days"
      note={
        <>
          <MoneyText value={total} />, <MoneyText value={before} /> in the 30 days before · as of{' '}
          <TimeText at={asOf} />
        </>
      }
      action={
        <Button size="sm" className="js-only" aria-pressed={isTable} onClick={() => setTable(!isTable)}>
          {isTable ? 'Show chart' : 'Show table'}
        </Button>
      }
    >
      {total.amount === 0 && before.amount === 0 ? (
        <p className="py-8 text-13 text-muted">
          No revenue in these sixty days. The first order will draw the first bar.
        </p>
      ) : isTable ? (
        <SeriesTable series={series} labels={points.map((point) => point.label)} />
      ) : (
        <TrendChart
          points={points}
          name={NAME}
          previousName={PREVIOUS}
          format={(value) => axis.format(value / 10 ** decimals)}
        />
      )}
    </Card>
  );
}

function SeriesTable({ series, labels }: { series: DashboardView['series']; labels: string[] }) {
  return (
    <div className="-mx-4 border-t border-line">
      <table className="grid-table is-dense">
        <caption className="sr-only">Revenue by day</caption>
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
          {series.map((day, index) => (
            <tr key={day.day}>
              <td>{labels[index]}</td>
              <td data-align="end">{day.orders}</td>
              <td data-align="end">
                <MoneyText value={day.revenue} />
              </td>
              <td data-align="end" className="text-muted">
                <MoneyText value={day.previousRevenue} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
