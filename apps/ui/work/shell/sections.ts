import type { LucideIcon } from 'lucide-react';

/** A section of a work surface: one entry feeds sidebar, palette, shortcuts and breadcrumb. */
export interface ShellSection {
  id: string;
  group: string;
  route: string;
  title: string;
  icon: LucideIcon;
  /** Opening needs all of these. */
  permissions: readonly string[];
  /** Second key after `g`. */
  shortcut?: string;
  /** Listed under that section. */
  parent?: string;
}

/** The sections that somebody with these permissions sees. */
export function visibleAmong<S extends ShellSection>(
  sections: readonly S[],
  granted: readonly string[],
): S[] {
  return sections.filter((section) =>
    section.permissions.every((permission) => granted.includes(permission)),
  );
}

/** The section a path belongs to: the longest route that starts it. */
export function sectionAmong<S extends ShellSection>(
  sections: readonly S[],
  pathname: string,
): S | undefined {
  const path = pathname.replace(/\/$/, '') || '/';
  return sections
    .filter((section) =>
      section.route === '/' ? path === '/' : path === section.route || path.startsWith(`${section.route}/`),
    )
    .sort((a, b) => b.route.length - a.route.length)[0];
}
