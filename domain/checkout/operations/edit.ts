import { and, eq, inArray, sql } from 'drizzle-orm';
import { z } from 'zod';
import { tables } from '../../../schema/index.ts';
import { noCart, openCart } from '../../carts/index.ts';
import { localeFor } from '../../catalog/index.ts';
import type { OperationContext } from '../../kernel/context.ts';
import { sha256Hex } from '../../kernel/hash.ts';
import { idInput, newId } from '../../kernel/ids.ts';
import { operation } from '../../kernel/operation.ts';
import { conflict, invalidInput, Problem } from '../../kernel/problem.ts';
import { Address } from '../../kernel/views.ts';
import { isPostalCode, REGIONS } from '../countries.ts';
import {
  type CheckoutRow,
  checkoutOf,
  type LoadedCheckout,
  loadCheckout,
  readCheckoutOfCart,
  taxCountryOf,
} from '../load.ts';
import { paymentMethods } from '../payment-methods.ts';
import { priceCheckout } from '../price.ts';
import { checkoutView, shippingOptionViews } from '../view.ts';
import { CheckoutView, ShippingOptionView } from '../views.ts';

const Token = z.string().min(20).max(100);
const Locale = z.string().max(20).optional();
const EXPIRES_HOURS = 24;
const CHECKOUT_LIMIT = { limit: 120, periodSeconds: 60, by: 'ip' as const };

/** Remembers the total the shopper sees with this answer, to tell a lower one from a higher one at completion. */
function viewOf(ctx: OperationContext, checkout: LoadedCheckout): CheckoutView {
  const priced = priceCheckout(ctx.tenant, checkout, ctx.now());
  if (
    checkout.row.orderId === null &&
    checkout.row.calcHash !== priced.calcHash &&
    checkout.row.state !== 'processing'
  ) {
    ctx.write(
      ctx.db.q
        .update(tables.checkouts)
        .set({
          calcHash: priced.calcHash,
          snapshot: sql`coalesce(${tables.checkouts.snapshot}, '{}'::jsonb) || jsonb_build_object('seenTotal', ${priced.totals.total}::bigint)`,
        })
        .where(and(eq(tables.checkouts.id, checkout.row.id), sql`${tables.checkouts.orderId} is null`)),
    );
  }
  return checkoutView(ctx.tenant, checkout, priced);
}

async function editable(
  ctx: OperationContext,
  token: string,
  locale: string | undefined,
): Promise<LoadedCheckout> {
  const checkout = await loadCheckout(ctx, token, locale);
  if (checkout.row.orderId !== null)
    throw conflict('checkout_completed', 'This checkout has become an order.', {
      orderToken: checkout.row.orderToken,
    });
  if (checkout.row.expiresAt < ctx.now())
    throw new Problem({
      status: 410,
      code: 'checkout_expired',
      title: 'Expired',
      detail: 'This checkout has expired. Your cart is kept; start again from it.',
    });
  return checkout;
}

/**
 * Changes the row and answers with what came of it, in one write. What was read before still holds, but for the tax
 * rates when the goods now go to another country.
 */
async function change(
  ctx: OperationContext,
  checkout: LoadedCheckout,
  set: Partial<CheckoutRow>,
): Promise<CheckoutView> {
  ctx.write(
    ctx.db.q
      .update(tables.checkouts)
      .set({ ...set, updatedAt: ctx.now() })
      .where(eq(tables.checkouts.id, checkout.row.id)),
  );
  const changed = checkoutOf(checkout.token, { ...checkout.row, ...set }, checkout);
  if (taxCountryOf(ctx, changed) === taxCountryOf(ctx, checkout)) return viewOf(ctx, changed);
  await ctx.commit();
  return viewOf(ctx, await loadCheckout(ctx, checkout.token, checkout.locale));
}

/** `<checkout uuid, hex>.<hash>`: the holder of the cart's token gets the same again, nobody else can make it. */
async function checkoutToken(cartToken: string, checkoutId: string): Promise<string> {
  return `${checkoutId.replaceAll('-', '')}.${(await sha256Hex(`checkout:${cartToken}:${checkoutId}`)).slice(0, 32)}`;
}

