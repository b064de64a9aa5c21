import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { systemRoleId } from '../../access/system-role-ids.ts';
import { toExternalId } from '../../kernel/ids.ts';
import { houseOperation } from '../../kernel/operation.ts';
import { conflict } from '../../kernel/problem.ts';
import { authSession, revokeSessions, steppedUpSession } from '../../sign-in/index.ts';
import { ownPerson } from './factors.ts';

/** Everything the house keeps of the person, without hashes and secrets (GDPR art. 15; 10 USR-05). */
export const exportAccount = houseOperation({
  name: 'accounts.export',
  summary: 'Everything kept about me',
  kind: 'query',
  permission: 'person',
  route: 'GET /account/export',
  isHiddenFromMcp: true,
  input: z.object({}),
  output: z.object({ exportedAt: z.string(), data: z.record(z.string(), z.unknown()) }),
  rateLimit: { limit: 5, periodSeconds: 86_400, by: 'actor' },
  run: async (ctx) => {
    const { userId } = authSession(ctx);
    const [row] = await ctx.db.rows<{ data: Record<string, unknown> }>(sql`
      select json_build_object(
        'account', json_build_object('id', u.id, 'email', u.email, 'emailVerifiedAt', u.email_verified_at, 'name', u.name, 'locale', u.locale,
          'timezone', u.timezone, 'createdAt', u.created_at, 'lastLoginAt', u.last_login_at),
        'memberships', (select coalesce(json_agg(json_build_object('brand', t.name, 'kind', m.kind, 'status', m.status, 'joinedAt', m.joined_at)), '[]'::json)
          from memberships m join tenants t on t.id = m.tenant_id where m.user_id = u.id),
        'sessions', (select coalesce(json_agg(json_build_object('device', s.device_label, 'host', s.host, 'ip', s.ip_address, 'country', s.country,
          'createdAt', s.created_at, 'lastSeenAt', s.last_seen_at)), '[]'::json) from (select * from sessions where user_id = u.id order by created_at desc limit 1000) s),
        'passkeys', (select coalesce(json_agg(json_build_object('name', k.name, 'createdAt', k.created_at)), '[]'::json) from passkeys k where k.user_id = u.id),
        'linkedAccounts', (select coalesce(json_agg(json_build_object('provider', a.provider_id, 'since', a.created_at)), '[]'::json)
          from accounts a where a.user_id = u.id and a.provider_id <> 'credential'),
        'activity', (select coalesce(json_agg(json_build_object('action', v.action, 'at', v.created_at, 'ip', v.ip)), '[]'::json)
          from (select * from user_activity where user_id = u.id order by created_at desc limit 1000) v),
        'preferences', (select coalesce(json_agg(json_build_object('notifications', p.notifications, 'interface', p.interface)), '[]'::json)
          from user_preferences p where p.user_id = u.id)) as data
        from users u where u.id = ${userId}::uuid`);
    return { exportedAt: ctx.now().toISOString(), data: row?.data ?? {} };
  },
});

/**
 * Deletes the account (GDPR art. 17): memberships and sessions end, what names the person is blanked, ids stay. Sole
 * owners of a brand, and the platform's last owner, hand it over first.
 */
export const deleteAccount = houseOperation({
  name: 'accounts.delete',
  summary: 'Delete my account',
  kind: 'command',
  permission: 'person',
  route: 'DELETE /account',
  auditCategory: 'security',
  isHiddenFromMcp: true,
  input: z.object({ confirm: z.string().max(254) }),
  output: z.object({}),
  problems: ['step_up_required', 'last_owner', 'confirm_mismatch'],
  run: async (ctx, { confirm }) => {
    const session = steppedUpSession(ctx);
    const person = await ownPerson(ctx, session.userId);
    if (confirm.trim().toLowerCase() !== person.email.toLowerCase())
      throw conflict('confirm_mismatch', 'Type your e-mail address as it is shown.');
    const owner = systemRoleId('owner');
    const isSoleOwner = sql`(exists (
      select 1 from memberships m join membership_roles mr on mr.membership_id = m.id and mr.role_id = ${owner}::uuid
        join tenants t on t.id = m.tenant_id and t.status not in ('deleted', 'deleting')
       where m.user_id = ${person.id}::uuid and m.status = 'active'
         and not exists (select 1 from memberships o join membership_roles r on r.membership_id = o.id and r.role_id = ${owner}::uuid
           where o.tenant_id = m.tenant_id and o.user_id <> m.user_id and o.status = 'active' and o.kind = 'staff'))
      or exists (select 1 from platform_admins a where a.user_id = ${person.id}::uuid and a.is_active and a.role = 'platform_owner'
        and not exists (select 1 from platform_admins b where b.user_id <> a.user_id and b.is_active and b.role = 'platform_owner')))`;
    const id = person.id;
    const deleted = await ctx.db.rows<{ id: string }>(sql`
      update users set status = 'deleted', email = 'deleted+' || id || '@invalid', name = '', image = null, avatar_key = null, locale = null,
             timezone = null, auth_epoch = auth_epoch + 1, updated_at = now()
       where id = ${id}::uuid and status = 'active' and not ${isSoleOwner} returning id`);
    if (deleted.length !== 1)
      throw conflict(
        'last_owner',
        'You are the only owner of a brand or of the platform. Make somebody else an owner first.',
      );
    const blank = (statement: ReturnType<typeof sql>) => ctx.write(ctx.db.q.execute(statement));
    ctx.write(revokeSessions(ctx.db, sql`s.user_id = ${id}::uuid`, 'deleted', ctx.now()));
    blank(
      sql`update memberships set status = 'removed', is_default = false, updated_at = now() where user_id = ${id}::uuid`,
    );
    blank(sql`update platform_admins set is_active = false, revoked_at = now() where user_id = ${id}::uuid`);
    blank(
      sql`update api_keys set revoked_at = coalesce(revoked_at, now()) where owner_user_id = ${id}::uuid`,
    );
    for (const table of [
      'accounts',
      'mfa_totp',
      'mfa_recovery_codes',
      'passkeys',
      'user_preferences',
      'user_activity',
    ])
      blank(sql`delete from ${sql.identifier(table)} where user_id = ${id}::uuid`);
    blank(
      sql`update sessions set ip_address = null, user_agent = null, device_label = null, country = null where user_id = ${id}::uuid`,
    );
    blank(
      sql`update audit_labels set label = '', updated_at = now() where subject_id in (${toExternalId('user', id)}, ${id})`,
    );
    ctx.emit({ type: 'user.deleted', payload: { userId: id } });
    ctx.caller.browser?.forget('session');
    return {};
  },
});
