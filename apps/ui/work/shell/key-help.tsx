import { X } from 'lucide-react';
import { IconButton } from '../button.tsx';
import { Kbd } from '../kbd.tsx';
import { Modal } from '../modal.tsx';
import type { ShellSection } from './sections.ts';

/** All keys, on `?`. */
export function KeyHelp({ sections, onClose }: { sections: readonly ShellSection[]; onClose: () => void }) {
  const groups = [
    {
      title: 'Anywhere',
      keys: [
        { keys: ['Ctrl K'], text: 'Search, jump, act' },
        { keys: ['/'], text: 'Search this list' },
        { keys: ['?'], text: 'This help' },
        { keys: ['Esc'], text: 'Close' },
      ],
    },
    {
      title: 'Go to',
      keys: sections.flatMap((section) =>
        section.shortcut ? [{ keys: ['g', section.shortcut], text: section.title }] : [],
      ),
    },
    {
      title: 'Lists and forms',
      keys: [
        { keys: ['j'], text: 'Next row' },
        { keys: ['k'], text: 'Previous row' },
        { keys: ['Enter'], text: 'Open the row' },
        { keys: ['Ctrl S'], text: 'Save' },
      ],
    },
  ];
  return (
    <Modal label="Keyboard shortcuts" onClose={onClose}>
      <div className="flex items-center justify-between border-b border-line py-3 pr-3.5 pl-5">
        <h2 className="text-16 font-semibold">Keyboard shortcuts</h2>
        <IconButton label="Close" onClick={onClose}>
          <X aria-hidden="true" size={16} />
        </IconButton>
      </div>
      <div className="grid gap-x-8 gap-y-5 p-5 sm:grid-cols-2">
        {groups.map((group) => (
          <section key={group.title}>
            <h3 className="mb-1 text-12 font-medium text-muted">{group.title}</h3>
            <dl>
              {group.keys.map((entry) => (
                <div key={entry.text} className="flex min-h-8 items-center justify-between gap-4 text-13">
                  <dt>{entry.text}</dt>
                  <dd className="flex gap-1">
                    {entry.keys.map((key) => (
                      <Kbd key={key}>{key}</Kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}
