/** A brand with a row of everything: what an intruder from next door would look for. */
import { getTableName, is, type SQL, sql } from 'drizzle-orm';
import { PgTable } from 'drizzle-orm/pg-core';
import { inject } from 'vitest';
import { ID_PREFIXES, type IdKind, newId, toExternalId } from '../../domain/kernel/ids.ts';
import { tables } from '../../schema/index.ts';
import { buy, buyableVariants, fillCart, readyCheckout } from './buyer.ts';
import { plantSharedRows } from './planted-rows.ts';
import type { ShopClient } from './shop-client.ts';
import { type Brand, eventually } from './stack-access.ts';

/** Every table of a tenant schema, from the schema's own code. */
export const tenantTables: string[] = Object.values(tables)
  .filter((table) => is(table, PgTable))
  .map((table) => getTableName(table));

/** The same in the shared schema, of which a brand sees its own rows. */
const SHARED_TABLE_OF: Partial<Record<IdKind, string>> = {
  audit: 'audit_events',
  membership: 'memberships',
  role: 'roles',
  group: 'groups',
  invitation: 'invitations',
  domain: 'domains',
  apiKey: 'api_keys',
  emailDomain: 'email_domains',
  ipRule: 'ip_allowlists',
  tenantOperation: 'tenant_operations',
  impersonation: 'impersonations',
};

/** Where the rows of each kind of id are; kinds of the shared schema or of no table are given by `furnish`. */
const TABLE_OF: Partial<Record<IdKind, string>> = {
  product: 'products',
  variant: 'product_variants',
  media: 'product_media',
  collection: 'collections',
  cart: 'carts',
  checkout: 'checkouts',
  order: 'orders',
  orderLine: 'order_lines',
  payment: 'payments',
  refund: 'refunds',
  fulfillment: 'fulfillments',
  customer: 'customers',
  importRun: 'import_runs',
  job: 'jobs',
  event: 'order_events',
  mail: 'mail_messages',
  settingsVersion: 'settings_versions',
  location: 'stock_locations',
  item: 'inventory_items',
  shippingMethod: 'shipping_methods',
};

export interface FurnishedBrand {
  brand: Brand;
  /** A visitor with a cart of one line. */
  visitor: ShopClient;
  cartToken: string;
  /** Of an unfinished checkout. */
  checkoutToken: string;
  /** Of a placed order's status page. */
  orderToken: string;
  /** A real id of the brand, by TypeID prefix. */
  id(prefix: string): string;
  /** Version of the product of that id, for edits. */
  productVersion: number;
}

const IMPORT_CSV = 'Handle,Title,Variant Price\nisolation-cup,Isolation cup,12.00\n';

/** Waits until nothing of the brand is left to do in the background. */
export async function settled(brand: Brand): Promise<void> {
  await eventually(
    () =>
      brand.db.rows<{ open: number }>(sql`select
        (select count(*) from outbox where published_at is null)
        + (select count(*) from jobs where state = 'running' or (state = 'waiting' and run_at <= now())) as open`),
    ([row]) => Number(row?.open) === 0,
  );
}

/** Carts with lines and finished carts, as last written down by their objects. */
async function snapshots(brand: Brand): Promise<{ filled: number; completed: number }> {
  const [row] = await brand.db.rows<{ filled: number; completed: number }>(sql`select
    count(*) filter (where lines <> '[]'::jsonb)::int as filled,
    count(*) filter (where state = 'completed')::int as completed from carts`);
  return row ?? { filled: 0, completed: 0 };
}

