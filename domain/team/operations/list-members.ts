import { type SQL, sql } from 'drizzle-orm';
import { z } from 'zod';
import { effectiveGrants, keyOf } from '../../access/permission-resolution.ts';
import { cutPage, decodeCursor, listHash } from '../../kernel/cursor.ts';
import { idInput } from '../../kernel/ids.ts';
import { cappedCount, keyset, type SortColumn, totalOf } from '../../kernel/keyset.ts';
import { choicesInput, LimitInput, SearchInput, sortInput } from '../../kernel/list-input.ts';
import { operation } from '../../kernel/operation.ts';
import { PERMISSIONS } from '../../kernel/permissions.ts';
import { containsPattern } from '../../kernel/sql-text.ts';
import { CursorInput, pageOf } from '../../kernel/views.ts';
import { readAccess } from '../access-state.ts';
import { actorUserId } from '../actor-user.ts';
import { type MemberRowRecord, memberRowColumns, memberRowView, membersOf } from '../member-rows.ts';
import { MEMBER_STATUSES, MemberRow } from '../views.ts';

const SORT_KEYS = ['name', 'joinedAt', 'lastActiveAt'] as const;
const ID: SortColumn = { expression: sql`m.id`, type: 'uuid' };

/** Those who were never active come last either way. */
function sortColumn(key: (typeof SORT_KEYS)[number], direction: 'asc' | 'desc'): SortColumn {
  if (key === 'name') return { expression: sql`lower(u.name)`, type: 'text' };
  if (key === 'joinedAt') return { expression: sql`m.joined_at`, type: 'timestamptz' };
  const never = sql.raw(direction === 'asc' ? `'infinity'` : `'-infinity'`);
  return { expression: sql`coalesce(m.last_active_at, ${never}::timestamptz)`, type: 'timestamptz' };
}

export const listMembers = operation({
  name: 'team.list_members',
  summary: 'List the brand’s team with roles, groups and status; also who holds a permission',
  kind: 'query',
  permission: 'team.view',
  route: 'GET /admin/team',
  input: z.object({
    q: SearchInput.describe('name or e-mail'),
    status: choicesInput(MEMBER_STATUSES).describe('everybody but the removed unless told'),
    roleId: idInput('role').optional(),
    groupId: idInput('group').optional(),
    permission: z
      .string()
      .meta({ enum: [...PERMISSIONS] })
      .pipe(z.enum(PERMISSIONS))
      .optional()
      .describe('members whose roles give this key now'),
    sort: sortInput(SORT_KEYS, 'name'),
    cursor: CursorInput,
    limit: LimitInput,
  }),
  output: pageOf(MemberRow),
  problems: ['cursor_invalid', 'cursor_mismatch'],
  example: { q: 'ana', status: 'active', sort: 'name' },
  run: async (ctx, { q, status, roleId, groupId, permission, sort, cursor: given, limit }) => {
    const hash = listHash([ctx.tenant.id, 'team', q, status, roleId, groupId, permission, sort.text]);
    const cursor = decodeCursor(hash, given);
    const by = keyset([sortColumn(sort.key, sort.direction), ID], sort.direction, cursor);
    const conditions: SQL[] = [];
    if (status.length === 0) conditions.push(sql`m.status <> 'removed'`);
    else conditions.push(sql`m.status in ${status}`);
    if (q) {
      const pattern = containsPattern(q);
      conditions.push(sql`(u.name ilike ${pattern} or u.email ilike ${pattern})`);
    }
    if (roleId) conditions.push(hasRoleIn([roleId]));
    if (groupId) {
      conditions.push(
        sql`exists (select 1 from platform.group_members x where x.membership_id = m.id and x.group_id = ${groupId}::uuid)`,
      );
    }
    if (permission) {
      const { book, modules } = await readAccess(ctx);
      const giving = [...book.values()].filter((role) =>
        [...effectiveGrants([role], book, modules)].some((grant) => keyOf(grant) === permission),
      );
      conditions.push(sql`m.status = 'active'`, hasRoleIn(giving.map(({ id }) => id)));
    }
    const from = sql`${membersOf(ctx.tenant.id)} and ${sql.join(conditions, sql` and `)}`;
    const [rows, counted] = await ctx.db.batch([
      ctx.db.q.execute<MemberRowRecord & { sort_keys: string[] }>(
        sql`select ${memberRowColumns}, ${by.keys} as sort_keys from ${from} and ${by.condition} order by ${by.order} limit ${limit + 1}`,
      ),
      ctx.db.q.execute<{ value: number }>(cappedCount(from)),
    ]);
    const { items, page } = cutPage(hash, rows.rows, limit, cursor, (row) => row.sort_keys);
    const actor = actorUserId({ actor: ctx.actor, session: ctx.caller.session });
    return { items: items.map((row) => memberRowView(row, actor)), page, total: totalOf(counted.rows) };
  },
});

const hasRoleIn = (ids: readonly string[]): SQL =>
  sql`exists (select 1 from platform.membership_roles x where x.membership_id = m.id
        and x.role_id in (select value::uuid from jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb)))`;
