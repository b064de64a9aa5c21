import type { ReactNode } from 'react';

/** A key of the keyboard. */
export function Kbd({ children }: { children: ReactNode }) {
  return (
    <kbd className="inline-flex min-h-5 min-w-5 items-center justify-center rounded-sm border border-line bg-sunken px-1 font-sans text-12 text-muted">
      {children}
    </kbd>
  );
}
