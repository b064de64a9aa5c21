import { isPattern, isPermissionKey } from '../../kernel/permissions.ts';
import type { FieldError } from '../../kernel/problem.ts';
import { isOwner } from './escalation.ts';
import { heldGrants, missingFrom, parsePermission, type RoleBook, type RoleDefinition } from './grants.ts';

export interface RoleProblem extends FieldError {
  code:
    | 'system_role'
    | 'name_missing'
    | 'name_too_long'
    | 'name_taken'
    | 'pattern_not_allowed'
    | 'outside_catalogue'
    | 'unknown_key'
    | 'unknown_scope'
    | 'duplicate'
    | 'parent_is_itself'
    | 'parent_unknown'
    | 'parent_has_parent'
    | 'has_children'
    | 'parent_is_owner'
    | 'beyond_own_permissions';
}

const NAME_LENGTH = 60;

/**
 * What is wrong with a brand's own role as it is about to be saved by somebody with the roles `editor`; empty when it may
 * be. `book` holds the roles of this brand and the system: a parent elsewhere is unknown (10 RBAC-02, -04, -05, -06).
 */
export function validateRole(
  role: RoleDefinition,
  { book, editor }: { book: RoleBook; editor: readonly RoleDefinition[] },
): readonly RoleProblem[] {
  const before = book.get(role.id);
  if (role.isSystem || before?.isSystem) {
    return [{ path: '', code: 'system_role', message: 'System roles cannot be changed.' }];
  }
  const problems = [
    ...nameProblems(role, book),
    ...permissionProblems(role),
    ...parentProblems(role, book, editor),
  ];
  const missing = missingFrom(heldGrants(editor, book), heldGrants(before ? [role, before] : [role], book));
  if (missing.length > 0) {
    const some = missing.slice(0, 5).join(', ');
    const more = missing.length > 5 ? ` and ${missing.length - 5} more` : '';
    problems.push({
      path: 'permissions',
      code: 'beyond_own_permissions',
      message: `A role can only contain what you hold yourself. You do not hold ${some}${more}.`,
    });
  }
  return problems;
}

function nameProblems(role: RoleDefinition, book: RoleBook): RoleProblem[] {
  const name = role.name.trim();
  if (name === '') return [{ path: 'name', code: 'name_missing', message: 'Give the role a name.' }];
  if (name.length > NAME_LENGTH) {
    return [{ path: 'name', code: 'name_too_long', message: `Use at most ${NAME_LENGTH} characters.` }];
  }
  const isTaken = [...book.values()].some(
    (other) => other.id !== role.id && other.name.trim().toLowerCase() === name.toLowerCase(),
  );
  return isTaken
    ? [{ path: 'name', code: 'name_taken', message: `There is a role named ${name} already.` }]
    : [];
}

function permissionProblems(role: RoleDefinition): RoleProblem[] {
  const seen = new Set<string>();
  return role.permissions.flatMap((permission, index): RoleProblem[] => {
    const path = `permissions.${index}`;
    const parsed = parsePermission(permission);
    if (!parsed) {
      return [
        { path, code: 'unknown_scope', message: `${permission} has a scope other than @own and @team.` },
      ];
    }
    const { pattern } = parsed;
    if (isPattern(pattern)) {
      return [
        {
          path,
          code: 'pattern_not_allowed',
          message: `Name each permission; ${pattern} is for system roles.`,
        },
      ];
    }
    if (/^(platform|portal)\./.test(pattern)) {
      return [
        { path, code: 'outside_catalogue', message: `${pattern} is not a permission of a brand’s team.` },
      ];
    }
    if (!isPermissionKey(pattern)) {
      return [{ path, code: 'unknown_key', message: `There is no permission ${pattern}.` }];
    }
    if (seen.has(permission)) {
      return [{ path, code: 'duplicate', message: `${permission} is listed twice.` }];
    }
    seen.add(permission);
    return [];
  });
}

function parentProblems(
  role: RoleDefinition,
  book: RoleBook,
  editor: readonly RoleDefinition[],
): RoleProblem[] {
  const path = 'parentRoleId';
  if (role.parentRoleId === null) return [];
  if (role.parentRoleId === role.id) {
    return [{ path, code: 'parent_is_itself', message: 'A role cannot inherit from itself.' }];
  }
  const parent = book.get(role.parentRoleId);
  if (!parent) return [{ path, code: 'parent_unknown', message: 'There is no such role to inherit from.' }];
  if (parent.parentRoleId !== null) {
    return [
      {
        path,
        code: 'parent_has_parent',
        message: `${parent.name} inherits itself; choose a role that does not.`,
      },
    ];
  }
  if ([...book.values()].some((other) => other.parentRoleId === role.id)) {
    return [
      {
        path,
        code: 'has_children',
        message: 'Other roles inherit from this one, so it cannot inherit itself.',
      },
    ];
  }
  if (isOwner([parent]) && !isOwner(editor)) {
    return [{ path, code: 'parent_is_owner', message: 'Only owners can pass on what owners hold.' }];
  }
  return [];
}
