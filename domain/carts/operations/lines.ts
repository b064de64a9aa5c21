import { z } from 'zod';
import { type Purchasable, sellableQuantity } from '../../catalog/index.ts';
import type { OperationContext } from '../../kernel/context.ts';
import { idInput, newId } from '../../kernel/ids.ts';
import { operation } from '../../kernel/operation.ts';
import { conflict, invalidInput, notFound, Problem } from '../../kernel/problem.ts';
import { createCart, noCart, openCart } from '../cart-access.ts';
import { MAX_LINE_QUANTITY, MAX_LINES } from '../cart-mutation.ts';
import { cartView, loadCartGoods } from '../cart-pricing.ts';
import type { CartMutation, MutationResult } from '../cart-store.ts';
import { CartView } from '../views.ts';

const Locale = z.string().max(20).optional();
const Version = z
  .int()
  .min(1)
  .optional()
  .describe('the cart’s version as last seen; a stale one is refused with 409 and the fresh cart');
const CART_LIMIT = { limit: 120, periodSeconds: 60, by: 'cart' as const };
const PROBLEMS = [
  'no_cart',
  'out_of_stock',
  'quantity_not_allowed',
  'stale_cart',
  'cart_full',
  'not_found',
] as const;

/** Refuses what cannot be bought; a quantity beyond stock is capped, as the shopper is told by the line's notice. */
function checkQuantity(item: Purchasable, quantity: number): void {
  if (sellableQuantity(item) === 0) {
    throw conflict('out_of_stock', `${item.title} is sold out.`, { available: 0 });
  }
  if (quantity < item.minQty || (quantity - item.minQty) % item.qtyStep !== 0) {
    throw invalidInput(
      [
        {
          path: 'quantity',
          message:
            item.qtyStep > 1
              ? `Sold from ${item.minQty} in steps of ${item.qtyStep}.`
              : `Sold from ${item.minQty}.`,
        },
      ],
      'This quantity is not sold.',
    );
  }
}

function unwrap(
  ctx: OperationContext,
  result: MutationResult,
  view: (cart: NonNullable<MutationResult['cart']>) => CartView,
): CartView {
  if (result.ok) return view(result.cart);
  switch (result.reason) {
    case 'missing':
    case 'completed':
      ctx.caller.setCartToken(null);
      throw noCart();
    case 'stale':
      throw conflict(
        'stale_cart',
        'The cart was changed elsewhere. Look at it again.',
        result.cart ? { cart: view(result.cart) } : {},
      );
    case 'no_such_line':
      throw notFound('cart line');
    case 'too_many_lines':
      throw new Problem({
        status: 409,
        code: 'cart_full',
        title: 'Cart is full',
        detail: `A cart holds at most ${MAX_LINES} lines.`,
      });
  }
}

export const addLine = operation({
  name: 'carts.add_line',
  summary: 'Put a variant into the visitor’s cart; makes the cart when there is none',
  kind: 'command',
  permission: 'cart',
  route: 'POST /store/carts/current/lines',
  successStatus: 201,
  rateLimit: CART_LIMIT,
  input: z.object({
    variantId: idInput('variant'),
    quantity: z.coerce.number().int().min(1).max(MAX_LINE_QUANTITY).default(1),
    expectedVersion: Version,
    locale: Locale,
  }),
  output: CartView,
  problems: PROBLEMS,
  example: { variantId: 'var_01h455vb4pex5vsknk084sn02q', quantity: 2 },
  run: async (ctx, input) => {
    const open = await openCart(ctx);
    const lines = open?.cart.lines ?? [];
    const ids = [...new Set([...lines.map((line) => line.variantId), input.variantId])];
    const goods = await loadCartGoods(ctx, ids, input.locale ?? ctx.tenant.locale);
    const item = goods.items.get(input.variantId);
    if (!item?.isForSale) throw notFound('variant');
    const already = lines.find((line) => line.variantId === input.variantId)?.quantity ?? 0;
    checkQuantity(item, already + input.quantity);
    const addition: CartMutation = {
      kind: 'add',
      lineId: newId(),
      variantId: input.variantId,
      quantity: input.quantity,
      addedPriceMinor: item.priceMinor,
      maxQty: sellableQuantity(item),
    };
    if (!open) return cartView(ctx, (await createCart(ctx, addition)).cart, goods);
    const result = await ctx.ports.carts.mutate(open.key, open.tokenHash, addition, input.expectedVersion);
    return unwrap(ctx, result, (cart) => cartView(ctx, cart, goods));
  },
});

export const updateLine = operation({
  name: 'carts.update_line',
  summary: 'Change a line’s quantity; zero removes it',
  kind: 'command',
  permission: 'cart',
  route: 'PATCH /store/carts/current/lines/:lineId',
  rateLimit: CART_LIMIT,
  input: z.object({
    lineId: idInput('cartLine'),
    quantity: z.coerce.number().int().min(0).max(MAX_LINE_QUANTITY),
    expectedVersion: Version,
    locale: Locale,
  }),
  output: CartView,
  problems: PROBLEMS,
  run: async (ctx, input) => {
    const open = await openCart(ctx);
    if (!open) throw noCart();
    const goods = await loadCartGoods(
      ctx,
      open.cart.lines.map((line) => line.variantId),
      input.locale ?? ctx.tenant.locale,
    );
    const line = open.cart.lines.find((candidate) => candidate.id === input.lineId);
    const item = line && goods.items.get(line.variantId);
    if (item && input.quantity > 0) checkQuantity(item, input.quantity);
    const quantity = item ? Math.min(input.quantity, sellableQuantity(item)) : input.quantity;
    const result = await ctx.ports.carts.mutate(
      open.key,
      open.tokenHash,
      { kind: 'set_quantity', lineId: input.lineId, quantity },
      input.expectedVersion,
    );
    return unwrap(ctx, result, (cart) => cartView(ctx, cart, goods));
  },
});

export const removeLine = operation({
  name: 'carts.remove_line',
  summary: 'Take a line out of the cart',
  kind: 'command',
  permission: 'cart',
  route: 'DELETE /store/carts/current/lines/:lineId',
  rateLimit: CART_LIMIT,
  input: z.object({ lineId: idInput('cartLine'), expectedVersion: Version, locale: Locale }),
  output: CartView,
  problems: PROBLEMS,
  run: async (ctx, input) => {
    const open = await openCart(ctx);
    if (!open) throw noCart();
    const goods = await loadCartGoods(
      ctx,
      open.cart.lines.map((line) => line.variantId),
      input.locale ?? ctx.tenant.locale,
    );
    const result = await ctx.ports.carts.mutate(
      open.key,
      open.tokenHash,
      { kind: 'remove', lineId: input.lineId },
      input.expectedVersion,
    );
    return unwrap(ctx, result, (cart) => cartView(ctx, cart, goods));
  },
});
