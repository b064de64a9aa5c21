import { Link, useLocation } from '@remix-run/react';
import type { ReactNode } from 'react';
import { cx } from '../cx.ts';
import { type ShellSection, sectionAmong } from './sections.ts';

/** The sections somebody may open, by group; `children` stand below them. */
export function SectionNav({
  sections,
  isCollapsed = false,
  onNavigate,
  children,
}: {
  sections: readonly ShellSection[];
  isCollapsed?: boolean;
  onNavigate?: (() => void) | undefined;
  children?: ReactNode;
}) {
  const { pathname } = useLocation();
  const current = sectionAmong(sections, pathname);
  const groups = [...new Set(sections.map((section) => section.group))];
  return (
    <div className="flex-1 overflow-y-auto px-3 pb-4">
      {groups.map((group) => (
        <ul key={group} aria-label={group} className="mb-3 flex flex-col gap-0.5">
          {sections
            .filter((section) => section.group === group)
            .map((section) => (
              <li key={section.id}>
                <NavLink
                  section={section}
                  isCurrent={section.id === current?.id}
                  isCollapsed={isCollapsed}
                  onNavigate={onNavigate}
                />
              </li>
            ))}
        </ul>
      ))}
      {children}
    </div>
  );
}

export const navItemClass =
  'flex min-h-8 items-center gap-2.5 rounded-md px-2 text-13 font-medium hover:bg-selected hover:text-ink';

function NavLink({
  section,
  isCurrent,
  isCollapsed,
  onNavigate,
}: {
  section: ShellSection;
  isCurrent: boolean;
  isCollapsed: boolean;
  onNavigate?: (() => void) | undefined;
}) {
  const Icon = section.icon;
  return (
    <Link
      to={section.route}
      prefetch="intent"
      onClick={onNavigate}
      aria-current={isCurrent ? 'page' : undefined}
      aria-label={isCollapsed ? section.title : undefined}
      title={isCollapsed ? section.title : undefined}
      className={cx(
        navItemClass,
        isCurrent ? 'bg-selected text-ink' : 'text-muted',
        isCollapsed && 'justify-center',
        section.parent && !isCollapsed && 'ml-6.5',
      )}
    >
      {(!section.parent || isCollapsed) && <Icon aria-hidden="true" size={16} className="shrink-0" />}
      {!isCollapsed && section.title}
    </Link>
  );
}
