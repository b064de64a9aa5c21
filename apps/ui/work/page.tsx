import type { ReactNode } from 'react';
import { cx } from './cx.ts';

/** The title row: title, status, then actions with at most one primary. */
export function PageHeader({
  title,
  status,
  note,
  actions,
}: {
  title: string;
  status?: ReactNode;
  note?: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <header className="mb-4 flex flex-wrap items-start justify-between gap-x-4 gap-y-3">
      <div className="min-w-0">
        <div className="flex min-h-9 flex-wrap items-center gap-x-3 gap-y-1">
          <h1 className="min-w-0 text-20 font-semibold tracking-[-0.01em]">{title}</h1>
          {status}
        </div>
        {note && <p className="text-13 text-muted">{note}</p>}
      </div>
      {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
    </header>
  );
}

/** A page's frame: `form` is one column of at most 640 px, `wide` all there is, `detail` up to 1200 px. */
export function Page({
  width = 'wide',
  children,
}: {
  width?: 'wide' | 'form' | 'detail';
  children: ReactNode;
}) {
  return (
    <div
      className={cx(
        'px-4 pt-4 pb-12 sm:px-6 sm:pt-6',
        width === 'form' && 'mx-auto max-w-[688px]',
        width === 'detail' && 'mx-auto max-w-[1248px]',
      )}
    >
      {children}
    </div>
  );
}
