import { type ReactNode, useId } from 'react';
import { cx } from './cx.ts';

/** A titled region with a hairline. `isFlush` lets a table touch the edges. */
export function Card({
  title,
  note,
  action,
  isFlush = false,
  children,
}: {
  title?: string;
  note?: ReactNode;
  action?: ReactNode;
  isFlush?: boolean;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <section
      aria-labelledby={title ? id : undefined}
      className="min-w-0 rounded-lg border border-line bg-surface"
    >
      {title && (
        <header className="flex min-h-12 flex-wrap items-center justify-between gap-x-3 gap-y-1 px-4 pt-3 pb-2">
          <div className="min-w-0">
            <h2 id={id} className="text-14 font-semibold">
              {title}
            </h2>
            {note && <p className="text-13 text-muted">{note}</p>}
          </div>
          {action}
        </header>
      )}
      <div className={cx(!isFlush && 'px-4 pb-4', !isFlush && !title && 'pt-4')}>{children}</div>
    </section>
  );
}
