import { type SQL, sql } from 'drizzle-orm';
import { toExternalId } from '../kernel/ids.ts';
import { isoUtc } from '../kernel/sql-text.ts';
import type { MEMBER_STATUSES, MemberRow } from './views.ts';

interface NamedRecord {
  id: string;
  name: string;
}

export interface MemberRowRecord extends Record<string, unknown> {
  id: string;
  user_id: string;
  name: string;
  email: string;
  title: string | null;
  status: (typeof MEMBER_STATUSES)[number];
  source: string;
  roles: NamedRecord[];
  groups: NamedRecord[];
  has_second_factor: boolean;
  directory_managed: boolean;
  joined_at: string;
  last_active_at: string | null;
  expires_at: string | null;
  version: number;
}

/** Columns of a member in a list; the membership is `m` and its person `u` in the surrounding statement. */
export const memberRowColumns: SQL = sql`m.id, m.user_id, u.name, u.email, m.title, m.status, m.source, m.directory_managed, m.version,
  ${isoUtc(sql`m.joined_at`)} as joined_at, ${isoUtc(sql`m.last_active_at`)} as last_active_at, ${isoUtc(sql`m.expires_at`)} as expires_at,
  (exists(select 1 from platform.mfa_totp f where f.user_id = m.user_id and f.verified_at is not null)
    or exists(select 1 from platform.passkeys f where f.user_id = m.user_id)) as has_second_factor,
  coalesce((select json_agg(json_build_object('id', r.id, 'name', r.name) order by r.is_system desc, r.id)
     from platform.membership_roles mr join platform.roles r on r.id = mr.role_id where mr.membership_id = m.id), '[]'::json) as roles,
  coalesce((select json_agg(json_build_object('id', g.id, 'name', g.name) order by lower(g.name))
     from platform.group_members gm join platform.groups g on g.id = gm.group_id where gm.membership_id = m.id), '[]'::json) as groups`;

/** `m` and `u`: staff of the brand. */
export const membersOf = (tenantId: string): SQL =>
  sql`platform.memberships m join platform.users u on u.id = m.user_id where m.tenant_id = ${tenantId}::uuid and m.kind = 'staff'`;

export function memberRowView(row: MemberRowRecord, actorId: string | null): MemberRow {
  return {
    id: toExternalId('membership', row.id),
    userId: toExternalId('user', row.user_id),
    name: row.name,
    email: row.email,
    title: row.title,
    status: row.status,
    source: row.source,
    roles: row.roles.map(({ id, name }) => ({ id: toExternalId('role', id), name })),
    groups: row.groups.map(({ id, name }) => ({ id: toExternalId('group', id), name })),
    hasSecondFactor: row.has_second_factor,
    isDirectoryManaged: row.directory_managed,
    isYou: row.user_id === actorId,
    joinedAt: row.joined_at,
    lastActiveAt: row.last_active_at,
    expiresAt: row.expires_at,
    version: row.version,
  };
}
