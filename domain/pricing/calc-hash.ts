/** A short fingerprint of totals, to notice that what the shopper saw has changed (20 §4.9 S2). */
import type { PricingTotals } from './types.ts';

/**
 * 16 hex digits over what is charged: currency, lines with quantity and amounts, shipping, fees, tax lines,
 * promotions, tenders. Options, explanation and struck-through prices do not count. Stable across processes and
 * object key order, since the text is made of arrays in a fixed order. Not a secret, no defence against forgery.
 */
export function calcHash(totals: PricingTotals): string {
  return fnv1a64(
    JSON.stringify([
      totals.currency,
      totals.isInclusive,
      totals.lines.map((line) => [
        line.lineId,
        line.quantity,
        line.unitPrice,
        line.gross,
        line.net,
        line.tax,
      ]),
      totals.shippingLines.map((line) => [line.id, line.gross, line.net, line.tax]),
      totals.fees.map((fee) => [fee.feeId, fee.net, fee.tax]),
      totals.taxLines.map((line) => [line.rateId, line.ratePpm, line.base, line.amount]),
      totals.appliedPromotionIds,
      totals.total,
      totals.tenders.map((tender) => [tender.kind, tender.sourceId, tender.amount]),
    ]),
  );
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