export const create = operation({
  name: 'checkout.create',
  summary: 'Begin or resume the checkout of the visitor’s cart',
  kind: 'command',
  permission: 'cart',
  route: 'POST /store/checkouts',
  successStatus: 201,
  rateLimit: CHECKOUT_LIMIT,
  input: z.object({ locale: Locale }),
  output: CheckoutView,
  problems: ['no_cart', 'cart_empty'],
  run: async (ctx, input) => {
    const open = await openCart(ctx);
    const { cartToken } = ctx.caller;
    if (!open || cartToken === null) throw noCart();
    if (open.cart.lines.length === 0) throw conflict('cart_empty', 'There is nothing in this cart.');
    const locale = localeFor(ctx.tenant, input.locale);
    const lines = open.cart.lines.map(({ variantId, quantity }) => ({ variantId, quantity }));
    const variantIds = lines.map((line) => line.variantId);
    const { row: existing, ...surroundings } = await readCheckoutOfCart(
      ctx,
      open.cart.id,
      variantIds,
      locale,
    );
    const { checkouts } = tables;
    const now = ctx.now();
    const set = {
      lines,
      cartVersion: open.cart.version,
      locale,
      expiresAt: new Date(now.getTime() + EXPIRES_HOURS * 3_600_000),
      updatedAt: now,
    };
    const id = existing?.id ?? newId();
    const token = await checkoutToken(cartToken, id);
    if (existing && !EDITABLE.includes(existing.state))
      return viewOf(ctx, await loadCheckout(ctx, token, locale));
    const row = { ...(existing ?? newCheckout(ctx, id, open.cart.id, await sha256Hex(token))), ...set };
    if (existing) {
      ctx.write(
        ctx.db.q
          .update(checkouts)
          .set(set)
          .where(and(eq(checkouts.id, id), inArray(checkouts.state, EDITABLE))),
      );
    } else {
      ctx.write(ctx.db.q.insert(checkouts).values(row));
      ctx.emit({ type: 'checkout.started', payload: { checkoutId: id } });
    }
    return viewOf(ctx, checkoutOf(token, row, surroundings));
  },
});

/** States in which the cart's lines may still be taken over. */
const EDITABLE: CheckoutRow['state'][] = ['open', 'ready', 'failed', 'abandoned'];

/** The row of a checkout nobody has filled in yet; what depends on the cart is set by the caller. */
function newCheckout(
  ctx: OperationContext,
  id: string,
  cartId: string,
  tokenHash: string,
): Omit<CheckoutRow, 'lines' | 'cartVersion' | 'locale' | 'expiresAt' | 'updatedAt'> {
  return {
    id,
    tokenHash,
    cartId,
    state: 'open',
    email: null,
    phone: null,
    shippingAddress: null,
    billingAddress: null,
    shippingMethodId: null,
    payment: null,
    attempt: 0,
    calcHash: null,
    snapshot: null,
    lastError: null,
    orderId: null,
    orderToken: null,
    clientIp: ctx.caller.ip,
    createdAt: ctx.now(),
  };
}

export const get = operation({
  name: 'checkout.get',
  summary: 'The checkout: what is filled in, what is missing, totals',
  kind: 'query',
  permission: 'public',
  route: 'GET /store/checkouts/:token',
  input: z.object({ token: Token, locale: Locale }),
  output: CheckoutView,
  problems: ['not_found'],
  isHiddenFromMcp: true,
  run: async (ctx, input) => viewOf(ctx, await loadCheckout(ctx, input.token, input.locale)),
});

/** Rules that depend on the country; paths as in the input. */
function checkAddress(
  { tenant }: OperationContext,
  checkout: LoadedCheckout,
  address: Address,
  path: string,
  isShipping: boolean,
): void {
  const errors: { path: string; message: string }[] = [];
  const regions = REGIONS[address.country];
  if (isShipping && !checkout.methods.some((method) => method.countries.includes(address.country)))
    errors.push({ path: `${path}.country`, message: 'We do not deliver to this country yet.' });
  if (regions && !regions.some((region) => region.code === address.region))
    errors.push({ path: `${path}.region`, message: 'Choose a state or province.' });
  if (!isPostalCode(address.country, address.postalCode))
    errors.push({ path: `${path}.postalCode`, message: 'This is not a postal code of that country.' });
  if (isShipping && tenant.settings?.checkout.phone === 'required' && !address.phone)
    errors.push({ path: `${path}.phone`, message: 'Enter a telephone number for the delivery.' });
  if (errors.length > 0) throw invalidInput(errors);
}

