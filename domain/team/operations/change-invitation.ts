import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { OperationContext } from '../../kernel/context.ts';
import { expectRows } from '../../kernel/execute.ts';
import { randomToken, sha256Hex } from '../../kernel/hash.ts';
import { idInput } from '../../kernel/ids.ts';
import { operation } from '../../kernel/operation.ts';
import { conflict, notFound, Problem } from '../../kernel/problem.ts';
import { assertAssignable } from '../assignment.ts';
import { changeAccess } from '../change-access.ts';
import { type InvitationRecord, invitationColumns, invitationView } from '../invitation-rows.ts';
import { mailInvitation } from '../team-mails.ts';
import { InvitationRow } from '../views.ts';
import { INVITE_LIMITS, invitationLink, MOST_SENDS } from './invite.ts';
import { readPolicy } from './security-policy.ts';

async function readInvitation(ctx: OperationContext, id: string): Promise<InvitationRow> {
  const [row] = await ctx.db.rows<InvitationRecord>(
    sql`select ${invitationColumns} from platform.invitations i where i.id = ${id}::uuid and i.tenant_id = ${ctx.tenant.id}::uuid`,
  );
  if (!row) throw notFound('invitation');
  return invitationView(row);
}

export const resendInvitation = operation({
  name: 'team.resend_invitation',
  summary: 'Send an invitation again with a new link; the old link ends and the days count anew',
  kind: 'command',
  permission: 'team.invite',
  auditCategory: 'team',
  route: 'POST /admin/invitations/:invitationId/resend',
  input: z.object({ invitationId: idInput('invitation') }),
  output: InvitationRow,
  problems: [
    'not_found',
    'not_resendable',
    'too_many_sends',
    'invite_limit',
    'already_invited',
    'only_owners_make_owners',
    'beyond_own_permissions',
    'access_changed',
  ],
  example: { invitationId: 'inv_01h455vb4pex5vsknk084sn02q' },
  run: async (ctx, { invitationId }) => {
    const policy = await readPolicy(ctx);
    await changeAccess(ctx, [], async (state) => {
      const before = await readInvitation(ctx, invitationId);
      if (!['pending', 'expired', 'bounced'].includes(before.status))
        throw conflict('not_resendable', `This invitation is ${before.status}. Invite the person anew.`);
      if (before.sentCount >= MOST_SENDS)
        throw conflict('too_many_sends', `It was sent ${MOST_SENDS} times already. Invite the person anew.`);
      const [facts] = await ctx.db.rows<{ role_ids: string[]; sends: number; has_other: boolean }>(sql`
        select array_to_json(i.role_ids) as role_ids,
               (select coalesce(sum(o.sent_count), 0)::int from platform.invitations o where o.tenant_id = i.tenant_id and lower(o.email) = lower(i.email)
                 and o.last_sent_at > ${ctx.now().toISOString()}::timestamptz - interval '7 days') as sends,
               exists(select 1 from platform.invitations o where o.tenant_id = i.tenant_id and lower(o.email) = lower(i.email) and o.kind = i.kind and o.status = 'pending' and o.id <> i.id) as has_other
          from platform.invitations i where i.id = ${invitationId}::uuid`);
      if (facts?.has_other)
        throw conflict('already_invited', 'This person has a newer invitation that is open.');
      if ((facts?.sends ?? 0) >= INVITE_LIMITS.anAddressAWeek) {
        throw new Problem({
          status: 429,
          code: 'invite_limit',
          title: 'Too many invitations',
          detail: `An address gets at most ${INVITE_LIMITS.anAddressAWeek} invitation mails a week.`,
        });
      }
      const wanted = (facts?.role_ids ?? []).flatMap((id) => state.book.get(id) ?? []);
      assertAssignable(state, { wanted });
      const token = randomToken(32);
      const expiresAt = new Date(ctx.now().getTime() + policy.inviteTtlDays * 86_400_000).toISOString();
      const now = ctx.now().toISOString();
      ctx.write(
        expectRows(
          ctx.db,
          sql`update platform.invitations set token_hash = ${await sha256Hex(token)}, status = 'pending', expires_at = ${expiresAt}::timestamptz,
                     sent_count = sent_count + 1, last_sent_at = ${now}::timestamptz, updated_at = ${now}::timestamptz
               where id = ${invitationId}::uuid and tenant_id = ${ctx.tenant.id}::uuid and sent_count = ${before.sentCount}
                 and status in ('pending', 'expired', 'bounced') returning 1`,
          1,
          'access_changed',
        ),
      );
      mailInvitation(
        ctx,
        {
          id: invitationId,
          email: before.email,
          message: before.message,
          expiresAt,
          roles: wanted.map(({ name }) => name),
          sendNumber: before.sentCount + 1,
        },
        invitationLink(ctx, token),
      );
      ctx.audit({
        kind: 'invitation',
        id: invitationId,
        detail: { after: { sentCount: before.sentCount + 1 } },
      });
    });
    return readInvitation(ctx, invitationId);
  },
});

export const revokeInvitation = operation({
  name: 'team.revoke_invitation',
  summary: 'Take an invitation back; its link ends',
  kind: 'command',
  permission: 'team.invite',
  auditCategory: 'team',
  route: 'DELETE /admin/invitations/:invitationId',
  input: z.object({ invitationId: idInput('invitation') }),
  output: InvitationRow,
  problems: ['not_found', 'not_pending'],
  example: { invitationId: 'inv_01h455vb4pex5vsknk084sn02q' },
  run: async (ctx, { invitationId }) => {
    const before = await readInvitation(ctx, invitationId);
    if (!['pending', 'expired', 'bounced'].includes(before.status))
      throw conflict('not_pending', `This invitation is ${before.status} already.`);
    ctx.write(
      expectRows(
        ctx.db,
        sql`update platform.invitations set status = 'revoked', updated_at = ${ctx.now().toISOString()}::timestamptz
             where id = ${invitationId}::uuid and tenant_id = ${ctx.tenant.id}::uuid and status in ('pending', 'expired', 'bounced') returning 1`,
        1,
        'not_pending',
      ),
    );
    ctx.audit({ kind: 'invitation', id: invitationId, detail: { before: { status: before.status } } });
    await ctx.commit();
    return readInvitation(ctx, invitationId);
  },
});
