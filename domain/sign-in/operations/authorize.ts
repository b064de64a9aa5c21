import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { platformTables } from '../../../schema/index.ts';
import { classOfAudience, sessionLifetime, sessionState } from '../../access/session-lifetime.ts';
import { STEP_UP_MINUTES } from '../../kernel/execute.ts';
import { randomToken, sha256Hex } from '../../kernel/hash.ts';
import { newId } from '../../kernel/ids.ts';
import { houseOperation } from '../../kernel/operation.ts';
import { notFound, Problem } from '../../kernel/problem.ts';
import type { SignInHost } from '../auth-port.ts';
import { authSession } from '../own-session.ts';
import { ENROL_GRACE_DAYS } from '../session-limits.ts';

const CODE_SECONDS = 60;

const Decision = z.discriminatedUnion('next', [
  /** Send the browser to the host with this code. */
  z.object({ next: z.literal('hand_off'), code: z.string(), hostName: z.string() }),
  /** The session is too old, or was begun in a way that this host does not take. */
  z.object({ next: z.literal('sign_in'), hostName: z.string(), reason: z.enum(['expired', 'method']) }),
  /** A factor has to be shown first. */
  z.object({ next: z.literal('step_up'), hostName: z.string() }),
  /** A second factor has to be enrolled first. */
  z.object({ next: z.literal('enrol'), hostName: z.string() }),
]);

interface Standing extends Record<string, unknown> {
  auth_time: string;
  last_seen_at: string;
  amr: string[];
  aal: 1 | 2;
  step_up_at: string | null;
  has_factor: boolean;
  is_member: boolean;
  joined_at: string | null;
  policy: {
    mfa: string;
    methods: string[];
    absoluteMinutes: number | null;
    idleMinutes: number | null;
  } | null;
}

/**
 * Step 2 of the hand-off (10 §4.4): may this session go on to that host? A code of 256 bits, good for 60 seconds, once,
 * at that host, for the browser that knows the challenge's verifier.
 */
