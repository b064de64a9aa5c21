/** People of a test brand's team. */
import { sql } from 'drizzle-orm';
import { systemRoleId } from '../../domain/access/system-role-ids.ts';
import { newId } from '../../domain/kernel/ids.ts';
import type { SystemRoleKey } from '../../domain/kernel/permissions.ts';
import type { TestDatabase, TestTenant } from './test-database.ts';

/** An active member `<name>@<slug>.example` with a system role. Ids are UUIDs. */
export async function seedMember(
  { database }: TestDatabase,
  { tenant }: TestTenant,
  name: string,
  role: SystemRoleKey,
): Promise<{ userId: string; membershipId: string }> {
  const [userId, membershipId] = [newId(), newId()];
  const platform = database.platform();
  const email = `${name.toLowerCase()}@${tenant.slug}.example`;
  await platform.runAll([
    platform.q.execute(
      sql`insert into users (id, email, name, status) values (${userId}::uuid, ${email}, ${name}, 'active')`,
    ),
    platform.q.execute(
      sql`insert into memberships (id, user_id, tenant_id, kind, status) values (${membershipId}::uuid, ${userId}::uuid, ${tenant.id}::uuid, 'staff', 'active')`,
    ),
    platform.q.execute(
      sql`insert into membership_roles (membership_id, role_id, tenant_id) values (${membershipId}::uuid, ${systemRoleId(role)}::uuid, ${tenant.id}::uuid)`,
    ),
  ]);
  return { userId, membershipId };
}
