import {
  type Grant,
  heldGrants,
  lineage,
  missingFrom,
  type RoleBook,
  type RoleDefinition,
} from './grants.ts';

export type AssignmentDecision =
  | { isAllowed: true }
  | { isAllowed: false; code: 'only_owners_make_owners' }
  | { isAllowed: false; code: 'beyond_own_permissions'; missing: readonly Grant[] };

/** Whether somebody with these roles is an owner: by the system's role itself, not by as many keys. */
export const isOwner = (roles: readonly RoleDefinition[]): boolean =>
  roles.some((role) => role.isSystem && role.key === 'owner');

/** Whether roles hold an owner's everything: the role itself, or one that inherits from it. */
const reachesOwner = (roles: readonly RoleDefinition[], book: RoleBook): boolean =>
  isOwner(roles.flatMap((role) => lineage(role, book)));

/**
 * May somebody with the roles `editor` move a member from the roles `current` (none for an invitation) to `wanted`
 * (none for a removal)? Only when both are within what they hold themselves, and only owners make, change or remove
 * owners (10 RBAC-05). Whether they may assign roles at all is the permission `team.roles.assign`.
 */
export function canAssign(
  change: {
    editor: readonly RoleDefinition[];
    wanted: readonly RoleDefinition[];
    current?: readonly RoleDefinition[];
  },
  book: RoleBook,
): AssignmentDecision {
  const touched = [...(change.current ?? []), ...change.wanted];
  if (reachesOwner(touched, book) && !isOwner(change.editor)) {
    return { isAllowed: false, code: 'only_owners_make_owners' };
  }
  const missing = missingFrom(heldGrants(change.editor, book), heldGrants(touched, book));
  return missing.length === 0
    ? { isAllowed: true }
    : { isAllowed: false, code: 'beyond_own_permissions', missing };
}