export const authorize = houseOperation({
  name: 'auth.authorize',
  summary: 'Hand this browser’s session on to a host',
  kind: 'command',
  permission: 'person',
  route: 'POST /auth/authorize',
  auditCategory: 'auth',
  isHiddenFromMcp: true,
  input: z.object({
    host: z.string().toLowerCase().max(253),
    /** S256 of the verifier that the host keeps in a cookie. */
    challenge: z.string().regex(/^[A-Za-z0-9_-]{43}$/, 'expected an S256 challenge'),
    /** The host wants a factor that is fresh enough for sensitive acts. */
    stepUp: z.boolean().default(false),
  }),
  output: Decision,
  example: { host: 'fernhill.localhost', challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM' },
  problems: ['not_found', 'no_access', 'wrong_host'],
  run: async (ctx, { host, challenge, stepUp }) => {
    const session = authSession(ctx);
    const target = await ctx.ports.auth.hostOf(host);
    if (!target) throw notFound('host');
    const [standing] = await ctx.db.rows<Standing>(sql`
      select s.auth_time, s.last_seen_at, s.amr, s.aal, s.step_up_at,
             exists (select 1 from mfa_totp t where t.user_id = s.user_id and t.verified_at is not null)
               or exists (select 1 from passkeys p where p.user_id = s.user_id) as has_factor,
             case when ${target.audience} = 'platform' then a.user_id is not null else m.id is not null end as is_member,
             m.joined_at,
             case when sp.tenant_id is not null then json_build_object('mfa', sp.mfa, 'methods', sp.methods,
               'absoluteMinutes', sp.absolute_minutes, 'idleMinutes', sp.idle_minutes) end as policy
        from sessions s
        left join platform_admins a on a.user_id = s.user_id and a.is_active
        left join memberships m on m.user_id = s.user_id and m.tenant_id = ${target.tenantId}::uuid and m.status = 'active'
         and m.kind = ${target.audience === 'admin' ? 'staff' : target.audience} and (m.expires_at is null or m.expires_at > now())
        left join security_policies sp on sp.tenant_id = ${target.tenantId}::uuid
       where s.id = ${session.id}::uuid`);
    if (!standing?.is_member) throw noAccess(target);
    const needed = whatIsMissing(target, standing, stepUp, ctx.now());
    if (needed) return { ...needed, hostName: target.name };
    const code = randomToken(32);
    ctx.write(
      ctx.db.q.insert(platformTables.handoffCodes).values({
        id: newId(),
        codeHash: await sha256Hex(code),
        userId: session.userId,
        sessionId: session.id,
        targetHost: host,
        audience: target.audience,
        tenantId: target.tenantId,
        challenge,
        expiresAt: new Date(ctx.now().getTime() + CODE_SECONDS * 1000),
        createdAt: ctx.now(),
      }),
    );
    return { next: 'hand_off' as const, code, hostName: target.name };
  },
});

const noAccess = (target: SignInHost): Problem =>
  new Problem({
    status: 403,
    code: 'no_access',
    title: `You have no access to ${target.name}`,
    detail: 'This account is not a member there. Ask an owner for an invitation, or use another account.',
  });

type Missing =
  | { next: 'sign_in'; reason: 'expired' | 'method' }
  | { next: 'step_up' }
  | { next: 'enrol' }
  | null;

/** What the session lacks for that host; null for nothing. */
export function whatIsMissing(
  target: Pick<SignInHost, 'audience'>,
  standing: Pick<
    Standing,
    'auth_time' | 'last_seen_at' | 'amr' | 'aal' | 'step_up_at' | 'has_factor' | 'joined_at' | 'policy'
  >,
  stepUp: boolean,
  now: Date,
): Missing {
  const minutesSince = (instant: string): number => (now.getTime() - Date.parse(instant)) / 60_000;
  const { absoluteMinutes, idleMinutes } = standing.policy ?? { absoluteMinutes: null, idleMinutes: null };
  const lifetime = sessionLifetime(classOfAudience(target.audience), {
    ...(absoluteMinutes === null ? {} : { absoluteSeconds: absoluteMinutes * 60 }),
    ...(idleMinutes === null ? {} : { idleSeconds: idleMinutes * 60 }),
  });
  const seen = { createdAt: new Date(standing.auth_time), lastSeenAt: new Date(standing.last_seen_at) };
  if (!sessionState(seen, lifetime, now).isAlive) return { next: 'sign_in', reason: 'expired' };
  if (target.audience === 'platform') {
    // Mailed links, codes and outside accounts count for nothing here, not even with a second factor (10 AUTH-01).
    if (!standing.amr.includes('hwk') && !standing.amr.includes('pwd'))
      return { next: 'sign_in', reason: 'method' };
    if (!standing.has_factor) return { next: 'enrol' };
    if (standing.aal < 2) return { next: 'step_up' };
  } else {
    if (standing.policy && !methodIsAllowed(standing.amr, standing.policy.methods))
      return { next: 'sign_in', reason: 'method' };
    if (standing.policy?.mfa === 'required') {
      const isInGrace =
        standing.joined_at !== null && minutesSince(standing.joined_at) < ENROL_GRACE_DAYS * 24 * 60;
      if (!standing.has_factor && !isInGrace) return { next: 'enrol' };
      if (standing.has_factor && standing.aal < 2) return { next: 'step_up' };
    }
  }
  const isFresh = standing.step_up_at !== null && minutesSince(standing.step_up_at) <= STEP_UP_MINUTES - 1;
  return stepUp && !isFresh ? { next: 'step_up' } : null;
}

/** Whether a session was begun by one of a brand's allowed methods. */
function methodIsAllowed(amr: readonly string[], methods: readonly string[]): boolean {
  const used: Record<string, readonly string[]> = {
    pwd: ['password'],
    mail: ['link', 'code'],
    hwk: ['passkey'],
    google: ['google'],
    microsoft: ['microsoft'],
  };
  return amr.some((name) => used[name]?.some((method) => methods.includes(method)));
}
