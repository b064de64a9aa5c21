import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { platformTables } from '../../../schema/index.ts';
import type { HouseContext } from '../../kernel/context.ts';
import { failedExpectation, violates } from '../../kernel/database-errors.ts';
import { expectRows } from '../../kernel/execute.ts';
import { idOutput, newId, toExternalId } from '../../kernel/ids.ts';
import { houseOperation } from '../../kernel/operation.ts';
import { conflict, invalidInput, Problem } from '../../kernel/problem.ts';
import { raiseEpoch } from '../../team/index.ts';
import { invitationByToken, invitationOver, type OpenInvitation } from '../invitation-by-token.ts';

const TokenInput = z.string().min(20).max(100).describe('of the link in the mail');
const LIMIT = { limit: 30, periodSeconds: 60, by: 'ip' } as const;

export const showInvitation = houseOperation({
  name: 'joining.show_invitation',
  summary: 'What an invitation’s link invites to',
  kind: 'query',
  permission: 'public',
  route: 'GET /join/:token',
  rateLimit: LIMIT,
  isHiddenFromMcp: true,
  input: z.object({ token: TokenInput }),
  output: z.object({
    brand: z.string(),
    email: z.string(),
    inviter: z.string().nullable(),
    roles: z.array(z.string()),
    message: z.string(),
    expiresAt: z.string(),
    /** Whether somebody signs in with the invited address already. */
    hasAccount: z.boolean(),
    /** Whether whoever asks is signed in as the invited person. */
    isYou: z.boolean(),
  }),
  problems: ['not_found', 'invitation_over'],
  run: async (ctx, { token }) => {
    const invitation = await invitationByToken(ctx, token);
    const { session } = ctx.caller;
    return {
      brand: invitation.brand,
      email: invitation.email,
      inviter: invitation.inviter,
      roles: invitation.roles,
      message: invitation.message,
      expiresAt: invitation.expires_at,
      hasAccount: invitation.user_id !== null,
      isYou: session !== null && session.userId === invitation.user_id,
    };
  },
});

export const acceptInvitation = houseOperation({
  name: 'joining.accept_invitation',
  summary: 'Accept an invitation: signed in as the invited person, or as a new one with name and password',
  kind: 'command',
  permission: 'public',
  auditCategory: 'team',
  route: 'POST /join/:token/accept',
  rateLimit: LIMIT,
  isHiddenFromMcp: true,
  input: z.object({
    token: TokenInput,
    name: z.string().trim().max(120).optional().describe('of a new person'),
    password: z.string().max(128).optional().describe('of a new person: 12 characters or more'),
  }),
  output: z.object({
    tenantId: idOutput('tenant'),
    membershipId: idOutput('membership'),
    brand: z.string(),
    /** The brand's admin. */
    url: z.string(),
    needsSignIn: z.boolean(),
  }),
  problems: [
    'not_found',
    'invitation_over',
    'sign_in_required',
    'wrong_account',
    'membership_suspended',
    'blocked_while_impersonating',
  ],
  run: async (ctx, { token, name, password }) => {
    const invitation = await invitationByToken(ctx, token);
    const userId = await personOf(ctx, invitation, { name, password });
    if (invitation.membership_status === 'suspended')
      throw conflict('membership_suspended', 'Your membership is suspended. Ask whoever runs the team.');
    const isNew = invitation.user_id === null;
    const now = ctx.now().toISOString();
    const membershipId = newId();
    ctx.write(raiseEpoch(ctx.db, invitation.tenant_id));
    if (isNew) ctx.write(...(await newPerson(ctx, userId, invitation.email, name ?? '', password ?? '')));
    else {
      // The link came by mail to this address: holding it proves the mailbox.
      ctx.write(
        ctx.db.q.execute(sql`
          update users set email_verified = true, email_verified_at = coalesce(email_verified_at, ${now}::timestamptz), status = 'active', updated_at = ${now}::timestamptz
           where id = ${userId}::uuid and (not email_verified or status <> 'active')`),
      );
    }
    ctx.write(
      // Decides who accepts: one statement, so of two at once one finds the row pending (10 §4.10).
      expectRows(
        ctx.db,
        sql`update invitations set status = 'accepted', accepted_by = ${userId}::uuid, updated_at = ${now}::timestamptz
             where id = ${invitation.id}::uuid and status = 'pending' and expires_at > ${now}::timestamptz returning 1`,
        1,
        'invitation_used',
      ),
      ctx.db.q.execute(sql`
        insert into memberships (id, user_id, tenant_id, kind, status, source, invited_by, joined_at)
        select ${membershipId}::uuid, ${userId}::uuid, i.tenant_id, i.kind, 'active', 'invite', i.invited_by, ${now}::timestamptz
          from invitations i where i.id = ${invitation.id}::uuid
        on conflict (user_id, tenant_id, kind) do update set status = 'active', source = 'invite', invited_by = excluded.invited_by,
           joined_at = excluded.joined_at, expires_at = null, version = memberships.version + 1, updated_at = excluded.joined_at
         where memberships.status in ('removed', 'pending')`),
      ctx.db.q.execute(sql`
        insert into membership_roles (membership_id, role_id, tenant_id)
        select m.id, r.id, i.tenant_id from invitations i
          join memberships m on m.user_id = ${userId}::uuid and m.tenant_id = i.tenant_id and m.kind = i.kind and m.joined_at = ${now}::timestamptz
          join roles r on r.id = any(i.role_ids) and (r.tenant_id is null or r.tenant_id = i.tenant_id)
         where i.id = ${invitation.id}::uuid on conflict do nothing`),
      ctx.db.q.execute(sql`
        insert into group_members (group_id, membership_id, tenant_id)
        select g.id, m.id, i.tenant_id from invitations i
          join memberships m on m.user_id = ${userId}::uuid and m.tenant_id = i.tenant_id and m.kind = i.kind and m.joined_at = ${now}::timestamptz
          join groups g on g.id = any(i.group_ids) and g.tenant_id = i.tenant_id
         where i.id = ${invitation.id}::uuid on conflict do nothing`),
    );
    answered(ctx, invitation, 'member.joined', { userId, status: 'accepted' });
    try {
      await ctx.commit();
    } catch (error) {
      if (failedExpectation(error) === 'invitation_used') throw invitationOver('accepted');
      if (violates(error, 'users_email')) throw signInFirst(invitation.email);
      throw error;
    }
    const [member] = await ctx.db.rows<{ id: string }>(
      sql`select id from memberships where user_id = ${userId}::uuid and tenant_id = ${invitation.tenant_id}::uuid and kind = 'staff'`,
    );
    return {
      tenantId: toExternalId('tenant', invitation.tenant_id),
      membershipId: toExternalId('membership', member?.id ?? membershipId),
      brand: invitation.brand,
      url: `${ctx.ports.addresses.brand(invitation.slug)}/admin`,
      needsSignIn: ctx.caller.session === null,
    };
  },
});

