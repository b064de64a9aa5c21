import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { platformTables } from '../../../schema/index.ts';
import type { RoleDefinition } from '../../access/permission-resolution.ts';
import { expectRows } from '../../kernel/execute.ts';
import { idInput, newId } from '../../kernel/ids.ts';
import { operation } from '../../kernel/operation.ts';
import { conflict, notFound, Problem, versionConflict } from '../../kernel/problem.ts';
import type { AccessState } from '../access-state.ts';
import { changeAccess } from '../change-access.ts';
import { assertRole, MOST_ROLES, roleDetail } from '../roles.ts';
import { RoleDetail } from '../views.ts';

const RoleFields = z.object({
  name: z.string().trim(),
  description: z.string().trim().max(300).default(''),
  permissions: z
    .array(z.string().max(80))
    .max(600)
    .transform((keys) => [...new Set(keys)])
    .describe('keys, each alone or with @own or @team'),
  parentRoleId: idInput('role').nullable().default(null).describe('a role it inherits from: one level'),
});

const definition = (
  id: string,
  key: string,
  { name, permissions, parentRoleId }: z.output<typeof RoleFields>,
): RoleDefinition => ({ id, key, name, permissions, parentRoleId, isSystem: false });

const ownRoles = (state: AccessState): number =>
  [...state.book.values()].filter((role) => !role.isSystem).length;

export const createRole = operation({
  name: 'team.create_role',
  summary: 'Create a role of the brand from permissions that you hold yourself',
  kind: 'command',
  permission: 'team.roles.manage',
  auditCategory: 'access',
  route: 'POST /admin/roles',
  successStatus: 201,
  input: RoleFields,
  output: RoleDetail,
  problems: ['too_many_roles', 'access_changed'],
  example: { name: 'Refund desk', permissions: ['orders.view', 'orders.refund'] },
  run: async (ctx, fields) => {
    const id = newId();
    await changeAccess(ctx, [], (state) => {
      if (ownRoles(state) >= MOST_ROLES)
        throw conflict('too_many_roles', `A brand has at most ${MOST_ROLES} roles of its own.`);
      assertRole(definition(id, id, fields), state);
      const { name, description, permissions, parentRoleId } = fields;
      ctx.write(
        ctx.db.q
          .insert(platformTables.roles)
          .values({ id, tenantId: ctx.tenant.id, key: id, name, description, permissions, parentRoleId }),
      );
      ctx.emit({ type: 'role.created', payload: { roleId: id, name } });
      ctx.audit({ kind: 'role', id, detail: { after: { name, permissions, parentRoleId } } });
    });
    return roleDetail(ctx, id);
  },
});

export const updateRole = operation({
  name: 'team.update_role',
  summary: 'Change one of the brand’s own roles; everybody who has it gets the new rights at once',
  kind: 'command',
  permission: 'team.roles.manage',
  auditCategory: 'access',
  route: 'PUT /admin/roles/:roleId',
  input: RoleFields.extend({
    roleId: idInput('role'),
    version: z.coerce.number().int().describe('the version that was read; another one answers 412'),
  }),
  output: RoleDetail,
  problems: ['not_found', 'system_role', 'version_conflict', 'access_changed'],
  example: {
    roleId: 'role_01h455vb4pex5vsknk084sn02q',
    version: 1,
    name: 'Refund desk',
    permissions: ['orders.view', 'orders.refund'],
  },
  run: async (ctx, { roleId, version, ...fields }) => {
    await changeAccess(ctx, [], (state) => {
      const before = changeableRole(state, roleId);
      if (state.versions.get(roleId) !== version) throw versionConflict();
      assertRole(definition(roleId, before.key, fields), state);
      const { roles } = platformTables;
      const { name, description, permissions, parentRoleId } = fields;
      ctx.write(
        expectRows(
          ctx.db,
          ctx.db.q
            .update(roles)
            .set({
              name,
              description,
              permissions,
              parentRoleId,
              version: sql`${roles.version} + 1`,
              updatedAt: ctx.now(),
            })
            .where(sql`${roles.id} = ${roleId}::uuid and ${roles.version} = ${version}`)
            .returning({ id: roles.id }),
          1,
          'version_conflict',
        ),
      );
      const changed = differences(before.permissions, permissions);
      ctx.emit({ type: 'role.updated', payload: { roleId, name } });
      ctx.audit({
        kind: 'role',
        id: roleId,
        detail: {
          before: { name: before.name, parentRoleId: before.parentRoleId },
          after: { name, parentRoleId },
          ...changed,
        },
      });
    });
    return roleDetail(ctx, roleId);
  },
});

