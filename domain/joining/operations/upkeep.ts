import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { jobRows } from '../../kernel/execute.ts';
import { houseOperation } from '../../kernel/operation.ts';

/** An answer is given in the shared schema; the mail about it is the brand's. This carries it over, once. */
export const relayAnswer = houseOperation({
  name: 'joining.relay_answer',
  summary: 'Hand the news of an answered invitation to its brand',
  kind: 'command',
  permission: 'system',
  input: z.object({ tenantId: z.uuid(), invitationId: z.uuid() }),
  output: z.object({}),
  run: async (ctx, { tenantId, invitationId }) => {
    const [tenant] = await ctx.db.rows<{ schema_key: string }>(
      sql`select schema_key from tenants where id = ${tenantId}::uuid and status in ('onboarding', 'active')`,
    );
    if (!tenant) return {};
    const own = ctx.tenantDb({ id: tenantId, schemaKey: tenant.schema_key });
    const job = { name: 'invitation.notify', payload: { invitationId }, key: invitationId };
    await own.runAll(jobRows(own, [job], ctx.now()));
    ctx.later(ctx.ports.bell.ring(tenantId, 0));
    return {};
  },
});

/** Ends what somebody who left, was suspended or removed still has open at the brand's hosts (10 TEAM-05). */
export const endMemberSessions = houseOperation({
  name: 'joining.end_member_sessions',
  summary: 'End the sessions of a former member at the brand’s hosts',
  kind: 'command',
  permission: 'system',
  input: z.object({ tenantId: z.uuid(), userId: z.uuid() }),
  output: z.object({ ended: z.int() }),
  run: async (ctx, { tenantId, userId }) => {
    const rows = await ctx.db.rows<{ id: string }>(sql`
      update sessions s set revoked_at = ${ctx.now().toISOString()}::timestamptz, revoke_reason = 'membership_ended', updated_at = now()
        from tenants t
       where t.id = ${tenantId}::uuid and s.user_id = ${userId}::uuid and s.audience = 'admin' and s.revoked_at is null
         and (s.last_tenant_id = t.id or split_part(s.host, '.', 1) = t.slug
           or split_part(s.host, ':', 1) in (select d.hostname from domains d where d.tenant_id = t.id))
         and not exists (select 1 from memberships m where m.user_id = s.user_id and m.tenant_id = t.id and m.kind = 'staff' and m.status = 'active')
      returning s.id`);
    return { ended: rows.length };
  },
});
