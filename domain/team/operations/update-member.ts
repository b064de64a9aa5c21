import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { isOwner } from '../../access/permission-resolution.ts';
import { idInput } from '../../kernel/ids.ts';
import { operation } from '../../kernel/operation.ts';
import { invalidInput } from '../../kernel/problem.ts';
import { assertAssignable, changeableMember, isStandingOwner } from '../assignment.ts';
import { changeAccess, ownerRemains } from '../change-access.ts';
import { assertGroups } from '../groups.ts';
import { memberDetail } from '../member-detail.ts';
import { replaceGroups, updateMembership } from '../member-writes.ts';
import { MemberDetail } from '../views.ts';

export const updateMember = operation({
  name: 'team.update_member',
  summary: 'Change a member’s title, groups and the day their membership ends',
  kind: 'command',
  permission: 'team.manage',
  auditCategory: 'team',
  route: 'PATCH /admin/team/:memberId',
  input: z.object({
    memberId: idInput('membership'),
    version: z.coerce.number().int().optional().describe('of the member; another one answers 412'),
    title: z.string().trim().max(80).nullable().optional(),
    expiresAt: z.iso.datetime({ offset: true }).nullable().optional().describe('null = no end (10 TEAM-08)'),
    groupIds: z
      .array(idInput('group'))
      .max(100)
      .transform((ids) => [...new Set(ids)])
      .optional(),
  }),
  output: MemberDetail,
  problems: [
    'not_found',
    'version_conflict',
    'directory_managed',
    'only_owners_make_owners',
    'beyond_own_permissions',
    'last_owner',
    'access_changed',
  ],
  example: { memberId: 'mem_01h455vb4pex5vsknk084sn02q', expiresAt: '2027-01-31T00:00:00Z' },
  run: async (ctx, { memberId, version, title, expiresAt, groupIds }) => {
    if (expiresAt && new Date(expiresAt) <= ctx.now())
      throw invalidInput([{ path: 'expiresAt', message: 'Choose a moment that is still to come.' }]);
    await changeAccess(ctx, [memberId], async (state) => {
      const member = changeableMember(state, memberId, version);
      assertAssignable(state, { wanted: [], current: member.roles });
      const set = [sql`status = status`];
      if (title !== undefined) set.push(sql`title = ${title || null}`);
      if (expiresAt !== undefined) set.push(sql`expires_at = ${expiresAt}::timestamptz`);
      ctx.write(updateMembership(ctx, memberId, sql.join(set, sql`, `)));
      if (groupIds) {
        await assertGroups(ctx, groupIds);
        ctx.write(...replaceGroups(ctx, memberId, groupIds));
      }
      if (expiresAt && isStandingOwner(member) && isOwner(member.roles))
        ctx.write(ownerRemains(ctx.db, ctx.tenant.id));
      ctx.audit({
        kind: 'member',
        id: memberId,
        detail: {
          before: { expiresAt: member.expiresAt },
          after: {
            ...(title === undefined ? {} : { title }),
            ...(expiresAt === undefined ? {} : { expiresAt }),
            ...(groupIds === undefined ? {} : { groups: groupIds.length }),
          },
        },
      });
    });
    return memberDetail(ctx, memberId);
  },
});
