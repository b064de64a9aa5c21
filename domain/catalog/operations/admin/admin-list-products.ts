import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { stockFigures } from '../../../inventory/index.ts';
import { cutPage, decodeCursor, listHash } from '../../../kernel/cursor.ts';
import { cappedCount, keyset, type SortColumn, totalOf } from '../../../kernel/keyset.ts';
import { choiceInput, LimitInput, SearchInput, sortInput } from '../../../kernel/list-input.ts';
import { operation } from '../../../kernel/operation.ts';
import { containsPattern } from '../../../kernel/sql-text.ts';
import { CursorInput, pageOf } from '../../../kernel/views.ts';
import { type ProductListRow, productListColumns, productListView } from '../../admin/product-list.ts';
import { AdminProductRow } from '../../admin-views.ts';
import { LOW_STOCK_THRESHOLD } from '../../availability.ts';

const SORTS: Record<'updatedAt' | 'title' | 'priceMin', SortColumn> = {
  updatedAt: { expression: sql`p.updated_at`, type: 'timestamptz' },
  title: { expression: sql`p.title`, type: 'text' },
  priceMin: { expression: sql`p.price_min_minor`, type: 'bigint' },
};
const ID: SortColumn = { expression: sql`p.id`, type: 'uuid' };

export const adminListProducts = operation({
  name: 'catalog.admin_list_products',
  summary: 'List products of every status, with search over titles, words and SKUs',
  kind: 'query',
  permission: 'products.view',
  route: 'GET /admin/products',
  input: z.object({
    q: SearchInput,
    status: choiceInput(['draft', 'active', 'archived']).optional(),
    stock: z.enum(['out', 'low']).optional().describe('products with a variant that is out, or nearly'),
    sort: sortInput(['updatedAt', 'title', 'priceMin'], '-updatedAt'),
    cursor: CursorInput,
    limit: LimitInput,
  }),
  output: pageOf(AdminProductRow),
  problems: ['cursor_invalid', 'cursor_mismatch'],
  example: { q: 'mug', status: 'active', sort: '-updatedAt' },
  run: async (ctx, input) => {
    const { q, status, stock, sort } = input;
    const hash = listHash([ctx.tenant.id, 'admin_products', q, status, stock, sort.text]);
    const cursor = decodeCursor(hash, input.cursor);
    const { keys, condition, order } = keyset([SORTS[sort.key], ID], sort.direction, cursor);
    const where = sql.join([sql`true`, ...conditions(q, status, stock)], sql` and `);
    const [rows, counted] = await ctx.db.batch([
      ctx.db.q.execute<ProductListRow & { sort_keys: string[] }>(
        sql`select ${productListColumns}, ${keys} as sort_keys from products p where ${where} and ${condition} order by ${order} limit ${input.limit + 1}`,
      ),
      ctx.db.q.execute<{ value: number }>(cappedCount(sql`products p where ${where}`)),
    ]);
    const { items, page } = cutPage(hash, rows.rows, input.limit, cursor, (row) => row.sort_keys);
    return {
      items: items.map((row) => productListView(ctx.tenant, row)),
      page,
      total: totalOf(counted.rows),
    };
  },
});

function conditions(
  q: string | undefined,
  status: string | undefined,
  stock: 'out' | 'low' | undefined,
): SQL[] {
  const all: SQL[] = [];
  if (status) all.push(sql`p.status = ${status}`);
  if (stock) {
    const range = stock === 'out' ? sql`<= 0` : sql`between 1 and ${LOW_STOCK_THRESHOLD}`;
    all.push(
      sql`exists (select 1 from product_variants v left join lateral (${stockFigures(sql`v.id`)}) s on true where v.product_id = p.id and coalesce(s.available, 0) ${range})`,
    );
  }
  if (q) {
    const pattern = containsPattern(q);
    all.push(sql`p.id in (
      select id from products where title ilike ${pattern}
      union select id from products where handle = ${q.toLowerCase()}
      union select id from products where search_tsv @@ websearch_to_tsquery('simple', ${q})
      union select product_id from product_variants where sku ilike ${pattern})`);
  }
  return all;
}
