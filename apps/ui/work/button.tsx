import { Link, type LinkProps } from '@remix-run/react';
import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { cx } from './cx.ts';

export type ButtonTone = 'primary' | 'secondary' | 'quiet' | 'danger';

const BASE =
  'inline-flex items-center justify-center gap-1.5 rounded-md font-medium whitespace-nowrap transition-colors duration-100 ' +
  'disabled:opacity-50 aria-disabled:opacity-50';
const SIZES = { md: 'min-h-9 px-3 text-14', sm: 'min-h-8 px-2.5 text-13' };
const TONES: Record<ButtonTone, string> = {
  primary: 'bg-accent text-on-accent hover:bg-accent-strong',
  secondary: 'border border-line bg-surface text-ink hover:bg-hover',
  quiet: 'text-ink hover:bg-selected',
  danger: 'bg-bad-fill text-surface hover:opacity-90',
};

interface Look {
  tone?: ButtonTone;
  size?: keyof typeof SIZES;
  icon?: ReactNode;
}

/** Class names of a button, for elements that are not one of the two below. */
export function buttonClass({ tone = 'secondary', size = 'md' }: Look = {}): string {
  return cx(BASE, SIZES[size], TONES[tone]);
}

/** A button. One `primary` a page. `isBusy` keeps its width and says so to assistive technology. */
export function Button({
  tone,
  size,
  icon,
  isBusy = false,
  className,
  children,
  type = 'button',
  ...rest
}: Look & { isBusy?: boolean } & ButtonHTMLAttributes<HTMLButtonElement>) {
  return (
    <button
      type={type}
      className={cx(buttonClass({ tone, size }), isBusy && 'opacity-60', className)}
      aria-busy={isBusy || undefined}
      {...rest}
    >
      {icon}
      {children}
    </button>
  );
}

/** A link that looks like a button. */
export function ButtonLink({ tone, size, icon, className, children, ...rest }: Look & LinkProps) {
  return (
    <Link prefetch="intent" className={cx(buttonClass({ tone, size }), className)} {...rest}>
      {icon}
      {children}
    </Link>
  );
}

/** A square button with an icon; `label` is its name and its tooltip. */
export function IconButton({
  label,
  children,
  className,
  type = 'button',
  ...rest
}: { label: string } & ButtonHTMLAttributes<HTMLButtonElement>) {
  return (
    <button
      type={type}
      aria-label={label}
      title={label}
      className={cx(
        'inline-flex size-8 items-center justify-center rounded-md text-muted hover:bg-selected hover:text-ink disabled:opacity-40',
        className,
      )}
      {...rest}
    >
      {children}
    </button>
  );
}
