import { DurableObject } from 'cloudflare:workers';

/** Keys kept before those that are at rest are forgotten. */
const SWEEP_AT = 10_000;

/**
 * Generic cell rate algorithm (10 §4.8), for many keys. T = period ÷ limit, τ = (burst − 1)·T; a call passes when
 * now ≥ TAT − τ, then TAT = max(now, TAT) + T. Kept in memory: an evicted object starts fresh. Keys share a few objects
 * a tenant, since most of them (an address, a cart) are seen once and making an object for each is most of the cost.
 */
export class RateLimiterObject extends DurableObject {
  /** Theoretical arrival time by key, milliseconds. One in the past is as good as none. */
  readonly #arrivals = new Map<string, number>();
  #sweepAt = SWEEP_AT;

  take(
    limit: { limit: number; periodSeconds: number; burst?: number },
    key = '',
  ): { isAllowed: boolean; retryAfterSeconds: number } {
    const now = Date.now();
    const arrival = this.#arrivals.get(key) ?? 0;
    const emission = (limit.periodSeconds * 1000) / limit.limit;
    const tolerance = ((limit.burst ?? limit.limit) - 1) * emission;
    const earliest = arrival - tolerance;
    if (now < earliest) {
      return { isAllowed: false, retryAfterSeconds: Math.max(1, Math.ceil((earliest - now) / 1000)) };
    }
    if (this.#arrivals.size >= this.#sweepAt) this.#sweep(now);
    this.#arrivals.set(key, Math.max(now, arrival) + emission);
    return { isAllowed: true, retryAfterSeconds: 0 };
  }

  #sweep(now: number): void {
    for (const [key, arrival] of this.#arrivals) if (arrival <= now) this.#arrivals.delete(key);
    this.#sweepAt = Math.max(SWEEP_AT, 2 * this.#arrivals.size);
  }
}
