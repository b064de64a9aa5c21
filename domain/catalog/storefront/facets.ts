import { type SQL, sql } from 'drizzle-orm';
import type { Facet } from '../views.ts';
import { cardJoins } from './cards.ts';
import { allOf, type ProductFilters } from './product-filters.ts';

export interface FacetRow extends Record<string, unknown> {
  facet: string;
  value: string;
  count: number;
  swatch: string | null;
}

/**
 * Counts of every facet's values in one statement. `base` is the set before filters (collection, search); for each
 * facet all other filters hold, its own does not.
 */
export function facetRows(base: SQL, conditions: Record<string, SQL>): SQL {
  const others = (key: string): SQL =>
    allOf(
      Object.entries(conditions)
        .filter(([other]) => other !== key)
        .map(([, condition]) => condition),
    );
  const optionKeys = Object.keys(conditions).filter((key) => key.startsWith('option.'));
  const optionHolds = sql.join(
    [
      sql`case`,
      ...optionKeys.map((key) => sql`when o.name = ${key.slice('option.'.length)} then (${others(key)})`),
      sql`else (${allOf(Object.values(conditions))}) end`,
    ],
    sql` `,
  );
  const holdsForOptions = optionKeys.length === 0 ? allOf(Object.values(conditions)) : optionHolds;
  const from = sql`from (${base}) b join products p on p.id = b.id ${cardJoins()}`;
  return sql`
    select 'availability' as facet, case when v.best_available > 0 or v.can_backorder then 'in_stock' else 'out' end as value, count(*) filter (where ${others('availability')})::int as count, null as swatch ${from} group by 2
    union all select 'type', p.product_type, count(*) filter (where ${others('type')})::int, null ${from} where p.product_type <> '' group by p.product_type
    union all select 'vendor', p.vendor, count(*) filter (where ${others('vendor')})::int, null ${from} where p.vendor <> '' group by p.vendor
    union all select 'option.' || o.name, e.entry->>'value', count(*) filter (where ${holdsForOptions})::int, max(e.entry->>'swatch') ${from}
      join product_options o on o.product_id = p.id cross join jsonb_array_elements(o.values) as e(entry) group by o.name, e.entry->>'value'
    union all select 'price', 'range', min(p.price_min_minor)::int, max(p.price_max_minor)::text ${from}
    limit 400`;
}

const LABELS: Record<string, Record<string, string>> = {
  en: { availability: 'Availability', type: 'Type', vendor: 'Brand', in_stock: 'In stock', out: 'Sold out' },
  de: {
    availability: 'Verfügbarkeit',
    type: 'Art',
    vendor: 'Marke',
    in_stock: 'Auf Lager',
    out: 'Ausverkauft',
  },
};

export function facetViews(
  rows: FacetRow[],
  filters: ProductFilters,
  locale: string,
  translate: (text: string) => string,
): Facet[] {
  const labels = LABELS[locale] ?? LABELS.en ?? {};
  const facets = new Map<string, Facet>();
  for (const row of rows) {
    if (row.facet === 'price') continue;
    const isOption = row.facet.startsWith('option.');
    const name = isOption ? row.facet.slice('option.'.length) : row.facet;
    const facet = facets.get(row.facet) ?? {
      key: row.facet,
      label: isOption ? translate(name) : (labels[name] ?? name),
      values: [],
    };
    facets.set(row.facet, facet);
    const selected = isOption
      ? (filters.options[name] ?? [])
      : name === 'availability'
        ? [filters.availability ?? '']
        : name === 'type'
          ? filters.type
          : filters.vendor;
    facet.values.push({
      value: row.value,
      label: labels[row.value] ?? translate(row.value),
      count: row.count,
      isSelected: selected.includes(row.value),
      swatch: row.swatch,
    });
  }
  for (const facet of facets.values())
    facet.values.sort((a, b) => b.count - a.count || a.label.localeCompare(b.label, locale));
  return [...facets.values()].filter((facet) => facet.values.length > 1);
}
