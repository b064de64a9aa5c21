import type { DashboardView } from '@domain/platform/dashboard-views.ts';
import { Card } from '@ui/work/card.tsx';

/** What needs a person: of the whole system, then brand by brand. */
export function TroublesCard({
  reasons,
  troubles,
}: {
  reasons: string[];
  troubles: NonNullable<DashboardView['work']>['troubles'];
}) {
  return (
    <Card title="Needs a look">
      {reasons.length === 0 && troubles.length === 0 ? (
        <p className="text-13 text-muted">Nothing right now: every brand answered, and no work is overdue.</p>
      ) : (
        <>
          <ul className="flex list-disc flex-col gap-1 pl-4 text-13">
            {reasons.map((reason) => (
              <li key={reason}>{reason}</li>
            ))}
          </ul>
          {troubles.length > 0 && (
            <dl className="mt-3 flex flex-col gap-2 border-t border-line pt-3 text-13">
              {troubles.map((trouble) => (
                <div key={trouble.tenantId} className="flex flex-wrap justify-between gap-x-4">
                  <dt className="font-medium">{trouble.name}</dt>
                  <dd className="text-muted">{trouble.reasons.join(' · ')}</dd>
                </div>
              ))}
            </dl>
          )}
        </>
      )}
    </Card>
  );
}
