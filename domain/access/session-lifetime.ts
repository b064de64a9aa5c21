/** Whose session it is: platform staff, a brand's team, portal people, shoppers, or staff inside someone else's account. */
export type SessionClass = 'platform' | 'staff' | 'portal' | 'customer' | 'impersonation';

/** Who a session is for, as it is stored; `auth` is the sign-in origin's own, parent of those on other hosts. */
export type SessionAudience = 'platform' | 'admin' | 'creator' | 'contractor' | 'vendor' | 'auth';

export interface SessionLifetime {
  /** From its start, whatever the use. */
  absoluteSeconds: number;
  /** From its last use. */
  idleSeconds: number;
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The most that a session may live (10 §4.3). */
export const SESSION_LIFETIMES: Readonly<Record<SessionClass, SessionLifetime>> = {
  platform: { absoluteSeconds: 4 * HOUR, idleSeconds: 30 * MINUTE },
  staff: { absoluteSeconds: 14 * DAY, idleSeconds: DAY },
  portal: { absoluteSeconds: 30 * DAY, idleSeconds: 7 * DAY },
  customer: { absoluteSeconds: 60 * DAY, idleSeconds: 30 * DAY },
  impersonation: { absoluteSeconds: 60 * MINUTE, idleSeconds: 15 * MINUTE },
};

/** Staff of a brand that chose the strict profile. */
export const STRICT_STAFF_LIFETIME: SessionLifetime = {
  absoluteSeconds: 12 * HOUR,
  idleSeconds: 30 * MINUTE,
};

/** Sessions of one person at a time (10 SES-05, -06); an administrator's impersonation is one at a time too. */
export const MAX_SESSIONS: Readonly<Record<SessionClass, number>> = {
  platform: 1,
  staff: 10,
  portal: 10,
  customer: 20,
  impersonation: 1,
};

/** The class of a stored audience. */
export function classOfAudience(audience: SessionAudience): SessionClass {
  if (audience === 'platform') return 'platform';
  return audience === 'admin' || audience === 'auth' ? 'staff' : 'portal';
}

/** A class's lifetime under a brand's policy, which can shorten it and never lengthen it (10 SES-02). */
export function sessionLifetime(kind: SessionClass, policy: Partial<SessionLifetime> = {}): SessionLifetime {
  const most = SESSION_LIFETIMES[kind];
  const shorter = (limit: number, wanted: number | undefined): number =>
    wanted === undefined || !(wanted > 0) ? limit : Math.min(limit, wanted);
  return {
    absoluteSeconds: shorter(most.absoluteSeconds, policy.absoluteSeconds),
    idleSeconds: shorter(most.idleSeconds, policy.idleSeconds),
  };
}

export type SessionState =
  | { isAlive: true; endsAt: Date }
  | { isAlive: false; reason: 'idle' | 'absolute'; endedAt: Date };

/** end = min(created + absolute, last seen + idle); a session is over from that moment on (10 §4.3). */
export function sessionState(
  { createdAt, lastSeenAt }: { createdAt: Date; lastSeenAt: Date },
  { absoluteSeconds, idleSeconds }: SessionLifetime,
  now: Date,
): SessionState {
  const absolute = createdAt.getTime() + absoluteSeconds * 1000;
  const idle = lastSeenAt.getTime() + idleSeconds * 1000;
  const end = new Date(Math.min(absolute, idle));
  return now < end
    ? { isAlive: true, endsAt: end }
    : { isAlive: false, reason: idle < absolute ? 'idle' : 'absolute', endedAt: end };
}

/** The live sessions that one more ends: the oldest, as many as go over the limit (10 SES-06). */
export function sessionsToEnd<S extends { createdAt: Date }>(
  live: readonly S[],
  kind: SessionClass,
): readonly S[] {
  const surplus = live.length + 1 - MAX_SESSIONS[kind];
  if (surplus <= 0) return [];
  return [...live].sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime()).slice(0, surplus);
}
