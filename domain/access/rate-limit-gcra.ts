import type { RateLimit } from '../kernel/ports.ts';

export interface GcraVerdict {
  isAllowed: boolean;
  /** Theoretical arrival time to keep for the key, milliseconds; a refused call leaves it as it was. */
  arrival: number;
  /** Whole seconds until a call passes again, at least 1; 0 when this one passed. */
  retryAfterSeconds: number;
  /** Calls that would pass now, one after the other. */
  remaining: number;
  /** Whole seconds until the full burst is there again. */
  resetSeconds: number;
}

/** T is often no whole number: sums of it at the size of today's clock are off by up to this, and no call is lost to that. */
const SLACK_MS = 0.1;

/**
 * Generic cell rate algorithm (10 §4.8): T = period ÷ limit, τ = (burst − 1)·T; a call passes when now ≥ TAT − τ, then
 * TAT = max(now, TAT) + T. `arrival` is the key's TAT, null for a key not seen; times are milliseconds.
 */
export function gcra(limit: RateLimit, arrival: number | null, now: number): GcraVerdict {
  const emission = (limit.periodSeconds * 1000) / limit.limit;
  const tolerance = ((limit.burst ?? limit.limit) - 1) * emission + SLACK_MS;
  const before = Math.max(now, arrival ?? now);
  const isAllowed = now >= before - tolerance;
  const after = isAllowed ? before + emission : before;
  return {
    isAllowed,
    arrival: after,
    retryAfterSeconds: isAllowed ? 0 : Math.max(1, Math.ceil((before - tolerance - now) / 1000)),
    remaining: Math.max(0, Math.floor((now + tolerance - after) / emission) + 1),
    resetSeconds: Math.ceil((after - now - SLACK_MS) / 1000),
  };
}

export { ACCESS_LIMITS, type AccessLimit } from './access-limits.ts';
