/**
 * Permission keys: the catalogue of 10 §5 (`resource.action`). An operation with a key that is not here does not
 * compile. What the keys mean in words is in `domain/access/permission-catalogue.ts`, which screens load when they
 * need it; who holds what, with custom roles, in `domain/access/permission-resolution.ts`.
 */

import { expandPatterns } from './permissions/patterns.ts';
import {
  isSystemRole,
  SYSTEM_ROLE_KEYS,
  SYSTEM_ROLES,
  type SystemRoleKey,
} from './permissions/system-roles.ts';
import { PERMISSIONS, type PermissionKey } from './permissions/tenant-keys.ts';

export {
  expandPatterns,
  isPattern,
  patternReaches,
  type RolePatterns,
} from './permissions/patterns.ts';
export {
  isPlatformRole,
  PLATFORM_PERMISSIONS,
  PLATFORM_ROLES,
  type PlatformPermissionKey,
  type PlatformRoleKey,
} from './permissions/platform.ts';
export {
  isPortalRole,
  PORTAL_PERMISSIONS,
  PORTAL_ROLES,
  type PortalPermissionKey,
  type PortalRoleKey,
} from './permissions/portal.ts';
export { isReservedView, isSensitive } from './permissions/sensitivity.ts';
export {
  isSystemRole,
  SYSTEM_ROLE_KEYS,
  SYSTEM_ROLES,
  type SystemRoleKey,
} from './permissions/system-roles.ts';
export { PERMISSIONS, type PermissionKey } from './permissions/tenant-keys.ts';

/**
 * Who may call an operation: a permission of the brand's team or key; anybody on the shop's host (`public`); the holder
 * of the cart (`cart`); or only the house itself (`system`: jobs and webhooks).
 */
export type Access = PermissionKey | 'public' | 'cart' | 'system';

const known: ReadonlySet<string> = new Set(PERMISSIONS);

/** True for a key of the brand's catalogue (not of the platform or a portal). */
export const isPermissionKey = (text: string): text is PermissionKey => known.has(text);

const expanded = new Map<SystemRoleKey, readonly PermissionKey[]>();

/** The keys of a system role, worked out when it is first asked for; none for a role that is not one. */
export function permissionsOf(role: string): readonly PermissionKey[] {
  if (!isSystemRole(role)) return [];
  let keys = expanded.get(role);
  if (!keys) {
    keys = expandPatterns(SYSTEM_ROLES[role].patterns, PERMISSIONS);
    expanded.set(role, keys);
  }
  return keys;
}

/** The keys of every system role, each worked out when it is read: starting a Worker pays for none. */
export const ROLE_PERMISSIONS: Readonly<Record<SystemRoleKey, readonly PermissionKey[]>> =
  Object.defineProperties(
    {} as Record<SystemRoleKey, readonly PermissionKey[]>,
    Object.fromEntries(
      SYSTEM_ROLE_KEYS.map((role) => [role, { enumerable: true, get: () => permissionsOf(role) }]),
    ),
  );
