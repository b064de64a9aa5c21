import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { expectRows } from '../../kernel/execute.ts';
import { idInput, newId, toExternalId } from '../../kernel/ids.ts';
import { houseOperation } from '../../kernel/operation.ts';
import { conflict, notFound } from '../../kernel/problem.ts';
import { noteActivity } from '../end-access.ts';

/** Lets somebody sign in again; what ended stays ended (15 SUP-22). */
export const enableUser = houseOperation({
  name: 'platform.enable_user',
  summary: 'Enable a disabled account',
  kind: 'command',
  permission: 'platform.users.disable',
  route: 'POST /platform/users/:userId/enable',
  auditCategory: 'platform',
  input: z.object({ userId: idInput('user') }),
  output: z.object({ status: z.literal('active') }),
  problems: ['not_disabled'],
  run: async (ctx, { userId }) => {
    const [user] = await ctx.db.rows<{ status: string }>(
      sql`select status from users where id = ${userId}::uuid`,
    );
    if (!user) throw notFound('user');
    if (user.status !== 'disabled') throw conflict('not_disabled', 'This account is not disabled.');
    ctx.write(
      expectRows(
        ctx.db,
        sql`update users set status = 'active', disabled_at = null, disabled_by = null, disabled_reason = null, updated_at = now()
             where id = ${userId}::uuid and status = 'disabled' returning id`,
        1,
        'not_disabled',
      ),
      noteActivity(ctx.db, [{ id: newId(), userId }], 'user.enabled', {}),
    );
    ctx.audit({ kind: 'user', id: toExternalId('user', userId) });
    ctx.emit({ type: 'user.enabled', payload: { userId } });
    await ctx.commit();
    return { status: 'active' as const };
  },
});
