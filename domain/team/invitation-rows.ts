import { type SQL, sql } from 'drizzle-orm';
import { toExternalId } from '../kernel/ids.ts';
import { isoUtc } from '../kernel/sql-text.ts';
import type { INVITATION_STATUSES, InvitationRow } from './views.ts';

export interface InvitationRecord extends Record<string, unknown> {
  id: string;
  email: string;
  status: (typeof INVITATION_STATUSES)[number];
  roles: { id: string; name: string }[];
  groups: { id: string; name: string }[];
  message: string;
  invited_by: string | null;
  sent_count: number;
  last_sent_at: string;
  expires_at: string;
  created_at: string;
}

/** Columns of an invitation `i`. One that is over but not yet marked is shown as expired. */
export const invitationColumns: SQL = sql`i.id, i.email, i.message, i.sent_count,
  case when i.status = 'pending' and i.expires_at <= now() then 'expired' else i.status end as status,
  ${isoUtc(sql`i.last_sent_at`)} as last_sent_at, ${isoUtc(sql`i.expires_at`)} as expires_at, ${isoUtc(sql`i.created_at`)} as created_at,
  (select u.name from platform.users u where u.id = i.invited_by) as invited_by,
  coalesce((select json_agg(json_build_object('id', r.id, 'name', r.name) order by r.is_system desc, r.id) from platform.roles r where r.id = any(i.role_ids)), '[]'::json) as roles,
  coalesce((select json_agg(json_build_object('id', g.id, 'name', g.name) order by lower(g.name)) from platform.groups g where g.id = any(i.group_ids)), '[]'::json) as groups`;

export const invitationView = (row: InvitationRecord): InvitationRow => ({
  id: toExternalId('invitation', row.id),
  email: row.email,
  status: row.status,
  roles: row.roles.map(({ id, name }) => ({ id: toExternalId('role', id), name })),
  groups: row.groups.map(({ id, name }) => ({ id: toExternalId('group', id), name })),
  message: row.message,
  invitedBy: row.invited_by,
  sentCount: row.sent_count,
  lastSentAt: row.last_sent_at,
  expiresAt: row.expires_at,
  createdAt: row.created_at,
});
