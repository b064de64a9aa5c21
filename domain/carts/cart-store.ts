/** A line as the cart's object keeps it: no price is trusted from here (20 PRC-02). */
export interface StoredCartLine {
  id: string;
  variantId: string;
  quantity: number;
  /** Minor units at the time it was added, to tell the shopper when the price changed. */
  addedPriceMinor: number;
}

export interface StoredCart {
  id: string;
  version: number;
  state: 'active' | 'completed' | 'expired';
  lines: StoredCartLine[];
  note: string | null;
  expiresAt: number;
}

export type CartMutation =
  | {
      kind: 'add';
      lineId: string;
      variantId: string;
      quantity: number;
      addedPriceMinor: number;
      maxQty: number;
    }
  | { kind: 'set_quantity'; lineId: string; quantity: number }
  | { kind: 'remove'; lineId: string }
  | { kind: 'set_note'; note: string | null }
  | { kind: 'complete' };

export type MutationResult =
  | { ok: true; cart: StoredCart }
  | {
      ok: false;
      reason: 'missing' | 'stale' | 'no_such_line' | 'too_many_lines' | 'completed';
      cart: StoredCart | null;
    };

/** Which cart: the id is derived from the token, so that a token opens one cart of one tenant and nothing else. */
export interface CartKey {
  tenantId: string;
  schemaKey: string;
  /** UUID of the cart. */
  cartId: string;
}

/**
 * Where carts live: a single writer a cart (20 §4.8). `expectedVersion` refuses a stale mutation with the fresh cart.
 * A completion lock is held in memory only, so it dies with a killed worker.
 */
export interface CartStore {
  /** A new cart, with the first mutation done to it: one write for both. */
  create(key: CartKey, tokenHash: string, first?: CartMutation): Promise<StoredCart>;
  get(key: CartKey, tokenHash: string): Promise<StoredCart | null>;
  mutate(
    key: CartKey,
    tokenHash: string,
    mutation: CartMutation,
    expectedVersion?: number,
  ): Promise<MutationResult>;
  /** Takes the completion lock; false when another completion holds it. */
  lock(key: CartKey, owner: string): Promise<boolean>;
  unlock(key: CartKey, owner: string): Promise<void>;
  /** By the house, without the shopper's token: an order was made of it. */
  complete(key: CartKey): Promise<void>;
}
