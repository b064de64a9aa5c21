import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { idInput, newId, toExternalId } from '../../kernel/ids.ts';
import { houseOperation } from '../../kernel/operation.ts';
import { notFound } from '../../kernel/problem.ts';
import { noteActivity } from '../end-access.ts';

/** Ends one session of somebody, or all of them (10 SES-04). */
export const revokeUserSessions = houseOperation({
  name: 'platform.revoke_user_sessions',
  summary: 'End one session of an account, or all of them',
  kind: 'command',
  permission: 'platform.users.sessions',
  route: 'POST /platform/users/:userId/revoke-sessions',
  auditCategory: 'platform',
  input: z.object({
    userId: idInput('user'),
    sessionId: idInput('session').optional().describe('absent: all of them'),
  }),
  output: z.object({ ended: z.int() }),
  run: async (ctx, { userId, sessionId }) => {
    const only = sessionId ? sql` and s.id = ${sessionId}::uuid` : sql``;
    const [found] = await ctx.db.rows<{ live: number }>(sql`
      select (select count(*)::int from sessions s where s.user_id = u.id and s.revoked_at is null and s.expires_at > now()${only}) as live
        from users u where u.id = ${userId}::uuid`);
    if (!found) throw notFound('user');
    if (sessionId && found.live === 0) throw notFound('session');
    ctx.write(
      ctx.db.q.execute(sql`
        update sessions s set revoked_at = now(), revoke_reason = 'admin', updated_at = now()
         where s.user_id = ${userId}::uuid and s.revoked_at is null${only}`),
      noteActivity(ctx.db, [{ id: newId(), userId }], 'user.sessions_revoked', { sessions: found.live }),
    );
    ctx.audit({
      kind: 'user',
      id: toExternalId('user', userId),
      detail: {
        sessions: found.live,
        ...(sessionId ? { sessionId: toExternalId('session', sessionId) } : {}),
      },
    });
    ctx.emit({ type: 'user.sessions_revoked', payload: { userId, sessionId: sessionId ?? null } });
    await ctx.commit();
    return { ended: found.live };
  },
});
