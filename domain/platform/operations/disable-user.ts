import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { expectRows } from '../../kernel/execute.ts';
import { idInput, newId, toExternalId } from '../../kernel/ids.ts';
import { houseOperation } from '../../kernel/operation.ts';
import { conflict, notFound } from '../../kernel/problem.ts';
import {
  endImpersonationsBy,
  endImpersonationsOf,
  endSessions,
  noteActivity,
  revokeKeys,
} from '../end-access.ts';
import { expectAnOwner, lockOwners } from '../last-owner.ts';

export const DisableReason = z.string().trim().min(10, 'Say why, in 10 characters or more').max(500);

/** Ends everything somebody is signed in to, at once (10 USR-03, 15 SUP-22); the last owner stays. */
export const disableUser = houseOperation({
  name: 'platform.disable_user',
  summary: 'Disable an account: its sessions and keys end at once',
  kind: 'command',
  permission: 'platform.users.disable',
  route: 'POST /platform/users/:userId/disable',
  auditCategory: 'platform',
  input: z.object({ userId: idInput('user'), reason: DisableReason }),
  output: z.object({ status: z.literal('disabled') }),
  problems: ['own_account', 'last_owner', 'not_active'],
  run: async (ctx, { userId, reason }) => {
    const adminId = ctx.caller.session?.userId ?? null;
    if (adminId === userId)
      throw conflict('own_account', 'Nobody disables their own account. Ask another platform owner.');
    const [user] = await ctx.db.rows<{ status: string }>(
      sql`select status from users where id = ${userId}::uuid`,
    );
    if (!user) throw notFound('user');
    if (user.status === 'disabled' || user.status === 'deleted')
      throw conflict('not_active', `This account is ${user.status} already.`);
    const who = sql`${userId}::uuid`;
    ctx.write(
      lockOwners(ctx.db),
      expectRows(
        ctx.db,
        sql`update users set status = 'disabled', disabled_at = ${ctx.now().toISOString()}::timestamptz, disabled_by = ${adminId}::uuid,
              disabled_reason = ${reason}, auth_epoch = auth_epoch + 1, updated_at = now()
             where id = ${who} and status not in ('disabled', 'deleted') returning id`,
        1,
        'not_active',
      ),
      endSessions(ctx.db, who, 'disabled'),
      revokeKeys(ctx.db, who),
      endImpersonationsOf(ctx.db, who),
      endImpersonationsBy(ctx.db, who),
      noteActivity(ctx.db, [{ id: newId(), userId }], 'user.disabled', { reason }),
      expectAnOwner(ctx.db),
    );
    ctx.audit({ kind: 'user', id: toExternalId('user', userId), detail: { reason } });
    ctx.emit({ type: 'user.disabled', payload: { userId, reason } });
    await ctx.commit();
    return { status: 'disabled' as const };
  },
});
