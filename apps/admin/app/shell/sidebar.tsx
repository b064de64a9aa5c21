import { Form, Link, useLocation } from '@remix-run/react';
import { IconButton } from '@ui/work/button.tsx';
import { cx } from '@ui/work/cx.ts';
import { Modal } from '@ui/work/modal.tsx';
import { ArrowUpRight, PanelLeftClose, PanelLeftOpen, X } from 'lucide-react';
import { type Section, sectionOf, visibleSections } from '../sections.ts';
import { BrandMark } from './brand-mark.tsx';

interface NavProps {
  tenantName: string;
  permissions: readonly string[];
}

/** Navigation beside the page from 1024 px; icons alone when collapsed. */
export function Sidebar({ tenantName, permissions, isCollapsed }: NavProps & { isCollapsed: boolean }) {
  const { pathname, search } = useLocation();
  return (
    <nav
      aria-label="Sections"
      className={cx(
        'sticky top-0 hidden h-dvh shrink-0 flex-col border-r border-line bg-canvas lg:flex',
        isCollapsed ? 'w-14' : 'w-60',
      )}
    >
      <div className={cx('flex h-16 items-center gap-3', isCollapsed ? 'justify-center' : 'px-4')}>
        <BrandMark name={tenantName} />
        {!isCollapsed && <span className="truncate text-14 font-semibold">{tenantName}</span>}
      </div>
      <Nav permissions={permissions} isCollapsed={isCollapsed} />
      <Form
        method="post"
        action="/preferences"
        className={cx('mt-auto p-3', isCollapsed && 'flex justify-center')}
      >
        <input type="hidden" name="to" value={`${pathname}${search}`} />
        <input type="hidden" name="sidebar" value={isCollapsed ? 'open' : 'collapsed'} />
        <IconButton type="submit" label={isCollapsed ? 'Expand the sidebar' : 'Collapse the sidebar'}>
          {isCollapsed ? (
            <PanelLeftOpen aria-hidden="true" size={16} />
          ) : (
            <PanelLeftClose aria-hidden="true" size={16} />
          )}
        </IconButton>
      </Form>
    </nav>
  );
}

/** The same navigation as a drawer below 1024 px. */
export function Drawer({ tenantName, permissions, onClose }: NavProps & { onClose: () => void }) {
  return (
    <Modal label="Navigation" shape="is-drawer" onClose={onClose}>
      <nav aria-label="Sections" className="flex h-full flex-col">
        <div className="flex h-16 items-center gap-3 px-4">
          <BrandMark name={tenantName} />
          <span className="min-w-0 flex-1 truncate text-14 font-semibold">{tenantName}</span>
          <IconButton label="Close the navigation" onClick={onClose}>
            <X aria-hidden="true" size={16} />
          </IconButton>
        </div>
        <Nav permissions={permissions} onNavigate={onClose} />
      </nav>
    </Modal>
  );
}

/** The sections a member may open, by group. */
export function Nav({
  permissions,
  isCollapsed = false,
  onNavigate,
}: {
  permissions: readonly string[];
  isCollapsed?: boolean;
  onNavigate?: () => void;
}) {
  const { pathname } = useLocation();
  const sections = visibleSections(permissions);
  const current = sectionOf(pathname);
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
      <a
        href="/"
        target="_blank"
        rel="noreferrer"
        aria-label={isCollapsed ? 'View shop, new tab' : undefined}
        title={isCollapsed ? 'View shop' : undefined}
        className={cx(
          navItemClass,
          'border-t border-line pt-1 mt-3 text-muted',
          isCollapsed && 'justify-center',
        )}
      >
        <ArrowUpRight aria-hidden="true" size={16} />
        {!isCollapsed && (
          <>
            View shop<span className="sr-only">, new tab</span>
          </>
        )}
      </a>
    </div>
  );
}

const navItemClass =
  'flex min-h-8 items-center gap-2.5 rounded-md px-2 text-13 font-medium hover:bg-selected hover:text-ink';

function NavLink({
  section,
  isCurrent,
  isCollapsed,
  onNavigate,
}: {
  section: Section;
  isCurrent: boolean;
  isCollapsed: boolean;
  onNavigate?: () => void;
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
