import type { OperationView } from '@domain/tenants/views.ts';
import { Link, useFetcher, useRevalidator } from '@remix-run/react';
import { Card } from '@ui/work/card.tsx';
import { useEffect } from 'react';
import type { loader } from './progress.ts';

const POLL_MS = 1_000;

/** What is being done to a brand right now: live with script, by reloading without. */
export function RunningOperation({
  tenantId,
  operation,
}: {
  tenantId: string;
  operation: OperationView | null;
}) {
  const live = useFetcher<typeof loader>();
  const { revalidate } = useRevalidator();
  const { load } = live;
  const isRunning = operation !== null;
  const hasEnded = isRunning && live.data !== undefined && live.data.running === null;
  useEffect(() => {
    if (!isRunning) return;
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') load(`/brands/${tenantId}/progress`);
    }, POLL_MS);
    return () => clearInterval(timer);
  }, [isRunning, tenantId, load]);
  useEffect(() => {
    if (hasEnded) revalidate();
  }, [hasEnded, revalidate]);
  if (operation === null) return null;
  const now = live.data?.running ?? operation;
  return (
    <Card title={`${WORDS[now.kind] ?? now.kind} …`}>
      <progress
        value={now.progress}
        max={100}
        aria-label="Progress"
        className="progress-line"
        data-state={now.state}
      />
      <p role="status" className="mt-2 text-13 text-muted tabular-nums">
        {`${now.progress} %${now.step ? `, at: ${now.step}` : ''}${now.attempts > 1 ? `, try ${now.attempts}` : ''}`}
      </p>
      {now.error && <p className="mt-2 text-13 text-warn">{now.error.detail}</p>}
      <p className="no-js-only mt-3 text-13">
        <Link reloadDocument to="" className="text-accent hover:underline">
          Reload to see how far it is
        </Link>
      </p>
    </Card>
  );
}

export const WORDS: Record<string, string> = {
  provision: 'Making the brand',
  suspend: 'Suspending',
  resume: 'Resuming',
  archive: 'Archiving',
  restore: 'Restoring',
  delete: 'Deleting',
  export: 'Exporting',
  import: 'Importing',
  clone: 'Copying',
  move: 'Moving',
  migrate: 'Migrating',
};
