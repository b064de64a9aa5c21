import { Form, useLocation } from '@remix-run/react';
import { IconButton } from '@ui/work/button.tsx';
import { cx } from '@ui/work/cx.ts';
import { Modal } from '@ui/work/modal.tsx';
import { BrandMark } from '@ui/work/shell/brand-mark.tsx';
import { SectionNav } from '@ui/work/shell/section-nav.tsx';
import { PanelLeftClose, PanelLeftOpen, X } from 'lucide-react';
import type { PlatformSection } from '../sections.ts';

/** What this surface calls itself. */
export const CONSOLE_NAME = 'CGK platform';

/** Navigation beside the page from 1024 px; icons alone when collapsed. */
export function Sidebar({
  sections,
  isCollapsed,
}: {
  sections: readonly PlatformSection[];
  isCollapsed: boolean;
}) {
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
        <BrandMark name={CONSOLE_NAME} />
        {!isCollapsed && <span className="truncate text-14 font-semibold">{CONSOLE_NAME}</span>}
      </div>
      <SectionNav sections={sections} isCollapsed={isCollapsed} />
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
export function Drawer({ sections, onClose }: { sections: readonly PlatformSection[]; onClose: () => void }) {
  return (
    <Modal label="Navigation" shape="is-drawer" onClose={onClose}>
      <nav aria-label="Sections" className="flex h-full flex-col">
        <div className="flex h-16 items-center gap-3 px-4">
          <BrandMark name={CONSOLE_NAME} />
          <span className="min-w-0 flex-1 truncate text-14 font-semibold">{CONSOLE_NAME}</span>
          <IconButton label="Close the navigation" onClick={onClose}>
            <X aria-hidden="true" size={16} />
          </IconButton>
        </div>
        <SectionNav sections={sections} onNavigate={onClose} />
      </nav>
    </Modal>
  );
}
