import { Form, Link } from '@remix-run/react';
import { IconButton } from '@ui/work/button.tsx';
import { cx } from '@ui/work/cx.ts';
import { Kbd } from '@ui/work/kbd.tsx';
import { Menu, menuItemClass } from '@ui/work/menu.tsx';
import { Breadcrumb } from '@ui/work/shell/breadcrumb.tsx';
import { initials } from '@ui/work/shell/initials.ts';
import { ThemeSwitch } from '@ui/work/shell/theme-switch.tsx';
import { Keyboard, LogOut, Menu as MenuIcon, Search } from 'lucide-react';
import { BrandSwitcher } from '../sections/team/brand-switcher.tsx';
import type { SwitcherBrand } from '../sections/team/switcher-brands.ts';
import { SECTIONS } from '../sections.ts';
import type { Theme } from '../server/cookies.ts';

interface HeaderProps {
  tenantName: string;
  brands: readonly SwitcherBrand[];
  member: { name: string; email: string; role: string };
  theme: Theme;
  /** The sidebar is open and shows the brand's name. */
  hasSidebarName: boolean;
  onMenu: () => void;
  onPalette: () => void;
  onKeys: () => void;
}

/** The bar above every page: where one is, search, and whose session this is. */
export function Header({
  tenantName,
  brands,
  member,
  theme,
  hasSidebarName,
  onMenu,
  onPalette,
  onKeys,
}: HeaderProps) {
  return (
    <header className="sticky top-0 z-30 flex h-16 items-center gap-2 border-b border-line bg-canvas px-4 sm:px-6">
      <IconButton label="Open the navigation" onClick={onMenu} className="js-only -ml-1.5 lg:hidden">
        <MenuIcon aria-hidden="true" size={16} />
      </IconButton>
      <NavWithoutScript />
      <Breadcrumb name={tenantName} sections={SECTIONS} hasSidebarName={hasSidebarName} />
      <div className="ml-auto flex items-center gap-2">
        <BrandSwitcher brands={brands} />
        <button
          type="button"
          onClick={onPalette}
          aria-label="Search or jump to"
          aria-keyshortcuts="Control+K Meta+K"
          className="js-only flex h-9 items-center gap-2 rounded-md border border-line bg-surface px-2.5 text-13 text-muted hover:text-ink md:w-64"
        >
          <Search aria-hidden="true" size={14} />
          <span className="hidden flex-1 text-left md:inline">Search or jump to</span>
          <span className="hidden md:inline">
            <Kbd>Ctrl K</Kbd>
          </span>
        </button>
        <Menu
          label={`Account: ${member.name}`}
          triggerClass="inline-flex size-9 items-center justify-center rounded-full bg-selected text-12 font-semibold hover:text-muted"
          trigger={<span aria-hidden="true">{initials(member.name)}</span>}
          panelClass="w-64"
        >
          <div className="border-b border-line px-2 pt-1 pb-2">
            <p className="truncate text-13 font-medium">{member.name}</p>
            <p className="truncate text-12 text-muted">{member.email}</p>
            <p className="text-12 text-muted">{`${member.role} at ${tenantName}`}</p>
          </div>
          <ThemeSwitch theme={theme} />
          <button type="button" onClick={onKeys} className={cx(menuItemClass, 'js-only')}>
            <Keyboard aria-hidden="true" size={14} /> Keyboard shortcuts
          </button>
          <Form method="post" action="/sign-out">
            <button type="submit" className={menuItemClass}>
              <LogOut aria-hidden="true" size={14} /> Sign out
            </button>
          </Form>
        </Menu>
      </div>
    </header>
  );
}

/** Below 1024 px the drawer needs script; without it a plain list stands in. */
function NavWithoutScript() {
  return (
    <div className="no-js-only lg:hidden">
      <Menu
        label="Navigation"
        align="start"
        triggerClass="inline-flex size-8 items-center justify-center"
        trigger={<MenuIcon aria-hidden="true" size={16} />}
      >
        {SECTIONS.map((section) => (
          <Link key={section.id} to={section.route} className={menuItemClass}>
            {section.title}
          </Link>
        ))}
      </Menu>
    </div>
  );
}
