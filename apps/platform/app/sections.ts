import type { PlatformPermissionKey } from '@domain/kernel/permissions.ts';
import { type ShellSection, sectionAmong, visibleAmong } from '@ui/work/shell/sections.ts';
import {
  LayoutDashboard,
  ListChecks,
  Network,
  ShieldCheck,
  SlidersHorizontal,
  Store,
  Users,
  Wrench,
} from 'lucide-react';

/** A section of the platform's console: one entry feeds sidebar, palette, shortcuts and breadcrumb. */
export interface PlatformSection extends ShellSection {
  group: 'Home' | 'Brands' | 'People' | 'Operation' | 'Installation';
  permissions: readonly PlatformPermissionKey[];
}

/** The registry, in navigation order (10 §6, rows of the platform). Each branch adds its own entries here. */
export const SECTIONS: readonly PlatformSection[] = [
  {
    id: 'dashboard',
    group: 'Home',
    route: '/',
    title: 'Dashboard',
    icon: LayoutDashboard,
    permissions: ['platform.tenants.view'],
    shortcut: 'd',
  },
  {
    id: 'brands',
    group: 'Brands',
    route: '/brands',
    title: 'Brands',
    icon: Store,
    permissions: ['platform.tenants.view'],
    shortcut: 'b',
  },
  {
    id: 'onboarding',
    group: 'Brands',
    route: '/brands/onboarding',
    title: 'Onboarding',
    icon: ListChecks,
    permissions: ['platform.onboarding.view'],
    shortcut: 'o',
  },
  {
    id: 'users',
    group: 'People',
    route: '/users',
    title: 'Users',
    icon: Users,
    permissions: ['platform.users.view'],
    shortcut: 'u',
  },
  {
    id: 'admins',
    group: 'People',
    route: '/admins',
    title: 'Admins',
    icon: ShieldCheck,
    permissions: ['platform.admins.view'],
    shortcut: 'a',
  },
  {
    id: 'addresses',
    group: 'People',
    route: '/admins/ip',
    title: 'IP allow-list',
    icon: Network,
    permissions: ['platform.admins.view'],
    parent: 'admins',
  },
  {
    id: 'settings',
    group: 'Installation',
    route: '/settings',
    title: 'Settings',
    icon: SlidersHorizontal,
    permissions: ['platform.settings.view'],
    shortcut: 's',
  },
  {
    id: 'maintenance',
    group: 'Installation',
    route: '/settings/maintenance',
    title: 'Maintenance',
    icon: Wrench,
    permissions: ['platform.tenants.view'],
    shortcut: 'm',
  },
];

/** The sections that a member with these permissions sees. */
export const visibleSections = (granted: readonly string[]): PlatformSection[] =>
  visibleAmong(SECTIONS, granted);

/** The section a path belongs to. */
export const sectionOf = (pathname: string): PlatformSection | undefined => sectionAmong(SECTIONS, pathname);
