import { type SQL, sql } from 'drizzle-orm';
import { isSellable } from './cards.ts';

export interface ProductFilters {
  availability?: 'in_stock' | 'out' | undefined;
  type: string[];
  vendor: string[];
  tag: string[];
  /** Option name → values. OR inside an option, AND across. */
  options: Record<string, string[]>;
  priceMin?: number | undefined;
  priceMax?: number | undefined;
}

const inList = (column: SQL, values: string[]): SQL =>
  sql`${column} in (${sql.join(
    values.map((value) => sql`${value}`),
    sql`, `,
  )})`;

/**
 * Each filter as a condition on a product `p`, keyed as its facet: a facet's counts leave its own condition out
 * (20 SRC-03).
 */
export function filterConditions(filters: ProductFilters): Record<string, SQL> {
  const conditions: Record<string, SQL> = {};
  if (filters.availability) {
    conditions.availability = filters.availability === 'in_stock' ? isSellable : sql`not ${isSellable}`;
  }
  if (filters.type.length > 0) conditions.type = inList(sql`p.product_type`, filters.type);
  if (filters.vendor.length > 0) conditions.vendor = inList(sql`p.vendor`, filters.vendor);
  if (filters.tag.length > 0)
    conditions.tag = sql`(${sql.join(
      filters.tag.map((tag) => sql`p.tags @> array[${tag}]::text[]`),
      sql` or `,
    )})`;
  if (filters.priceMin !== undefined) conditions.priceMin = sql`p.price_max_minor >= ${filters.priceMin}`;
  if (filters.priceMax !== undefined) conditions.priceMax = sql`p.price_min_minor <= ${filters.priceMax}`;
  for (const [name, values] of Object.entries(filters.options)) {
    const wanted = sql.join(
      values.map((value) => sql`${JSON.stringify([{ value }])}::jsonb`),
      sql`, `,
    );
    conditions[`option.${name}`] =
      sql`exists (select 1 from product_options o where o.product_id = p.id and o.name = ${name} and o.values @> any(array[${wanted}]))`;
  }
  return conditions;
}

export function allOf(conditions: SQL[]): SQL {
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `);
}
