import { type SQL, sql } from 'drizzle-orm';
import type { Facet } from '../views.ts';
import { isSellable } from './cards.ts';
import { allOf, type ProductFilters } from './product-filters.ts';

export interface FacetRow extends Record<string, unknown> {
  facet: string;
  value: string;
  count: number;
  swatch: string | null;
}

/**
 * Counts of every facet's values in one statement. `products` is what stands behind `from`: products `p` before any
 * filter (a collection, a search) with what they are restricted to. For each facet all other filters hold, its own does
 * not. Every product is looked at once; the facets count what was found. `hits` are the statement's first tables, if
 * `products` reads any.
 */
export function facetRows(hits: SQL, products: SQL, conditions: Record<string, SQL>): SQL {
  const keys = Object.keys(conditions);
  const holds = new Map(keys.map((key, index) => [key, sql.raw(`f.holds_${index}`)]));
  const columns = Object.values(conditions).map(
    (condition, index) => sql`, (${condition}) as ${sql.raw(`holds_${index}`)}`,
  );
  const others = (own: string): SQL =>
    allOf([...holds].filter(([key]) => key !== own).map(([, hold]) => hold));
  const optionKeys = keys.filter((key) => key.startsWith('option.'));
  const ofOptions = sql.join(
    [
      sql`case`,
      ...optionKeys.map((key) => sql`when o.name = ${key.slice('option.'.length)} then (${others(key)})`),
      sql`else (${allOf([...holds.values()])}) end`,
    ],
    sql` `,
  );
  const holdsForOptions = optionKeys.length === 0 ? allOf([...holds.values()]) : ofOptions;
  return sql`
    with ${hits} found as materialized (
      select p.id, p.product_type, p.vendor, p.price_min_minor, p.price_max_minor, ${isSellable} as is_sellable${sql.join(columns)} from ${products}
    )
    select 'availability' as facet, case when f.is_sellable then 'in_stock' else 'out' end as value, count(*) filter (where ${others('availability')})::int as count, null as swatch from found f group by 2
    union all select 'type', f.product_type, count(*) filter (where ${others('type')})::int, null from found f where f.product_type <> '' group by 2
    union all select 'vendor', f.vendor, count(*) filter (where ${others('vendor')})::int, null from found f where f.vendor <> '' group by 2
    union all select 'option.' || o.name, e.entry->>'value', count(*) filter (where ${holdsForOptions})::int, max(e.entry->>'swatch')
      from found f join product_options o on o.product_id = f.id cross join jsonb_array_elements(o.values) as e(entry) group by o.name, e.entry->>'value'
    union all select 'price', 'range', min(f.price_min_minor)::int, max(f.price_max_minor)::text from found f
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
