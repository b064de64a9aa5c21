import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { idInput } from '../../kernel/ids.ts';
import { operation } from '../../kernel/operation.ts';
import { conflict } from '../../kernel/problem.ts';
import { assertAssignable, changeableMember, isStandingOwner } from '../assignment.ts';
import { changeAccess, ownerRemains } from '../change-access.ts';
import { memberDetail } from '../member-detail.ts';
import { updateMembership } from '../member-writes.ts';
import { MemberDetail } from '../views.ts';

const PROBLEMS = [
  'not_found',
  'directory_managed',
  'only_owners_make_owners',
  'beyond_own_permissions',
  'access_changed',
] as const;

export const suspendMember = operation({
  name: 'team.suspend_member',
  summary: 'Take a member’s access away until it is given back; their roles stay noted',
  kind: 'command',
  permission: 'team.manage',
  auditCategory: 'team',
  route: 'POST /admin/team/:memberId/suspend',
  input: z.object({ memberId: idInput('membership') }),
  output: MemberDetail,
  problems: [...PROBLEMS, 'last_owner', 'not_active'],
  example: { memberId: 'mem_01h455vb4pex5vsknk084sn02q' },
  run: async (ctx, { memberId }) => {
    await changeAccess(ctx, [memberId], (state) => {
      const member = changeableMember(state, memberId);
      assertAssignable(state, { wanted: [], current: member.roles });
      if (member.status !== 'active') throw conflict('not_active', 'Only an active member can be suspended.');
      ctx.write(updateMembership(ctx, memberId, sql`status = 'suspended'`));
      if (isStandingOwner(member)) ctx.write(ownerRemains(ctx.db, ctx.tenant.id));
      ctx.emit({ type: 'member.suspended', payload: { membershipId: memberId, userId: member.userId } });
      ctx.enqueue({
        name: 'membership.end_sessions',
        payload: { userId: member.userId },
        key: `${memberId}:${member.version}`,
      });
      ctx.audit({ kind: 'member', id: memberId, detail: { after: { status: 'suspended' } } });
    });
    return memberDetail(ctx, memberId);
  },
});

export const resumeMember = operation({
  name: 'team.resume_member',
  summary: 'Give a suspended member their access back',
  kind: 'command',
  permission: 'team.manage',
  auditCategory: 'team',
  route: 'POST /admin/team/:memberId/resume',
  input: z.object({ memberId: idInput('membership') }),
  output: MemberDetail,
  problems: [...PROBLEMS, 'not_suspended', 'membership_over'],
  example: { memberId: 'mem_01h455vb4pex5vsknk084sn02q' },
  run: async (ctx, { memberId }) => {
    await changeAccess(ctx, [memberId], (state) => {
      const member = changeableMember(state, memberId);
      assertAssignable(state, { wanted: member.roles });
      if (member.status !== 'suspended') throw conflict('not_suspended', 'This member is not suspended.');
      if (member.expiresAt !== null && new Date(member.expiresAt) <= ctx.now())
        throw conflict('membership_over', 'The membership is over. Give it a later end first.');
      ctx.write(updateMembership(ctx, memberId, sql`status = 'active'`));
      ctx.emit({ type: 'member.resumed', payload: { membershipId: memberId, userId: member.userId } });
      ctx.audit({ kind: 'member', id: memberId, detail: { after: { status: 'active' } } });
    });
    return memberDetail(ctx, memberId);
  },
});
