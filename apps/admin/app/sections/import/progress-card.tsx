import type { ImportRunView } from '@domain/imports/views.ts';
import { Link, useFetcher, useRevalidator } from '@remix-run/react';
import { Card } from '@ui/work/card.tsx';
import { CountText } from '@ui/work/format/formats.tsx';
import { Notice } from '@ui/work/notice.tsx';
import { useEffect } from 'react';
import { isMoving } from './import-state.tsx';
import type { loader } from './progress.ts';

const POLL_MS = 1_000;

/** How far the import is, live with script and by reloading without. */
export function ProgressCard({ run }: { run: ImportRunView }) {
  const live = useFetcher<typeof loader>();
  const revalidator = useRevalidator();
  const state = live.data?.state ?? run.state;
  const progress = live.data?.progress ?? run.progress;
  const { load } = live;
  const hasStopped = isMoving(run.state) && !isMoving(state);

  useEffect(() => {
    if (!isMoving(state)) return;
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') load(`/products/import/${run.id}/progress`);
    }, POLL_MS);
    return () => clearInterval(timer);
  }, [run.id, state, load]);

  const { revalidate } = revalidator;
  useEffect(() => {
    if (hasStopped) revalidate();
  }, [hasStopped, revalidate]);

  if (state === 'checking') return <Notice tone="info" title="Checking every row. Nothing is changed yet." />;
  if (state === 'checked') return <CheckedNotice run={run} />;
  if (state === 'cancelled' && progress.done === 0) {
    return <Notice tone="info" title="Cancelled before anything was changed." />;
  }
  const share = progress.total === 0 ? 0 : Math.min(1, progress.done / progress.total);
  return (
    <Card title={state === 'running' ? 'Importing' : titleOf(state)}>
      <progress
        value={progress.done}
        max={Math.max(1, progress.total)}
        aria-label="Progress of the import"
        className="progress-line"
        data-state={state}
      />
      <p role="status" className="mt-2 text-13 text-muted tabular-nums">
        {`${progress.done} of ${progress.total} products, ${Math.round(share * 100)} %`}
      </p>
      <dl className="mt-3 grid grid-cols-2 gap-x-6 gap-y-2 text-13 sm:flex sm:flex-wrap">
        {[
          { name: 'Created', value: progress.created },
          { name: 'Updated', value: progress.updated },
          { name: 'Unchanged', value: progress.unchanged },
          { name: 'Failed', value: progress.failed },
          { name: 'Pictures to fetch', value: progress.imagesPending },
        ].map((entry) => (
          <div key={entry.name} className="flex gap-1.5">
            <dt className="text-muted">{entry.name}</dt>
            <dd className="font-medium">
              <CountText value={entry.value} />
            </dd>
          </div>
        ))}
      </dl>
      {state === 'running' && (
        <p className="no-js-only mt-3 text-13">
          <Link reloadDocument to="" className="text-accent hover:underline">
            Reload to see how far it is
          </Link>
        </p>
      )}
      {(state === 'completed' || state === 'completed_with_errors') && (
        <p className="mt-3 text-13">
          <Link to="/products" className="text-accent hover:underline">
            Look at the products
          </Link>
        </p>
      )}
    </Card>
  );
}

function CheckedNotice({ run }: { run: ImportRunView }) {
  const { creates, updates, unchanged, errors, warnings } = run.counts;
  if (creates + updates === 0) {
    const isUseless = errors > 0 && unchanged === 0;
    return (
      <Notice
        tone={isUseless ? 'bad' : errors > 0 ? 'warn' : 'info'}
        title={
          isUseless
            ? 'No product of this file can be imported'
            : errors > 0
              ? 'Nothing to change: the shop already has all that can be read'
              : 'Nothing to change: the shop already has all of this'
        }
      >
        {errors > 0 && <p>Mend the errors below in the file and upload it again.</p>}
      </Notice>
    );
  }
  return (
    <Notice tone={errors > 0 ? 'warn' : 'good'} title="Checked. Nothing is changed yet.">
      <p>
        {`Starting ${[creates > 0 && `creates ${creates}`, updates > 0 && `updates ${updates}`].filter(Boolean).join(' and ')} ${creates + updates === 1 ? 'product' : 'products'}.`}
        {errors > 0 &&
          ` ${errors} ${errors === 1 ? 'error keeps its product' : 'errors keep their products'} out.`}
        {warnings > 0 && ` ${warnings} ${warnings === 1 ? 'warning' : 'warnings'} to read.`}
      </p>
    </Notice>
  );
}

function titleOf(state: ImportRunView['state']): string {
  if (state === 'completed') return 'Import done';
  if (state === 'completed_with_errors') return 'Import done, some products failed';
  return state === 'cancelled' ? 'Import stopped' : 'Import failed';
}
