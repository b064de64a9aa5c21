import type { DashboardView } from '@domain/platform/dashboard-views.ts';
import { Card } from '@ui/work/card.tsx';
import { CountText } from '@ui/work/format/formats.tsx';
import { words } from '../../words.ts';

/** How many brands are in which state. */
export function BrandsCard({ brands }: { brands: DashboardView['brands'] }) {
  const most = Math.max(...brands.byStatus.map(({ count }) => count), 1);
  return (
    <Card title="Brands by status">
      {brands.byStatus.length === 0 ? (
        <p className="pb-2 text-13 text-muted">No brand yet. The first one is made under Brands.</p>
      ) : (
        <dl className="flex flex-col gap-2 text-13">
          {brands.byStatus.map(({ status, count }) => (
            <div key={status} className="grid grid-cols-[7rem_minmax(0,1fr)_3rem] items-center gap-3">
              <dt className="text-muted">{words(status)}</dt>
              <dd aria-hidden="true" className="h-2 rounded-full bg-selected">
                <span
                  className="block h-2 rounded-full bg-chart"
                  style={{ width: `${(count / most) * 100}%` }}
                />
              </dd>
              <dd className="text-right">
                <CountText value={count} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </Card>
  );
}
