import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { expectRows } from '../../kernel/execute.ts';
import { idInput, newId, toExternalId } from '../../kernel/ids.ts';
import { houseOperation } from '../../kernel/operation.ts';
import { conflict, notFound } from '../../kernel/problem.ts';
import { GrantNote } from '../admin-views.ts';
import { endImpersonationsBy, endSessions, noteActivity } from '../end-access.ts';
import { expectAnOwner, lockOwners } from '../last-owner.ts';

/** Takes a member off the staff: sessions and impersonations end with the same transaction (15 SUP-11). */
export const revokeAdmin = houseOperation({
  name: 'platform.revoke_admin',
  summary: 'Take somebody off the platform’s staff',
  kind: 'command',
  permission: 'platform.admins.manage',
  route: 'DELETE /platform/admins/:userId',
  auditCategory: 'platform',
  input: z.object({ userId: idInput('user'), note: GrantNote }),
  output: z.object({ isActive: z.literal(false) }),
  problems: ['own_access', 'last_owner', 'not_staff'],
  run: async (ctx, { userId, note }) => {
    const by = ctx.caller.session?.userId ?? null;
    if (by === userId)
      throw conflict('own_access', 'Nobody takes away their own access. Ask another platform owner.');
    const [admin] = await ctx.db.rows<{ role: string; email: string }>(sql`
      select a.role, u.email from platform_admins a join users u on u.id = a.user_id where a.user_id = ${userId}::uuid and a.is_active`);
    if (!admin) throw notFound('member of the staff');
    const who = sql`${userId}::uuid`;
    ctx.write(
      lockOwners(ctx.db),
      expectRows(
        ctx.db,
        sql`update platform_admins set is_active = false, revoked_by = ${by}::uuid, revoked_at = now(), updated_at = now() where user_id = ${who} and is_active returning user_id`,
        1,
        'not_staff',
      ),
      endSessions(ctx.db, who, 'admin', 'platform'),
      endImpersonationsBy(ctx.db, who),
      noteActivity(ctx.db, [{ id: newId(), userId }], 'super_admin.revoked', { role: admin.role }),
      expectAnOwner(ctx.db),
    );
    ctx.audit({
      kind: 'platform_admin',
      id: toExternalId('user', userId),
      detail: { email: admin.email, role: admin.role, note },
    });
    ctx.emit({ type: 'superadmin.revoked', payload: { userId, role: admin.role, revokedBy: by } });
    await ctx.commit();
    return { isActive: false as const };
  },
});
