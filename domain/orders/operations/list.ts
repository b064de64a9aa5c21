import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { cutPage, decodeCursor, listHash } from '../../kernel/cursor.ts';
import { cappedCount, keyset, type SortColumn, totalOf } from '../../kernel/keyset.ts';
import { choicesInput, LimitInput, SearchInput, sortInput } from '../../kernel/list-input.ts';
import { operation } from '../../kernel/operation.ts';
import { containsPattern } from '../../kernel/sql-text.ts';
import { CursorInput, pageOf } from '../../kernel/views.ts';
import { type OrderRowRecord, orderRowColumns, orderRowView } from '../order-rows.ts';
import { FinancialStatus, FulfillmentStatus, OrderRow, OrderStatus } from '../views.ts';

const SORTS: Record<'placedAt' | 'total' | 'number', SortColumn> = {
  placedAt: { expression: sql`o.placed_at`, type: 'timestamptz' },
  total: { expression: sql`o.total_minor`, type: 'bigint' },
  number: { expression: sql`o.sequence`, type: 'int' },
};
const ID: SortColumn = { expression: sql`o.id`, type: 'uuid' };

const Moment = z.union([z.iso.date(), z.iso.datetime({ offset: true })]);

const Input = z.object({
  q: SearchInput.describe('order number, e-mail or name; the exact number comes first'),
  status: choicesInput(OrderStatus.options),
  financialStatus: choicesInput(FinancialStatus.options),
  fulfillmentStatus: choicesInput(FulfillmentStatus.options),
  placedFrom: Moment.optional().describe('a day in the brand’s time zone, or an instant'),
  placedTo: Moment.optional().describe('a day, included, or an instant, excluded'),
  sort: sortInput(['placedAt', 'total', 'number'], '-placedAt'),
  cursor: CursorInput,
  limit: LimitInput,
});
type Input = z.output<typeof Input>;

export const list = operation({
  name: 'orders.list',
  summary: 'List orders with filters, search and sort',
  kind: 'query',
  permission: 'orders.view',
  route: 'GET /admin/orders',
  input: Input,
  output: pageOf(OrderRow),
  problems: ['cursor_invalid', 'cursor_mismatch'],
  example: { fulfillmentStatus: ['unfulfilled'], sort: '-placedAt' },
  run: async (ctx, input) => {
    const { cursor: _, limit, sort, ...filters } = input;
    const hash = listHash([ctx.tenant.id, 'orders', filters, sort.text]);
    const cursor = decodeCursor(hash, input.cursor);
    const columns = sort.key === 'number' ? [SORTS.number] : [SORTS[sort.key], ID];
    const { keys, condition, order } = keyset(
      input.q ? [exactFirst(input.q, sort.direction), ...columns] : columns,
      sort.direction,
      cursor,
    );
    const where = sql.join([sql`true`, ...conditions(filters, ctx.tenant.timezone)], sql` and `);
    const [rows, counted] = await ctx.db.batch([
      ctx.db.q.execute<OrderRowRecord & { sort_keys: string[] }>(
        sql`select ${orderRowColumns}, ${keys} as sort_keys from orders o where ${where} and ${condition} order by ${order} limit ${limit + 1}`,
      ),
      ctx.db.q.execute<{ value: number }>(cappedCount(sql`orders o where ${where}`)),
    ]);
    const { items, page } = cutPage(hash, rows.rows, limit, cursor, (row) => row.sort_keys);
    return { items: items.map(orderRowView), page, total: totalOf(counted.rows) };
  },
});

/** `#1042` is order 1042. */
const numberOf = (q: string): string => q.replace(/^#/, '').toLowerCase();

function exactFirst(q: string, direction: 'asc' | 'desc'): SortColumn {
  const isExact = sql`lower(o.number) in (${numberOf(q)}, ${q.toLowerCase()}) or lower(o.email) = ${q.toLowerCase()}`;
  const [hit, miss] = direction === 'asc' ? [0, 1] : [1, 0];
  return { expression: sql`(case when ${isExact} then ${hit}::int else ${miss}::int end)`, type: 'int' };
}

type Filters = Omit<Input, 'cursor' | 'limit' | 'sort'>;

function conditions(filters: Filters, timezone: string): SQL[] {
  const all: SQL[] = [];
  const among = (column: SQL, values: readonly string[]) => {
    if (values.length > 0) {
      all.push(
        sql`${column} in (${sql.join(
          values.map((value) => sql`${value}`),
          sql`, `,
        )})`,
      );
    }
  };
  among(sql`o.status`, filters.status);
  among(sql`o.financial_status`, filters.financialStatus);
  among(sql`o.fulfillment_status`, filters.fulfillmentStatus);
  if (filters.placedFrom) all.push(sql`o.placed_at >= ${startOf(filters.placedFrom, timezone)}`);
  if (filters.placedTo) all.push(sql`o.placed_at < ${startOf(filters.placedTo, timezone, 1)}`);
  if (filters.q) all.push(sql`o.search_text ilike ${containsPattern(numberOf(filters.q))}`);
  return all;
}

/** The instant at which a local day, or the one `days` later, begins; an instant stays what it is. */
function startOf(moment: string, timezone: string, days = 0): SQL {
  if (moment.includes('T')) return sql`${moment}::timestamptz`;
  return sql`((${moment}::date + ${days}::int)::timestamp at time zone ${timezone})`;
}
