import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { platformTables } from '../../../schema/index.ts';
import { SESSION_LIFETIMES } from '../../access/session-lifetime.ts';
import type { HouseContext } from '../../kernel/context.ts';
import { randomToken, sha256Hex } from '../../kernel/hash.ts';
import { idInput, newId, toExternalId } from '../../kernel/ids.ts';
import { houseOperation } from '../../kernel/operation.ts';
import { conflict, forbidden, notFound, Problem } from '../../kernel/problem.ts';
import { at, ownSession, revokeSessions, sendHouseMail } from '../../sign-in/index.ts';

const CODE_SECONDS = 60;
const MOST_LISTED = 100;

interface Target extends Record<string, unknown> {
  email: string;
  tenant_name: string;
  slug: string;
  is_admin: boolean;
  support_access: 'always' | 'on_request' | 'never' | null;
  support_until: string | null;
}

/**
 * Looks through a member's eyes for at most an hour (10 USR-04, 15 SUP-30…35). The member is told by a mail that is
 * written with it; one at a time for each of the platform's staff. The code goes to the brand's host by POST.
 */
export const startImpersonation = houseOperation({
  name: 'impersonation.start',
  summary: 'Look at a brand as one of its members',
  kind: 'command',
  permission: 'platform.impersonate.read',
  route: 'POST /platform/impersonations',
  successStatus: 201,
  auditCategory: 'security',
  isHiddenFromMcp: true,
  input: z.object({
    userId: idInput('user'),
    tenantId: idInput('tenant'),
    reason: z
      .string()
      .trim()
      .min(10, 'Say why, in ten characters or more')
      .max(500, 'Use at most 500 characters'),
    ticketRef: z.string().trim().max(100).optional(),
    mode: z.enum(['read_only', 'full']).default('read_only'),
  }),
  output: z.object({
    id: z.string(),
    /** Host of the brand; the code goes there by POST to `/_auth/cb`, within a minute. */
    slug: z.string(),
    code: z.string(),
    expiresAt: z.string(),
  }),
  problems: [
    'not_found',
    'target_is_staff',
    'support_access_closed',
    'impersonation_live',
    'step_up_required',
  ],
  run: async (ctx, { userId, tenantId, reason, ticketRef, mode }) => {
    const session = ownSession(ctx);
    const { actor } = ctx;
    if (
      mode === 'full' &&
      actor.kind === 'platform' &&
      !actor.permissions.includes('platform.impersonate.full')
    )
      throw forbidden('platform.impersonate.full');
    const target = await targetOf(ctx, userId, tenantId);
    const now = ctx.now();
    const id = newId();
    const expiresAt = new Date(now.getTime() + SESSION_LIFETIMES.impersonation.absoluteSeconds * 1000);
    const code = randomToken(32);
    const [live] = await ctx.db.rows<{ id: string }>(
      sql`select id from impersonations where admin_id = ${session.userId}::uuid and ended_at is null and expires_at > ${at(now)}`,
    );
    if (live) throw conflict('impersonation_live', 'You are already acting as somebody. End that first.');
    ctx.write(
      ctx.db.q.execute(sql`
        update impersonations set ended_at = expires_at, end_reason = 'expired', updated_at = ${at(now)}
         where admin_id = ${session.userId}::uuid and ended_at is null and expires_at <= ${at(now)}`),
      ctx.db.q.insert(platformTables.impersonations).values({
        id,
        adminId: session.userId,
        targetUserId: userId,
        tenantId,
        reason,
        ticketRef: ticketRef ?? null,
        mode,
        expiresAt,
        createdAt: now,
      }),
      ctx.db.q.insert(platformTables.handoffCodes).values({
        id: newId(),
        codeHash: await sha256Hex(code),
        userId,
        sessionId: session.id,
        targetHost: `${target.slug}.${new URL(ctx.caller.origin).hostname}`,
        audience: 'admin',
        tenantId,
        impersonationId: id,
        challenge: 'impersonation',
        expiresAt: new Date(now.getTime() + CODE_SECONDS * 1000),
        createdAt: now,
      }),
    );
    sendHouseMail(ctx, {
      to: target.email,
      kind: 'impersonation_started',
      subject: `Support is looking at ${target.tenant_name} as you`,
      paragraphs: [
        `Somebody of the platform’s staff looks at ${target.tenant_name} as you see it, until ${expiresAt.toISOString().slice(0, 16).replace('T', ' ')} UTC at most${mode === 'read_only' ? ', and can change nothing' : ''}.`,
        `The reason given: ${reason}`,
        'Everything done is in the brand’s audit log under the name of who did it.',
      ],
    });
    ctx.audit({
      kind: 'user',
      id: toExternalId('user', userId),
      tenantId,
      detail: { impersonationId: id, mode, reason, ticketRef: ticketRef ?? null },
    });
    ctx.emit({ type: 'impersonation.started', payload: { impersonationId: id, tenantId, mode } });
    return {
      id: toExternalId('impersonation', id),
      slug: target.slug,
      code,
      expiresAt: expiresAt.toISOString(),
    };
  },
});

