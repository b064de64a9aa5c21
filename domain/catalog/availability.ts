import type { Availability } from './views.ts';

/** At or below this many units a shopper reads "only a few left". */
export const LOW_STOCK_THRESHOLD = 5;

/** The bucket a shopper sees; the exact figure stays inside (20 SEC-03). */
export function availabilityOf(available: number, policy: 'deny' | 'continue'): Availability {
  if (available > LOW_STOCK_THRESHOLD) return 'in_stock';
  if (available > 0) return 'low';
  return policy === 'continue' ? 'backorder' : 'out';
}

const ORDER: Availability[] = ['in_stock', 'low', 'backorder', 'out'];

/** A product is as available as its best variant. */
export function bestAvailability(all: Availability[]): Availability {
  return ORDER.find((candidate) => all.includes(candidate)) ?? 'out';
}
