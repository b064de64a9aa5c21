import { describe, expect, it } from 'vitest';
import { lifeEnd, overlapEnd, stateOfKey } from './key-state.ts';

const now = new Date('2026-11-20T12:00:00Z');
const days = (n: number): Date => new Date(now.getTime() + n * 86_400_000);
const key = {
  createdAt: days(-10),
  expiresAt: days(300),
  revokedAt: null,
  lastUsedAt: null,
  isRotated: false,
  isOwnerActive: true,
};

describe('the state of a key', () => {
  it.each([
    ['active', {}],
    ['active', { expiresAt: null }],
    ['active', { createdAt: days(-200), lastUsedAt: days(-89) }],
    ['dormant', { createdAt: days(-90) }],
    ['dormant', { createdAt: days(-200), lastUsedAt: days(-90) }],
    ['active', { expiresAt: days(30.01) }],
    ['expiring', { expiresAt: days(30) }],
    ['rotating', { expiresAt: days(1), isRotated: true }],
    ['inactive_owner', { isRotated: true, isOwnerActive: false }],
    ['expired', { expiresAt: now, isOwnerActive: false }],
    ['revoked', { expiresAt: days(-1), revokedAt: days(-2) }],
  ] as const)('%s: %j', (state, part) => expect(stateOfKey({ ...key, ...part }, now)).toBe(state));
});

it('a rotated key lives 24 hours more at most', () => {
  expect(overlapEnd(null, now)).toEqual(days(1));
  expect(overlapEnd(days(300), now)).toEqual(days(1));
  expect(overlapEnd(days(0.5), now)).toEqual(days(0.5));
  expect(lifeEnd(365, now)).toEqual(days(365));
});
