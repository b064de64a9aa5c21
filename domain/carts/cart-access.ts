import type { OperationContext } from '../kernel/context.ts';
import { Problem } from '../kernel/problem.ts';
import type { CartKey, CartMutation, StoredCart } from './cart-store.ts';
import { cartIdOf, cartTokenHash, newCartToken } from './cart-token.ts';

export interface OpenCart {
  key: CartKey;
  tokenHash: string;
  cart: StoredCart;
}

/** The visitor's cart, or null without a token that opens one here. A bought cart counts as none. */
export async function openCart(ctx: OperationContext): Promise<OpenCart | null> {
  const { cartToken } = ctx.caller;
  const cartId = cartIdOf(cartToken);
  if (cartToken === null || cartId === null) return null;
  const key: CartKey = { tenantId: ctx.tenant.id, schemaKey: ctx.schemaKey, cartId };
  const tokenHash = await cartTokenHash(cartToken);
  const cart = await ctx.ports.carts.get(key, tokenHash);
  return cart && cart.state === 'active' ? { key, tokenHash, cart } : null;
}

/** A new cart for the visitor, `first` done to it; the caller learns its token. */
export async function createCart(
  ctx: OperationContext,
  first?: CartMutation,
): Promise<{ cart: StoredCart; token: string }> {
  const { token, cartId } = newCartToken();
  const key: CartKey = { tenantId: ctx.tenant.id, schemaKey: ctx.schemaKey, cartId };
  const cart = await ctx.ports.carts.create(key, await cartTokenHash(token), first);
  ctx.caller.setCartToken(token);
  return { cart, token };
}

export const noCart = (): Problem =>
  new Problem({
    status: 404,
    code: 'no_cart',
    title: 'No cart',
    detail: 'There is no cart for this token. Make one with POST /store/carts.',
  });
