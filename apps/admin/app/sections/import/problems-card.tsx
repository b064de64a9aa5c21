import type { ImportRunView } from '@domain/imports/views.ts';
import { Link, useHref, useSearchParams } from '@remix-run/react';
import { Badge } from '@ui/work/badge.tsx';
import { buttonClass } from '@ui/work/button.tsx';
import { Card } from '@ui/work/card.tsx';
import { cx } from '@ui/work/cx.ts';
import { Download } from 'lucide-react';

const FIRST_ROWS = 20;
const MOST_ROWS = 1_000;

/** Remarks about rows: errors keep a product out, warnings do not. */
export function ProblemsCard({ run }: { run: ImportRunView }) {
  const [params] = useSearchParams();
  const csvPath = useHref(`/products/import/${run.id}/problems`);
  const severity = params.get('severity');
  const shown = params.get('rows') === 'all' ? MOST_ROWS : FIRST_ROWS;
  const problems = run.problems.filter(
    (problem) => (severity !== 'error' && severity !== 'warning') || problem.severity === severity,
  );
  const count = (kind: string) => run.problems.filter((problem) => problem.severity === kind).length;
  return (
    <Card
      title="Errors and warnings"
      isFlush
      action={
        <a href={csvPath} download className={buttonClass({ size: 'sm' })}>
          <Download aria-hidden="true" size={14} /> Download CSV
        </a>
      }
    >
      <nav aria-label="Severity" className="flex gap-1 px-4 pb-2">
        <FilterLink to="?" isCurrent={severity === null}>{`All ${run.problems.length}`}</FilterLink>
        <FilterLink
          to="?severity=error"
          isCurrent={severity === 'error'}
        >{`Errors ${count('error')}`}</FilterLink>
        <FilterLink
          to="?severity=warning"
          isCurrent={severity === 'warning'}
        >{`Warnings ${count('warning')}`}</FilterLink>
      </nav>
      {problems.length === 0 ? (
        <p className="px-4 pb-4 text-13 text-muted">{severity === 'error' ? 'No errors' : 'No warnings'}</p>
      ) : (
        <table className="grid-table has-cards">
          <caption className="sr-only">Errors and warnings by line of the file</caption>
          <thead>
            <tr>
              <th scope="col" data-align="end">
                Line
              </th>
              <th scope="col">Severity</th>
              <th scope="col">Product</th>
              <th scope="col">Column</th>
              <th scope="col">What is wrong</th>
            </tr>
          </thead>
          <tbody>
            {problems.slice(0, shown).map((problem) => (
              <tr key={`${problem.line}:${problem.code}:${problem.column}:${problem.message}`}>
                <td data-align="end" data-card="end" data-label={problem.line === null ? undefined : 'Line'}>
                  {problem.line ?? ''}
                </td>
                <td data-card="title">
                  {problem.severity === 'error' ? (
                    <Badge tone="bad">Error</Badge>
                  ) : (
                    <Badge tone="warn">Warning</Badge>
                  )}
                </td>
                <td className="break-all">{problem.handle}</td>
                <td className="text-muted">{problem.column}</td>
                <td data-card="wide">{problem.message}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {problems.length > shown && (
        <p className="border-t border-line px-4 py-3 text-13 text-muted">
          {`The first ${shown} of ${problems.length} are shown. `}
          {shown === FIRST_ROWS ? (
            <Link
              to={`?rows=all${severity ? `&severity=${severity}` : ''}`}
              preventScrollReset
              className="text-accent underline"
            >
              {problems.length > MOST_ROWS ? `Show ${MOST_ROWS}` : 'Show all'}
            </Link>
          ) : (
            'The CSV has all of them.'
          )}
        </p>
      )}
    </Card>
  );
}

function FilterLink({ to, isCurrent, children }: { to: string; isCurrent: boolean; children: string }) {
  return (
    <Link
      to={to}
      preventScrollReset
      aria-current={isCurrent ? 'true' : undefined}
      className={cx(
        'inline-flex min-h-8 items-center rounded-md px-2.5 text-13 tabular-nums',
        isCurrent ? 'bg-selected font-medium' : 'text-muted hover:text-ink',
      )}
    >
      {children}
    </Link>
  );
}
