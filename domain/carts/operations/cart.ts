import { z } from 'zod';
import { operation } from '../../kernel/operation.ts';
import { createCart, noCart, openCart } from '../cart-access.ts';
import { cartView, loadCartGoods } from '../cart-pricing.ts';
import { CartView, CartWithToken } from '../views.ts';

const Locale = z.string().max(20).optional();

export const create = operation({
  name: 'carts.create',
  summary: 'Make an empty cart; the token opens it (browsers keep it in a cookie)',
  kind: 'command',
  permission: 'public',
  route: 'POST /store/carts',
  successStatus: 201,
  rateLimit: { limit: 120, periodSeconds: 60, by: 'ip' },
  input: z.object({}),
  output: CartWithToken,
  isHiddenFromMcp: true,
  run: async (ctx) => {
    const { cart, token } = await createCart(ctx);
    return { ...cartView(ctx, cart, { items: new Map(), freeShippingFrom: null }), token };
  },
});

export const current = operation({
  name: 'carts.current',
  summary: 'The visitor’s cart, priced now; null when there is none',
  kind: 'query',
  permission: 'cart',
  input: z.object({ locale: Locale }),
  output: CartView.nullable(),
  run: async (ctx, input) => {
    const open = await openCart(ctx);
    if (!open) return null;
    const goods = await loadCartGoods(
      ctx,
      open.cart.lines.map((line) => line.variantId),
      input.locale ?? ctx.tenant.locale,
    );
    return cartView(ctx, open.cart, goods);
  },
});

export const get = operation({
  ...current,
  name: 'carts.get',
  summary: 'The cart of this token, priced now',
  route: 'GET /store/carts/current',
  output: CartView,
  problems: ['no_cart'],
  run: async (ctx, input) => {
    const cart = await current.run(ctx, input);
    if (!cart) throw noCart();
    return cart;
  },
});

export const setNote = operation({
  name: 'carts.set_note',
  summary: 'Keep a note with the cart',
  kind: 'command',
  permission: 'cart',
  route: 'PATCH /store/carts/current',
  input: z.object({ note: z.string().trim().max(500).nullable(), locale: Locale }),
  output: CartView,
  problems: ['no_cart'],
  run: async (ctx, input) => {
    const open = await openCart(ctx);
    if (!open) throw noCart();
    const result = await ctx.ports.carts.mutate(open.key, open.tokenHash, {
      kind: 'set_note',
      note: input.note,
    });
    if (!result.ok) throw noCart();
    const goods = await loadCartGoods(
      ctx,
      result.cart.lines.map((line) => line.variantId),
      input.locale ?? ctx.tenant.locale,
    );
    return cartView(ctx, result.cart, goods);
  },
});

/** What personal bits a cached page fetches apart (20 EDG-01). No database: the cart's object alone. */
export const shell = operation({
  name: 'carts.shell',
  summary: 'What a cached page needs to know of its visitor: the number of things in the cart',
  kind: 'query',
  permission: 'public',
  route: 'GET /store/shell',
  input: z.object({}),
  output: z.object({ cart: z.object({ itemCount: z.int() }).nullable() }),
  isHiddenFromMcp: true,
  run: async (ctx) => {
    const open = await openCart(ctx);
    return {
      cart: open ? { itemCount: open.cart.lines.reduce((sum, line) => sum + line.quantity, 0) } : null,
    };
  },
});
