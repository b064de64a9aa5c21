import type { ReactNode } from 'react';
import { cx } from './cx.ts';

export type Tone = 'neutral' | 'info' | 'good' | 'warn' | 'bad';

const TONES: Record<Tone, string> = {
  neutral: 'bg-neutral-soft text-ink',
  info: 'bg-info-soft text-info',
  good: 'bg-good-soft text-good',
  warn: 'bg-warn-soft text-warn',
  bad: 'bg-bad-soft text-bad',
};

/** A status: always a word; the dot is hollow while something is still to be done. */
export function Badge({
  tone = 'neutral',
  isOpen = false,
  children,
}: {
  tone?: Tone;
  isOpen?: boolean;
  children: ReactNode;
}) {
  return (
    <span
      className={cx(
        'inline-flex h-5 items-center gap-1.5 rounded-full px-2 text-12 font-medium whitespace-nowrap',
        TONES[tone],
      )}
    >
      <span
        aria-hidden="true"
        className={cx('size-1.5 rounded-full border border-current', !isOpen && 'bg-current')}
      />
      {children}
    </span>
  );
}

/** A small neutral label without a status: a tag, a collection. */
export function Tag({ children }: { children: ReactNode }) {
  return (
    <span className="inline-flex min-h-5 items-center rounded-sm bg-neutral-soft px-1.5 text-12 text-ink">
      {children}
    </span>
  );
}
