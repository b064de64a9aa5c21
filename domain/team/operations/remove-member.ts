import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { idInput } from '../../kernel/ids.ts';
import { operation } from '../../kernel/operation.ts';
import { assertAssignable, changeableMember, isStandingOwner } from '../assignment.ts';
import { changeAccess, ownerRemains } from '../change-access.ts';
import { replaceGroups, replaceRoles, revokeKeysOf, updateMembership } from '../member-writes.ts';
import { mailRemoved } from '../team-mails.ts';

export const removeMember = operation({
  name: 'team.remove_member',
  summary: 'Take somebody out of the team: roles, groups, keys and sessions here end',
  kind: 'command',
  permission: 'team.manage',
  auditCategory: 'team',
  route: 'DELETE /admin/team/:memberId',
  input: z.object({ memberId: idInput('membership') }),
  output: z.object({}),
  problems: [
    'not_found',
    'directory_managed',
    'only_owners_make_owners',
    'beyond_own_permissions',
    'last_owner',
    'access_changed',
  ],
  example: { memberId: 'mem_01h455vb4pex5vsknk084sn02q' },
  run: async (ctx, { memberId }) => {
    await changeAccess(ctx, [memberId], (state) => {
      const member = changeableMember(state, memberId);
      assertAssignable(state, { wanted: [], current: member.roles });
      ctx.write(
        ...replaceRoles(ctx, memberId, []),
        ...replaceGroups(ctx, memberId, []),
        updateMembership(ctx, memberId, sql`status = 'removed', is_default = false, expires_at = null`),
        revokeKeysOf(ctx, member.userId),
      );
      if (isStandingOwner(member)) ctx.write(ownerRemains(ctx.db, ctx.tenant.id));
      ctx.emit({ type: 'member.removed', payload: { membershipId: memberId, userId: member.userId } });
      ctx.enqueue({
        name: 'membership.end_sessions',
        payload: { userId: member.userId },
        key: `${memberId}:${member.version}`,
      });
      ctx.audit({
        kind: 'member',
        id: memberId,
        detail: { before: { status: member.status, roles: member.roles.map(({ name }) => name) } },
      });
      if (member.status !== 'pending') mailRemoved(ctx, member);
    });
    return {};
  },
});
