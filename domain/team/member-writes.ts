import { type SQL, sql } from 'drizzle-orm';
import type { Query } from '../../schema/index.ts';
import type { OperationContext } from '../kernel/context.ts';

const ids = (uuids: readonly string[]): SQL =>
  sql`(select value::uuid from jsonb_array_elements_text(${JSON.stringify(uuids)}::jsonb))`;

/** Gives a membership these roles and no others. */
export function replaceRoles(ctx: OperationContext, memberId: string, roleIds: readonly string[]): Query[] {
  return [
    ctx.db.q.execute(sql`
      delete from platform.membership_roles where membership_id = ${memberId}::uuid and tenant_id = ${ctx.tenant.id}::uuid
         and role_id not in ${ids(roleIds)}`),
    ctx.db.q.execute(sql`
      insert into platform.membership_roles (membership_id, role_id, tenant_id)
      select ${memberId}::uuid, r.id, ${ctx.tenant.id}::uuid from platform.roles r where r.id in ${ids(roleIds)}
      on conflict do nothing`),
  ];
}

/** Puts a membership into these groups and no others; groups of another brand are not found. */
export function replaceGroups(ctx: OperationContext, memberId: string, groupIds: readonly string[]): Query[] {
  return [
    ctx.db.q.execute(sql`
      delete from platform.group_members where membership_id = ${memberId}::uuid and tenant_id = ${ctx.tenant.id}::uuid
         and group_id not in ${ids(groupIds)}`),
    ctx.db.q.execute(sql`
      insert into platform.group_members (group_id, membership_id, tenant_id)
      select g.id, ${memberId}::uuid, ${ctx.tenant.id}::uuid from platform.groups g
       where g.tenant_id = ${ctx.tenant.id}::uuid and g.id in ${ids(groupIds)}
      on conflict do nothing`),
  ];
}

/** Changes columns of a membership and raises its version. */
export const updateMembership = (ctx: OperationContext, memberId: string, set: SQL): Query =>
  ctx.db.q.execute(sql`
    update platform.memberships set ${set}, version = version + 1, updated_at = ${ctx.now().toISOString()}::timestamptz
     where id = ${memberId}::uuid and tenant_id = ${ctx.tenant.id}::uuid`);

/** Ends the keys that a person made here: they are bounded by rights that are gone (10 TEAM-05). */
export const revokeKeysOf = (ctx: OperationContext, userId: string): Query =>
  ctx.db.q.execute(sql`
    update platform.api_keys set revoked_at = ${ctx.now().toISOString()}::timestamptz, updated_at = ${ctx.now().toISOString()}::timestamptz
     where tenant_id = ${ctx.tenant.id}::uuid and owner_user_id = ${userId}::uuid and revoked_at is null`);
