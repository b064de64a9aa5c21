import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { pkceChallenge } from '../../access/pkce.ts';
import { classOfAudience, SESSION_LIFETIMES } from '../../access/session-lifetime.ts';
import { sha256Hex } from '../../kernel/hash.ts';
import { newId } from '../../kernel/ids.ts';
import { houseOperation } from '../../kernel/operation.ts';
import { Problem } from '../../kernel/problem.ts';
import type { SignInAudience } from '../auth-port.ts';
import { at, browserColumns, newSessionToken, revokeSessions } from '../sessions.ts';

const AUDIENCES: readonly SignInAudience[] = ['admin', 'platform', 'creator', 'contractor', 'vendor'];

/** The limits by audience as a table of minutes: a brand's policy shortens them in the same statement. */
const LIMITS = sql.raw(
  `(values ${AUDIENCES.map((audience) => {
    const { absoluteSeconds, idleSeconds } = SESSION_LIFETIMES[classOfAudience(audience)];
    return `('${audience}', ${absoluteSeconds / 60}, ${idleSeconds / 60})`;
  }).join(', ')}) as l(audience, absolute, idle)`,
);

const IMPERSONATION_IDLE_MINUTES = SESSION_LIFETIMES.impersonation.idleSeconds / 60;

/**
 * Step 4 of the hand-off (10 §4.4): a host trades the code for its own session, a child of the sign-in origin's. One
 * statement marks the code used and makes the session; a code shown twice ends the session made from it. Without a
 * verifier only codes of an impersonation are taken, which the edge accepts by POST from the console alone.
 */
export const exchange = houseOperation({
  name: 'auth.exchange',
  summary: 'Trade a hand-off code for a session of this host',
  kind: 'command',
  permission: 'public',
  auditCategory: 'auth',
  input: z.object({ code: z.string().min(20).max(100), verifier: z.string().max(200).nullable() }),
  output: z.object({}),
  rateLimit: { limit: 60, periodSeconds: 60, by: 'ip' },
  problems: ['code_invalid'],
  run: async (ctx, { code, verifier }) => {
    const host = new URL(ctx.caller.origin).hostname;
    const codeHash = await sha256Hex(code);
    const token = newSessionToken();
    const id = newId();
    const now = ctx.now();
    const browser = browserColumns(ctx);
    const before = ctx.caller.browser?.read('session') ?? null;
    const bound =
      verifier === null
        ? sql`h.impersonation_id is not null`
        : sql`h.impersonation_id is null and h.challenge = ${await pkceChallenge(verifier)}`;
    const made = await ctx.db.rows<{ id: string; audience: string; seconds: number }>(sql`
      with used as (
        update handoff_codes h set used_at = ${at(now)}, made_session_id = ${id}::uuid, updated_at = ${at(now)}
         where h.code_hash = ${codeHash} and h.used_at is null and h.expires_at > ${at(now)} and h.target_host = ${host} and ${bound}
        returning h.*
      ), born as (
        select u.*, p.auth_time, p.amr, p.aal, p.step_up_at, p.expires_at as parent_end, i.expires_at as impersonation_end,
               least(l.absolute, coalesce(sp.absolute_minutes, l.absolute)) as absolute, least(l.idle, coalesce(sp.idle_minutes, l.idle)) as idle
          from used u join sessions p on p.id = u.session_id and p.revoked_at is null and p.expires_at > ${at(now)}
          join ${LIMITS} on l.audience = u.audience
          left join security_policies sp on sp.tenant_id = u.tenant_id
          left join impersonations i on i.id = u.impersonation_id
         where u.impersonation_id is null or (i.ended_at is null and i.expires_at > ${at(now)})
      ), replaced as (
        update sessions o set revoked_at = ${at(now)}, revoke_reason = 'replaced', updated_at = ${at(now)}
         where o.revoked_at is null and exists (select 1 from born)
           and ((o.token = ${before === null ? null : await sha256Hex(before)} and o.host = ${host})
             or (o.audience = 'platform' and exists (select 1 from born b where b.audience = 'platform' and b.user_id = o.user_id)))
      ), made as (
        insert into sessions (id, token, user_id, audience, host, parent_session_id, last_tenant_id, auth_time, amr, aal, step_up_at,
                              expires_at, idle_expires_at, last_seen_at, ip_address, country, user_agent, device_label, impersonation_id)
        select b.made_session_id, ${await sha256Hex(token)}, b.user_id, b.audience, ${host}, b.session_id, b.tenant_id, b.auth_time, b.amr, b.aal,
               case when b.impersonation_id is null then b.step_up_at end,
               case when b.impersonation_id is null then least(b.auth_time + make_interval(mins => b.absolute), b.parent_end) else b.impersonation_end end,
               ${at(now)} + make_interval(mins => case when b.impersonation_id is null then b.idle else ${IMPERSONATION_IDLE_MINUTES}::int end), ${at(now)},
               ${browser.ipAddress}, ${browser.country}, ${browser.userAgent}, ${browser.deviceLabel}, b.impersonation_id
          from born b
        returning id, audience, expires_at
      )
      select id, audience, extract(epoch from expires_at - ${at(now)})::int as seconds from made`);
    const [session] = made;
    if (!session) {
      await ctx.db.run(
        revokeSessions(
          ctx.db,
          sql`s.id in (select h.made_session_id from handoff_codes h where h.code_hash = ${codeHash} and h.used_at is not null)`,
          'code_replayed',
          now,
        ),
      );
      throw new Problem({
        status: 400,
        code: 'code_invalid',
        title: 'This sign-in cannot be finished',
        detail: 'The link was used before, is too old, or was opened in another browser. Start again.',
      });
    }
    ctx.caller.browser?.keep('session', token, session.seconds);
    return {};
  },
});
