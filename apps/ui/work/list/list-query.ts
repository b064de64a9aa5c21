/**
 * The state of a list is its URL (30 PAT-03): `?q=…&sort=-placedAt&cursor=…&<filter>=…`. Reading allows only what
 * the list declares; anything else is dropped, so nothing unknown reaches the API.
 */

export interface ChoiceFilter {
  kind: 'choice';
  param: string;
  label: string;
  options: readonly { value: string; label: string }[];
  isMultiple: boolean;
}

export interface DateFilter {
  kind: 'dates';
  /** The two parameters hold calendar days, both ends included. */
  fromParam: string;
  toParam: string;
  label: string;
}

export type ListFilter = ChoiceFilter | DateFilter;

/** What of a list's definition its URL depends on. */
export interface ListRules {
  filters: readonly ListFilter[];
  /** Sort keys without sign, as the API names them. */
  sorts: readonly string[];
  defaultSort: string;
}

export interface ListQuery {
  q: string;
  sort: string;
  cursor: string | undefined;
  /** Values by parameter; absent when not set. */
  filters: Record<string, string[]>;
}

/** Reads the URL's query by the list's rules. */
export function readListQuery(rules: ListRules, params: URLSearchParams): ListQuery {
  const sort = params.get('sort') ?? '';
  const filters: Record<string, string[]> = {};
  for (const filter of rules.filters) {
    if (filter.kind === 'choice') {
      const allowed = filter.options.map((option) => option.value);
      const chosen = [...new Set(params.getAll(filter.param))].filter((value) => allowed.includes(value));
      const values = filter.isMultiple ? chosen : chosen.slice(0, 1);
      if (values.length > 0) filters[filter.param] = values;
    } else {
      for (const param of [filter.fromParam, filter.toParam]) {
        const day = params.get(param) ?? '';
        if (isDay(day)) filters[param] = [day];
      }
    }
  }
  return {
    q: (params.get('q') ?? '').trim().slice(0, 200),
    sort: rules.sorts.includes(sort.replace(/^-/, '')) ? sort : rules.defaultSort,
    cursor: params.get('cursor') || undefined,
    filters,
  };
}

/** The query text (`?…` or empty) of a list state with changes. Any change but the cursor starts at the first page. */
export function listSearch(rules: ListRules, query: ListQuery, changes: Partial<ListQuery> = {}): string {
  const next: ListQuery = { ...query, cursor: undefined, ...changes };
  const params = new URLSearchParams();
  if (next.q) params.set('q', next.q);
  for (const [param, values] of Object.entries(next.filters))
    for (const value of values) params.append(param, value);
  if (next.sort !== rules.defaultSort) params.set('sort', next.sort);
  if (next.cursor) params.set('cursor', next.cursor);
  const text = params.toString();
  return text ? `?${text}` : '';
}

/** The sort after a click on a column: same column turns around, another starts the way its data reads best. */
export function nextSort(current: string, key: string, startsDescending: boolean): string {
  if (current === key) return `-${key}`;
  if (current === `-${key}`) return key;
  return startsDescending ? `-${key}` : key;
}

/** `aria-sort` of a column. */
export function sortState(current: string, key: string): 'ascending' | 'descending' | 'none' {
  if (current === key) return 'ascending';
  return current === `-${key}` ? 'descending' : 'none';
}

/** Whether anything narrows the list. */
export function isNarrowed(query: ListQuery): boolean {
  return query.q !== '' || Object.keys(query.filters).length > 0;
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
}
