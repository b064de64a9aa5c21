import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { idInput, toExternalId } from '../../kernel/ids.ts';
import { houseOperation } from '../../kernel/operation.ts';
import { notFound } from '../../kernel/problem.ts';
import { at, authSession, revokeSessions, steppedUpSession } from '../../sign-in/index.ts';

interface Row extends Record<string, unknown> {
  id: string;
  device_label: string | null;
  ip_address: string | null;
  country: string | null;
  created_at: string;
  last_seen_at: string;
  hosts: string[] | null;
}

const SessionView = z.object({
  id: z.string(),
  device: z.string(),
  ip: z.string().nullable(),
  country: z.string().nullable(),
  firstSeenAt: z.string(),
  lastSeenAt: z.string(),
  isCurrent: z.boolean(),
  /** Hosts that this browser has gone on to. */
  hosts: z.array(z.string()),
});

/** The browsers that the person is signed in with (10 SES-04). */
export const listSessions = houseOperation({
  name: 'accounts.list_sessions',
  summary: 'The browsers I am signed in with',
  kind: 'query',
  permission: 'person',
  route: 'GET /account/sessions',
  isHiddenFromMcp: true,
  input: z.object({}),
  output: z.object({ items: z.array(SessionView) }),
  run: async (ctx) => {
    const session = authSession(ctx);
    const now = at(ctx.now());
    const rows = await ctx.db.rows<Row>(sql`
      select s.id, s.device_label, s.ip_address, s.country, s.created_at, s.last_seen_at,
             (select array_agg(distinct c.host) from sessions c where c.parent_session_id = s.id and c.revoked_at is null and c.expires_at > ${now}) as hosts
        from sessions s
       where s.user_id = ${session.userId}::uuid and s.audience = 'auth' and s.revoked_at is null and s.expires_at > ${now}
         and (s.idle_expires_at is null or s.idle_expires_at > ${now})
       order by s.last_seen_at desc, s.id limit 50`);
    return {
      items: rows.map((row) => ({
        id: toExternalId('session', row.id),
        device: row.device_label ?? 'Unknown device',
        ip: row.ip_address,
        country: row.country,
        firstSeenAt: new Date(row.created_at).toISOString(),
        lastSeenAt: new Date(row.last_seen_at).toISOString(),
        isCurrent: row.id === session.id,
        hosts: row.hosts ?? [],
      })),
    };
  },
});

/** Ends one browser's session, on every host, within five seconds. */
export const endSession = houseOperation({
  name: 'accounts.end_session',
  summary: 'Sign one of my browsers out',
  kind: 'command',
  permission: 'person',
  route: 'DELETE /account/sessions/:sessionId',
  auditCategory: 'security',
  isHiddenFromMcp: true,
  input: z.object({ sessionId: idInput('session') }),
  output: z.object({}),
  problems: ['not_found', 'step_up_required'],
  run: async (ctx, { sessionId }) => {
    const session = steppedUpSession(ctx);
    const [own] = await ctx.db.rows<{ id: string }>(
      sql`select id from sessions where id = ${sessionId}::uuid and user_id = ${session.userId}::uuid and revoked_at is null`,
    );
    if (!own) throw notFound('session');
    ctx.write(revokeSessions(ctx.db, sql`s.id = ${sessionId}::uuid`, 'revoked', ctx.now()));
    ctx.audit({ kind: 'session', id: toExternalId('session', sessionId) });
    ctx.emit({ type: 'auth.session_revoked', payload: { sessionId } });
    return {};
  },
});

/** Ends all sessions but the one that asks. */
export const endOtherSessions = houseOperation({
  name: 'accounts.end_other_sessions',
  summary: 'Sign all my other browsers out',
  kind: 'command',
  permission: 'person',
  route: 'DELETE /account/sessions',
  auditCategory: 'security',
  isHiddenFromMcp: true,
  input: z.object({}),
  output: z.object({}),
  problems: ['step_up_required'],
  run: async (ctx) => {
    const session = steppedUpSession(ctx);
    ctx.write(
      revokeSessions(
        ctx.db,
        sql`s.user_id = ${session.userId}::uuid and s.audience = 'auth' and s.id <> ${session.id}::uuid`,
        'revoked',
        ctx.now(),
      ),
    );
    ctx.audit({ kind: 'user', id: toExternalId('user', session.userId), detail: { sessions: 'others' } });
    return {};
  },
});
