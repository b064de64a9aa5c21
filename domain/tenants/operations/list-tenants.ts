import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { cutPage, decodeCursor, listHash } from '../../kernel/cursor.ts';
import { toExternalId } from '../../kernel/ids.ts';
import { cappedCount, keyset, totalOf } from '../../kernel/keyset.ts';
import { houseOperation } from '../../kernel/operation.ts';
import { CursorInput } from '../../kernel/views.ts';
import { STATUSES } from '../views.ts';

const TenantRow = z.object({
  id: z.string(),
  slug: z.string(),
  name: z.string(),
  status: z.enum(STATUSES),
  kind: z.string(),
  country: z.string(),
  currency: z.string(),
  schemaVersion: z.int(),
  createdAt: z.string(),
});

interface Row extends Record<string, unknown> {
  id: string;
  slug: string;
  name: string;
  status: (typeof STATUSES)[number];
  kind: string;
  country: string;
  currency: string;
  schema_version: number;
  created_at: string;
  sort_keys: string[];
}

/** Every brand of the installation (15 SUP). */
export const listTenants = houseOperation({
  name: 'tenants.list',
  summary: 'List the brands of the installation',
  kind: 'query',
  permission: 'platform.tenants.view',
  route: 'GET /platform/tenants',
  input: z.object({
    q: z.string().trim().max(100).optional(),
    status: z.enum(STATUSES).optional(),
    cursor: CursorInput,
    limit: z.coerce.number().int().min(1).max(100).default(50),
  }),
  output: z.object({
    items: z.array(TenantRow),
    page: z.object({ next: z.string().nullable(), prev: z.string().nullable() }),
    total: z.object({ value: z.int(), relation: z.enum(['eq', 'gte']) }),
  }),
  problems: ['cursor_invalid', 'cursor_mismatch'],
  run: async (ctx, input) => {
    const hash = listHash(['tenants.list', input.q, input.status]);
    const cursor = decodeCursor(hash, input.cursor);
    const by = keyset(
      [
        { expression: sql`lower(t.name)`, type: 'text' },
        { expression: sql`t.id`, type: 'uuid' },
      ],
      'asc',
      cursor,
    );
    const conditions: SQL[] = [sql`true`];
    if (input.status) conditions.push(sql`t.status = ${input.status}`);
    if (input.q) {
      const like = `%${input.q.toLowerCase().replaceAll(/[%_\\]/g, '')}%`;
      conditions.push(sql`(lower(t.name) like ${like} or t.slug like ${like})`);
    }
    const where = sql.join(conditions, sql` and `);
    const [rows, counted] = await Promise.all([
      ctx.db.rows<Row>(sql`
        select t.id, t.slug, t.name, t.status, t.kind, t.country, t.currency, t.schema_version,
               to_char(t.created_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as created_at, ${by.keys} as sort_keys
          from tenants t where ${where} and ${by.condition} order by ${by.order} limit ${input.limit + 1}`),
      ctx.db.rows<{ value: number }>(cappedCount(sql`tenants t where ${where}`)),
    ]);
    const { items, page } = cutPage(hash, rows, input.limit, cursor, (row) => row.sort_keys);
    return {
      items: items.map((row) => ({
        id: toExternalId('tenant', row.id),
        slug: row.slug,
        name: row.name,
        status: row.status,
        kind: row.kind,
        country: row.country,
        currency: row.currency,
        schemaVersion: row.schema_version,
        createdAt: row.created_at,
      })),
      page,
      total: totalOf(counted),
    };
  },
});
