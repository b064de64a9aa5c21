import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { OperationContext } from '../../kernel/context.ts';
import { type Cursor, cutPage, decodeCursor, listHash } from '../../kernel/cursor.ts';
import { COUNT_LIMIT, totalOf } from '../../kernel/keyset.ts';
import { operation } from '../../kernel/operation.ts';
import { invalidInput } from '../../kernel/problem.ts';
import { CursorInput } from '../../kernel/views.ts';
import { CARD_PRODUCT, type CardRow, cardColumns, cardJoins, cardView } from '../storefront/cards.ts';
import { type FacetRow, facetRows, facetViews } from '../storefront/facets.ts';
import { allOf, filterConditions, type ProductFilters } from '../storefront/product-filters.ts';
import { searchHits } from '../storefront/search.ts';
import { localeFor } from '../storefront/translation.ts';
import { ProductList, ProductSort } from '../views.ts';

const list = z
  .preprocess((value) => (typeof value === 'string' ? [value] : value), z.array(z.string().max(100)).max(30))
  .default([]);

export const ProductQuery = z.object({
  collection: z.string().max(200).optional().describe('handle of a collection'),
  q: z.string().trim().max(200).optional(),
  sort: ProductSort.optional(),
  availability: z.enum(['in_stock', 'out']).optional(),
  type: list,
  vendor: list,
  tag: list,
  option: list.describe('`Name:Value` pairs; OR inside an option, AND across'),
  priceMin: z.coerce.number().int().min(0).optional().describe('minor units'),
  priceMax: z.coerce.number().int().min(0).optional().describe('minor units'),
  facets: z.union([z.boolean(), z.stringbool()]).default(false).describe('also count facets'),
  cursor: CursorInput,
  limit: z.coerce.number().int().min(1).max(100).default(24),
  locale: z.string().max(20).optional(),
});
export type ProductQuery = z.output<typeof ProductQuery>;

/** A card with what the list needs of it; all of it but `total` is null in the one row of an empty page. */
interface ListRow extends Omit<CardRow, 'id'> {
  id: string | null;
  sort_key: string | number | null;
  total: number;
}

const SORTS: Record<ProductSort, { key: SQL | 'place'; direction: 'asc' | 'desc'; type: SQL }> = {
  featured: { key: 'place', direction: 'asc', type: sql`int` },
  newest: {
    key: sql`coalesce(extract(epoch from p.published_at)::bigint, 0)`,
    direction: 'desc',
    type: sql`bigint`,
  },
  'price-asc': { key: sql`p.price_min_minor`, direction: 'asc', type: sql`bigint` },
  'price-desc': { key: sql`p.price_min_minor`, direction: 'desc', type: sql`bigint` },
  'title-asc': { key: sql`p.title`, direction: 'asc', type: sql`text` },
  'title-desc': { key: sql`p.title`, direction: 'desc', type: sql`text` },
  relevance: { key: 'place', direction: 'desc', type: sql`int` },
};

/**
 * Where the products `p` of a list come from before filters: a search's hits, a collection's members or all; and the
 * place that "featured" and "relevance" sort by. `hits` opens each statement that reads `from`: the search runs once,
 * for the page and for its count.
 */
function sourceOf(input: ProductQuery): { hits: SQL; from: SQL; place: SQL } {
  const members =
    input.collection === undefined
      ? sql``
      : sql`join collection_products cp on cp.product_id = p.id join collections c on c.id = cp.collection_id and c.handle = ${input.collection}`;
  if (input.q !== undefined && input.q !== '') {
    return {
      hits: sql`hits as materialized (${searchHits(input.q)}),`,
      from: sql`hits h join products p on p.id = h.id ${members}`,
      place: sql`h.score`,
    };
  }
  return {
    hits: sql``,
    from: sql`products p ${members}`,
    place: input.collection === undefined ? sql`p.position` : sql`cp.position`,
  };
}

function parseOptions(pairs: string[]): Record<string, string[]> {
  const options: Record<string, string[]> = {};
  for (const pair of pairs) {
    const at = pair.indexOf(':');
    if (at < 1)
      throw invalidInput([{ path: 'option', message: `write an option as Name:Value, not ${pair}` }]);
    const name = pair.slice(0, at);
    options[name] = [...(options[name] ?? []), pair.slice(at + 1)];
  }
  return options;
}

