import type { PermissionKey } from '@domain/kernel/permissions.ts';
import {
  Grid3x3,
  KeyRound,
  LayoutDashboard,
  type LucideIcon,
  MailPlus,
  Package,
  Settings,
  ShieldCheck,
  ShoppingBag,
  Upload,
  UserCog,
  Users,
  UsersRound,
} from 'lucide-react';

/** A section of the admin: one entry feeds sidebar, palette, shortcuts and the words of a 403. */
export interface Section {
  id: string;
  group: 'Home' | 'Orders' | 'Catalogue' | 'Customers' | 'Settings';
  route: string;
  title: string;
  icon: LucideIcon;
  /** Opening needs all of these (10 §5). */
  permissions: readonly PermissionKey[];
  /** Second key after `g`. */
  shortcut?: string;
  /** Listed under that section. */
  parent?: string;
}

/** The registry, in navigation order (30 SHL-02). */
export const SECTIONS: readonly Section[] = [
  {
    id: 'dashboard',
    group: 'Home',
    route: '/',
    title: 'Dashboard',
    icon: LayoutDashboard,
    permissions: ['analytics.view'],
    shortcut: 'd',
  },
  {
    id: 'orders',
    group: 'Orders',
    route: '/orders',
    title: 'Orders',
    icon: ShoppingBag,
    permissions: ['orders.view'],
    shortcut: 'o',
  },
  {
    id: 'products',
    group: 'Catalogue',
    route: '/products',
    title: 'Products',
    icon: Package,
    permissions: ['products.view'],
    shortcut: 'p',
  },
  {
    id: 'import',
    group: 'Catalogue',
    route: '/products/import',
    title: 'Import',
    icon: Upload,
    permissions: ['products.import'],
    shortcut: 'm',
    parent: 'products',
  },
  {
    id: 'customers',
    group: 'Customers',
    route: '/customers',
    title: 'Customers',
    icon: Users,
    permissions: ['customers.view'],
    shortcut: 'c',
  },
  {
    id: 'settings',
    group: 'Settings',
    route: '/settings',
    title: 'Settings',
    icon: Settings,
    permissions: ['tenant.settings.view'],
    shortcut: 's',
  },
  {
    id: 'team',
    group: 'Settings',
    route: '/settings/team',
    title: 'Team',
    icon: UserCog,
    permissions: ['team.view'],
    shortcut: 't',
  },
  {
    id: 'invitations',
    group: 'Settings',
    route: '/settings/team/invitations',
    title: 'Invitations',
    icon: MailPlus,
    permissions: ['team.invite'],
    parent: 'team',
  },
  {
    id: 'groups',
    group: 'Settings',
    route: '/settings/team/groups',
    title: 'Groups',
    icon: UsersRound,
    permissions: ['team.groups.view'],
    parent: 'team',
  },
  {
    id: 'roles',
    group: 'Settings',
    route: '/settings/team/roles',
    title: 'Roles',
    icon: KeyRound,
    permissions: ['team.roles.view'],
    parent: 'team',
  },
  {
    id: 'permissions',
    group: 'Settings',
    route: '/settings/team/matrix',
    title: 'Permissions',
    icon: Grid3x3,
    permissions: ['team.roles.view', 'team.view'],
    parent: 'team',
  },
  {
    id: 'security',
    group: 'Settings',
    route: '/settings/security',
    title: 'Security',
    icon: ShieldCheck,
    permissions: ['security.view'],
  },
];

/** The sections that a member with these permissions sees. */
export function visibleSections(permissions: readonly string[]): Section[] {
  return SECTIONS.filter((section) =>
    section.permissions.every((permission) => allows(permissions, permission)),
  );
}

/** The section a path belongs to: the longest route that starts it. */
export function sectionOf(pathname: string): Section | undefined {
  const path = pathname.replace(/\/$/, '') || '/';
  return SECTIONS.filter((section) =>
    section.route === '/' ? path === '/' : path === section.route || path.startsWith(`${section.route}/`),
  ).sort((a, b) => b.route.length - a.route.length)[0];
}

/** Whether a member's keys hold a permission. */
export function allows(granted: readonly string[], permission: PermissionKey): boolean {
  return granted.includes(permission);
}
