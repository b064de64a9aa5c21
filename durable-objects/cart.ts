import { DurableObject } from 'cloudflare:workers';
import { applyMutation } from '../domain/carts/cart-mutation.ts';
import { type CartSnapshotTarget, snapshotCart } from '../domain/carts/cart-snapshot.ts';
import type { CartMutation, MutationResult, StoredCart } from '../domain/carts/cart-store.ts';
import { Database } from '../schema/index.ts';
import { databaseConfig, type Env } from '../workers/env.ts';

interface CartRecord extends CartSnapshotTarget {
  cart: StoredCart;
}

const GUEST_CART_DAYS = 30;
const SNAPSHOT_DELAY_MS = 2_000;
const LOCK_MS = 30_000;

/**
 * `cart:{tenant}:{id}`: a cart's single writer (20 §4.8). Applies mutations one at a time, snapshots to Postgres two
 * seconds after the first that is not there yet, expires by alarm. Opens only to the token whose hash it was made with.
 */
export class CartObject extends DurableObject<Env> {
  #record: CartRecord | null | undefined;
  /** In memory only: a killed worker's lock dies with it. */
  #lock: { owner: string; until: number } | null = null;
  /** An alarm is set that will write down what is saved until then. */
  #isSnapshotDue = false;

  async create(
    target: { tenantId: string; schemaKey: string; cartId: string },
    tokenHash: string,
    first?: CartMutation,
  ): Promise<StoredCart> {
    const expiresAt = Date.now() + GUEST_CART_DAYS * 86_400_000;
    const empty: StoredCart = {
      id: target.cartId,
      version: 1,
      state: 'active',
      lines: [],
      note: null,
      expiresAt,
    };
    const cart = first ? (applyMutation(empty, first, expiresAt).cart ?? empty) : empty;
    await this.#save({ ...target, tokenHash, cart });
    return cart;
  }

  async read(tokenHash: string): Promise<StoredCart | null> {
    const record = await this.#load();
    return record && record.tokenHash === tokenHash && record.cart.expiresAt > Date.now()
      ? record.cart
      : null;
  }

  async mutate(tokenHash: string, mutation: CartMutation, expectedVersion?: number): Promise<MutationResult> {
    const record = await this.#load();
    if (!record || record.tokenHash !== tokenHash || record.cart.expiresAt <= Date.now())
      return { ok: false, reason: 'missing', cart: null };
    if (expectedVersion !== undefined && expectedVersion !== record.cart.version)
      return { ok: false, reason: 'stale', cart: record.cart };
    const result = applyMutation(record.cart, mutation, Date.now() + GUEST_CART_DAYS * 86_400_000);
    if (result.ok) await this.#save({ ...record, cart: result.cart });
    return result;
  }

  async complete(): Promise<void> {
    const record = await this.#load();
    if (!record || record.cart.state === 'completed') return;
    await this.#save({
      ...record,
      cart: { ...record.cart, state: 'completed', version: record.cart.version + 1 },
    });
  }

  lock(owner: string): boolean {
    const now = Date.now();
    if (this.#lock && this.#lock.until > now && this.#lock.owner !== owner) return false;
    this.#lock = { owner, until: now + LOCK_MS };
    return true;
  }

  unlock(owner: string): void {
    if (this.#lock?.owner === owner) this.#lock = null;
  }

  override async alarm(): Promise<void> {
    this.#isSnapshotDue = false;
    const record = await this.#load();
    if (!record) return;
    if (record.cart.expiresAt <= Date.now()) {
      const expired: StoredCart = {
        ...record.cart,
        state: record.cart.state === 'active' ? 'expired' : record.cart.state,
      };
      await snapshotCart(new Database(databaseConfig(this.env)), record, expired);
      await this.ctx.storage.deleteAll();
      this.#record = null;
      return;
    }
    await snapshotCart(new Database(databaseConfig(this.env)), record, record.cart);
    if (!this.#isSnapshotDue) await this.ctx.storage.setAlarm(record.cart.expiresAt);
  }

  async #load(): Promise<CartRecord | null> {
    if (this.#record === undefined) this.#record = (await this.ctx.storage.get<CartRecord>('cart')) ?? null;
    return this.#record;
  }

  async #save(record: CartRecord): Promise<void> {
    this.#record = record;
    await this.ctx.storage.put('cart', record);
    if (this.#isSnapshotDue) return;
    this.#isSnapshotDue = true;
    await this.ctx.storage.setAlarm(Date.now() + SNAPSHOT_DELAY_MS);
  }
}
