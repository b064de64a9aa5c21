import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { cutPage, decodeCursor, listHash } from '../../kernel/cursor.ts';
import { cappedCount, keyset, type SortColumn, totalOf } from '../../kernel/keyset.ts';
import { LimitInput, SearchInput, sortInput } from '../../kernel/list-input.ts';
import { operation } from '../../kernel/operation.ts';
import { containsPattern } from '../../kernel/sql-text.ts';
import { CursorInput, pageOf } from '../../kernel/views.ts';
import { CustomerRow } from '../../orders/views.ts';
import {
  type CustomerRowRecord,
  customerName,
  customerRowColumns,
  customerRowView,
} from '../customer-rows.ts';

const SORT_KEYS = ['createdAt', 'lastOrderAt', 'totalSpent', 'ordersCount', 'name'] as const;

/** Those who never ordered come last either way. */
function sortColumn(key: (typeof SORT_KEYS)[number], direction: 'asc' | 'desc'): SortColumn {
  switch (key) {
    case 'createdAt':
      return { expression: sql`c.created_at`, type: 'timestamptz' };
    case 'lastOrderAt': {
      const never = sql.raw(direction === 'asc' ? `'infinity'` : `'-infinity'`);
      return { expression: sql`coalesce(c.last_order_at, ${never}::timestamptz)`, type: 'timestamptz' };
    }
    case 'totalSpent':
      return { expression: sql`c.total_spent_minor`, type: 'bigint' };
    case 'ordersCount':
      return { expression: sql`c.orders_count`, type: 'int' };
    case 'name':
      return { expression: sql`c.last_name`, type: 'text' };
  }
}
const ID: SortColumn = { expression: sql`c.id`, type: 'uuid' };

export const list = operation({
  name: 'customers.list',
  summary: 'List customers with search and sort',
  kind: 'query',
  permission: 'customers.view',
  route: 'GET /admin/customers',
  input: z.object({
    q: SearchInput.describe('e-mail or name; the exact e-mail comes first'),
    country: z.string().length(2).toUpperCase().optional(),
    sort: sortInput(SORT_KEYS, '-createdAt'),
    cursor: CursorInput,
    limit: LimitInput,
  }),
  output: pageOf(CustomerRow),
  problems: ['cursor_invalid', 'cursor_mismatch'],
  example: { q: 'ada@example.com', sort: '-lastOrderAt' },
  run: async (ctx, { q, country, sort, cursor: given, limit }) => {
    const hash = listHash([ctx.tenant.id, 'customers', q, country, sort.text]);
    const cursor = decodeCursor(hash, given);
    const columns = [sortColumn(sort.key, sort.direction), ID];
    const { keys, condition, order } = keyset(
      q ? [exactFirst(q, sort.direction), ...columns] : columns,
      sort.direction,
      cursor,
    );
    const where = sql.join([sql`c.state <> 'erased'`, ...conditions(q, country)], sql` and `);
    const [rows, counted] = await ctx.db.batch([
      ctx.db.q.execute<CustomerRowRecord & { sort_keys: string[] }>(
        sql`select ${customerRowColumns}, ${keys} as sort_keys from customers c where ${where} and ${condition} order by ${order} limit ${limit + 1}`,
      ),
      ctx.db.q.execute<{ value: number }>(cappedCount(sql`customers c where ${where}`)),
    ]);
    const { items, page } = cutPage(hash, rows.rows, limit, cursor, (row) => row.sort_keys);
    return {
      items: items.map((row) => customerRowView(row, ctx.tenant.currency)),
      page,
      total: totalOf(counted.rows),
    };
  },
});

function exactFirst(q: string, direction: 'asc' | 'desc'): SortColumn {
  const [hit, miss] = direction === 'asc' ? [0, 1] : [1, 0];
  return {
    expression: sql`(case when c.email_normalised = ${q.toLowerCase()} then ${hit}::int else ${miss}::int end)`,
    type: 'int',
  };
}

function conditions(q: string | undefined, country: string | undefined): SQL[] {
  const all: SQL[] = [];
  if (country) all.push(sql`c.country = ${country}`);
  if (q) {
    const pattern = containsPattern(q);
    all.push(sql`(c.email_normalised ilike ${pattern} or ${customerName} ilike ${pattern})`);
  }
  return all;
}
