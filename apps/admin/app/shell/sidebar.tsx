import { Form, useLocation } from '@remix-run/react';
import { IconButton } from '@ui/work/button.tsx';
import { cx } from '@ui/work/cx.ts';
import { Modal } from '@ui/work/modal.tsx';
import { BrandMark } from '@ui/work/shell/brand-mark.tsx';
import { navItemClass, SectionNav } from '@ui/work/shell/section-nav.tsx';
import { ArrowUpRight, PanelLeftClose, PanelLeftOpen, X } from 'lucide-react';
import { visibleSections } from '../sections.ts';

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

/** The sections a member may open, by group, and the way to the shop. */
export function Nav({
  permissions,
  isCollapsed = false,
  onNavigate,
}: {
  permissions: readonly string[];
  isCollapsed?: boolean;
  onNavigate?: () => void;
}) {
  return (
    <SectionNav sections={visibleSections(permissions)} isCollapsed={isCollapsed} onNavigate={onNavigate}>
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
    </SectionNav>
  );
}
