import { and, eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { platformTables } from '../../../schema/index.ts';
import { violates } from '../../kernel/database-errors.ts';
import { expectRows } from '../../kernel/execute.ts';
import { idInput, newId } from '../../kernel/ids.ts';
import { operation } from '../../kernel/operation.ts';
import { conflict, invalidInput, versionConflict } from '../../kernel/problem.ts';
import { changeAccess } from '../change-access.ts';
import { type GroupRecord, groupColumns, groupDetail, groupView, MOST_GROUPS } from '../groups.ts';
import { GroupDetail, GroupRow } from '../views.ts';

const { groups, groupMembers } = platformTables;

const GroupFields = z.object({
  name: z.string().trim().min(1, 'Give the group a name').max(60),
  description: z.string().trim().max(300).default(''),
});

/** A name that is taken belongs beside its field. */
async function saying<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (violates(error, 'groups_name'))
      throw invalidInput([{ path: 'name', message: 'There is a group of this name already.' }]);
    throw error;
  }
}

export const listGroups = operation({
  name: 'team.list_groups',
  summary: 'The brand’s working groups, at most a hundred',
  kind: 'query',
  permission: 'team.groups.view',
  route: 'GET /admin/groups',
  input: z.object({}),
  output: z.object({ items: z.array(GroupRow) }),
  example: {},
  run: async (ctx) => {
    const rows = await ctx.db.rows<GroupRecord>(
      sql`select ${groupColumns} from platform.groups g where g.tenant_id = ${ctx.tenant.id}::uuid order by lower(g.name) limit ${MOST_GROUPS}`,
    );
    return { items: rows.map(groupView) };
  },
});

export const getGroup = operation({
  name: 'team.get_group',
  summary: 'A working group with its members',
  kind: 'query',
  permission: 'team.groups.view',
  route: 'GET /admin/groups/:groupId',
  input: z.object({ groupId: idInput('group') }),
  output: GroupDetail,
  problems: ['not_found'],
  example: { groupId: 'grp_01h455vb4pex5vsknk084sn02q' },
  run: (ctx, { groupId }) => groupDetail(ctx, groupId),
});

export const createGroup = operation({
  name: 'team.create_group',
  summary: 'Create a working group: what “of their groups” means in roles',
  kind: 'command',
  permission: 'team.groups.manage',
  auditCategory: 'team',
  route: 'POST /admin/groups',
  successStatus: 201,
  input: GroupFields,
  output: GroupDetail,
  problems: ['too_many_groups', 'access_changed'],
  example: { name: 'EU support' },
  run: async (ctx, { name, description }) => {
    const id = newId();
    await saying(
      changeAccess(ctx, [], async () => {
        const [row] = await ctx.db.rows<{ value: number }>(
          sql`select count(*)::int as value from platform.groups where tenant_id = ${ctx.tenant.id}::uuid`,
        );
        if ((row?.value ?? 0) >= MOST_GROUPS)
          throw conflict('too_many_groups', `A brand has at most ${MOST_GROUPS} groups.`);
        ctx.write(ctx.db.q.insert(groups).values({ id, tenantId: ctx.tenant.id, name, description }));
        ctx.audit({ kind: 'group', id, detail: { after: { name, description } } });
      }),
    );
    return groupDetail(ctx, id);
  },
});

export const updateGroup = operation({
  name: 'team.update_group',
  summary: 'Rename a working group or describe it',
  kind: 'command',
  permission: 'team.groups.manage',
  auditCategory: 'team',
  route: 'PATCH /admin/groups/:groupId',
  input: GroupFields.extend({
    groupId: idInput('group'),
    version: z.coerce.number().int().describe('the version that was read; another one answers 412'),
  }),
  output: GroupDetail,
  problems: ['not_found', 'version_conflict'],
  example: { groupId: 'grp_01h455vb4pex5vsknk084sn02q', version: 1, name: 'EU support' },
  run: async (ctx, { groupId, version, name, description }) => {
    const before = await groupDetail(ctx, groupId);
    if (before.version !== version) throw versionConflict();
    ctx.write(
      expectRows(
        ctx.db,
        ctx.db.q
          .update(groups)
          .set({ name, description, version: sql`${groups.version} + 1`, updatedAt: ctx.now() })
          .where(and(eq(groups.id, groupId), eq(groups.version, version)))
          .returning({ id: groups.id }),
        1,
        'version_conflict',
      ),
    );
    ctx.audit({
      kind: 'group',
      id: groupId,
      detail: {
        before: { name: before.name, description: before.description },
        after: { name, description },
      },
    });
    await saying(ctx.commit());
    return groupDetail(ctx, groupId);
  },
});

export const setGroupMembers = operation({
  name: 'team.set_group_members',
  summary: 'Say who belongs to a working group',
  kind: 'command',
  permission: 'team.groups.manage',
  auditCategory: 'team',
  route: 'PUT /admin/groups/:groupId/members',
  input: z.object({
    groupId: idInput('group'),
    memberIds: z
      .array(idInput('membership'))
      .max(500)
      .transform((ids) => [...new Set(ids)]),
  }),
  output: GroupDetail,
  problems: ['not_found', 'access_changed'],
  example: { groupId: 'grp_01h455vb4pex5vsknk084sn02q', memberIds: ['mem_01h455vb4pex5vsknk084sn02q'] },
  run: async (ctx, { groupId, memberIds }) => {
    await changeAccess(ctx, memberIds, async (state) => {
      const before = await groupDetail(ctx, groupId);
      const errors = memberIds.flatMap((id, index) => {
        const member = state.members.get(id);
        return member && member.status !== 'removed'
          ? []
          : [{ path: `memberIds.${index}`, message: 'There is no such member here.' }];
      });
      if (errors.length > 0) throw invalidInput(errors);
      ctx.write(ctx.db.q.delete(groupMembers).where(eq(groupMembers.groupId, groupId)));
      if (memberIds.length > 0) {
        ctx.write(
          ctx.db.q
            .insert(groupMembers)
            .values(memberIds.map((membershipId) => ({ groupId, membershipId, tenantId: ctx.tenant.id }))),
        );
      }
      ctx.audit({
        kind: 'group',
        id: groupId,
        detail: { before: { members: before.memberCount }, after: { members: memberIds.length, memberIds } },
      });
    });
    return groupDetail(ctx, groupId);
  },
});

export const deleteGroup = operation({
  name: 'team.delete_group',
  summary: 'Delete a working group; its members stay on the team',
  kind: 'command',
  permission: 'team.groups.manage',
  auditCategory: 'team',
  route: 'DELETE /admin/groups/:groupId',
  input: z.object({ groupId: idInput('group') }),
  output: z.object({}),
  problems: ['not_found', 'access_changed'],
  example: { groupId: 'grp_01h455vb4pex5vsknk084sn02q' },
  run: async (ctx, { groupId }) => {
    await changeAccess(ctx, [], async () => {
      const before = await groupDetail(ctx, groupId);
      ctx.write(ctx.db.q.delete(groups).where(eq(groups.id, groupId)));
      ctx.audit({
        kind: 'group',
        id: groupId,
        detail: { before: { name: before.name, members: before.memberCount } },
      });
    });
    return {};
  },
});
