import { Form, useFetcher, useLocation } from '@remix-run/react';
import { IconButton } from '@ui/work/button.tsx';
import { cx } from '@ui/work/cx.ts';
import { Menu } from '@ui/work/menu.tsx';
import { Check, ChevronsUpDown, Star } from 'lucide-react';
import { useState } from 'react';
import type { SwitcherBrand } from './switcher-brands.ts';

/** Brands before a search field helps. */
const SEARCH_ABOVE = 5;

/** Current brand and the way to the others (10 CTX-01): the last used first, a star for where one lands, `g b`. */
export function BrandSwitcher({ brands }: { brands: readonly SwitcherBrand[] }) {
  const [query, setQuery] = useState('');
  const current = brands.find((brand) => brand.isCurrent);
  if (!current || brands.length < 2) return null;
  const wanted = query.trim().toLowerCase();
  const shown = brands.filter(({ name }) => name.toLowerCase().includes(wanted));
  return (
    <div data-go="b">
      <Menu
        label={`Brand: ${current.name}. Switch brand`}
        triggerClass="inline-flex h-9 max-w-40 items-center gap-1.5 rounded-md border border-line bg-surface px-2.5 text-13 font-medium hover:bg-hover max-sm:max-w-28"
        trigger={
          <>
            <span className="truncate">{current.name}</span>
            <ChevronsUpDown aria-hidden="true" size={14} className="shrink-0 text-muted" />
          </>
        }
        panelClass="w-76 max-w-[calc(100vw-32px)] max-sm:-right-24"
      >
        {brands.length > SEARCH_ABOVE && (
          <input
            type="search"
            aria-label="Search brands"
            placeholder="Search brands"
            value={query}
            onChange={(event) => setQuery(event.target.value)}
            className="control js-only mb-1"
          />
        )}
        <ul aria-label="Your brands" className="max-h-80 overflow-y-auto">
          {shown.map((brand) => (
            <BrandRow key={brand.id} brand={brand} />
          ))}
        </ul>
        {shown.length === 0 && <p className="px-2 py-2 text-13 text-muted">No brand of this name</p>}
      </Menu>
    </div>
  );
}

function BrandRow({ brand }: { brand: SwitcherBrand }) {
  const fetcher = useFetcher();
  const { pathname, search } = useLocation();
  const starTitle = brand.isDefault ? `${brand.name} is where you land` : `Land in ${brand.name}`;
  return (
    <li className="flex items-center gap-1">
      {/* A whole navigation: two tabs on two brands never share state (10 CTX-02). */}
      <Form method="post" action="/switch-brand" reloadDocument className="min-w-0 flex-1">
        <button
          type="submit"
          name="tenantId"
          value={brand.id}
          disabled={brand.closed !== null || brand.isCurrent}
          aria-current={brand.isCurrent || undefined}
          className={cx(
            'flex min-h-11 w-full items-center gap-2 rounded-sm px-2 text-left text-13',
            brand.closed === null ? 'hover:bg-selected' : 'opacity-60',
          )}
        >
          <span className="min-w-0 flex-1">
            <span className="block truncate font-medium">{brand.name}</span>
            <span className="block truncate text-12 text-muted">{brand.closed ?? brand.role}</span>
          </span>
          {brand.isCurrent && <Check aria-hidden="true" size={14} className="shrink-0 text-accent" />}
        </button>
      </Form>
      <fetcher.Form method="post" action="/switch-brand">
        <input type="hidden" name="to" value={`${pathname}${search}`} />
        <input type="hidden" name="isDefault" value={brand.isDefault ? 'no' : 'yes'} />
        <IconButton
          type="submit"
          name="default"
          value={brand.id}
          label={starTitle}
          aria-pressed={brand.isDefault}
          disabled={brand.closed !== null}
        >
          <Star aria-hidden="true" size={14} className={brand.isDefault ? 'fill-current text-accent' : ''} />
        </IconButton>
      </fetcher.Form>
    </li>
  );
}
