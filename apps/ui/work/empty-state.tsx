import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

/** Nothing here: what this is for, and the first step (30 PAT-10). */
export function EmptyState({
  icon: Icon,
  title,
  children,
  action,
  level: Heading = 'h2',
}: {
  icon: LucideIcon;
  title: string;
  children: ReactNode;
  action?: ReactNode;
  /** `h1` where it is the whole page. */
  level?: 'h1' | 'h2';
}) {
  return (
    <div className="flex gap-4 px-4 py-10 sm:px-8 sm:py-14">
      <div
        aria-hidden="true"
        className="flex size-9 shrink-0 items-center justify-center rounded-md bg-selected text-muted"
      >
        <Icon size={18} />
      </div>
      <div className="min-w-0 max-w-140">
        <Heading className="text-16 font-semibold">{title}</Heading>
        <div className="mt-1 text-14 text-muted">{children}</div>
        {action && <div className="mt-4 flex flex-wrap gap-2">{action}</div>}
      </div>
    </div>
  );
}
