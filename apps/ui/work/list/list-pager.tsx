import { Link } from '@remix-run/react';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { buttonClass } from '../button.tsx';
import { type ListQuery, type ListRules, listSearch } from './list-query.ts';

/** Previous and next by cursor. */
export function ListPager({
  rules,
  query,
  page,
}: {
  rules: ListRules;
  query: ListQuery;
  page: { next: string | null; prev: string | null };
}) {
  const to = (cursor: string | null) => (cursor ? listSearch(rules, query, { cursor }) : null);
  return (
    <nav aria-label="Pages" className="flex justify-end gap-2 border-t border-line px-4 py-2">
      <PageLink to={to(page.prev)}>
        <ChevronLeft aria-hidden="true" size={16} /> Previous
      </PageLink>
      <PageLink to={to(page.next)}>
        Next <ChevronRight aria-hidden="true" size={16} />
      </PageLink>
    </nav>
  );
}

function PageLink({ to, children }: { to: string | null; children: ReactNode }) {
  const look = buttonClass({ size: 'sm' });
  if (!to) {
    return (
      <span className={look} aria-disabled="true">
        {children}
      </span>
    );
  }
  return (
    <Link to={to} prefetch="intent" className={look}>
      {children}
    </Link>
  );
}
