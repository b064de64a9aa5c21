import type { DashboardView } from '@domain/platform/dashboard-views.ts';
import { useFormats } from '@ui/work/format/formats.tsx';

/** The platform in six numbers, each with what it counts. */
export function Figures({ view }: { view: DashboardView }) {
  const { locale } = useFormats();
  const number = new Intl.NumberFormat(locale);
  const { brands, sales, work } = view;
  const figures = [
    {
      name: 'Active brands',
      value: brands.active,
      note: `of ${number.format(brands.total)} on this installation`,
    },
    ...(sales ? [{ name: 'Orders today', value: sales.ordersToday, note: 'each brand’s own day' }] : []),
    ...(work
      ? [
          { name: 'Open operations', value: work.openOperations, note: 'on brands, not finished' },
          {
            name: 'Failed jobs, 24 h',
            value: work.failedJobsDay,
            note: `${number.format(work.pendingJobs)} due now`,
          },
          { name: 'Dead letters', value: work.deadJobs, note: 'gave up, wait for somebody' },
          {
            name: 'Migrations behind',
            value: work.brandsBehind,
            note: `brands below schema version ${work.newestSchemaVersion}`,
          },
        ]
      : []),
  ];
  return (
    <ul
      aria-label="Figures"
      className="grid grid-cols-2 gap-px overflow-hidden rounded-lg border border-line bg-line sm:grid-cols-3 xl:grid-cols-6"
    >
      {figures.map((figure) => (
        <li key={figure.name} className="flex flex-col bg-surface p-4">
          <span className="text-12 text-muted">{figure.name}</span>
          <span className="mt-1 text-20 font-semibold tracking-[-0.01em] tabular-nums">
            {number.format(figure.value)}
          </span>
          <span className="mt-1 text-12 text-muted">{figure.note}</span>
        </li>
      ))}
    </ul>
  );
}
