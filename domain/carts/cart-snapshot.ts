import { sql } from 'drizzle-orm';
import { type Database, tables } from '../../schema/index.ts';
import type { StoredCart } from './cart-store.ts';

export interface CartSnapshotTarget {
  tenantId: string;
  schemaKey: string;
  cartId: string;
  tokenHash: string;
}

/** Writes the cart's row in Postgres; an older version never overwrites a newer one. */
export async function snapshotCart(
  database: Database,
  target: CartSnapshotTarget,
  cart: StoredCart,
): Promise<void> {
  const db = database.tenant({ id: target.tenantId, schemaKey: target.schemaKey });
  const row = {
    id: cart.id,
    tokenHash: target.tokenHash,
    state: cart.state,
    lines: cart.lines,
    note: cart.note,
    version: cart.version,
    expiresAt: new Date(cart.expiresAt),
  };
  await db.run(
    db.q
      .insert(tables.carts)
      .values(row)
      .onConflictDoUpdate({
        target: tables.carts.id,
        set: { ...row, updatedAt: sql`now()` },
        setWhere: sql`${tables.carts.version} <= ${cart.version}`,
      }),
  );
}
