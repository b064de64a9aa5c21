import { Form, useLocation } from '@remix-run/react';
import { Monitor, Moon, Sun } from 'lucide-react';
import { cx } from '../cx.ts';
import type { Theme } from './shell-cookies.ts';

const THEME_LOOKS = [
  { value: 'system', label: 'System', icon: Monitor },
  { value: 'light', label: 'Light', icon: Sun },
  { value: 'dark', label: 'Dark', icon: Moon },
] as const;

/** System, light or dark, kept by the surface's `/preferences`. */
export function ThemeSwitch({ theme }: { theme: Theme }) {
  const { pathname, search } = useLocation();
  return (
    <Form method="post" action="/preferences" preventScrollReset className="border-b border-line px-2 py-2">
      <input type="hidden" name="to" value={`${pathname}${search}`} />
      <fieldset>
        <legend className="mb-1 text-12 text-muted">Theme</legend>
        <div className="grid grid-cols-3 gap-1">
          {THEME_LOOKS.map(({ value, label, icon: Icon }) => (
            <button
              key={value}
              type="submit"
              name="theme"
              value={value}
              aria-pressed={theme === value}
              className={cx(
                'flex min-h-8 items-center justify-center gap-1.5 rounded-sm border text-12',
                theme === value ? 'border-accent bg-accent-soft' : 'border-line hover:bg-selected',
              )}
            >
              <Icon aria-hidden="true" size={12} /> {label}
            </button>
          ))}
        </div>
      </fieldset>
    </Form>
  );
}
