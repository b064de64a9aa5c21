export interface StockLine {
  itemId: string;
  locationId: string;
  quantity: number;
}

export interface StockOwner {
  kind: 'checkout' | 'order';
  /** UUID. */
  id: string;
}

export type ReserveResult = { ok: true } | { ok: false; short: { itemId: string; available: number }[] };

/**
 * Decides who gets the stock: serialises reservations of a tenant and batches their writes (20 §4.7). Postgres is
 * the record: a conditional update behind it refuses what is not there, so a bypass cannot oversell either.
 */
export interface StockKeeper {
  /** All or nothing; the same owner again replaces its own hold. */
  reserve(
    tenant: { id: string; schemaKey: string },
    owner: StockOwner,
    lines: StockLine[],
    holdUntil: Date,
  ): Promise<ReserveResult>;
  release(
    tenant: { id: string; schemaKey: string },
    owner: StockOwner,
    reason: 'released' | 'expired',
  ): Promise<void>;
}
