import {
  expandPatterns,
  isPattern,
  isPermissionKey,
  PERMISSIONS,
  type PermissionKey,
  SYSTEM_ROLES,
  type SystemRoleKey,
} from '../../kernel/permissions.ts';
import { isModuleOn } from '../permission-modules.ts';

/** How far a grant reaches (10 RBAC-03): every record, those of one's groups, or one's own. */
export type Scope = 'any' | 'team' | 'own';

/** A key that somebody holds: bare over every record, with a suffix over fewer. */
export type Grant = PermissionKey | `${PermissionKey}@team` | `${PermissionKey}@own`;

export interface RoleDefinition {
  id: string;
  key: string;
  name: string;
  /** Keys, with or without a scope suffix; patterns count in system roles only. */
  permissions: readonly string[];
  parentRoleId: string | null;
  isSystem: boolean;
}

/** The roles that may be named here, by id: the brand's own and the system's. Any other id is unknown. */
export type RoleBook = ReadonlyMap<string, RoleDefinition>;

export const roleBook = (roles: readonly RoleDefinition[]): RoleBook =>
  new Map(roles.map((role) => [role.id, role]));

/** A system role as a definition; its id is its key unless the database has given it another. */
export const systemRole = (key: SystemRoleKey, id: string = key): RoleDefinition => ({
  id,
  key,
  name: SYSTEM_ROLES[key].name,
  permissions: SYSTEM_ROLES[key].patterns,
  parentRoleId: null,
  isSystem: true,
});

/** A stored permission taken apart; null when its suffix is no scope. */
export function parsePermission(text: string): { pattern: string; scope: Scope } | null {
  const at = text.indexOf('@');
  if (at < 0) return { pattern: text, scope: 'any' };
  const scope = text.slice(at + 1);
  return scope === 'own' || scope === 'team' ? { pattern: text.slice(0, at), scope } : null;
}

const grantOf = (key: PermissionKey, scope: Scope): Grant => (scope === 'any' ? key : `${key}@${scope}`);

/** The key of a grant, without its scope. */
export function keyOf(grant: Grant): PermissionKey {
  const at = grant.indexOf('@');
  return (at < 0 ? grant : grant.slice(0, at)) as PermissionKey;
}

/**
 * What one stored permission grants in a role. Nothing for what is not understood: an unknown key, a key of the
 * platform or a portal, a scope that does not exist, a pattern in a role that is not the system's (RBAC-02).
 */
export function grantsOf(permission: string, role: Pick<RoleDefinition, 'isSystem'>): readonly Grant[] {
  const parsed = parsePermission(permission);
  if (!parsed) return [];
  const { pattern, scope } = parsed;
  if (!isPattern(pattern)) return isPermissionKey(pattern) ? [grantOf(pattern, scope)] : [];
  if (!role.isSystem) return [];
  return keysReachedBy(pattern).map((key) => grantOf(key, scope));
}

/** Patterns are those of the system's few roles and the catalogue is code, so each is worked out once. */
const reached = new Map<string, readonly PermissionKey[]>();

function keysReachedBy(pattern: string): readonly PermissionKey[] {
  let keys = reached.get(pattern);
  if (!keys) {
    keys = expandPatterns([pattern], PERMISSIONS);
    reached.set(pattern, keys);
  }
  return keys;
}

/** Grants without those that a wider one of the same key makes idle. */
export function normaliseGrants(grants: Iterable<Grant>): ReadonlySet<Grant> {
  const all = new Set(grants);
  return new Set([...all].filter((grant) => grant === keyOf(grant) || !all.has(keyOf(grant))));
}

/** A role and the one it inherits from: one level, never further, never itself (RBAC-04). */
export function lineage(role: RoleDefinition, book: RoleBook): readonly RoleDefinition[] {
  const parent = role.parentRoleId === null ? undefined : book.get(role.parentRoleId);
  return parent && parent.id !== role.id ? [role, parent] : [role];
}

/**
 * What roles grant together, their parents included, whatever modules are on: the measure of what somebody may hand on
 * (RBAC-05).
 */
export function heldGrants(roles: readonly RoleDefinition[], book: RoleBook): ReadonlySet<Grant> {
  return normaliseGrants(
    roles
      .flatMap((role) => lineage(role, book))
      .flatMap((role) => role.permissions.flatMap((permission) => grantsOf(permission, role))),
  );
}

/** Grants without those whose module is off (RBAC-08). */
export function withModules(grants: ReadonlySet<Grant>, modulesOn: ReadonlySet<string>): ReadonlySet<Grant> {
  return new Set([...grants].filter((grant) => isModuleOn(keyOf(grant), modulesOn)));
}

/** What a member may do: the union of their roles and parents over the modules that are on (10 §4.9). */
export function effectiveGrants(
  roles: readonly RoleDefinition[],
  book: RoleBook,
  modulesOn: ReadonlySet<string>,
): ReadonlySet<Grant> {
  return withModules(heldGrants(roles, book), modulesOn);
}

/** How far somebody's grants of a key reach: `['any']`, some of `team` and `own`, or nothing. */
export function scopesOf(grants: ReadonlySet<Grant>, key: PermissionKey): readonly Scope[] {
  if (grants.has(key)) return ['any'];
  return (['team', 'own'] as const).filter((scope) => grants.has(`${key}@${scope}`));
}

/** Whether grants cover one more: the same, or its key over every record. `@team` does not cover `@own` or the reverse. */
export const covers = (grants: ReadonlySet<Grant>, wanted: Grant): boolean =>
  grants.has(wanted) || grants.has(keyOf(wanted));

/** The grants of `wanted` that `grants` do not cover. */
export const missingFrom = (grants: ReadonlySet<Grant>, wanted: ReadonlySet<Grant>): readonly Grant[] =>
  [...wanted].filter((grant) => !covers(grants, grant));

/**
 * What both allow: a key or token acts with its scopes and what its owner holds now, whichever is less (RBAC-11). Where
 * one says `@own` and the other `@team` nothing is left, since neither reaches what the other does.
 */
export function intersectGrants(a: ReadonlySet<Grant>, b: ReadonlySet<Grant>): ReadonlySet<Grant> {
  return normaliseGrants([
    ...[...a].filter((grant) => covers(b, grant)),
    ...[...b].filter((grant) => covers(a, grant)),
  ]);
}
