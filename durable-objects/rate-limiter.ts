import { DurableObject } from 'cloudflare:workers';

/**
 * Generic cell rate algorithm (10 §4.8): one object a key. T = period ÷ limit, τ = (burst − 1)·T; a call passes when
 * now ≥ TAT − τ, then TAT = max(now, TAT) + T. Kept in memory: an evicted object starts fresh.
 */
export class RateLimiterObject extends DurableObject {
  #theoreticalArrival = 0;

  take(limit: { limit: number; periodSeconds: number; burst?: number }): {
    isAllowed: boolean;
    retryAfterSeconds: number;
  } {
    const now = Date.now();
    const emission = (limit.periodSeconds * 1000) / limit.limit;
    const tolerance = ((limit.burst ?? limit.limit) - 1) * emission;
    const earliest = this.#theoreticalArrival - tolerance;
    if (now < earliest)
      return { isAllowed: false, retryAfterSeconds: Math.max(1, Math.ceil((earliest - now) / 1000)) };
    this.#theoreticalArrival = Math.max(now, this.#theoreticalArrival) + emission;
    return { isAllowed: true, retryAfterSeconds: 0 };
  }
}
