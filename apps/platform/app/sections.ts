import type { PlatformPermissionKey } from '@domain/kernel/permissions.ts';
import { type ShellSection, sectionAmong, visibleAmong } from '@ui/work/shell/sections.ts';
import { LayoutDashboard } from 'lucide-react';

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
    permissions: [],
    shortcut: 'd',
  },
];

/** The sections that a member with these permissions sees. */
export const visibleSections = (granted: readonly string[]): PlatformSection[] =>
  visibleAmong(SECTIONS, granted);

/** The section a path belongs to. */
export const sectionOf = (pathname: string): PlatformSection | undefined => sectionAmong(SECTIONS, pathname);
