import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { idInput, newId, toExternalId } from '../../kernel/ids.ts';
import { houseOperation } from '../../kernel/operation.ts';
import { conflict, notFound } from '../../kernel/problem.ts';
import { noteActivity } from '../end-access.ts';

/**
 * Asks the sign-in origin to mail somebody a link for a new password (15 SUP-24): nobody of the staff sees or sets one.
 * The event `user.password_reset_requested` is what the sign-in context listens to.
 */
export const resetUserPassword = houseOperation({
  name: 'platform.reset_user_password',
  summary: 'Mail an account a link for a new password',
  kind: 'command',
  permission: 'platform.users.reset',
  route: 'POST /platform/users/:userId/reset-password',
  successStatus: 202,
  auditCategory: 'platform',
  rateLimit: { limit: 20, periodSeconds: 3_600, by: 'actor' },
  input: z.object({ userId: idInput('user') }),
  output: z.object({ email: z.string() }),
  problems: ['not_active'],
  run: async (ctx, { userId }) => {
    const [user] = await ctx.db.rows<{ email: string; status: string }>(
      sql`select email, status from users where id = ${userId}::uuid`,
    );
    if (!user) throw notFound('user');
    if (user.status === 'disabled' || user.status === 'deleted')
      throw conflict('not_active', 'Enable the account before it gets a new password.');
    ctx.write(noteActivity(ctx.db, [{ id: newId(), userId }], 'user.password_reset_requested', {}));
    ctx.audit({ kind: 'user', id: toExternalId('user', userId) });
    ctx.emit({
      type: 'user.password_reset_requested',
      payload: { userId, email: user.email, requestedBy: ctx.caller.session?.userId ?? null },
    });
    await ctx.commit();
    return { email: user.email };
  },
});
