import { AlertTriangle, CheckCircle2, Info, XCircle } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from './cx.ts';

const LOOKS = {
  info: { icon: Info, box: 'bg-info-soft', ink: 'text-info' },
  good: { icon: CheckCircle2, box: 'bg-good-soft', ink: 'text-good' },
  warn: { icon: AlertTriangle, box: 'bg-warn-soft', ink: 'text-warn' },
  bad: { icon: XCircle, box: 'bg-bad-soft', ink: 'text-bad' },
};

/** A message inside the page: what happened and what to do. */
export function Notice({
  tone,
  title,
  children,
}: {
  tone: keyof typeof LOOKS;
  title: string;
  children?: ReactNode;
}) {
  const { icon: Icon, box, ink } = LOOKS[tone];
  return (
    <div className={cx('flex gap-3 rounded-lg px-4 py-3', box)}>
      <Icon aria-hidden="true" size={16} className={cx('mt-0.5 shrink-0', ink)} />
      <div className="min-w-0 flex-1 text-13">
        <p className={cx('font-medium', ink)}>{title}</p>
        {children && <div className="text-ink">{children}</div>}
      </div>
    </div>
  );
}
