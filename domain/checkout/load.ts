import { eq, sql } from 'drizzle-orm';
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

/** @throws 404 for an unknown token, or one of another brand */
export async function loadCheckout(
  ctx: OperationContext,
  token: string,
  asked: string | undefined,
): Promise<LoadedCheckout> {
  const locale = localeFor(ctx.tenant, asked);
  const tokenHash = await sha256Hex(token);
  const { checkouts, shippingMethods, taxRates } = tables;
  const [rows, goods, rates, methods, translations] = await ctx.db.batch([
    ctx.db.q.select().from(checkouts).where(eq(checkouts.tokenHash, tokenHash)),
    ctx.db.q.execute<PurchasableRow>(
      loadable.rows(
        ctx.tenant,
        locale,
        sql`array(select (l->>'variantId')::uuid from checkouts k, jsonb_array_elements(k.lines) as l where k.token_hash = ${tokenHash})`,
      ),
    ),
    ctx.db.q
      .select()
      .from(taxRates)
      .where(
        sql`${taxRates.country} = coalesce((select k.shipping_address->>'country' from checkouts k where k.token_hash = ${tokenHash}), ${ctx.tenant.country})`,
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
  const row = rows[0];
  if (!row) throw notFound('checkout');
  const local = new Map(translations.rows.map((translation) => [translation.owner_id, translation.fields]));
  return {
    token,
    row,
    locale,
    lines: row.lines as CheckoutLine[],
    shippingAddress: row.shippingAddress as Address | null,
    billingAddress: row.billingAddress as Address | null,
    payment: row.payment as ChosenPayment | null,
    items: new Map(goods.rows.map((item) => [item.id, loadable.of(ctx.tenant, locale, item)])),
    taxRates: rates,
    methods: methods.map((method) => ({
      ...method,
      localName: local.get(method.id)?.name ?? method.name,
      localDescription: local.get(method.id)?.description ?? method.description,
    })),
  };
}
