import { DurableObject } from 'cloudflare:workers';
import { gcra } from '../domain/access/rate-limit-gcra.ts';
import type { RateLimit } from '../domain/kernel/ports.ts';

/** Keys kept before those that are at rest are forgotten. */
const SWEEP_AT = 10_000;

/**
 * Rate limits (GCRA, 10 §4.8) for many keys. Kept in memory: an evicted object starts fresh. Keys share a few objects a
 * tenant, since most of them (an address, a cart) are seen once and making an object for each is most of the cost.
 */
export class RateLimiterObject extends DurableObject {
  /** Theoretical arrival time by key, milliseconds. One in the past is as good as none. */
  readonly #arrivals = new Map<string, number>();
  #sweepAt = SWEEP_AT;

  take(limit: RateLimit, key = ''): { isAllowed: boolean; retryAfterSeconds: number } {
    const now = Date.now();
    const { isAllowed, arrival, retryAfterSeconds } = gcra(limit, this.#arrivals.get(key) ?? null, now);
    if (isAllowed) {
      if (this.#arrivals.size >= this.#sweepAt) this.#sweep(now);
      this.#arrivals.set(key, arrival);
    }
    return { isAllowed, retryAfterSeconds };
  }

  #sweep(now: number): void {
    for (const [key, arrival] of this.#arrivals) if (arrival <= now) this.#arrivals.delete(key);
    this.#sweepAt = Math.max(SWEEP_AT, 2 * this.#arrivals.size);
  }
}
