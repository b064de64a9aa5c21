import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { platformTables } from '../../../schema/index.ts';
import { heldGrants, isOwner, keyOf } from '../../access/permission-resolution.ts';
import type { OperationContext } from '../../kernel/context.ts';
import { randomToken, sha256Hex } from '../../kernel/hash.ts';
import { idInput, idOutput, newId, toExternalId } from '../../kernel/ids.ts';
import { operation } from '../../kernel/operation.ts';
import { isSensitive } from '../../kernel/permissions.ts';
import { forbidden, invalidInput } from '../../kernel/problem.ts';
import { actorUserId } from '../actor-user.ts';
import { assertAssignable, rolesById } from '../assignment.ts';
import { changeAccess } from '../change-access.ts';
import { assertGroups } from '../groups.ts';
import { addressesOfCsv, readAddress } from '../invitation-addresses.ts';
import { isDisposable } from '../mail-domains.ts';
import { mailInvitation } from '../team-mails.ts';
import { readPolicy } from './security-policy.ts';

/** Invitations of a brand in 24 hours, and mails to one address in a week (10 TEAM-02, §4.8). */
export const INVITE_LIMITS = { aDay: 50, anAddressAWeek: 5 } as const;
export const MOST_SENDS = 5;

const RESULTS = ['invited', 'invalid', 'duplicate', 'already_member', 'already_invited', 'limited'] as const;

const RowResult = z.object({
  email: z.string(),
  status: z.enum(RESULTS),
  invitationId: idOutput('invitation').nullable(),
  message: z.string(),
  warning: z.enum(['disposable']).nullable(),
});
type RowResult = z.infer<typeof RowResult>;

const MESSAGES: Record<(typeof RESULTS)[number], string> = {
  invited: 'Invited.',
  invalid: 'This is not an e-mail address.',
  duplicate: 'This address is on the list twice.',
  already_member: 'Belongs to the team already.',
  already_invited: 'Has an open invitation already; resend it instead.',
  limited: 'Not sent: too many invitations. Try again later.',
};

interface Facts extends Record<string, unknown> {
  email: string;
  is_member: boolean;
  is_invited: boolean;
  sends: number;
}

export const invite = operation({
  name: 'team.invite',
  summary:
    'Invite up to fifty people at once, with roles, groups and a message; each address has its own result',
  kind: 'command',
  permission: 'team.invite',
  auditCategory: 'team',
  route: 'POST /admin/invitations',
  successStatus: 201,
  input: z
    .object({
      emails: z.array(z.string().max(320)).max(50, 'Invite at most 50 at once').default([]),
      csv: z
        .string()
        .max(100_000)
        .optional()
        .describe('a file with a column `email`, besides or instead of `emails`'),
      roleIds: z
        .array(idInput('role'))
        .min(1, 'Choose at least one role')
        .max(20)
        .transform((ids) => [...new Set(ids)]),
      groupIds: z
        .array(idInput('group'))
        .max(100)
        .default([])
        .transform((ids) => [...new Set(ids)]),
      message: z.string().trim().max(500).default(''),
    })
    .meta({ description: 'one address at least, in `emails` or in `csv`' }),
  output: z.object({ results: z.array(RowResult), invited: z.int() }),
  problems: ['only_owners_make_owners', 'beyond_own_permissions', 'access_changed'],
  example: { emails: ['ana@example.com'], roleIds: ['role_01j00000000000800000000005'] },
  run: async (ctx, input) => {
    const typed = [...input.emails, ...(input.csv === undefined ? [] : addressesOfCsv(input.csv))]
      .map((text) => text.trim())
      .filter((text) => text !== '');
    const path = input.csv === undefined ? 'emails' : 'csv';
    if (typed.length === 0) throw invalidInput([{ path, message: 'Enter at least one address' }]);
    if (typed.length > 50) throw invalidInput([{ path, message: 'Invite at most 50 at once' }]);
    await assertGroups(ctx, input.groupIds);
    const policy = await readPolicy(ctx);
    const results = await changeAccess(ctx, [], async (state) => {
      const wanted = rolesById(state, input.roleIds);
      assertAssignable(state, { wanted });
      if (ctx.caller.source === 'mcp') assertHarmless(wanted, state.book);
      const decided = await decideRows(ctx, typed);
      const rows: RowResult[] = [];
      for (const row of decided) {
        if (row.status !== 'invited') {
          rows.push({ ...row, invitationId: null });
          continue;
        }
        const id = await write(
          ctx,
          row.email,
          input,
          policy.inviteTtlDays,
          wanted.map(({ name }) => name),
        );
        rows.push({ ...row, invitationId: toExternalId('invitation', id) });
      }
      return rows;
    });
    return { results, invited: results.filter(({ status }) => status === 'invited').length };
  },
});

/** A model invites nobody as owner or with sensitive rights (10 §10). */
function assertHarmless(
  wanted: Parameters<typeof heldGrants>[0],
  book: Parameters<typeof heldGrants>[1],
): void {
  if (isOwner(wanted)) throw forbidden('team.roles.assign');
  const sensitive = [...heldGrants(wanted, book)].map(keyOf).find((key) => isSensitive(key));
  if (sensitive) throw forbidden(sensitive);
}

