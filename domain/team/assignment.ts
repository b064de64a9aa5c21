import { canAssign, isOwner, type RoleDefinition } from '../access/permission-resolution.ts';
import { conflict, invalidInput, notFound, Problem, versionConflict } from '../kernel/problem.ts';
import type { AccessState, MemberAccess } from './access-state.ts';

/** Errors: 403 `only_owners_make_owners`, 403 `beyond_own_permissions` with what is missing (10 RBAC-05). */
export function assertAssignable(
  state: AccessState,
  change: { wanted: readonly RoleDefinition[]; current?: readonly RoleDefinition[] },
): void {
  const decision = canAssign({ editor: state.editor, ...change }, state.book);
  if (decision.isAllowed) return;
  if (decision.code === 'only_owners_make_owners') {
    throw new Problem({
      status: 403,
      code: decision.code,
      title: 'Only owners make, change or remove owners',
      detail: 'Ask an owner of the brand.',
    });
  }
  const [first, ...more] = decision.missing;
  throw new Problem({
    status: 403,
    code: decision.code,
    title: 'More than you hold yourself',
    detail: `You can only give, change or take away what you hold yourself. You do not hold ${first}${more.length > 0 ? ` and ${more.length} more` : ''}.`,
    extra: { missing: decision.missing },
  });
}

/** The roles with these ids. Errors: 422 naming the place of one that is not the brand's. */
export function rolesById(
  state: AccessState,
  ids: readonly string[],
  path = 'roleIds',
): readonly RoleDefinition[] {
  return ids.map((id, index) => {
    const role = state.book.get(id);
    if (!role) throw invalidInput([{ path: `${path}.${index}`, message: 'There is no such role here.' }]);
    return role;
  });
}

/** A member who can be changed by hand. Errors: 404, 409 `directory_managed`, 412 for another version. */
export function changeableMember(state: AccessState, memberId: string, version?: number): MemberAccess {
  const member = state.members.get(memberId);
  if (!member || member.status === 'removed') throw notFound('member');
  if (member.isDirectoryManaged)
    throw conflict('directory_managed', 'A directory manages this member. Change them there.');
  if (version !== undefined && version !== member.version) throw versionConflict();
  return member;
}

/** Whether the brand counts on them as an owner. */
export const isStandingOwner = (member: MemberAccess): boolean =>
  member.status === 'active' && member.expiresAt === null && isOwner(member.roles);