export const declineInvitation = houseOperation({
  name: 'joining.decline_invitation',
  summary: 'Decline an invitation; whoever invited is told',
  kind: 'command',
  permission: 'public',
  auditCategory: 'team',
  route: 'POST /join/:token/decline',
  rateLimit: LIMIT,
  isHiddenFromMcp: true,
  input: z.object({ token: TokenInput }),
  output: z.object({ brand: z.string() }),
  problems: ['not_found', 'invitation_over'],
  run: async (ctx, { token }) => {
    const invitation = await invitationByToken(ctx, token);
    ctx.write(
      expectRows(
        ctx.db,
        sql`update invitations set status = 'declined', updated_at = ${ctx.now().toISOString()}::timestamptz
             where id = ${invitation.id}::uuid and status = 'pending' returning 1`,
        1,
        'invitation_used',
      ),
    );
    answered(ctx, invitation, 'invitation.declined', { status: 'declined' });
    try {
      await ctx.commit();
    } catch (error) {
      if (failedExpectation(error) === 'invitation_used') throw invitationOver('accepted');
      throw error;
    }
    return { brand: invitation.brand };
  },
});

/** Log, event and the job that tells the inviter. */
function answered(
  ctx: HouseContext,
  invitation: OpenInvitation,
  event: string,
  after: Record<string, string>,
): void {
  const { id: invitationId, tenant_id: tenantId } = invitation;
  ctx.emit({ type: event, payload: { invitationId, tenantId, ...after } });
  ctx.enqueue({ name: 'invitation.answered', payload: { invitationId, tenantId }, key: invitationId });
  ctx.audit({ kind: 'invitation', id: invitationId, tenantId, detail: { after } });
}

const signInFirst = (email: string) =>
  conflict('sign_in_required', `There is an account for ${email}. Sign in with it, then accept.`);

/** UUID of who accepts. Errors: 409 `sign_in_required`, 403 `wrong_account`, 422 for a new person's fields. */
async function personOf(
  ctx: HouseContext,
  invitation: OpenInvitation,
  fields: { name: string | undefined; password: string | undefined },
): Promise<string> {
  const { session } = ctx.caller;
  if (session?.impersonation) {
    throw new Problem({
      status: 403,
      code: 'blocked_while_impersonating',
      title: 'Not while acting as somebody else',
      detail: 'End the impersonation first.',
    });
  }
  if (session) {
    if (session.userId === invitation.user_id) return session.userId;
    throw new Problem({
      status: 403,
      code: 'wrong_account',
      title: 'This invitation is for somebody else',
      detail: `It was sent to ${invitation.email}. Sign out and open the link again.`,
    });
  }
  if (invitation.user_id !== null) throw signInFirst(invitation.email);
  const { checkPassword } = await import('../../access/password-policy.ts');
  const { problems } = await checkPassword({
    password: fields.password ?? '',
    email: invitation.email,
    names: [invitation.brand, invitation.slug],
  });
  const errors = [
    ...(fields.name ? [] : [{ path: 'name', message: 'Enter your name' }]),
    ...problems.map(({ message }) => ({ path: 'password', message })),
  ];
  if (errors.length > 0) throw invalidInput(errors);
  return newId();
}

async function newPerson(ctx: HouseContext, id: string, email: string, name: string, password: string) {
  const { hashPassword } = await import('../../access/password.ts');
  const { accounts, users } = platformTables;
  const now = ctx.now();
  return [
    ctx.db.q
      .insert(users)
      .values({ id, email, name, emailVerified: true, emailVerifiedAt: now, passwordChangedAt: now }),
    ctx.db.q.insert(accounts).values({
      id: newId(),
      accountId: id,
      providerId: 'credential',
      userId: id,
      password: await hashPassword(password),
    }),
  ];
}
