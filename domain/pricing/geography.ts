/** Which place of a zone a destination falls in, and how exactly. Used by tax and by shipping. */

import type { Destination, Region } from './shipping-types.ts';
import type { TaxRate } from './types.ts';

/**
 * How exactly a region names the destination: country 1, region 2, postal pattern 3 and more with the length of
 * its prefix; 0 = not inside. `90*` is a prefix, a pattern without `*` must match whole; case and blanks are
 * ignored.
 */
export function regionSpecificity(region: Region, destination: Destination): number {
  if (region.country.toUpperCase() !== destination.country.toUpperCase()) return 0;
  if (region.region && region.region.toUpperCase() !== destination.region?.toUpperCase()) return 0;
  const patterns = region.postalPatterns ?? [];
  if (patterns.length === 0) return region.region ? 2 : 1;
  const postal = compact(destination.postalCode ?? '');
  let best = 0;
  for (const pattern of patterns) {
    const text = compact(pattern);
    const isPrefix = text.endsWith('*');
    const stem = isPrefix ? text.slice(0, -1) : text;
    if (isPrefix ? postal !== '' && postal.startsWith(stem) : postal === stem) {
      // A whole match is more exact than any prefix of the same length.
      best = Math.max(best, 3 + 2 * stem.length + (isPrefix ? 0 : 1));
    }
  }
  return best;
}

function compact(text: string): string {
  return text.replace(/[\s-]/g, '').toUpperCase();
}

export interface TaxZone extends Region {
  id: string;
}

/**
 * The rates of a destination: per category, those of the most specific zone that has rates for it
 * (TAX-01: country → region → postal pattern). Zones of equal specificity: lower id.
 */
export function ratesForDestination(
  zones: readonly TaxZone[],
  rates: readonly (TaxRate & { zoneId: string })[],
  destination: Destination,
): TaxRate[] {
  const ranked = zones
    .map((zone) => ({ id: zone.id, score: regionSpecificity(zone, destination) }))
    .filter((zone) => zone.score > 0)
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
  const taken = new Map<string, string>();
  for (const zone of ranked) {
    for (const rate of rates) {
      if (rate.zoneId === zone.id && !taken.has(rate.category)) taken.set(rate.category, zone.id);
    }
  }
  return rates
    .filter((rate) => taken.get(rate.category) === rate.zoneId)
    .map(({ zoneId: _, ...rate }) => rate);
}