function afterCursor(key: SQL, sort: (typeof SORTS)[ProductSort], cursor: Cursor | null): SQL {
  if (!cursor) return sql`true`;
  const forward = cursor.direction === 'next';
  const ascending = sort.direction === 'asc' ? forward : !forward;
  const [value, id] = cursor.keys;
  return ascending
    ? sql`(${key}, p.id) > (${value}::${sort.type}, ${id}::uuid)`
    : sql`(${key}, p.id) < (${value}::${sort.type}, ${id}::uuid)`;
}

/** Products a shopper can see, by collection, search and filters. */
export const listProducts = operation({
  name: 'catalog.list_products',
  summary: 'List products of the shop, with filters, sort and facets',
  kind: 'query',
  permission: 'public',
  route: 'GET /store/products',
  edgeSeconds: 300,
  input: ProductQuery,
  output: ProductList,
  problems: ['cursor_invalid', 'cursor_mismatch'],
  example: { collection: 'candles', limit: 12 },
  run: async (ctx, input) => runProductList(ctx, input),
});

export async function runProductList(ctx: OperationContext, input: ProductQuery): Promise<ProductList> {
  const locale = localeFor(ctx.tenant, input.locale);
  const sortName = input.sort ?? (input.q ? 'relevance' : 'featured');
  const sort = SORTS[sortName];
  const filters: ProductFilters = { ...input, options: parseOptions(input.option) };
  const conditions = filterConditions(filters);
  const hash = listHash([
    ctx.tenant.id,
    input.collection,
    input.q,
    filters.options,
    input.type,
    input.vendor,
    input.tag,
    input.availability,
    input.priceMin,
    input.priceMax,
    sortName,
  ]);
  const cursor = decodeCursor(hash, input.cursor);
  const isBackward = cursor?.direction === 'prev';
  const order = (sort.direction === 'asc') !== isBackward ? sql`asc` : sql`desc`;
  const { hits, from, place } = sourceOf(input);
  const key = sort.key === 'place' ? place : sort.key;
  const products = sql`${from} where p.status = 'active'`;
  const where = allOf([sql`p.status = 'active'`, ...Object.values(conditions)]);
  const list = sql`with ${hits} counted as (
        select count(*)::int as total from (select 1 from ${from} where ${where} limit ${COUNT_LIMIT + 1}) c
      ), page as (
        select ${CARD_PRODUCT}, ${key} as sort_key from ${from}
         where ${where} and ${afterCursor(key, sort, cursor)} order by ${key} ${order}, p.id ${order} limit ${input.limit + 1}
      ) select cards.*, counted.total from counted left join (
        select ${cardColumns(ctx.tenant, locale)}, p.sort_key from page p ${cardJoins()}
      ) cards on true order by cards.sort_key ${order}, cards.id ${order}`;
  const terms = sql`with ${hits} found as (select p.id from ${products})
      select t.fields->'terms' as terms from translations t where t.owner_type = 'product' and t.locale = ${locale} and t.fields ? 'terms' and t.owner_id in (select id from found) limit 500`;
  const needsTerms = input.facets && locale !== ctx.tenant.locale;
  const [rows, facetRowsFound, termRows] = await Promise.all([
    ctx.db.rows<ListRow>(list),
    input.facets ? ctx.db.rows<FacetRow>(facetRows(hits, products, conditions)) : [],
    needsTerms ? ctx.db.rows<{ terms: Record<string, string> }>(terms) : [],
  ]);
  const cards = rows.filter((row): row is ListRow & CardRow => row.id !== null);
  const cut = cutPage(hash, cards, input.limit, cursor, (row) => [
    row.sort_key === null ? null : String(row.sort_key),
    row.id,
  ]);
  const dictionary: Record<string, string> = Object.assign({}, ...termRows.map((row) => row.terms));
  const range = facetRowsFound.find((row) => row.facet === 'price' && row.count !== null);
  const money = (amount: number) => ({ amount, currency: ctx.tenant.currency });
  return {
    items: cut.items.map((row) => cardView(ctx.tenant, locale, row)),
    facets: facetViews(facetRowsFound, filters, locale, (text) => dictionary[text] ?? text),
    priceRange: range ? { min: money(range.count), max: money(Number(range.swatch)) } : null,
    page: cut.page,
    total: totalOf(rows.map((row) => ({ value: row.total }))),
  };
}
