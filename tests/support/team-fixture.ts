/** People of a test brand, with callers that act as them. */
import { sql } from 'drizzle-orm';
import { effectivePermissions } from '../../domain/access/effective-permissions.ts';
import { systemRoleId } from '../../domain/access/system-role-ids.ts';
import type { Caller } from '../../domain/kernel/context.ts';
import { newId, toExternalId } from '../../domain/kernel/ids.ts';
import { isSystemRole, type SystemRoleKey } from '../../domain/kernel/permissions.ts';
import { platformTables } from '../../schema/index.ts';
import type { TestDatabase, TestTenant } from './test-database.ts';
import { freshSession } from './test-house.ts';

export interface TestMember {
  userId: string;
  /** UUID of the membership. */
  uuid: string;
  /** TypeID of the membership. */
  id: string;
  name: string;
  email: string;
  /** Acts as this person, with the rights of the roles they were given here. */
  caller: Partial<Caller>;
}

const isKey = (role: string): role is SystemRoleKey => isSystemRole(role);

/** TypeID of a system role. */
export const systemRole = (key: SystemRoleKey): string => toExternalId('role', systemRoleId(key));

/** A member of the brand with these roles: keys of system roles or UUIDs of the brand's own. */
export async function seedMember(
  db: TestDatabase,
  { tenant }: TestTenant,
  name: string,
  roles: readonly string[],
  part: { status?: 'pending' | 'active' | 'suspended'; expiresAt?: Date; userId?: string } = {},
): Promise<TestMember> {
  const [userId, uuid] = [part.userId ?? newId(), newId()];
  const email = `${name.toLowerCase().replaceAll(' ', '.')}.${uuid.slice(-6)}@example.com`;
  const platform = db.database.platform();
  const { users, memberships, membershipRoles } = platformTables;
  const roleIds = roles.map((role) => (isKey(role) ? systemRoleId(role) : role));
  await platform.runAll([
    ...(part.userId
      ? []
      : [platform.q.insert(users).values({ id: userId, email, name, emailVerified: true })]),
    platform.q.insert(memberships).values({
      id: uuid,
      userId,
      tenantId: tenant.id,
      status: part.status ?? 'active',
      expiresAt: part.expiresAt ?? null,
    }),
    ...roleIds.map((roleId) =>
      platform.q.insert(membershipRoles).values({ membershipId: uuid, roleId, tenantId: tenant.id }),
    ),
  ]);
  return {
    userId,
    uuid,
    id: toExternalId('membership', uuid),
    name,
    email,
    caller: await callerAs(db, userId, tenant.id),
  };
}

/** A caller with whatever rights the person holds in the brand now. */
export async function callerAs(
  { database }: TestDatabase,
  userId: string,
  tenantId: string,
): Promise<Partial<Caller>> {
  const rows = await database.platform().rows<{
    name: string;
    key: string | null;
    is_system: boolean;
    permissions: string[];
  }>(sql`
    select u.name, r.key, r.is_system, array_to_json(r.permissions) as permissions from users u
      left join memberships m on m.user_id = u.id and m.tenant_id = ${tenantId}::uuid and m.status = 'active'
      left join membership_roles mr on mr.membership_id = m.id left join roles r on r.id = mr.role_id
     where u.id = ${userId}::uuid`);
  const held = rows.flatMap(({ key, is_system: isSystem, permissions }) =>
    key === null ? [] : [{ key, isSystem, permissions }],
  );
  return {
    actor: {
      kind: 'staff',
      id: toExternalId('user', userId),
      name: rows[0]?.name ?? '',
      permissions: effectivePermissions(held),
    },
    session: freshSession({ userId }),
  };
}

/** The roles that the database has for a membership now, by name. */
export async function rolesOf({ database }: TestDatabase, memberUuid: string): Promise<string[]> {
  const rows = await database.platform().rows<{ name: string }>(sql`
    select r.name from membership_roles mr join roles r on r.id = mr.role_id where mr.membership_id = ${memberUuid}::uuid order by r.name`);
  return rows.map(({ name }) => name);
}

export async function statusOf({ database }: TestDatabase, memberUuid: string): Promise<string | undefined> {
  const [row] = await database
    .platform()
    .rows<{ status: string }>(sql`select status from memberships where id = ${memberUuid}::uuid`);
  return row?.status;
}
