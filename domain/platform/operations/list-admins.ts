import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { toExternalId } from '../../kernel/ids.ts';
import { houseOperation } from '../../kernel/operation.ts';
import { AdminChange, AdminRow } from '../admin-views.ts';
import { isoText } from '../iso-text.ts';

const MOST = 500;
const CHANGES = 50;

type Row = AdminRow & Record<string, unknown>;
type Change = AdminChange & Record<string, unknown>;

/** The platform's staff, present and past, and who granted what (10 §6 `/admins`). */
export const listAdmins = houseOperation({
  name: 'platform.list_admins',
  summary: 'The platform’s staff, and the history of their roles',
  kind: 'query',
  permission: 'platform.admins.view',
  route: 'GET /platform/admins',
  input: z.object({}),
  output: z.object({ items: z.array(AdminRow), changes: z.array(AdminChange) }),
  run: async (ctx) => {
    const [rows, changes] = await Promise.all([
      ctx.db.rows<Row>(sql`
        select a.user_id as "userId", u.name, u.email, a.role, a.is_active and u.status = 'active' as "isActive", a.notes,
               (exists(select 1 from passkeys p where p.user_id = u.id) or exists(select 1 from mfa_totp t where t.user_id = u.id and t.verified_at is not null)) as "hasSecondFactor",
               ${isoText(sql`a.created_at`)} as "grantedAt", (select g.name from users g where g.id = a.granted_by) as "grantedBy",
               ${isoText(sql`a.revoked_at`)} as "revokedAt", ${isoText(sql`a.last_access_at`)} as "lastAccessAt"
          from platform_admins a join users u on u.id = a.user_id
         order by a.is_active desc, lower(u.name), a.user_id limit ${MOST}`),
      ctx.db.rows<Change>(sql`
        select e.id, ${isoText(sql`e.created_at`)} as at, e.action, coalesce(l.label, 'The system') as by,
               coalesce(e.detail ->> 'email', e.target_id) as whom, e.detail ->> 'role' as role, e.detail ->> 'note' as note
          from audit_events e left join audit_labels l on l.tenant_id is null and l.subject_id = e.actor_id
         where e.tenant_id is null and e.action in ('platform.grant_admin', 'platform.change_admin_role', 'platform.revoke_admin')
         order by e.seq desc limit ${CHANGES}`),
    ]);
    return {
      items: rows.map((row) => ({ ...row, userId: toExternalId('user', row.userId) })),
      changes: changes.map((row) => ({ ...row, id: toExternalId('audit', row.id) })),
    };
  },
});
