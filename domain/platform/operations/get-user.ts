import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { idInput, toExternalId } from '../../kernel/ids.ts';
import { houseOperation } from '../../kernel/operation.ts';
import { notFound } from '../../kernel/problem.ts';
import { isoText } from '../iso-text.ts';
import { UserDetail } from '../user-views.ts';

type Detail = z.infer<typeof UserDetail>;

interface Row extends Record<string, unknown> {
  name: string;
  email: string;
  status: Detail['status'];
  email_verified: boolean;
  locale: string | null;
  timezone: string | null;
  created_at: string;
  last_login_at: string | null;
  disabled_at: string | null;
  disabled_by: string | null;
  disabled_reason: string | null;
  factors: Detail['factors'];
  staff: (NonNullable<Detail['staff']> & { isActive: boolean }) | null;
  api_keys: number;
}

type MembershipRow = Detail['memberships'][number] & Record<string, unknown>;
type SessionRow = Detail['sessions'][number] & Record<string, unknown>;

/** Who somebody is, where they belong, and what is signed in right now (15 SUP-21); never a secret. */
export const getUser = houseOperation({
  name: 'platform.get_user',
  summary: 'One account: brands, sessions, factors',
  kind: 'query',
  permission: 'platform.users.view',
  route: 'GET /platform/users/:userId',
  input: z.object({ userId: idInput('user') }),
  output: UserDetail,
  run: async (ctx, { userId }) => {
    const id = sql`${userId}::uuid`;
    const [[user], memberships, sessions] = await Promise.all([
      ctx.db.rows<Row>(sql`
        select u.name, u.email, u.status, u.email_verified, u.locale, u.timezone, ${isoText(sql`u.created_at`)} as created_at,
               ${isoText(sql`u.last_login_at`)} as last_login_at, ${isoText(sql`u.disabled_at`)} as disabled_at,
               (select d.name from users d where d.id = u.disabled_by) as disabled_by, u.disabled_reason,
               json_build_object(
                 'password', exists(select 1 from accounts c where c.user_id = u.id and c.password is not null),
                 'totp', exists(select 1 from mfa_totp t where t.user_id = u.id and t.verified_at is not null),
                 'passkeys', (select count(*) from passkeys p where p.user_id = u.id),
                 'recoveryCodes', (select count(*) from mfa_recovery_codes r where r.user_id = u.id and r.used_at is null)) as factors,
               (select json_build_object('role', a.role, 'isActive', a.is_active, 'notes', a.notes,
                  'grantedAt', ${isoText(sql`a.created_at`)}, 'lastAccessAt', ${isoText(sql`a.last_access_at`)},
                  'grantedBy', (select g.name from users g where g.id = a.granted_by))
                  from platform_admins a where a.user_id = u.id) as staff,
               (select count(*)::int from api_keys k where k.owner_user_id = u.id and k.revoked_at is null and coalesce(k.expires_at, 'infinity') > now()) as api_keys
          from users u where u.id = ${id}`),
      ctx.db.rows<MembershipRow>(sql`
        select t.id as "tenantId", t.slug, t.name as brand, t.status as "brandStatus", m.kind, m.status, m.is_default as "isDefault",
               ${isoText(sql`m.joined_at`)} as "joinedAt",
               coalesce((select json_agg(r.name order by r.name) from membership_roles mr join roles r on r.id = mr.role_id where mr.membership_id = m.id), '[]'::json) as roles
          from memberships m join tenants t on t.id = m.tenant_id
         where m.user_id = ${id} and m.status <> 'removed' order by t.name, m.kind limit 200`),
      ctx.db.rows<SessionRow>(sql`
        select s.id, s.audience, coalesce(s.device_label, s.user_agent, 'Unknown device') as device, s.ip_address as ip, s.country,
               s.impersonation_id is not null as "isImpersonation", ${isoText(sql`s.created_at`)} as "createdAt", ${isoText(sql`s.last_seen_at`)} as "lastSeenAt"
          from sessions s where s.user_id = ${id} and s.revoked_at is null and s.expires_at > now()
           and coalesce(s.idle_expires_at, 'infinity') > now()
         order by s.last_seen_at desc limit 50`),
    ]);
    if (!user) throw notFound('user');
    const { staff } = user;
    return {
      id: toExternalId('user', userId),
      name: user.name,
      email: user.email,
      status: user.status,
      isEmailVerified: user.email_verified,
      locale: user.locale,
      timezone: user.timezone,
      createdAt: user.created_at,
      lastLoginAt: user.last_login_at,
      disabled:
        user.status === 'disabled' && user.disabled_at
          ? { at: user.disabled_at, by: user.disabled_by, reason: user.disabled_reason ?? '' }
          : null,
      factors: user.factors,
      hasSecondFactor: user.factors.totp || user.factors.passkeys > 0,
      platformRole: staff?.isActive ? staff.role : null,
      staff: staff?.isActive
        ? {
            role: staff.role,
            grantedAt: staff.grantedAt,
            grantedBy: staff.grantedBy,
            notes: staff.notes,
            lastAccessAt: staff.lastAccessAt,
          }
        : null,
      brands: memberships.filter((membership) => membership.status === 'active').length,
      memberships: memberships.map((membership) => ({
        ...membership,
        tenantId: toExternalId('tenant', membership.tenantId),
      })),
      sessions: sessions.map((session) => ({ ...session, id: toExternalId('session', session.id) })),
      apiKeys: user.api_keys,
    };
  },
});
