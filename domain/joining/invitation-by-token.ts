import { sql } from 'drizzle-orm';
import type { HouseContext } from '../kernel/context.ts';
import { sha256Hex } from '../kernel/hash.ts';
import { notFound, Problem } from '../kernel/problem.ts';

export interface OpenInvitation extends Record<string, unknown> {
  id: string;
  tenant_id: string;
  slug: string;
  brand: string;
  tenant_status: string;
  email: string;
  status: string;
  is_over: boolean;
  message: string;
  inviter: string | null;
  roles: string[];
  expires_at: string;
  /** Person with the invited address, if there is one. */
  user_id: string | null;
  user_status: string | null;
  membership_status: string | null;
}

/** It was answered, taken back or is over: 410, saying which. */
export const invitationOver = (status: string): Problem =>
  new Problem({
    status: 410,
    code: 'invitation_over',
    title: 'This invitation is no longer open',
    detail:
      status === 'accepted'
        ? 'It was accepted already. Sign in to open the brand.'
        : status === 'expired'
          ? 'Its days are over. Ask whoever invited you to send it again.'
          : `It was ${status}. Ask whoever invited you for a new one.`,
    extra: { invitationStatus: status },
  });

/** The open invitation of a link. Errors: 404 for a token that never was, 410 `invitation_over`. */
export async function invitationByToken(ctx: HouseContext, token: string): Promise<OpenInvitation> {
  const now = ctx.now().toISOString();
  const [row] = await ctx.db.rows<OpenInvitation>(sql`
    select i.id, i.tenant_id, t.slug, t.name as brand, t.status as tenant_status, i.email, i.status, i.expires_at <= ${now}::timestamptz as is_over, i.message,
           (select u.name from users u where u.id = i.invited_by) as inviter,
           coalesce((select json_agg(r.name order by r.is_system desc, r.id) from roles r
             where r.id = any(i.role_ids) and (r.tenant_id is null or r.tenant_id = i.tenant_id)), '[]'::json) as roles,
           to_char(i.expires_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as expires_at,
           u.id as user_id, u.status as user_status, m.status as membership_status
      from invitations i join tenants t on t.id = i.tenant_id
      left join users u on lower(u.email) = lower(i.email) and u.status <> 'deleted'
      left join memberships m on m.user_id = u.id and m.tenant_id = i.tenant_id and m.kind = i.kind
     where i.token_hash = ${await sha256Hex(token)} and i.scope = 'tenant'`);
  if (!row || ['deleting', 'deleted', 'failed'].includes(row.tenant_status)) throw notFound('invitation');
  if (row.status !== 'pending') throw invitationOver(row.status);
  if (row.is_over) throw invitationOver('expired');
  return row;
}
