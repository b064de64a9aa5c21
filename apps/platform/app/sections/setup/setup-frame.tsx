import { Link } from '@remix-run/react';
import { cx } from '@ui/work/cx.ts';
import { BrandMark } from '@ui/work/shell/brand-mark.tsx';
import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { CONSOLE_NAME } from '../../shell/sidebar.tsx';
import { STEPS } from './steps.ts';

/** A page of the first run: title, steps so far, content. */
export function SetupFrame({
  title,
  note,
  progress,
  children,
}: {
  title: string;
  note: string;
  progress?: { current: string; finished: readonly string[] };
  children: ReactNode;
}) {
  return (
    <main className="mx-auto max-w-180 px-4 py-8 sm:py-16">
      <div className="mb-6 flex items-center gap-3">
        <BrandMark name={CONSOLE_NAME} />
        <p className="text-14 font-semibold">{CONSOLE_NAME}</p>
      </div>
      {progress && (
        <ol aria-label="Steps" className="mb-6 flex flex-wrap gap-x-4 gap-y-2">
          {STEPS.map(({ step, title: name }, index) => {
            const isFinished = progress.finished.includes(step);
            const isCurrent = step === progress.current;
            const mark = (
              <span
                aria-hidden="true"
                className={cx(
                  'inline-flex size-5 items-center justify-center rounded-full text-12 tabular-nums',
                  isFinished
                    ? 'bg-good-soft text-good'
                    : isCurrent
                      ? 'bg-accent text-on-accent'
                      : 'bg-selected',
                )}
              >
                {isFinished ? <Check size={12} /> : index + 1}
              </span>
            );
            return (
              <li
                key={step}
                aria-current={isCurrent ? 'step' : undefined}
                className={cx('text-13', isCurrent ? 'font-medium' : 'text-muted')}
              >
                {isFinished && !isCurrent ? (
                  <Link to={`/setup/${step}`} className="inline-flex items-center gap-1.5 hover:text-ink">
                    {mark} {name}
                    <span className="sr-only"> (finished)</span>
                  </Link>
                ) : (
                  <span className="inline-flex items-center gap-1.5">
                    {mark} {name}
                  </span>
                )}
              </li>
            );
          })}
        </ol>
      )}
      <h1 className="text-20 font-semibold tracking-[-0.01em]">{title}</h1>
      <p className="mb-4 text-13 text-muted">{note}</p>
      {children}
    </main>
  );
}
