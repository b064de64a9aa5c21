import type { ApiKeyState } from './views.ts';

const DAY_MS = 86_400_000;
/** From then on a key is said to be expiring. */
export const EXPIRING_DAYS = 30;
/** A key unused so long is likely forgotten (10 KEY-01). */
export const DORMANT_DAYS = 90;
/** How long a rotated key goes on working (10 KEY-01). */
export const ROTATION_OVERLAP_MS = DAY_MS;
export const USUAL_LIFE_DAYS = 365;
export const LONGEST_LIFE_DAYS = 730;

interface KeyDates {
  createdAt: Date;
  expiresAt: Date | null;
  revokedAt: Date | null;
  lastUsedAt: Date | null;
  isRotated: boolean;
  /** False when its owner left or was suspended: then the key opens nothing. */
  isOwnerActive: boolean;
}

/** What a key is at an instant; the first that applies of revoked, expired, inactive owner, rotating, expiring, dormant. */
export function stateOfKey(key: KeyDates, now: Date): ApiKeyState {
  const at = now.getTime();
  if (key.revokedAt) return 'revoked';
  if (key.expiresAt && key.expiresAt.getTime() <= at) return 'expired';
  if (!key.isOwnerActive) return 'inactive_owner';
  if (key.isRotated) return 'rotating';
  if (key.expiresAt && key.expiresAt.getTime() - at <= EXPIRING_DAYS * DAY_MS) return 'expiring';
  if (at - (key.lastUsedAt ?? key.createdAt).getTime() >= DORMANT_DAYS * DAY_MS) return 'dormant';
  return 'active';
}

/** A key stops being usable then; never later than before. */
export function overlapEnd(expiresAt: Date | null, now: Date): Date {
  const end = now.getTime() + ROTATION_OVERLAP_MS;
  return new Date(expiresAt ? Math.min(end, expiresAt.getTime()) : end);
}

export const lifeEnd = (days: number, now: Date): Date => new Date(now.getTime() + days * DAY_MS);
