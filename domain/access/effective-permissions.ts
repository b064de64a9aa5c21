import {
  expandPatterns,
  isPermissionKey,
  PERMISSIONS,
  type PermissionKey,
  PLATFORM_PERMISSIONS,
  PLATFORM_ROLES,
  type PlatformPermissionKey,
  type PlatformRoleKey,
  permissionsOf,
} from '../kernel/permissions.ts';

interface RoleKeys {
  key: string;
  isSystem: boolean;
  permissions: readonly string[];
}

/** What one role holds by itself: a system role by its patterns, a custom one by the keys it lists. */
const ownKeys = (role: RoleKeys): readonly PermissionKey[] =>
  role.isSystem ? permissionsOf(role.key) : role.permissions.filter(isPermissionKey);

/** What a member's roles grant together, parents included, in the catalogue's order (10 RBAC-04, §4.9). */
export function effectivePermissions(
  roles: readonly (RoleKeys & { parent?: RoleKeys | null })[],
): readonly PermissionKey[] {
  const held = new Set<PermissionKey>();
  for (const role of roles) {
    for (const key of ownKeys(role)) held.add(key);
    for (const key of role.parent ? ownKeys(role.parent) : []) held.add(key);
  }
  return PERMISSIONS.filter((key) => held.has(key));
}

/** What a member of the platform's own staff may do (10 §5.2). */
export const platformPermissionsOf = (role: PlatformRoleKey): readonly PlatformPermissionKey[] =>
  expandPatterns(PLATFORM_ROLES[role].patterns, PLATFORM_PERMISSIONS);
