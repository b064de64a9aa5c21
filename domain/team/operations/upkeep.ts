import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { operation } from '../../kernel/operation.ts';
import { raiseEpoch } from '../change-access.ts';
import { mailExpiry, mailInvitationAnswer } from '../team-mails.ts';

/** What the house does by the clock for a brand's team (10 §8). Each may be cut off anywhere and run again. */

export const expireInvitations = operation({
  name: 'team.expire_invitations',
  summary: 'Mark invitations whose days are over',
  kind: 'command',
  permission: 'system',
  input: z.object({}),
  output: z.object({}),
  run: async (ctx) => {
    const now = ctx.now().toISOString();
    ctx.write(
      ctx.db.q.execute(sql`
        update platform.invitations set status = 'expired', updated_at = ${now}::timestamptz
         where tenant_id = ${ctx.tenant.id}::uuid and status = 'pending' and expires_at <= ${now}::timestamptz`),
    );
    return {};
  },
});

export const expireMemberships = operation({
  name: 'team.expire_memberships',
  summary: 'End memberships whose last day is over: roles and groups go, keys and sessions end',
  kind: 'command',
  permission: 'system',
  auditCategory: 'team',
  input: z.object({}),
  output: z.object({ ended: z.int() }),
  run: async (ctx) => {
    const now = ctx.now().toISOString();
    const over = await ctx.db.rows<{ id: string; user_id: string; version: number }>(sql`
      select m.id, m.user_id, m.version from platform.memberships m
       where m.tenant_id = ${ctx.tenant.id}::uuid and m.status = 'active' and m.expires_at <= ${now}::timestamptz order by m.id limit 100`);
    if (over.length === 0) return { ended: 0 };
    const ids = sql`(select value::uuid from jsonb_array_elements_text(${JSON.stringify(over.map(({ id }) => id))}::jsonb))`;
    const users = sql`(select value::uuid from jsonb_array_elements_text(${JSON.stringify(over.map((row) => row.user_id))}::jsonb))`;
    ctx.write(
      raiseEpoch(ctx.db, ctx.tenant.id),
      ctx.db.q.execute(sql`
        update platform.memberships set status = 'removed', is_default = false, version = version + 1, updated_at = ${now}::timestamptz
         where tenant_id = ${ctx.tenant.id}::uuid and id in ${ids} and status = 'active' and expires_at <= ${now}::timestamptz`),
      // Only of those that ended: one whose end was moved meanwhile keeps what it has.
      ctx.db.q.execute(sql`
        delete from platform.membership_roles where tenant_id = ${ctx.tenant.id}::uuid
           and membership_id in (select id from platform.memberships where id in ${ids} and status = 'removed')`),
      ctx.db.q.execute(sql`
        delete from platform.group_members where tenant_id = ${ctx.tenant.id}::uuid
           and membership_id in (select id from platform.memberships where id in ${ids} and status = 'removed')`),
      ctx.db.q.execute(sql`
        update platform.api_keys k set revoked_at = ${now}::timestamptz, updated_at = ${now}::timestamptz
         where k.tenant_id = ${ctx.tenant.id}::uuid and k.revoked_at is null and k.owner_user_id in ${users}
           and exists (select 1 from platform.memberships m where m.user_id = k.owner_user_id and m.tenant_id = k.tenant_id and m.kind = 'staff' and m.status = 'removed')`),
    );
    for (const { id, user_id: userId, version } of over) {
      ctx.emit({ type: 'member.expired', payload: { membershipId: id, userId } });
      ctx.enqueue({ name: 'membership.end_sessions', payload: { userId }, key: `${id}:${version}` });
      ctx.audit({ kind: 'member', id, detail: { after: { status: 'removed' } } });
    }
    return { ended: over.length };
  },
});

export const remindExpiring = operation({
  name: 'team.remind_expiring',
  summary: 'Remind members whose membership ends in seven days or in one, once each',
  kind: 'command',
  permission: 'system',
  input: z.object({}),
  output: z.object({}),
  run: async (ctx) => {
    const now = ctx.now();
    const rows = await ctx.db.rows<{ id: string; name: string; email: string; expires_at: string }>(sql`
      select m.id, u.name, u.email, m.expires_at from platform.memberships m join platform.users u on u.id = m.user_id
       where m.tenant_id = ${ctx.tenant.id}::uuid and m.status = 'active' and m.expires_at > ${now.toISOString()}::timestamptz
         and m.expires_at <= ${now.toISOString()}::timestamptz + interval '7 days' order by m.id limit 500`);
    for (const { expires_at, ...row } of rows) {
      const expiresAt = new Date(expires_at);
      const isTomorrow = expiresAt.getTime() - now.getTime() <= 86_400_000;
      mailExpiry(ctx, { ...row, expiresAt: expiresAt.toISOString() }, isTomorrow ? 1 : 7);
    }
    return {};
  },
});

export const notifyInviter = operation({
  name: 'team.notify_inviter',
  summary: 'Tell whoever invited that the invitation was accepted or declined',
  kind: 'command',
  permission: 'system',
  input: z.object({ invitationId: z.uuid() }),
  output: z.object({}),
  run: async (ctx, { invitationId }) => {
    const [row] = await ctx.db.rows<{
      status: string;
      email: string;
      who: string | null;
      name: string | null;
      inviter_email: string | null;
    }>(sql`
      select i.status, i.email, a.name as who, u.name, u.email as inviter_email
        from platform.invitations i
        left join platform.memberships m on m.tenant_id = i.tenant_id and m.user_id = i.invited_by and m.kind = 'staff' and m.status = 'active'
        left join platform.users u on u.id = m.user_id
        left join platform.users a on a.id = i.accepted_by
       where i.id = ${invitationId}::uuid and i.tenant_id = ${ctx.tenant.id}::uuid`);
    if (!row?.inviter_email || (row.status !== 'accepted' && row.status !== 'declined')) return {};
    mailInvitationAnswer(
      ctx,
      { id: invitationId, status: row.status, who: row.who ?? row.email },
      { name: row.name ?? '', email: row.inviter_email },
    );
    return {};
  },
});
