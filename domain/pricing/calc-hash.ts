/** A short fingerprint of totals, to notice that what the shopper saw has changed (20 §4.9 S2). */
import type { PricingTotals } from './types.ts';

/**
 * 16 hex digits over what is charged: currency, lines with quantity and amounts, shipping, fees, tax lines,
 * discounts by promotion, tenders. Options, explanation and struck-through prices do not count. Stable across
 * processes and object key order; not a secret and no defence against forgery.
 */
export function calcHash(totals: PricingTotals): string {
  return fnv1a64(
    canonicalJson({
      currency: totals.currency,
      isInclusive: totals.isInclusive,
      lines: totals.lines.map(({ lineId, quantity, unitPrice, discounts, net, tax }) => ({
        lineId,
        quantity,
        unitPrice,
        discounts,
        net,
        tax,
      })),
      shipping: totals.shippingLines.map(({ id, gross, discounts, net, tax }) => ({
        id,
        gross,
        discounts,
        net,
        tax,
      })),
      fees: totals.fees.map(({ feeId, net, tax }) => ({ feeId, net, tax })),
      taxLines: totals.taxLines.map(({ rateId, ratePpm, base, amount }) => ({
        rateId,
        ratePpm,
        base,
        amount,
      })),
      total: totals.total,
      tenders: totals.tenders,
    }),
  );
}

/** JSON with sorted keys and without `undefined`. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(',')}}`;
}

/**
 * FNV-1a, 64 bits, over UTF-8 bytes; 16 hex digits. Two 32-bit halves instead of BigInt for speed: the prime is
 * 2^40 + 0x1b3. Source: Fowler/Noll/Vo, draft-eastlake-fnv.
 */
export function fnv1a64(text: string): string {
  let high = 0xcbf29ce4;
  let low = 0x84222325;
  for (const byte of new TextEncoder().encode(text)) {
    low = (low ^ byte) >>> 0;
    const product = low * 0x1b3;
    const carry = (product - (product >>> 0)) / 0x1_0000_0000;
    high = (Math.imul(high, 0x1b3) + carry + (low << 8)) >>> 0;
    low = product >>> 0;
  }
  return high.toString(16).padStart(8, '0') + low.toString(16).padStart(8, '0');
}
