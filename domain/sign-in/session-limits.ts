import type { SessionFacts } from '../kernel/context.ts';

const DAY = 24 * 60;

/**
 * Minutes from sign-in to the absolute end, and from last use to the idle end (10 §4.3). The sign-in origin's own
 * session follows staff; a host with shorter limits applies its own at the hand-off.
 */
export const SESSION_MINUTES: Readonly<
  Record<SessionFacts['audience'], { absolute: number; idle: number }>
> = {
  auth: { absolute: 14 * DAY, idle: DAY },
  admin: { absolute: 14 * DAY, idle: DAY },
  platform: { absolute: 240, idle: 30 },
  creator: { absolute: 30 * DAY, idle: 7 * DAY },
  contractor: { absolute: 30 * DAY, idle: 7 * DAY },
  vendor: { absolute: 30 * DAY, idle: 7 * DAY },
};

/** 10 USR-04: no extension. */
export const IMPERSONATION_MINUTES = { absolute: 60, idle: 15 };

/** Browsers that one person is signed in with at a time; the oldest ends (10 SES-06). */
export const MOST_SESSIONS = 10;

/** Members of a brand that asks for a second factor may enrol within so many days of joining (10 MFA-02). */
export const ENROL_GRACE_DAYS = 7;

export const minutesLater = (from: Date, minutes: number): Date => new Date(from.getTime() + minutes * 60_000);

/**
 * The limits of one session: a brand's policy may only shorten the installation's (10 SES-02).
 */
export function limitsOf(
  audience: SessionFacts['audience'],
  policy: { absoluteMinutes: number | null; idleMinutes: number | null } | null,
): { absolute: number; idle: number } {
  const { absolute, idle } = SESSION_MINUTES[audience];
  return {
    absolute: Math.min(absolute, policy?.absoluteMinutes ?? absolute),
    idle: Math.min(idle, policy?.idleMinutes ?? idle),
  };
}
