import { Link, useLocation, useMatches } from '@remix-run/react';
import { ChevronRight } from 'lucide-react';
import { cx } from '../cx.ts';
import { crumbOf } from './crumb.ts';
import { type ShellSection, sectionAmong } from './sections.ts';

/** Where one is: the surface's name, the section, the page. */
export function Breadcrumb({
  name,
  sections,
  hasSidebarName,
}: {
  name: string;
  sections: readonly ShellSection[];
  hasSidebarName: boolean;
}) {
  const { pathname } = useLocation();
  const section = sectionAmong(sections, pathname);
  const parent = sections.find((candidate) => candidate.id === section?.parent);
  const crumb = crumbOf(useMatches());
  const trail = [parent, section].flatMap((entry) =>
    entry ? [{ title: entry.title, to: entry.route }] : [],
  );
  const isDeep = Boolean(crumb);
  return (
    <nav aria-label="Breadcrumb" className="min-w-0">
      <ol className="flex min-w-0 items-center gap-1 text-13">
        <li className={cx('flex min-w-0 items-center gap-1 max-sm:hidden', hasSidebarName && 'lg:hidden')}>
          <span className="truncate text-muted">{name}</span>
          <ChevronRight aria-hidden="true" size={14} className="shrink-0 text-muted" />
        </li>
        {trail.map((entry, index) => {
          const isLast = !isDeep && index === trail.length - 1;
          return (
            <li
              key={entry.to}
              className={cx(
                'flex items-center gap-1',
                !isLast && index < trail.length - 1 && 'max-sm:hidden',
              )}
            >
              {index > 0 && (
                <ChevronRight aria-hidden="true" size={14} className="text-muted max-sm:hidden" />
              )}
              {isLast ? (
                <span aria-current="page" className="font-medium">
                  {entry.title}
                </span>
              ) : (
                <Link to={entry.to} prefetch="intent" className="text-muted hover:text-ink">
                  {entry.title}
                </Link>
              )}
            </li>
          );
        })}
        {crumb && (
          <li className="flex min-w-0 items-center gap-1">
            <ChevronRight aria-hidden="true" size={14} className="shrink-0 text-muted" />
            <span aria-current="page" className="truncate font-medium">
              {crumb}
            </span>
          </li>
        )}
      </ol>
    </nav>
  );
}
