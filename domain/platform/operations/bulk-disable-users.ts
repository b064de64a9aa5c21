import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { idInput, newId, toExternalId } from '../../kernel/ids.ts';
import { houseOperation } from '../../kernel/operation.ts';
import { endImpersonationsOf, endSessions, noteActivity, revokeKeys } from '../end-access.ts';
import { DisableReason } from './disable-user.ts';

const Outcome = z.enum(['disabled', 'not_found', 'own_account', 'platform_staff', 'not_active']);
type Outcome = z.infer<typeof Outcome>;

interface Row extends Record<string, unknown> {
  id: string;
  status: string;
  is_staff: boolean;
}

/**
 * Disables many accounts and says of each what came of it (15 SUP-22). Members of the platform's staff are left to
 * `disable_user`, one by one: a slip in a list must not take the console from its owners.
 */
export const bulkDisableUsers = houseOperation({
  name: 'platform.bulk_disable_users',
  summary: 'Disable up to 200 accounts, with a result for each',
  kind: 'command',
  permission: 'platform.users.disable',
  route: 'POST /platform/users/bulk-disable',
  auditCategory: 'platform',
  input: z.object({
    userIds: z.array(idInput('user')).min(1, 'Choose at least one account').max(200),
    reason: DisableReason,
  }),
  output: z.object({ results: z.array(z.object({ userId: z.string(), outcome: Outcome })) }),
  run: async (ctx, { userIds, reason }) => {
    const adminId = ctx.caller.session?.userId ?? null;
    const asked = [...new Set(userIds)];
    const list = sql`select value::uuid from json_array_elements_text(${JSON.stringify(asked)}::json)`;
    const rows = await ctx.db.rows<Row>(sql`
      select u.id, u.status, exists(select 1 from platform_admins a where a.user_id = u.id and a.is_active) as is_staff
        from users u where u.id in (${list})`);
    const known = new Map(rows.map((row) => [row.id, row]));
    const results = asked.map((id) => ({ id, outcome: outcomeOf(known.get(id), adminId) }));
    const chosen = results.filter(({ outcome }) => outcome === 'disabled').map(({ id }) => id);
    if (chosen.length > 0) {
      const ids = sql`select value::uuid from json_array_elements_text(${JSON.stringify(chosen)}::json)`;
      ctx.write(
        ctx.db.q.execute(sql`
          update users set status = 'disabled', disabled_at = ${ctx.now().toISOString()}::timestamptz, disabled_by = ${adminId}::uuid,
                 disabled_reason = ${reason}, auth_epoch = auth_epoch + 1, updated_at = now()
           where id in (${ids}) and status not in ('disabled', 'deleted')`),
        endSessions(ctx.db, ids, 'disabled'),
        revokeKeys(ctx.db, ids),
        endImpersonationsOf(ctx.db, ids),
        noteActivity(
          ctx.db,
          chosen.map((userId) => ({ id: newId(), userId })),
          'user.disabled',
          { reason },
        ),
      );
      for (const userId of chosen) {
        ctx.audit({ kind: 'user', id: toExternalId('user', userId), detail: { reason } });
        ctx.emit({ type: 'user.disabled', payload: { userId, reason } });
      }
      await ctx.commit();
    }
    return { results: results.map(({ id, outcome }) => ({ userId: toExternalId('user', id), outcome })) };
  },
});

function outcomeOf(row: Row | undefined, adminId: string | null): Outcome {
  if (!row) return 'not_found';
  if (row.id === adminId) return 'own_account';
  if (row.is_staff) return 'platform_staff';
  return row.status === 'disabled' || row.status === 'deleted' ? 'not_active' : 'disabled';
}
