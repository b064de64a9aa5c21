import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { isOwner } from '../../access/permission-resolution.ts';
import { idInput } from '../../kernel/ids.ts';
import { operation } from '../../kernel/operation.ts';
import { assertAssignable, changeableMember, isStandingOwner, rolesById } from '../assignment.ts';
import { changeAccess, ownerRemains } from '../change-access.ts';
import { memberDetail } from '../member-detail.ts';
import { replaceRoles, updateMembership } from '../member-writes.ts';
import { mailRolesChanged } from '../team-mails.ts';
import { MemberDetail } from '../views.ts';

/** Gives a member other roles; approving somebody who asked to join is giving them their first (10 TEAM-05, -07). */
export const setMemberRoles = operation({
  name: 'team.set_member_roles',
  summary: 'Give a member these roles and no others; a join request becomes a member by it',
  kind: 'command',
  permission: 'team.roles.assign',
  auditCategory: 'team',
  route: 'PUT /admin/team/:memberId/roles',
  input: z.object({
    memberId: idInput('membership'),
    roleIds: z
      .array(idInput('role'))
      .min(1, 'Choose at least one role')
      .max(20)
      .transform((ids) => [...new Set(ids)]),
    version: z.coerce.number().int().optional().describe('of the member; another one answers 412'),
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
  example: {
    memberId: 'mem_01h455vb4pex5vsknk084sn02q',
    roleIds: ['role_01j00000000000800000000005'],
  },
  run: async (ctx, { memberId, roleIds, version }) => {
    await changeAccess(ctx, [memberId], (state) => {
      const member = changeableMember(state, memberId, version);
      const wanted = rolesById(state, roleIds);
      assertAssignable(state, { wanted, current: member.roles });
      const isApproval = member.status === 'pending';
      ctx.write(
        ...replaceRoles(ctx, memberId, roleIds),
        updateMembership(
          ctx,
          memberId,
          isApproval
            ? sql`status = 'active', joined_at = ${ctx.now().toISOString()}::timestamptz`
            : sql`status = status`,
        ),
      );
      if (isStandingOwner(member) && !isOwner(wanted)) ctx.write(ownerRemains(ctx.db, ctx.tenant.id));
      const names = { before: member.roles.map(({ name }) => name), after: wanted.map(({ name }) => name) };
      ctx.emit({
        type: isApproval ? 'member.joined' : 'member.role_changed',
        payload: { membershipId: memberId, userId: member.userId, roleIds },
      });
      ctx.audit({
        kind: 'member',
        id: memberId,
        detail: { before: { roles: names.before }, after: { roles: names.after } },
      });
      mailRolesChanged(ctx, member, names.after);
    });
    return memberDetail(ctx, memberId);
  },
});
