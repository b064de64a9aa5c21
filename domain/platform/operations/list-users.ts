import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { cutPage, decodeCursor, listHash } from '../../kernel/cursor.ts';
import { sha256Hex } from '../../kernel/hash.ts';
import { idInput, toExternalId } from '../../kernel/ids.ts';
import { cappedCount, keyset, type SortColumn, totalOf } from '../../kernel/keyset.ts';
import { choiceInput, choicesInput, LimitInput, SearchInput, sortInput } from '../../kernel/list-input.ts';
import { houseOperation } from '../../kernel/operation.ts';
import { CursorInput, pageOf } from '../../kernel/views.ts';
import { isoText } from '../iso-text.ts';
import { USER_STATUSES, UserRow } from '../user-views.ts';

const SORTS = ['name', 'email', 'createdAt', 'lastLoginAt'] as const;
const FACTORS = ['yes', 'no'] as const;

const SORT_COLUMNS: Record<(typeof SORTS)[number], SortColumn> = {
  name: { expression: sql`lower(u.name)`, type: 'text' },
  email: { expression: sql`lower(u.email)`, type: 'text' },
  createdAt: { expression: sql`u.created_at`, type: 'timestamptz' },
  lastLoginAt: { expression: sql`coalesce(u.last_login_at, '-infinity')`, type: 'timestamptz' },
};

/** A second factor that works: a passkey, or an authenticator that was confirmed. */
const hasFactor = sql`(exists(select 1 from passkeys p where p.user_id = u.id) or exists(select 1 from mfa_totp t where t.user_id = u.id and t.verified_at is not null))`;

interface Row extends Record<string, unknown> {
  id: string;
  name: string;
  email: string;
  status: z.infer<typeof UserRow>['status'];
  platform_role: string | null;
  brands: number;
  has_factor: boolean;
  created_at: string;
  last_login_at: string | null;
  sort_keys: string[];
}

/** Every account of the installation (10 USR-02, 15 SUP-20). A search is audited, with its text hashed. */
export const listUsers = houseOperation({
  name: 'platform.list_users',
  summary: 'List the accounts of the installation',
  kind: 'query',
  permission: 'platform.users.view',
  route: 'GET /platform/users',
  auditCategory: 'platform',
  input: z.object({
    q: SearchInput,
    status: choicesInput(USER_STATUSES),
    staff: choiceInput(FACTORS).optional().describe('whether they are of the platform’s staff'),
    secondFactor: choiceInput(FACTORS).optional(),
    tenantId: idInput('tenant').optional().describe('who belongs to this brand'),
    joinedFrom: z.iso.date().optional(),
    joinedTo: z.iso.date().optional().describe('that day included'),
    sort: sortInput(SORTS, '-createdAt'),
    cursor: CursorInput,
    limit: LimitInput,
  }),
  output: pageOf(UserRow),
  problems: ['cursor_invalid', 'cursor_mismatch'],
  run: async (ctx, input) => {
    const { cursor: given, limit, sort, ...filters } = input;
    const hash = listHash(['platform.list_users', filters, sort.text]);
    const cursor = decodeCursor(hash, given);
    const by = keyset(
      [SORT_COLUMNS[sort.key], { expression: sql`u.id`, type: 'uuid' }],
      sort.direction,
      cursor,
    );
    const where = sql.join(conditionsOf(input), sql` and `);
    const from = sql`users u left join platform_admins a on a.user_id = u.id and a.is_active where ${where}`;
    const [rows, counted] = await Promise.all([
      ctx.db.rows<Row>(sql`
        select u.id, u.name, u.email, u.status, a.role as platform_role, ${hasFactor} as has_factor,
               (select count(*)::int from memberships m where m.user_id = u.id and m.status = 'active') as brands,
               ${isoText(sql`u.created_at`)} as created_at, ${isoText(sql`u.last_login_at`)} as last_login_at, ${by.keys} as sort_keys
          from ${from} and ${by.condition} order by ${by.order} limit ${limit + 1}`),
      ctx.db.rows<{ value: number }>(cappedCount(from)),
    ]);
    if (input.q && !cursor)
      ctx.audit({ kind: 'user_search', id: (await sha256Hex(input.q.toLowerCase())).slice(0, 32) });
    const { items, page } = cutPage(hash, rows, limit, cursor, (row) => row.sort_keys);
    return {
      items: items.map((row) => ({
        id: toExternalId('user', row.id),
        name: row.name,
        email: row.email,
        status: row.status,
        platformRole: row.platform_role,
        brands: row.brands,
        hasSecondFactor: row.has_factor,
        createdAt: row.created_at,
        lastLoginAt: row.last_login_at,
      })),
      page,
      total: totalOf(counted),
    };
  },
});

interface Filters {
  q?: string | undefined;
  status: string[];
  staff?: 'yes' | 'no' | undefined;
  secondFactor?: 'yes' | 'no' | undefined;
  tenantId?: string | undefined;
  joinedFrom?: string | undefined;
  joinedTo?: string | undefined;
}

function conditionsOf(input: Filters): SQL[] {
  const conditions: SQL[] = [sql`true`];
  if (input.q) {
    const like = `%${input.q.replaceAll(/[%_\\]/g, (mark) => `\\${mark}`)}%`;
    // The expression of the trigram index.
    conditions.push(sql`(u.name || ' ' || u.email) ilike ${like}`);
  }
  if (input.status.length > 0)
    conditions.push(
      sql`u.status in (${sql.join(
        input.status.map((status) => sql`${status}`),
        sql`, `,
      )})`,
    );
  if (input.staff) conditions.push(input.staff === 'yes' ? sql`a.role is not null` : sql`a.role is null`);
  if (input.secondFactor) conditions.push(input.secondFactor === 'yes' ? hasFactor : sql`not ${hasFactor}`);
  if (input.tenantId)
    conditions.push(
      sql`exists(select 1 from memberships m where m.user_id = u.id and m.tenant_id = ${input.tenantId}::uuid and m.status <> 'removed')`,
    );
  if (input.joinedFrom) conditions.push(sql`u.created_at >= ${input.joinedFrom}::date`);
  if (input.joinedTo) conditions.push(sql`u.created_at < ${input.joinedTo}::date + 1`);
  return conditions;
}
