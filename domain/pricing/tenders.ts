/** P12: what pays the total. Tenders never change tax. 20 §4.2 P12, §4.11. */
import { assertMinor } from '../kernel/money.ts';
import { PricingError } from './errors.ts';
import { parseInstant } from './instants.ts';
import type { CreditSource, Minor, Tender } from './types.ts';

export interface CreditUse {
  id: string;
  amount: Minor;
}

/**
 * Spends credit up to `amount`: earliest expiry first (none last), then the smaller balance, then id. Expired and
 * empty sources are passed over. Credits 10 (Mar), 20 (Jun), 5 (none), spend 24 → 10 + 14.
 * @throws PricingError `invalid_price` for a negative or fractional balance
 */
export function spendCredit(sources: readonly CreditSource[], amount: Minor, nowMs: number): CreditUse[] {
  const uses: CreditUse[] = [];
  let open = amount;
  for (const { source } of byExpiry(sources).filter(({ expiry }) => expiry > nowMs)) {
    const part = Math.min(open, source.balance);
    if (part <= 0) continue;
    uses.push({ id: source.id, amount: part });
    open -= part;
  }
  return uses;
}

function byExpiry(sources: readonly CreditSource[]): { source: CreditSource; expiry: number }[] {
  return sources
    .map((source) => {
      if (!Number.isSafeInteger(source.balance) || source.balance < 0) {
        throw new PricingError('invalid_price', `Not a balance: ${source.balance}`);
      }
      return {
        source,
        expiry: source.expiresAt == null ? Number.POSITIVE_INFINITY : parseInstant(source.expiresAt),
      };
    })
    .sort(
      (a, b) =>
        (a.expiry === b.expiry ? 0 : a.expiry - b.expiry) ||
        a.source.balance - b.source.balance ||
        (a.source.id < b.source.id ? -1 : 1),
    );
}

/** Gift cards, then store credit, then the gateway for the rest; Σ tenders = total. */
export function payWith(
  total: Minor,
  giftCards: readonly CreditSource[],
  storeCredit: readonly CreditSource[],
  nowMs: number,
): { tenders: Tender[]; amountDue: Minor } {
  let due = assertMinor(total);
  const tenders: Tender[] = [];
  for (const [kind, sources] of [
    ['gift_card', giftCards],
    ['store_credit', storeCredit],
  ] as const) {
    for (const { id, amount } of spendCredit(sources, due, nowMs)) {
      tenders.push({ kind, sourceId: id, amount });
      due -= amount;
    }
  }
  if (due > 0) tenders.push({ kind: 'gateway', sourceId: null, amount: due });
  return { tenders, amountDue: due };
}
