import { cx } from './cx.ts';

/** A grey stand-in for text or a picture that is on its way. */
export function Skeleton({ className }: { className: string }) {
  return <span aria-hidden="true" className={cx('skeleton', className)} />;
}
