import { type Facet, ProductSort } from '@domain/catalog/views.ts';
import { currencyExponent, parseDecimal } from '@domain/kernel/money.ts';

/** Filters, order and place of a product list, as its address says. */
export interface ListQuery {
  sort: ProductSort | undefined;
  cursor: string | undefined;
  availability: 'in_stock' | 'out' | undefined;
  type: string[];
  vendor: string[];
  tag: string[];
  /** `Colour:Green` pairs. */
  option: string[];
  priceMin: number | undefined;
  priceMax: number | undefined;
  /** Whether anything narrows the list. */
  isFiltered: boolean;
}

/** At most so many filter values are read from an address (20 SEC-09). */
const MOST_FILTERS = 30;
const OPTION = 'option.';

/** A price as people type it (`12`, `12.50`, `12,50`) in minor units; nonsense is no price. */
export function typedPrice(text: string | null, currency: string): number | undefined {
  const plain = (text ?? '').trim().replace(',', '.');
  if (!plain) return undefined;
  try {
    const minor = parseDecimal(plain, currency);
    return minor >= 0 ? minor : undefined;
  } catch {
    return undefined;
  }
}

/** Minor units as the plain number a price field holds: 1250 EUR → `12.50`, 1200 → `12`. */
export function fieldPrice(minor: number | undefined, currency: string): string {
  if (minor === undefined) return '';
  const exponent = currencyExponent(currency);
  const whole = minor / 10 ** exponent;
  return Number.isInteger(whole) ? String(whole) : whole.toFixed(exponent);
}

/** Both values chosen are no filter at all. */
function readAvailability(values: readonly string[]): ListQuery['availability'] {
  const known = [...new Set(values)].filter((value) => value === 'in_stock' || value === 'out');
  return known.length === 1 ? known[0] : undefined;
}

/** Reads a list's address. Unknown parameters are left alone; foreign sorts are ignored. */
export function parseListQuery(params: URLSearchParams, currency: string): ListQuery {
  const many = (name: string): string[] => params.getAll(name).filter(Boolean).slice(0, MOST_FILTERS);
  const option = [...params]
    .filter(([name, value]) => name.startsWith(OPTION) && value)
    .map(([name, value]) => `${name.slice(OPTION.length)}:${value}`)
    .slice(0, MOST_FILTERS);
  const sort = ProductSort.safeParse(params.get('sort'));
  const query = {
    sort: sort.success ? sort.data : undefined,
    cursor: params.get('cursor') ?? undefined,
    availability: readAvailability(params.getAll('availability')),
    type: many('type'),
    vendor: many('vendor'),
    tag: many('tag'),
    option,
    priceMin: typedPrice(params.get('price_min'), currency),
    priceMax: typedPrice(params.get('price_max'), currency),
  };
  const isFiltered =
    query.availability !== undefined ||
    query.priceMin !== undefined ||
    query.priceMax !== undefined ||
    [query.type, query.vendor, query.tag, query.option].some((values) => values.length > 0);
  return { ...query, isFiltered };
}

/** The query as the API's input: only what is set. */
export function listInput(query: ListQuery) {
  const { isFiltered: _, ...input } = query;
  const isSet = ([, value]: [string, unknown]): boolean =>
    value !== undefined && !(Array.isArray(value) && value.length === 0);
  return Object.fromEntries(Object.entries(input).filter(isSet)) as Partial<Omit<ListQuery, 'isFiltered'>>;
}

/** A search string with some parameters replaced (null removes); the cursor never survives a change. */
export function changedSearch(params: URLSearchParams, change: (next: URLSearchParams) => void): string {
  const next = new URLSearchParams(params);
  next.delete('cursor');
  change(next);
  const text = next.toString();
  return text ? `?${text}` : '?';
}

/** The chosen values of all facets, each with the search string without it. */
export function activeFilters(
  facets: readonly Facet[],
  params: URLSearchParams,
): { label: string; search: string }[] {
  return facets.flatMap(({ key, values }) =>
    values
      .filter(({ isSelected }) => isSelected)
      .map(({ value, label }) => ({
        label,
        search: changedSearch(params, (next) => {
          const rest = next.getAll(key).filter((other) => other !== value);
          next.delete(key);
          for (const other of rest) next.append(key, other);
        }),
      })),
  );
}