export const deleteRole = operation({
  name: 'team.delete_role',
  summary: 'Delete one of the brand’s own roles that nobody uses',
  kind: 'command',
  permission: 'team.roles.manage',
  auditCategory: 'access',
  route: 'DELETE /admin/roles/:roleId',
  input: z.object({ roleId: idInput('role') }),
  output: z.object({}),
  problems: ['not_found', 'system_role', 'role_in_use', 'access_changed'],
  example: { roleId: 'role_01h455vb4pex5vsknk084sn02q' },
  run: async (ctx, { roleId }) => {
    await changeAccess(ctx, [], async (state) => {
      const role = changeableRole(state, roleId);
      assertRole(role, state);
      const [uses] = await ctx.db.rows<{ users: string[]; invited: string[] }>(sql`select
        coalesce((select json_agg(u.name order by lower(u.name)) from platform.membership_roles mr join platform.memberships m on m.id = mr.membership_id
          join platform.users u on u.id = m.user_id where mr.role_id = ${roleId}::uuid and mr.tenant_id = ${ctx.tenant.id}::uuid), '[]'::json) as users,
        coalesce((select json_agg(i.email) from platform.invitations i
          where i.tenant_id = ${ctx.tenant.id}::uuid and i.status = 'pending' and ${roleId}::uuid = any(i.role_ids)), '[]'::json) as invited`);
      const heirs = [...state.book.values()].flatMap((other) =>
        other.parentRoleId === roleId ? [other.name] : [],
      );
      const inUse = { users: uses?.users ?? [], invited: uses?.invited ?? [], roles: heirs };
      if (inUse.users.length + inUse.invited.length + inUse.roles.length > 0) throw roleInUse(inUse);
      const { roles, emailDomains } = platformTables;
      ctx.write(
        ctx.db.q
          .update(emailDomains)
          .set({ defaultRoleId: null, mode: 'manual', updatedAt: ctx.now() })
          .where(eq(emailDomains.defaultRoleId, roleId)),
        ctx.db.q.delete(roles).where(eq(roles.id, roleId)),
      );
      ctx.emit({ type: 'role.deleted', payload: { roleId, name: role.name } });
      ctx.audit({
        kind: 'role',
        id: roleId,
        detail: { before: { name: role.name, permissions: role.permissions } },
      });
    });
    return {};
  },
});

/** One of the brand's own. Errors: 404; 409 `system_role`. */
function changeableRole(state: AccessState, roleId: string): RoleDefinition {
  const role = state.book.get(roleId);
  if (!role) throw notFound('role');
  if (role.isSystem)
    throw conflict('system_role', 'System roles cannot be changed. Make a copy as a role of your own.');
  return role;
}

const NAMED = 10;

function roleInUse(uses: { users: string[]; invited: string[]; roles: string[] }): Problem {
  const some = (what: string, names: string[]) =>
    names.length === 0
      ? []
      : [
          `${what} ${names.slice(0, NAMED).join(', ')}${names.length > NAMED ? ` and ${names.length - NAMED} more` : ''}`,
        ];
  const who = [
    ...some('held by', uses.users),
    ...some('inherited by', uses.roles),
    ...some('offered to', uses.invited),
  ];
  return new Problem({
    status: 409,
    code: 'role_in_use',
    title: 'The role is in use',
    detail: `It is ${who.join('; ')}. Change that first.`,
    extra: { users: uses.users, roles: uses.roles, invited: uses.invited },
  });
}

function differences(before: readonly string[], after: readonly string[]) {
  return {
    added: after.filter((key) => !before.includes(key)),
    removed: before.filter((key) => !after.includes(key)),
  };
}
