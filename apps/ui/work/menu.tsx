import { useLocation } from '@remix-run/react';
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { cx } from './cx.ts';

/**
 * A disclosure: a button and a floating panel of links, buttons or fields. Native `details`, so it opens without
 * script; with script it closes on Escape, on a click outside and after navigation, and arrow keys walk the items.
 */
export function Menu({
  label,
  trigger,
  triggerClass,
  align = 'end',
  panelClass,
  children,
}: {
  label?: string;
  trigger: ReactNode;
  triggerClass: string;
  align?: 'start' | 'end';
  panelClass?: string;
  children: ReactNode;
}) {
  const ref = useRef<HTMLDetailsElement>(null);
  const { pathname } = useLocation();

  // biome-ignore lint/correctness/useExhaustiveDependencies: going to another page closes the menu
  useEffect(() => {
    if (ref.current) ref.current.open = false;
  }, [pathname]);

  useEffect(() => {
    const closeOutside = (event: PointerEvent) => {
      const details = ref.current;
      if (details?.open && event.target instanceof Node && !details.contains(event.target))
        details.open = false;
    };
    document.addEventListener('pointerdown', closeOutside);
    return () => document.removeEventListener('pointerdown', closeOutside);
  }, []);

  const onKeyDown = (event: KeyboardEvent) => {
    const details = ref.current;
    if (!details?.open) return;
    if (event.key === 'Escape') {
      event.stopPropagation();
      details.open = false;
      details.querySelector('summary')?.focus();
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const items = [...details.querySelectorAll<HTMLElement>('a, button, input')];
      const at = items.findIndex((item) => item.matches(':focus'));
      const next = at + (event.key === 'ArrowDown' ? 1 : -1);
      event.preventDefault();
      items[(next + items.length) % items.length]?.focus();
    }
  };

  return (
    <details ref={ref} className="relative" onKeyDown={onKeyDown}>
      <summary aria-label={label} title={label} className={triggerClass}>
        {trigger}
      </summary>
      <div
        className={cx(
          'popover absolute top-full z-30 mt-1 min-w-48 p-1',
          align === 'end' ? 'right-0' : 'left-0',
          panelClass,
        )}
      >
        {children}
      </div>
    </details>
  );
}

/** Class of a link or button inside a menu. */
export const menuItemClass =
  'flex min-h-8 w-full items-center gap-2 rounded-sm px-2 text-left text-13 text-ink hover:bg-selected';
