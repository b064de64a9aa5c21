import { useLocation, useNavigate, useSubmit } from '@remix-run/react';
import { Kbd } from '@ui/work/kbd.tsx';
import { matchesLetters, PaletteGroup, PaletteRow } from '@ui/work/shell/palette-parts.tsx';
import { Command } from 'cmdk';
import { Keyboard, LogOut, type LucideIcon, Moon, Sun } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { visibleSections } from '../sections.ts';

/** Sections and actions. `>` shows actions alone. */
export default function Palette({
  permissions,
  onClose,
  onKeys,
}: {
  permissions: readonly string[];
  onClose: () => void;
  onKeys: () => void;
}) {
  const navigate = useNavigate();
  const submit = useSubmit();
  const { pathname, search: queryText } = useLocation();
  const [text, setText] = useState('');
  const isActionsOnly = text.startsWith('>');
  const term = text.replace(/^>/, '').trim().toLowerCase();
  const inputRef = useRef<HTMLInputElement>(null);
  useEffect(() => inputRef.current?.focus(), []);

  const go = (to: string) => {
    onClose();
    navigate(to);
  };
  const setTheme = (theme: string) => {
    onClose();
    submit({ theme, to: pathname + queryText }, { method: 'post', action: '/preferences' });
  };
  const actions: { text: string; icon: LucideIcon; run: () => void }[] = [
    { text: 'Dark theme', icon: Moon, run: () => setTheme('dark') },
    { text: 'Light theme', icon: Sun, run: () => setTheme('light') },
    { text: 'Keyboard shortcuts', icon: Keyboard, run: onKeys },
    {
      text: 'Sign out',
      icon: LogOut,
      run: () => submit(null, { method: 'post', action: '/sign-out' }),
    },
  ];
  const shownActions = actions.filter((action) => matchesLetters(action.text, term));
  const sections = isActionsOnly
    ? []
    : visibleSections(permissions).filter((section) => matchesLetters(section.title, term));

  return (
    <Command label="Search or jump to" shouldFilter={false} loop>
      <Command.Input
        ref={inputRef}
        value={text}
        onValueChange={setText}
        placeholder="Section or action"
        className="h-13 w-full border-b border-line bg-transparent px-4 text-16 outline-none placeholder:text-muted"
      />
      <Command.List className="max-h-96 overflow-y-auto p-2">
        <Command.Empty className="px-2 py-6 text-13 text-muted">Nothing found.</Command.Empty>
        {sections.length > 0 && (
          <PaletteGroup heading="Go to">
            {sections.map((section) => (
              <PaletteRow
                key={section.id}
                value={section.id}
                icon={section.icon}
                onSelect={() => go(section.route)}
              >
                {section.title}
                {section.shortcut && (
                  <span className="ml-auto flex gap-1">
                    <Kbd>g</Kbd>
                    <Kbd>{section.shortcut}</Kbd>
                  </span>
                )}
              </PaletteRow>
            ))}
          </PaletteGroup>
        )}
        {shownActions.length > 0 && (
          <PaletteGroup heading="Actions">
            {shownActions.map((action) => (
              <PaletteRow key={action.text} value={action.text} icon={action.icon} onSelect={action.run}>
                {action.text}
              </PaletteRow>
            ))}
          </PaletteGroup>
        )}
      </Command.List>
    </Command>
  );
}
