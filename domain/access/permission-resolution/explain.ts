import { isPermissionKey, isReservedView, isSensitive } from '../../kernel/permissions.ts';
import { isModuleOn, type ModuleKey, moduleOf } from '../permission-modules.ts';
import {
  grantsOf,
  keyOf,
  lineage,
  parsePermission,
  type RoleBook,
  type RoleDefinition,
  type Scope,
} from './grants.ts';

/** A line of a role that gives a key. */
export interface GrantSource {
  roleId: string;
  roleName: string;
  /** As the role has it: a key, `orders.*`, `*.view`, `*`. */
  pattern: string;
  scope: Scope;
  /** The member's role that inherits this line; absent when the role is the member's own. */
  inheritedBy?: { roleId: string; roleName: string };
}

/** A `*.view` that looks as if it gave the key and does not. */
export interface NearMiss {
  roleId: string;
  roleName: string;
  pattern: string;
  why: 'sensitive' | 'reserved';
}

export type Explanation =
  | { isGranted: true; via: readonly GrantSource[] }
  | { isGranted: false; reason: 'unknown_key' }
  | { isGranted: false; reason: 'module_off'; module: ModuleKey; via: readonly GrantSource[] }
  | { isGranted: false; reason: 'not_granted'; nearMisses: readonly NearMiss[] };

/**
 * Why a member may or may not do something (10 RBAC-09): every role and line that gives the key, or what stands in the
 * way. Widest grants come first.
 */
export function explain(
  key: string,
  roles: readonly RoleDefinition[],
  book: RoleBook,
  modulesOn: ReadonlySet<string>,
): Explanation {
  if (!isPermissionKey(key)) return { isGranted: false, reason: 'unknown_key' };
  const via: GrantSource[] = [];
  const nearMisses: NearMiss[] = [];
  for (const own of roles) {
    for (const role of lineage(own, book)) {
      for (const permission of role.permissions) {
        const parsed = parsePermission(permission);
        if (!parsed) continue;
        const { pattern, scope } = parsed;
        const named = { roleId: role.id, roleName: role.name, pattern };
        if (grantsOf(permission, role).some((grant) => keyOf(grant) === key)) {
          const inheritedBy = role === own ? {} : { inheritedBy: { roleId: own.id, roleName: own.name } };
          via.push({ ...named, scope, ...inheritedBy });
        } else if (pattern === '*.view' && role.isSystem && key.endsWith('.view')) {
          if (isSensitive(key)) nearMisses.push({ ...named, why: 'sensitive' });
          else if (isReservedView(key)) nearMisses.push({ ...named, why: 'reserved' });
        }
      }
    }
  }
  if (via.length === 0) return { isGranted: false, reason: 'not_granted', nearMisses };
  via.sort((a, b) => Number(a.scope !== 'any') - Number(b.scope !== 'any'));
  if (!isModuleOn(key, modulesOn))
    return { isGranted: false, reason: 'module_off', module: moduleOf(key), via };
  return { isGranted: true, via };
}