/** What becomes of each address. Limits are counted here, under the lock that `changeAccess` ends with. */
async function decideRows(
  ctx: OperationContext,
  typed: readonly string[],
): Promise<Omit<RowResult, 'invitationId'>[]> {
  const read = typed.map((text) => ({ text, email: readAddress(text) }));
  const known = read.flatMap(({ email }) => (email === null ? [] : [email.toLowerCase()]));
  const now = ctx.now().toISOString();
  const [facts, [today]] = await Promise.all([
    ctx.db.rows<Facts>(sql`
      select e.email,
             exists(select 1 from platform.memberships m join platform.users u on u.id = m.user_id
                     where m.tenant_id = ${ctx.tenant.id}::uuid and m.kind = 'staff' and m.status <> 'removed' and lower(u.email) = e.email) as is_member,
             exists(select 1 from platform.invitations i where i.tenant_id = ${ctx.tenant.id}::uuid and i.kind = 'staff' and i.status = 'pending'
                     and i.expires_at > ${now}::timestamptz and lower(i.email) = e.email) as is_invited,
             coalesce((select sum(i.sent_count)::int from platform.invitations i where i.tenant_id = ${ctx.tenant.id}::uuid
                     and lower(i.email) = e.email and i.last_sent_at > ${now}::timestamptz - interval '7 days'), 0) as sends
        from jsonb_array_elements_text(${JSON.stringify([...new Set(known)])}::jsonb) as e(email)`),
    ctx.db.rows<{ value: number }>(sql`
      select count(*)::int as value from platform.invitations
       where tenant_id = ${ctx.tenant.id}::uuid and last_sent_at > ${now}::timestamptz - interval '1 day'`),
  ]);
  const byEmail = new Map(facts.map((row) => [row.email, row]));
  const seen = new Set<string>();
  let sent = today?.value ?? 0;
  return read.map(({ text, email }) => {
    const key = email?.toLowerCase() ?? '';
    const fact = byEmail.get(key);
    const status = statusOf();
    if (status === 'invited') sent += 1;
    if (email !== null) seen.add(key);
    const warning = email !== null && isDisposable(email) ? ('disposable' as const) : null;
    return { email: email ?? text, status, message: MESSAGES[status], warning };

    function statusOf(): (typeof RESULTS)[number] {
      if (email === null) return 'invalid';
      if (seen.has(key)) return 'duplicate';
      if (fact?.is_member) return 'already_member';
      if (fact?.is_invited) return 'already_invited';
      if ((fact?.sends ?? 0) >= INVITE_LIMITS.anAddressAWeek || sent >= INVITE_LIMITS.aDay) return 'limited';
      return 'invited';
    }
  });
}

async function write(
  ctx: OperationContext,
  email: string,
  input: { roleIds: string[]; groupIds: string[]; message: string },
  ttlDays: number,
  roles: string[],
): Promise<string> {
  const { invitations } = platformTables;
  const [id, token] = [newId(), randomToken(32)];
  const now = ctx.now();
  const expiresAt = new Date(now.getTime() + ttlDays * 86_400_000);
  ctx.write(
    // One that is over but not marked yet would hold the place of the new one.
    ctx.db.q.execute(sql`
      update platform.invitations set status = 'expired', updated_at = ${now.toISOString()}::timestamptz
       where tenant_id = ${ctx.tenant.id}::uuid and lower(email) = ${email.toLowerCase()} and kind = 'staff' and status = 'pending' and expires_at <= ${now.toISOString()}::timestamptz`),
    ctx.db.q.insert(invitations).values({
      id,
      scope: 'tenant',
      tenantId: ctx.tenant.id,
      email,
      roleIds: input.roleIds,
      groupIds: input.groupIds,
      message: input.message,
      tokenHash: await sha256Hex(token),
      status: 'pending',
      expiresAt,
      invitedBy: actorUserId({ actor: ctx.actor, session: ctx.caller.session }),
      lastSentAt: now,
      createdAt: now,
    }),
  );
  mailInvitation(
    ctx,
    { id, email, message: input.message, expiresAt: expiresAt.toISOString(), roles, sendNumber: 1 },
    invitationLink(ctx, token),
  );
  ctx.emit({ type: 'member.invited', payload: { invitationId: id } });
  ctx.audit({ kind: 'invitation', id, detail: { after: { roles, email: maskedAddress(email) } } });
  return id;
}

/** Who invites, and the page on the sign-in origin. */
export function invitationLink(ctx: OperationContext, token: string): { inviter: string; url: string } {
  return {
    inviter: ctx.actor.kind === 'staff' ? ctx.actor.name : ctx.tenant.name,
    url: `${ctx.ports.addresses.signIn}/join?token=${token}`,
  };
}

/** For the log, where addresses do not belong: `a…@example.com`. */
export const maskedAddress = (email: string): string =>
  `${email.slice(0, 1)}…${email.slice(email.lastIndexOf('@'))}`;
