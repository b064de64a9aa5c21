import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import type { OperationContext } from '../../kernel/context.ts';
import { type Cursor, cutPage, decodeCursor, listHash } from '../../kernel/cursor.ts';
import { operation } from '../../kernel/operation.ts';
import { invalidInput } from '../../kernel/problem.ts';
import { CursorInput } from '../../kernel/views.ts';
import { type CardRow, cardColumns, cardJoins, cardView } from '../storefront/cards.ts';
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

interface ListRow extends CardRow {
  sort_key: string | number | null;
}

const SORTS: Record<ProductSort, { key: SQL; direction: 'asc' | 'desc'; type: SQL }> = {
  featured: { key: sql`b.position`, direction: 'asc', type: sql`int` },
  newest: {
    key: sql`coalesce(extract(epoch from p.published_at)::bigint, 0)`,
    direction: 'desc',
    type: sql`bigint`,
  },
  'price-asc': { key: sql`p.price_min_minor`, direction: 'asc', type: sql`bigint` },
  'price-desc': { key: sql`p.price_min_minor`, direction: 'desc', type: sql`bigint` },
  'title-asc': { key: sql`p.title`, direction: 'asc', type: sql`text` },
  'title-desc': { key: sql`p.title`, direction: 'desc', type: sql`text` },
  relevance: { key: sql`b.position`, direction: 'desc', type: sql`int` },
};

/** The set before filters: a search's hits, a collection's members or all, with the place "featured" sorts by. */
function baseSet(input: ProductQuery): SQL {
  if (input.q !== undefined && input.q !== '') {
    const hits = sql`select h.id, h.score as position from (${searchHits(input.q)}) h`;
    if (input.collection === undefined) return hits;
    return sql`select h.id, h.position from (${hits}) h join collection_products cp on cp.product_id = h.id join collections c on c.id = cp.collection_id and c.handle = ${input.collection}`;
  }
  if (input.collection !== undefined) {
    return sql`select cp.product_id as id, cp.position from collection_products cp join collections c on c.id = cp.collection_id join products pp on pp.id = cp.product_id and pp.status = 'active' where c.handle = ${input.collection}`;
  }
  return sql`select pp.id, pp.position from products pp where pp.status = 'active'`;
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

function afterCursor(sort: (typeof SORTS)[ProductSort], cursor: Cursor | null): SQL {
  if (!cursor) return sql`true`;
  const forward = cursor.direction === 'next';
  const ascending = sort.direction === 'asc' ? forward : !forward;
  const [key, id] = cursor.keys;
  return ascending
    ? sql`(${sort.key}, p.id) > (${key}::${sort.type}, ${id}::uuid)`
    : sql`(${sort.key}, p.id) < (${key}::${sort.type}, ${id}::uuid)`;
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
  const base = baseSet(input);
  const where = allOf(Object.values(conditions));
  const needsStock = input.availability !== undefined;
  const ids = sql`select p.id, ${sort.key} as sort_key from (${base}) b join products p on p.id = b.id ${needsStock ? cardJoins() : sql``}
    where ${where} and ${afterCursor(sort, cursor)} order by 2 ${order}, 1 ${order} limit ${input.limit + 1}`;
  const page = ctx.db.q.execute<ListRow>(
    sql`select ${cardColumns(ctx.tenant, locale)}, page.sort_key from (${ids}) page join products p on p.id = page.id ${cardJoins()} order by page.sort_key ${order}, page.id ${order}`,
  );
  const count = ctx.db.q.execute<{ value: number }>(
    sql`select count(*)::int as value from (select 1 from (${base}) b join products p on p.id = b.id ${needsStock ? cardJoins() : sql``} where ${where} limit 10001) c`,
  );
  const facets = ctx.db.q.execute<FacetRow>(
    input.facets ? facetRows(base, conditions) : sql`select null as facet where false`,
  );
  const terms = ctx.db.q.execute<{ terms: Record<string, string> }>(
    locale === ctx.tenant.locale || !input.facets
      ? sql`select '{}'::json as terms where false`
      : sql`select t.fields->'terms' as terms from translations t where t.owner_type = 'product' and t.locale = ${locale} and t.fields ? 'terms' and t.owner_id in (select id from (${base}) b) limit 500`,
  );
  const [rows, counted, facetResult, termResult] = await ctx.db.batch([page, count, facets, terms]);
  const cut = cutPage(hash, rows.rows, input.limit, cursor, (row) => [
    row.sort_key === null ? null : String(row.sort_key),
    row.id,
  ]);
  const dictionary: Record<string, string> = Object.assign({}, ...termResult.rows.map((row) => row.terms));
  const range = facetResult.rows.find((row) => row.facet === 'price' && row.count !== null);
  const total = counted.rows[0]?.value ?? 0;
  const money = (amount: number) => ({ amount, currency: ctx.tenant.currency });
  return {
    items: cut.items.map((row) => cardView(ctx.tenant, locale, row)),
    facets: facetViews(facetResult.rows, filters, locale, (text) => dictionary[text] ?? text),
    priceRange: range ? { min: money(range.count), max: money(Number(range.swatch)) } : null,
    page: cut.page,
    total: total > 10_000 ? { value: 10_000, relation: 'gte' } : { value: total, relation: 'eq' },
  };
}
