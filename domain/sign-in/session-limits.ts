import { MAX_SESSIONS, SESSION_LIFETIMES } from '../access/session-lifetime.ts';

/** Browsers that one person is signed in with at a time; the oldest ends (10 SES-06). */
export const MOST_SESSIONS = MAX_SESSIONS.staff;

/** The sign-in origin's own session follows staff; a host with shorter limits applies its own at the hand-off. */
export const AUTH_LIFETIME = SESSION_LIFETIMES.staff;

/** Members of a brand that asks for a second factor may enrol within so many days of joining (10 MFA-02). */
export const ENROL_GRACE_DAYS = 7;

export const secondsLater = (from: Date, seconds: number): Date => new Date(from.getTime() + seconds * 1000);
