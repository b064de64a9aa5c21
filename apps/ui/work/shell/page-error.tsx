import { isRouteErrorResponse, Link, useLocation, useRouteError } from '@remix-run/react';
import { Ban, FileQuestion, Lock, type LucideIcon, ServerCrash } from 'lucide-react';
import { buttonClass } from '../button.tsx';
import { EmptyState } from '../empty-state.tsx';
import { Page } from '../page.tsx';
import type { ErrorBody } from './problems.ts';

const ICONS: Record<number, LucideIcon> = { 403: Lock, 404: FileQuestion, 429: Ban };

/** The boundary of every page: what happened, what to do, and the id that finds it in the log. */
export function PageError() {
  const error = useRouteError();
  const location = useLocation();
  const status = isRouteErrorResponse(error) ? error.status : 500;
  const body = bodyOf(error, status);
  return (
    <Page width="detail">
      <div className="rounded-lg border border-line bg-surface">
        <EmptyState
          icon={ICONS[status] ?? ServerCrash}
          title={body.title}
          level="h1"
          action={
            <>
              {status >= 500 || status === 429 ? (
                <Link
                  reloadDocument
                  to={`${location.pathname}${location.search}`}
                  className={buttonClass({ tone: 'primary' })}
                >
                  Try again
                </Link>
              ) : null}
              <Link to="/" className={buttonClass()}>
                Go to the dashboard
              </Link>
            </>
          }
        >
          <p>{body.detail}</p>
          {body.requestId && (
            <p className="mt-2 text-12">
              Request <code className="font-mono select-all">{body.requestId}</code>
            </p>
          )}
        </EmptyState>
      </div>
    </Page>
  );
}

function bodyOf(error: unknown, status: number): ErrorBody {
  if (isRouteErrorResponse(error) && isErrorBody(error.data)) return error.data;
  if (status === 404) {
    return {
      code: 'not_found',
      title: 'There is nothing here',
      detail: 'The address may be wrong, or it was deleted.',
      requestId: '',
    };
  }
  return {
    code: 'internal',
    title: 'This page could not be shown',
    detail: 'Try again. If it stays, tell support the time and what you did.',
    requestId: '',
  };
}

function isErrorBody(value: unknown): value is ErrorBody {
  return typeof value === 'object' && value !== null && 'title' in value && 'requestId' in value;
}
