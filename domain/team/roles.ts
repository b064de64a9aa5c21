import { sql } from 'drizzle-orm';
import {
  canAssign,
  heldGrants,
  missingFrom,
  type RoleDefinition,
  validateRole,
} from '../access/permission-resolution.ts';
import type { OperationContext } from '../kernel/context.ts';
import { toExternalId } from '../kernel/ids.ts';
import { invalidInput, notFound } from '../kernel/problem.ts';
import { type AccessState, readAccess } from './access-state.ts';
import type { RoleDetail, RoleRow } from './views.ts';

/** Roles of its own that a brand may have (10 §2.1). */
export const MOST_ROLES = 50;
const USERS_SHOWN = 100;

interface RoleFacts extends Record<string, unknown> {
  id: string;
  description: string;
  member_count: number;
}

const facts = (ctx: OperationContext) => sql`
  select r.id, r.description,
         (select count(*)::int from platform.membership_roles mr join platform.memberships m on m.id = mr.membership_id
           where mr.role_id = r.id and mr.tenant_id = ${ctx.tenant.id}::uuid and m.status <> 'removed') as member_count
    from platform.roles r where r.tenant_id is null or r.tenant_id = ${ctx.tenant.id}::uuid`;

function rowView(
  role: RoleDefinition,
  state: AccessState,
  row: RoleFacts | undefined,
  help: string,
): RoleRow {
  const parent = role.parentRoleId === null ? undefined : state.book.get(role.parentRoleId);
  return {
    id: toExternalId('role', role.id),
    key: role.key,
    name: role.name,
    description: role.isSystem ? help : (row?.description ?? ''),
    isSystem: role.isSystem,
    parent: parent ? { id: toExternalId('role', parent.id), name: parent.name } : null,
    memberCount: row?.member_count ?? 0,
    permissionCount: heldGrants([role], state.book).size,
    version: state.versions.get(role.id) ?? 1,
  };
}

/** All roles: the system's first, in the order of their numbers, then the brand's own by name. */
export async function roleRows(ctx: OperationContext): Promise<RoleRow[]> {
  const [state, rows, { SYSTEM_ROLE_HELP }] = await Promise.all([
    readAccess(ctx),
    ctx.db.rows<RoleFacts>(facts(ctx)),
    import('../access/permission-catalogue.ts'),
  ]);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const help: Readonly<Record<string, string>> = SYSTEM_ROLE_HELP;
  const views = [...state.book.values()].map((role) =>
    rowView(role, state, byId.get(role.id), help[role.key] ?? ''),
  );
  return [
    ...views.filter((role) => role.isSystem),
    ...views.filter((role) => !role.isSystem).sort((a, b) => a.name.localeCompare(b.name)),
  ];
}

/** A role with what it gives and who has it. Errors: 404. */
export async function roleDetail(ctx: OperationContext, roleId: string): Promise<RoleDetail> {
  const [state, rows, users, { SYSTEM_ROLE_HELP }, { summaryOf }] = await Promise.all([
    readAccess(ctx),
    ctx.db.rows<RoleFacts>(sql`${facts(ctx)}`),
    ctx.db.rows<{ id: string; name: string; email: string }>(sql`
      select m.id, u.name, u.email from platform.membership_roles mr join platform.memberships m on m.id = mr.membership_id and m.status <> 'removed'
        join platform.users u on u.id = m.user_id
       where mr.role_id = ${roleId}::uuid and mr.tenant_id = ${ctx.tenant.id}::uuid order by lower(u.name), m.id limit ${USERS_SHOWN}`),
    import('../access/permission-catalogue.ts'),
    import('./role-summary.ts'),
  ]);
  const role = state.book.get(roleId);
  if (!role) throw notFound('role');
  const help: Readonly<Record<string, string>> = SYSTEM_ROLE_HELP;
  const effective = heldGrants([role], state.book);
  const own = heldGrants([{ ...role, parentRoleId: null }], state.book);
  return {
    ...rowView(
      role,
      state,
      rows.find(({ id }) => id === roleId),
      help[role.key] ?? '',
    ),
    permissions: [...role.permissions],
    effective: [...effective],
    inherited: [...effective].filter((grant) => !own.has(grant)),
    mayChange: !role.isSystem && missingFrom(heldGrants(state.editor, state.book), effective).length === 0,
    mayAssign: canAssign({ editor: state.editor, wanted: [role] }, state.book).isAllowed,
    users: users.map((user) => ({ ...user, id: toExternalId('membership', user.id) })),
    summary: summaryOf(effective),
  };
}

/** Errors: 422 with every problem of the role that is about to be saved. */
export function assertRole(role: RoleDefinition, state: AccessState): void {
  const problems = validateRole(role, { book: state.book, editor: state.editor });
  if (problems.length > 0) throw invalidInput(problems.map(({ path, message }) => ({ path, message })));
}
