import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  classOfAudience,
  SESSION_LIFETIMES,
  type SessionClass,
  STRICT_STAFF_LIFETIME,
  sessionLifetime,
  sessionState,
  sessionsToEnd,
} from './session-lifetime.ts';

const at = (text: string): Date => new Date(`2026-${text}:00Z`);

describe('the end of a session', () => {
  const staff = sessionLifetime('staff');
  const createdAt = at('05-01T09:00');

  // The example of 10 §4.3.
  it.each([
    ['05-03T18:00', '05-04T17:59', { isAlive: true, endsAt: at('05-04T18:00') }],
    ['05-03T18:00', '05-04T18:00', { isAlive: false, reason: 'idle', endedAt: at('05-04T18:00') }],
    ['05-03T18:00', '05-04T18:01', { isAlive: false, reason: 'idle', endedAt: at('05-04T18:00') }],
    ['05-15T08:59', '05-15T08:59', { isAlive: true, endsAt: at('05-15T09:00') }],
    ['05-15T08:59', '05-15T09:00', { isAlive: false, reason: 'absolute', endedAt: at('05-15T09:00') }],
    ['05-15T09:00', '05-20T09:00', { isAlive: false, reason: 'absolute', endedAt: at('05-15T09:00') }],
  ])('last seen %s, now %s', (lastSeen, now, state) => {
    expect(sessionState({ createdAt, lastSeenAt: at(lastSeen) }, staff, at(now))).toEqual(state);
  });

  it.each<[SessionClass, number, number]>([
    ['platform', 4 * 60, 30],
    ['staff', 14 * 1440, 1440],
    ['portal', 30 * 1440, 7 * 1440],
    ['customer', 60 * 1440, 30 * 1440],
    ['impersonation', 60, 15],
  ])('of %s is after %i minutes, or %i without use', (kind, absolute, idle) => {
    expect(sessionLifetime(kind)).toEqual({ absoluteSeconds: absolute * 60, idleSeconds: idle * 60 });
  });

  it('comes earlier by policy and never later', () => {
    expect(sessionLifetime('staff', STRICT_STAFF_LIFETIME)).toEqual({
      absoluteSeconds: 43_200,
      idleSeconds: 1_800,
    });
    expect(sessionLifetime('platform', { absoluteSeconds: 86_400, idleSeconds: 600 })).toEqual({
      absoluteSeconds: 14_400,
      idleSeconds: 600,
    });
    fc.assert(
      fc.property(
        fc.constantFrom<SessionClass>('platform', 'staff', 'portal', 'customer', 'impersonation'),
        fc.record({ absoluteSeconds: fc.double(), idleSeconds: fc.double() }, { requiredKeys: [] }),
        (kind, policy) => {
          const { absoluteSeconds, idleSeconds } = sessionLifetime(kind, policy);
          expect(absoluteSeconds).toBeGreaterThan(0);
          expect(idleSeconds).toBeGreaterThan(0);
          expect(absoluteSeconds).toBeLessThanOrEqual(SESSION_LIFETIMES[kind].absoluteSeconds);
          expect(idleSeconds).toBeLessThanOrEqual(SESSION_LIFETIMES[kind].idleSeconds);
        },
      ),
    );
  });

  it('has the class of its audience', () => {
    expect(
      (['platform', 'admin', 'auth', 'creator', 'contractor', 'vendor'] as const).map(classOfAudience),
    ).toEqual(['platform', 'staff', 'staff', 'portal', 'portal', 'portal']);
  });
});

describe('one session more', () => {
  const live = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ id: index, createdAt: new Date((count - index) * 1000) }));

  it.each<[SessionClass, number, number[]]>([
    ['staff', 9, []],
    ['staff', 10, [9]],
    ['staff', 12, [11, 10, 9]],
    ['platform', 0, []],
    ['platform', 1, [0]],
    ['customer', 19, []],
    ['customer', 20, [19]],
  ])('for %s with %i ends the oldest', (kind, count, ended) => {
    expect(sessionsToEnd(live(count), kind).map(({ id }) => id)).toEqual(ended);
  });
});
