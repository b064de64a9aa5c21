import { useSectionShortcuts } from '@ui/work/shell/use-shortcuts.ts';
import { visibleSections } from '../sections.ts';

/** The admin's own keys: its sections by `g` and a letter, and what every work surface has (30 PAT-21). */
export function useShortcuts(
  permissions: readonly string[],
  on: { onPalette: () => void; onHelp: () => void },
): void {
  useSectionShortcuts(visibleSections(permissions), on);
}