export async function furnish(brand: Brand): Promise<FurnishedBrand> {
  const before = await snapshots(brand);
  const { port } = brand.visitor();
  const api = brand.program();
  const [first, second] = await buyableVariants(brand.visitor(), 2);
  if (!first || !second) throw new Error('no variants');
  const { orderToken } = await buy(port, brand.slug, [
    { variantId: first, quantity: 2 },
    { variantId: second },
  ]);
  const unfinished = await readyCheckout(port, brand.slug, [{ variantId: second }]);
  const visitor = brand.visitor();
  const cart = await fillCart(visitor, [{ variantId: first }]);
  const filled = await visitor.call<{ lines: { id: string }[] }>('GET', '/store/carts/current');
  const { items } = await api.call<{ items: { id: string }[] }>('GET', '/admin/orders');
  const order = await api.call<{ lines: { id: string }[] }>('GET', `/admin/orders/${items[0]?.id}`);
  const line = order.lines[0]?.id;
  await api.call('POST', `/admin/orders/${items[0]?.id}/fulfillments`, {
    lines: [{ lineId: line, quantity: 1 }],
  });
  await api.call('POST', `/admin/orders/${items[0]?.id}/refunds`, { lines: [{ lineId: line, quantity: 1 }] });
  await api.call('POST', '/admin/imports', { fileName: 'cups.csv', csv: IMPORT_CSV });
  await plantSharedRows(inject('stack'), brand.id, [
    'groups',
    'roles',
    'invitations',
    'email_domains',
    'ip_allowlists',
  ]);
  await settled(brand);
  await api.call('POST', '/admin/audit/export', { format: 'csv' });
  await settled(brand);
  await eventually(
    () => snapshots(brand),
    ({ filled, completed }) => filled >= before.filled + 3 && completed > before.completed,
  );
  const ids = await idsOf(brand, filled.lines[0]?.id ?? '');
  const product = await api.call<{ version: number }>(
    'GET',
    `/admin/products/${ids.get(ID_PREFIXES.product)}`,
  );
  return {
    brand,
    visitor,
    cartToken: cart.token,
    checkoutToken: unfinished.token,
    orderToken: orderToken ?? '',
    productVersion: product.version,
    id: (prefix) => {
      const id = ids.get(prefix);
      if (!id) throw new Error(`no ${prefix}_… id of ${brand.slug} is known: add its table to TABLE_OF`);
      return id;
    },
  };
}

async function idsOf(brand: Brand, cartLineId: string): Promise<Map<string, string>> {
  const ids = new Map([
    [ID_PREFIXES.cartLine, cartLineId],
    [ID_PREFIXES.tenant, toExternalId('tenant', brand.id)],
  ] as [string, string][]);
  const places = [
    ...Object.entries(TABLE_OF).map(([kind, table]) => [kind, sql.identifier(table)]),
    ...Object.entries(SHARED_TABLE_OF).map(([kind, table]) => [kind, sql`platform.${sql.identifier(table)}`]),
  ] as [IdKind, SQL][];
  for (const [kind, table] of places) {
    const [row] = await brand.db.rows<{ id: string }>(
      sql`select id from ${table} ${kind === 'role' ? sql`where not is_system` : sql``} order by created_at desc, id desc limit 1`,
    );
    if (row) ids.set(ID_PREFIXES[kind], toExternalId(kind, row.id));
  }
  return ids;
}

/** A well-formed id that nobody has. */
export function strangersId(prefix: string): string {
  const kind = (Object.keys(ID_PREFIXES) as IdKind[]).find((name) => ID_PREFIXES[name] === prefix);
  if (!kind) throw new Error(`there is no kind of id with the prefix ${prefix}`);
  return toExternalId(kind, newId());
}

/** A fingerprint of every row of the brand, by table. */
export async function fingerprints(brand: Brand): Promise<Record<string, string>> {
  const entries: [string, string][] = [];
  for (const table of tenantTables) {
    const [row] = await brand.db.rows<{ print: string | null }>(
      sql`select md5(string_agg(t::text, '|' order by t::text)) as print from ${sql.identifier(table)} t`,
    );
    entries.push([table, row?.print ?? 'empty']);
  }
  return Object.fromEntries(entries);
}