export const update = operation({
  name: 'checkout.update',
  summary: 'Fill in contact and addresses; every field may come alone, in any order',
  kind: 'command',
  permission: 'public',
  route: 'PATCH /store/checkouts/:token',
  rateLimit: CHECKOUT_LIMIT,
  input: z.object({
    token: Token,
    email: z.email('Enter an e-mail address like name@example.com').max(254).optional(),
    phone: z.string().trim().max(40).optional(),
    shippingAddress: Address.optional(),
    billingAddress: Address.nullable().optional().describe('null: the same as the delivery address'),
    locale: Locale,
  }),
  output: CheckoutView,
  problems: ['not_found', 'checkout_completed', 'checkout_expired'],
  isHiddenFromMcp: true,
  example: { token: '0193…', email: 'ada@example.com' },
  run: async (ctx, input) => {
    const checkout = await editable(ctx, input.token, input.locale);
    if (input.shippingAddress) checkAddress(ctx, checkout, input.shippingAddress, 'shippingAddress', true);
    if (input.billingAddress) checkAddress(ctx, checkout, input.billingAddress, 'billingAddress', false);
    return change(ctx, checkout, {
      ...(input.email === undefined ? {} : { email: input.email }),
      ...(input.phone === undefined ? {} : { phone: input.phone }),
      ...(input.shippingAddress === undefined ? {} : { shippingAddress: input.shippingAddress }),
      ...(input.billingAddress === undefined ? {} : { billingAddress: input.billingAddress }),
    });
  },
});

export const listShippingOptions = operation({
  name: 'checkout.list_shipping_options',
  summary: 'Ways of delivery to the address, with prices and dates',
  kind: 'query',
  permission: 'public',
  route: 'GET /store/checkouts/:token/shipping-options',
  input: z.object({ token: Token, locale: Locale }),
  output: z.object({ items: z.array(ShippingOptionView) }),
  problems: ['not_found'],
  isHiddenFromMcp: true,
  run: async (ctx, input) => {
    const checkout = await loadCheckout(ctx, input.token, input.locale);
    return { items: shippingOptionViews(ctx.tenant, priceCheckout(ctx.tenant, checkout, ctx.now())) };
  },
});

export const setShipping = operation({
  name: 'checkout.set_shipping',
  summary: 'Choose a way of delivery',
  kind: 'command',
  permission: 'public',
  route: 'PUT /store/checkouts/:token/shipping',
  rateLimit: CHECKOUT_LIMIT,
  input: z.object({ token: Token, optionId: idInput('shippingMethod'), locale: Locale }),
  output: CheckoutView,
  problems: ['not_found', 'checkout_completed', 'checkout_expired'],
  isHiddenFromMcp: true,
  run: async (ctx, input) => {
    const checkout = await editable(ctx, input.token, input.locale);
    const priced = priceCheckout(ctx.tenant, checkout, ctx.now());
    if (!priced.shipping.some((option) => option.method.id === input.optionId)) {
      throw invalidInput([
        { path: 'optionId', message: 'This way of delivery is not offered to the address. Choose another.' },
      ]);
    }
    return change(ctx, checkout, { shippingMethodId: input.optionId });
  },
});

export const setPayment = operation({
  name: 'checkout.set_payment',
  summary: 'Choose how to pay; nothing is charged until the checkout is completed',
  kind: 'command',
  permission: 'public',
  route: 'POST /store/checkouts/:token/payments',
  rateLimit: CHECKOUT_LIMIT,
  input: z.object({
    token: Token,
    gateway: z.string().max(40),
    paymentToken: z.string().max(200),
    locale: Locale,
  }),
  output: CheckoutView,
  problems: ['not_found', 'checkout_completed', 'checkout_expired'],
  isHiddenFromMcp: true,
  example: { token: '0193…', gateway: 'test', paymentToken: 'ok' },
  run: async (ctx, input) => {
    const checkout = await editable(ctx, input.token, input.locale);
    const method = paymentMethods(checkout.locale).find((candidate) => candidate.gateway === input.gateway);
    const choice = method?.tokens.find((candidate) => candidate.token === input.paymentToken);
    if (!method || !choice)
      throw invalidInput([
        {
          path: method ? 'paymentToken' : 'gateway',
          message: 'This way to pay is not offered. Choose another.',
        },
      ]);
    return change(ctx, checkout, {
      payment: { gateway: input.gateway, token: input.paymentToken, label: choice.label },
      lastError: null,
    });
  },
});
