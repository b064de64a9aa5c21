import { eq, type SQL, sql } from 'drizzle-orm';
import { tables } from '../../schema/index.ts';
import { loadable, localeFor, type Purchasable, type PurchasableRow } from '../catalog/index.ts';
import type { OperationContext } from '../kernel/context.ts';
import { sha256Hex } from '../kernel/hash.ts';
import { notFound } from '../kernel/problem.ts';
import type { Address } from '../kernel/views.ts';

export type CheckoutRow = typeof tables.checkouts.$inferSelect;
export type TaxRateRow = typeof tables.taxRates.$inferSelect;
export type ShippingMethodRow = typeof tables.shippingMethods.$inferSelect;

export interface CheckoutLine {
  variantId: string;
  quantity: number;
}

export interface ChosenPayment {
  gateway: string;
  token: string;
  label: string;
}

/** A checkout with all it needs to be priced, read in one round trip. */
export interface LoadedCheckout {
  token: string;
  row: CheckoutRow;
  locale: string;
  lines: CheckoutLine[];
  shippingAddress: Address | null;
  billingAddress: Address | null;
  payment: ChosenPayment | null;
  items: Map<string, Purchasable>;
  taxRates: TaxRateRow[];
  methods: (ShippingMethodRow & { localName: string; localDescription: string })[];
}

interface MethodTranslation extends Record<string, unknown> {
  owner_id: string;
  fields: { name?: string; description?: string };
}

/** What a shopper can buy, what is charged on it and how it is sent: all that prices depend on but the row itself. */
type Surroundings = Pick<LoadedCheckout, 'items' | 'taxRates' | 'methods' | 'locale'>;

/** @throws 404 for an unknown token, or one of another brand */
export async function loadCheckout(
  ctx: OperationContext,
  token: string,
  asked: string | undefined,
): Promise<LoadedCheckout> {
  const locale = localeFor(ctx.tenant, asked);
  const which = sql`token_hash = ${await sha256Hex(token)}`;
  const variantIds = sql`array(select (l->>'variantId')::uuid from checkouts, jsonb_array_elements(lines) as l where ${which})`;
  const { row, ...surroundings } = await readCheckout(ctx, locale, which, variantIds);
  if (!row) throw notFound('checkout');
  return checkoutOf(token, row, surroundings);
}

/** The checkout of a cart that has not ended, if there is one, and what prices for these variants depend on. */
export function readCheckoutOfCart(
  ctx: OperationContext,
  cartId: string,
  variantIds: string[],
  locale: string,
): Promise<Surroundings & { row: CheckoutRow | undefined }> {
  const which = sql`cart_id = ${cartId} and state not in ('completed', 'expired')`;
  return readCheckout(ctx, locale, which, loadable.ids(variantIds));
}

export function checkoutOf(token: string, row: CheckoutRow, surroundings: Surroundings): LoadedCheckout {
  return {
    ...surroundings,
    token,
    row,
    lines: row.lines as CheckoutLine[],
    shippingAddress: row.shippingAddress as Address | null,
    billingAddress: row.billingAddress as Address | null,
    payment: row.payment as ChosenPayment | null,
  };
}

/** The country that tax rates were read for. */
export function taxCountryOf(ctx: OperationContext, { shippingAddress }: LoadedCheckout): string {
  return shippingAddress?.country ?? ctx.tenant.country;
}

/** In one round trip. `which` is a condition on columns of `checkouts`, `variantIds` an expression of type uuid[]. */
async function readCheckout(
  ctx: OperationContext,
  locale: string,
  which: SQL,
  variantIds: SQL,
): Promise<Surroundings & { row: CheckoutRow | undefined }> {
  const { checkouts, shippingMethods, taxRates } = tables;
  const [rows, goods, rates, methods, translations] = await ctx.db.batch([
    ctx.db.q.select().from(checkouts).where(which),
    ctx.db.q.execute<PurchasableRow>(loadable.rows(ctx.tenant, locale, variantIds)),
    ctx.db.q
      .select()
      .from(taxRates)
      .where(
        sql`${taxRates.country} = coalesce((select shipping_address->>'country' from checkouts where ${which}), ${ctx.tenant.country})`,
      )
      .limit(500),
    ctx.db.q
      .select()
      .from(shippingMethods)
      .where(eq(shippingMethods.isActive, true))
      .orderBy(shippingMethods.position)
      .limit(100),
    ctx.db.q.execute<MethodTranslation>(
      sql`select owner_id, fields from translations where owner_type = 'shipping_method' and locale = ${locale} limit 100`,
    ),
  ]);
  const local = new Map(translations.rows.map((translation) => [translation.owner_id, translation.fields]));
  return {
    row: rows[0],
    locale,
    items: new Map(goods.rows.map((item) => [item.id, loadable.of(ctx.tenant, locale, item)])),
    taxRates: rates,
    methods: methods.map((method) => ({
      ...method,
      localName: local.get(method.id)?.name ?? method.name,
      localDescription: local.get(method.id)?.description ?? method.description,
    })),
  };
}
