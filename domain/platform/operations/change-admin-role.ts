import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { expectRows } from '../../kernel/execute.ts';
import { idInput, newId, toExternalId } from '../../kernel/ids.ts';
import { houseOperation } from '../../kernel/operation.ts';
import { conflict, notFound } from '../../kernel/problem.ts';
import { GrantNote, PlatformRole } from '../admin-views.ts';
import { endImpersonationsBy, endSessions, noteActivity } from '../end-access.ts';
import { expectAnOwner, lockOwners } from '../last-owner.ts';

/** Another role for a member of the staff: their sessions end, so that nothing of the old one is left (10 USR-03). */
export const changeAdminRole = houseOperation({
  name: 'platform.change_admin_role',
  summary: 'Change the role of a member of the platform’s staff',
  kind: 'command',
  permission: 'platform.admins.manage',
  route: 'PATCH /platform/admins/:userId',
  auditCategory: 'platform',
  input: z.object({ userId: idInput('user'), role: PlatformRole, note: GrantNote }),
  output: z.object({ role: PlatformRole }),
  problems: ['own_access', 'last_owner', 'not_staff'],
  run: async (ctx, { userId, role, note }) => {
    if (ctx.caller.session?.userId === userId)
      throw conflict('own_access', 'Nobody changes their own role. Ask another platform owner.');
    const [admin] = await ctx.db.rows<{ role: string; email: string }>(sql`
      select a.role, u.email from platform_admins a join users u on u.id = a.user_id where a.user_id = ${userId}::uuid and a.is_active`);
    if (!admin) throw notFound('member of the staff');
    if (admin.role === role) return { role };
    const who = sql`${userId}::uuid`;
    ctx.write(
      lockOwners(ctx.db),
      expectRows(
        ctx.db,
        sql`update platform_admins set role = ${role}, notes = ${note}, updated_at = now() where user_id = ${who} and is_active and role = ${admin.role} returning user_id`,
        1,
        'not_staff',
      ),
      endSessions(ctx.db, who, 'role_changed', 'platform'),
      endImpersonationsBy(ctx.db, who),
      noteActivity(ctx.db, [{ id: newId(), userId }], 'role.changed', { from: admin.role, to: role }),
      expectAnOwner(ctx.db),
    );
    ctx.audit({
      kind: 'platform_admin',
      id: toExternalId('user', userId),
      detail: { email: admin.email, from: admin.role, role, note },
    });
    ctx.emit({ type: 'superadmin.role_changed', payload: { userId, from: admin.role, to: role } });
    await ctx.commit();
    return { role };
  },
});
