import { useNavigate } from '@remix-run/react';
import { useEffect, useRef } from 'react';
import { isTyping } from '../list/row-keys.ts';
import type { ShellSection } from './sections.ts';

const SECOND_KEY_MS = 1_200;

/** `g` and a letter go to a section or open the menu inside of its `data-go`, `/` searches, `?` explains, Ctrl/⌘ K opens the palette (30 PAT-21). */
export function useSectionShortcuts(
  sections: readonly ShellSection[],
  on: { onPalette: () => void; onHelp: () => void },
): void {
  const navigate = useNavigate();
  const actions = useRef(on);
  actions.current = on;
  const reachable = useRef(sections);
  reachable.current = sections;
  useEffect(() => {
    let goSince = 0;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        actions.current.onPalette();
        return;
      }
      if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
      if (document.querySelector('dialog[open]')) return;
      if (Date.now() - goSince < SECOND_KEY_MS) {
        goSince = 0;
        const opener = document.querySelector<HTMLElement>(`[data-go="${CSS.escape(event.key)}"] summary`);
        if (opener) {
          event.preventDefault();
          opener.click();
          opener.focus();
          return;
        }
        const section = reachable.current.find((entry) => entry.shortcut === event.key);
        if (section) {
          event.preventDefault();
          navigate(section.route);
        }
        return;
      }
      if (event.key === 'g') goSince = Date.now();
      else if (event.key === '?') actions.current.onHelp();
      else if (event.key === '/') {
        event.preventDefault();
        const search = document.querySelector<HTMLInputElement>('[data-list-search]');
        if (search) search.focus();
        else actions.current.onPalette();
      }
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [navigate]);
}
