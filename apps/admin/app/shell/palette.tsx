import type { PermissionKey } from '@domain/kernel/permissions.ts';
import { useFetcher, useLocation, useNavigate, useSubmit } from '@remix-run/react';
import { Kbd } from '@ui/work/kbd.tsx';
import { matchesLetters, PaletteGroup, PaletteRow } from '@ui/work/shell/palette-parts.tsx';
import { Command } from 'cmdk';
import {
  ArrowUpRight,
  Keyboard,
  LogOut,
  type LucideIcon,
  Moon,
  Package,
  Plus,
  ShoppingBag,
  Sun,
  Upload,
  User,
} from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { loader, SearchHit } from '../sections/search/search.ts';
import { allows, visibleSections } from '../sections.ts';

const SEARCH_DELAY_MS = 150;
const HIT_ICONS: Record<SearchHit['kind'], LucideIcon> = {
  order: ShoppingBag,
  product: Package,
  customer: User,
};

/** Sections, actions, and live search over orders, products and customers. `>` shows actions alone. */
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
  const search = useFetcher<typeof loader>();
  const [text, setText] = useState('');
  const isActionsOnly = text.startsWith('>');
  const term = text.replace(/^>/, '').trim().toLowerCase();
  const { load } = search;
  const inputRef = useRef<HTMLInputElement>(null);

  useEffect(() => inputRef.current?.focus(), []);

  useEffect(() => {
    if (isActionsOnly || term.length < 2) return;
    const timer = setTimeout(() => load(`/search?q=${encodeURIComponent(term)}`), SEARCH_DELAY_MS);
    return () => clearTimeout(timer);
  }, [term, isActionsOnly, load]);

  const go = (to: string) => {
    onClose();
    navigate(to);
  };
  const setTheme = (theme: string) => {
    onClose();
    submit({ theme, to: pathname + queryText }, { method: 'post', action: '/preferences' });
  };
  const actions: { text: string; icon: LucideIcon; needs: PermissionKey | null; run: () => void }[] = [
    { text: 'New product', icon: Plus, needs: 'products.edit', run: () => go('/products/new') },
    { text: 'Import products', icon: Upload, needs: 'products.import', run: () => go('/products/import') },
    {
      text: 'Orders to fulfil',
      icon: ShoppingBag,
      needs: 'orders.view',
      run: () => go('/orders?fulfillmentStatus=unfulfilled&fulfillmentStatus=partial'),
    },
    { text: 'View shop', icon: ArrowUpRight, needs: null, run: () => window.open('/', '_blank', 'noopener') },
    { text: 'Dark theme', icon: Moon, needs: null, run: () => setTheme('dark') },
    { text: 'Light theme', icon: Sun, needs: null, run: () => setTheme('light') },
    { text: 'Keyboard shortcuts', icon: Keyboard, needs: null, run: onKeys },
    {
      text: 'Sign out',
      icon: LogOut,
      needs: null,
      run: () => submit(null, { method: 'post', action: '/sign-out' }),
    },
  ];
  const shownActions = actions.filter(
    (action) =>
      (action.needs === null || allows(permissions, action.needs)) && matchesLetters(action.text, term),
  );
  const sections = isActionsOnly
    ? []
    : visibleSections(permissions).filter((section) => matchesLetters(section.title, term));
  const hits = isActionsOnly || term.length < 2 || search.data?.q !== term ? [] : search.data.hits;

  return (
    <Command label="Search or jump to" shouldFilter={false} loop>
      <Command.Input
        ref={inputRef}
        value={text}
        onValueChange={setText}
        placeholder="Order number, product, SKU, customer or section"
        className="h-13 w-full border-b border-line bg-transparent px-4 text-16 outline-none placeholder:text-muted"
      />
      <Command.List className="max-h-96 overflow-y-auto p-2">
        <Command.Empty className="px-2 py-6 text-13 text-muted">
          {search.state === 'idle'
            ? 'Nothing found. Try an order number, a SKU or an e-mail address.'
            : 'Searching…'}
        </Command.Empty>
        {hits.length > 0 && (
          <PaletteGroup heading="Found">
            {hits.map((hit) => (
              <PaletteRow key={hit.to} value={hit.to} icon={HIT_ICONS[hit.kind]} onSelect={() => go(hit.to)}>
                <span className="truncate">{hit.title}</span>
                <span className="ml-auto shrink-0 pl-4 text-12 text-muted">{hit.note}</span>
              </PaletteRow>
            ))}
          </PaletteGroup>
        )}
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
