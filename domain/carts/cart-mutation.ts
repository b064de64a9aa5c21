import type { CartMutation, MutationResult, StoredCart, StoredCartLine } from './cart-store.ts';

/** Most lines of a cart, most units of a line (20 CRT-06). */
export const MAX_LINES = 250;
export const MAX_LINE_QUANTITY = 999;

/**
 * One mutation of a cart, pure. Adding a variant that is there already raises its line (the identity of a line is its
 * variant, 20 §2.3); a quantity of zero removes the line.
 */
export function applyMutation(cart: StoredCart, mutation: CartMutation, expiresAt: number): MutationResult {
  if (mutation.kind === 'complete') return changed(cart, { state: 'completed' }, expiresAt);
  if (cart.state !== 'active') return { ok: false, reason: 'completed', cart };
  switch (mutation.kind) {
    case 'add': {
      const existing = cart.lines.find((line) => line.variantId === mutation.variantId);
      if (!existing && cart.lines.length >= MAX_LINES) return { ok: false, reason: 'too_many_lines', cart };
      const quantity = Math.min(
        (existing?.quantity ?? 0) + mutation.quantity,
        mutation.maxQty,
        MAX_LINE_QUANTITY,
      );
      const line: StoredCartLine = existing
        ? { ...existing, quantity }
        : {
            id: mutation.lineId,
            variantId: mutation.variantId,
            quantity,
            addedPriceMinor: mutation.addedPriceMinor,
          };
      const lines = existing
        ? cart.lines.map((other) => (other === existing ? line : other))
        : [...cart.lines, line];
      return changed(cart, { lines }, expiresAt);
    }
    case 'set_quantity': {
      if (!cart.lines.some((line) => line.id === mutation.lineId))
        return { ok: false, reason: 'no_such_line', cart };
      const lines = cart.lines
        .map((line) =>
          line.id === mutation.lineId
            ? { ...line, quantity: Math.min(mutation.quantity, MAX_LINE_QUANTITY) }
            : line,
        )
        .filter((line) => line.quantity > 0);
      return changed(cart, { lines }, expiresAt);
    }
    case 'remove':
      return changed(cart, { lines: cart.lines.filter((line) => line.id !== mutation.lineId) }, expiresAt);
    case 'set_note':
      return changed(cart, { note: mutation.note }, expiresAt);
  }
}

function changed(cart: StoredCart, change: Partial<StoredCart>, expiresAt: number): MutationResult {
  return { ok: true, cart: { ...cart, ...change, version: cart.version + 1, expiresAt } };
}
