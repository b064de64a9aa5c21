import { type SQL, sql } from 'drizzle-orm';
import { isPermissionKey, type PermissionKey } from '../kernel/permissions.ts';
import { effectivePermissions } from './effective-permissions.ts';

/** A role as one-statement look-ups read it, with the one it inherits from. */
export interface RoleJson {
  key: string;
  isSystem: boolean;
  permissions: string[];
  parent: { key: string; isSystem: boolean; permissions: string[] } | null;
}

/**
 * The roles that a person holds in a brand now, as JSON: null without an active membership. For look-ups of keys and
 * tokens, which read it with the key itself in one statement (10 RBAC-11). Runs in the shared schema.
 */
export const ownerRolesJson = (userId: SQL, tenantId: SQL): SQL => sql`(
  select coalesce(json_agg(json_build_object('key', r.key, 'isSystem', r.is_system, 'permissions', r.permissions,
           'parent', case when p.id is not null then json_build_object('key', p.key, 'isSystem', p.is_system, 'permissions', p.permissions) end))
           filter (where r.id is not null), '[]'::json)
    from platform.memberships om join platform.users ou on ou.id = om.user_id and ou.status = 'active'
    left join platform.membership_roles omr on omr.membership_id = om.id
    left join platform.roles r on r.id = omr.role_id left join platform.roles p on p.id = r.parent_role_id
   where om.user_id = ${userId} and om.tenant_id = ${tenantId} and om.kind = 'staff' and om.status = 'active'
     and (om.expires_at is null or om.expires_at > now())
   having count(om.id) > 0)`;

/**
 * What a key may do: its scopes within what its owner holds now. Without an owner (a key of the brand itself) its
 * scopes; with an owner who is no longer an active member, nothing (10 RBAC-11).
 */
export function boundByOwner(
  scopes: readonly string[],
  owner: { id: string | null; roles: readonly RoleJson[] | null },
): readonly PermissionKey[] {
  const asked = scopes.filter(isPermissionKey);
  if (owner.id === null) return asked;
  const held = new Set(effectivePermissions(owner.roles ?? []));
  return asked.filter((key) => held.has(key));
}