/** The member to look as: active in that brand, none of the platform's staff, in a brand that lets support in. */
async function targetOf(ctx: HouseContext, userId: string, tenantId: string): Promise<Target> {
  const [target] = await ctx.db.rows<Target>(sql`
    select u.email, t.name as tenant_name, t.slug, sp.support_access, sp.support_access_until as support_until,
           exists (select 1 from platform_admins a where a.user_id = u.id and a.is_active) as is_admin
      from memberships m join users u on u.id = m.user_id and u.status = 'active' join tenants t on t.id = m.tenant_id
      left join security_policies sp on sp.tenant_id = t.id
     where m.user_id = ${userId}::uuid and m.tenant_id = ${tenantId}::uuid and m.status = 'active' and m.kind = 'staff'
       and (m.expires_at is null or m.expires_at > now())`);
  if (!target) throw notFound('member');
  if (target.is_admin)
    throw conflict('target_is_staff', 'Nobody acts as another member of the platform’s staff.');
  const isOpen =
    (target.support_access ?? 'always') === 'always' ||
    (target.support_access === 'on_request' &&
      target.support_until !== null &&
      new Date(target.support_until) > ctx.now());
  if (!isOpen)
    throw new Problem({
      status: 403,
      code: 'support_access_closed',
      title: 'This brand has not let support in',
      detail: 'Ask an owner to open a time window under Security.',
    });
  return target;
}

const View = z.object({
  id: z.string(),
  admin: z.string(),
  target: z.string(),
  brand: z.string(),
  reason: z.string(),
  mode: z.enum(['read_only', 'full']),
  startedAt: z.string(),
  expiresAt: z.string(),
  endedAt: z.string().nullable(),
  isLive: z.boolean(),
});

interface Row extends Record<string, unknown> {
  id: string;
  admin: string;
  target: string;
  brand: string;
  reason: string;
  mode: 'read_only' | 'full';
  created_at: string;
  expires_at: string;
  ended_at: string | null;
}

/** The newest impersonations, live ones first. */
export const listImpersonations = houseOperation({
  name: 'impersonation.list',
  summary: 'Live and past impersonations',
  kind: 'query',
  permission: 'platform.audit.view',
  route: 'GET /platform/impersonations',
  isHiddenFromMcp: true,
  input: z.object({}),
  output: z.object({ items: z.array(View) }),
  run: async (ctx) => {
    const rows = await ctx.db.rows<Row>(sql`
      select i.id, a.name as admin, u.name as target, t.name as brand, i.reason, i.mode, i.created_at, i.expires_at, i.ended_at
        from impersonations i join users a on a.id = i.admin_id join users u on u.id = i.target_user_id join tenants t on t.id = i.tenant_id
       order by (i.ended_at is null) desc, i.id desc limit ${MOST_LISTED}`);
    const now = ctx.now();
    return {
      items: rows.map((row) => ({
        id: toExternalId('impersonation', row.id),
        admin: row.admin,
        target: row.target,
        brand: row.brand,
        reason: row.reason,
        mode: row.mode,
        startedAt: new Date(row.created_at).toISOString(),
        expiresAt: new Date(row.expires_at).toISOString(),
        endedAt: row.ended_at === null ? null : new Date(row.ended_at).toISOString(),
        isLive: row.ended_at === null && new Date(row.expires_at) > now,
      })),
    };
  },
});

/** Ends one: its sessions die within five seconds. */
export const endImpersonation = houseOperation({
  name: 'impersonation.end',
  summary: 'End an impersonation',
  kind: 'command',
  permission: 'platform.impersonate.read',
  route: 'DELETE /platform/impersonations/:impersonationId',
  auditCategory: 'security',
  isHiddenFromMcp: true,
  input: z.object({ impersonationId: idInput('impersonation') }),
  output: z.object({}),
  problems: ['not_found', 'step_up_required'],
  run: async (ctx, { impersonationId }) => {
    const ended = await endLive(ctx, impersonationId);
    if (!ended) throw notFound('live impersonation');
    ctx.audit({ kind: 'impersonation', id: toExternalId('impersonation', impersonationId), tenantId: ended });
    return {};
  },
});

/** Ends the one that this session is; what the banner's button does. */
export const endOwnImpersonation = houseOperation({
  name: 'impersonation.end_own',
  summary: 'End the impersonation of this session',
  kind: 'command',
  permission: 'system',
  input: z.object({ impersonationId: z.uuid() }),
  output: z.object({}),
  run: async (ctx, { impersonationId }) => {
    await endLive(ctx, impersonationId);
    return {};
  },
});

async function endLive(ctx: HouseContext, impersonationId: string): Promise<string | null> {
  const now = at(ctx.now());
  const [ended] = await ctx.db.rows<{ tenant_id: string }>(sql`
    update impersonations set ended_at = ${now}, end_reason = 'manual', updated_at = ${now}
     where id = ${impersonationId}::uuid and ended_at is null returning tenant_id`);
  if (!ended) return null;
  ctx.write(
    revokeSessions(
      ctx.db,
      sql`s.impersonation_id = ${impersonationId}::uuid`,
      'impersonation_ended',
      ctx.now(),
    ),
  );
  ctx.emit({ type: 'impersonation.ended', payload: { impersonationId } });
  return ended.tenant_id;
}
