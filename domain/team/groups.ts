import { sql } from 'drizzle-orm';
import type { OperationContext } from '../kernel/context.ts';
import { toExternalId } from '../kernel/ids.ts';
import { invalidInput, notFound } from '../kernel/problem.ts';
import type { GroupDetail, GroupRow } from './views.ts';

export const MOST_GROUPS = 100;

export interface GroupRecord extends Record<string, unknown> {
  id: string;
  name: string;
  description: string;
  version: number;
  member_count: number;
}

export const groupColumns = sql`g.id, g.name, g.description, g.version,
  (select count(*)::int from platform.group_members gm join platform.memberships m on m.id = gm.membership_id and m.status <> 'removed'
    where gm.group_id = g.id) as member_count`;

export const groupView = (row: GroupRecord): GroupRow => ({
  id: toExternalId('group', row.id),
  name: row.name,
  description: row.description,
  memberCount: row.member_count,
  version: row.version,
});

const MEMBERS_SHOWN = 500;

/** Errors: 404. */
export async function groupDetail(ctx: OperationContext, groupId: string): Promise<GroupDetail> {
  const [groups, members] = await ctx.db.batch([
    ctx.db.q.execute<GroupRecord>(
      sql`select ${groupColumns} from platform.groups g where g.id = ${groupId}::uuid and g.tenant_id = ${ctx.tenant.id}::uuid`,
    ),
    ctx.db.q.execute<{ id: string; name: string; email: string }>(sql`
      select m.id, u.name, u.email from platform.group_members gm join platform.memberships m on m.id = gm.membership_id and m.status <> 'removed'
        join platform.users u on u.id = m.user_id
       where gm.group_id = ${groupId}::uuid and gm.tenant_id = ${ctx.tenant.id}::uuid order by lower(u.name), m.id limit ${MEMBERS_SHOWN}`),
  ]);
  const row = groups.rows[0];
  if (!row) throw notFound('group');
  return {
    ...groupView(row),
    members: members.rows.map((member) => ({ ...member, id: toExternalId('membership', member.id) })),
  };
}

/** Errors: 422 for a group that is not the brand's. */
export async function assertGroups(
  ctx: OperationContext,
  ids: readonly string[],
  path = 'groupIds',
): Promise<void> {
  if (ids.length === 0) return;
  const rows = await ctx.db.rows<{ id: string }>(sql`
    select id from platform.groups where tenant_id = ${ctx.tenant.id}::uuid
       and id in (select value::uuid from jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))`);
  const known = new Set(rows.map(({ id }) => id));
  const errors = ids.flatMap((id, index) =>
    known.has(id) ? [] : [{ path: `${path}.${index}`, message: 'There is no such group here.' }],
  );
  if (errors.length > 0) throw invalidInput(errors);
}
