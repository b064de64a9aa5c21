import { sql } from 'drizzle-orm';
import { type RoleBook, type RoleDefinition, roleBook, systemRole } from '../access/permission-resolution.ts';
import type { OperationContext } from '../kernel/context.ts';
import { isSystemRole } from '../kernel/permissions.ts';
import { actorUserId } from './actor-user.ts';

/** A member as decisions about access need them. */
export interface MemberAccess {
  /** UUID of the membership. */
  id: string;
  userId: string;
  name: string;
  email: string;
  status: 'pending' | 'active' | 'suspended' | 'removed';
  isDirectoryManaged: boolean;
  expiresAt: string | null;
  version: number;
  roles: readonly RoleDefinition[];
}

/** Who may do what in the brand at one moment: `epoch` names the moment. */
export interface AccessState {
  epoch: number;
  modules: ReadonlySet<string>;
  book: RoleBook;
  /** Versions of the brand's own roles by id, for preconditions. */
  versions: ReadonlyMap<string, number>;
  /** Roles of whoever acts, read now and not believed from the session (10 SES-03). */
  editor: readonly RoleDefinition[];
  members: ReadonlyMap<string, MemberAccess>;
}

interface RoleColumns {
  id: string;
  key: string;
  name: string;
  permissions: string[];
  parent_role_id: string | null;
  is_system: boolean;
}
interface RoleRecord extends RoleColumns, Record<string, unknown> {
  version: number;
}

interface MemberRecord extends Record<string, unknown> {
  id: string;
  user_id: string;
  name: string;
  email: string;
  status: MemberAccess['status'];
  directory_managed: boolean;
  expires_at: string | null;
  is_over: boolean;
  version: number;
  role_ids: string[];
}

/** A role's row as a definition: a system role takes its permissions from code (10 RBAC-02). */
export function roleOfRecord(row: RoleColumns): RoleDefinition {
  if (row.is_system && isSystemRole(row.key)) return systemRole(row.key, row.id);
  return {
    id: row.id,
    key: row.key,
    name: row.name,
    permissions: row.permissions,
    parentRoleId: row.parent_role_id,
    isSystem: false,
  };
}

/**
 * The brand's roles, whoever acts and the members with these UUIDs, in one round trip. The epoch is read first: what
 * changes after it makes the guard of `changeAccess` fail, never pass.
 */
export async function readAccess(
  ctx: OperationContext,
  memberIds: readonly string[] = [],
): Promise<AccessState> {
  const tenantId = ctx.tenant.id;
  const actor = actorUserId({ actor: ctx.actor, session: ctx.caller.session });
  const [tenants, roles, members] = await ctx.db.batch([
    ctx.db.q.execute<{ authz_epoch: string; modules: string[] }>(
      sql`select authz_epoch, array_to_json(modules) as modules from platform.tenants where id = ${tenantId}::uuid`,
    ),
    ctx.db.q.execute<RoleRecord>(
      sql`select id, key, name, array_to_json(permissions) as permissions, parent_role_id, is_system, version from platform.roles
           where tenant_id is null or tenant_id = ${tenantId}::uuid order by is_system desc, id`,
    ),
    ctx.db.q.execute<MemberRecord>(sql`
      select m.id, m.user_id, u.name, u.email, m.status, m.directory_managed, m.expires_at, m.version,
             coalesce(m.expires_at <= now(), false) as is_over,
             coalesce((select json_agg(mr.role_id) from platform.membership_roles mr where mr.membership_id = m.id), '[]'::json) as role_ids
        from platform.memberships m join platform.users u on u.id = m.user_id
       where m.tenant_id = ${tenantId}::uuid and m.kind = 'staff'
         and (m.user_id = ${actor}::uuid or m.id in (select value::uuid from jsonb_array_elements_text(${JSON.stringify(memberIds)}::jsonb)))`),
  ]);
  const book = roleBook(roles.rows.map(roleOfRecord));
  const rolesOf = (ids: readonly string[]) => ids.flatMap((id) => book.get(id) ?? []);
  const own = members.rows.find((row) => row.user_id === actor && row.status === 'active' && !row.is_over);
  return {
    epoch: Number(tenants.rows[0]?.authz_epoch ?? 0),
    modules: new Set(tenants.rows[0]?.modules ?? []),
    book,
    versions: new Map(roles.rows.map((row) => [row.id, row.version])),
    editor: editorRoles(ctx, own ? rolesOf(own.role_ids) : []),
    members: new Map(
      members.rows.map((row) => [
        row.id,
        {
          id: row.id,
          userId: row.user_id,
          name: row.name,
          email: row.email,
          status: row.status,
          isDirectoryManaged: row.directory_managed,
          expiresAt: row.expires_at === null ? null : new Date(row.expires_at).toISOString(),
          version: row.version,
          roles: rolesOf(row.role_ids),
        },
      ]),
    ),
  };
}

/** A key acts as a role of its own with the keys it holds; it is never an owner. The house itself may do anything. */
function editorRoles({ actor }: OperationContext, own: readonly RoleDefinition[]): readonly RoleDefinition[] {
  if (actor.kind === 'system') return [systemRole('owner')];
  if (actor.kind !== 'api_key') return own;
  const { id, name, permissions } = actor;
  return [{ id, key: id, name, permissions, parentRoleId: null, isSystem: false }];
}
