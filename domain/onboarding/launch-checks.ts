/** Whether a brand can open, looked at now and not from what was saved (10 ONB-08). */
import { sql } from 'drizzle-orm';
import type { HouseContext } from '../kernel/context.ts';
import type { SessionRow } from './session-rows.ts';
import type { CheckView } from './views.ts';

interface Facts extends Record<string, unknown> {
  status: string;
  schema_key: string;
  commerce_source: string;
  has_owner: boolean;
  has_factor: boolean;
  domains: number;
  active_domains: number;
  has_key: boolean;
}

interface ShopFacts extends Record<string, unknown> {
  products: number;
  shipping: number;
  taxes: number;
  locations: number;
}

const check = (key: string, title: string, state: CheckView['state'], detail: string): CheckView => ({
  key,
  title,
  state,
  detail,
});

/** Failed ones block the launch, warnings do not. */
export async function launchChecks(ctx: HouseContext, session: SessionRow): Promise<CheckView[]> {
  const tenantId = session.tenant?.id;
  if (!tenantId) return [check('basics', 'Basics', 'failed', 'Finish step 1: the brand is not made yet.')];
  const [facts] = await ctx.db.rows<Facts>(sql`
    select t.status, t.schema_key, t.commerce_source, t.owner_user_id is not null as has_owner,
           exists(select 1 from mfa_totp f where f.user_id = t.owner_user_id) or exists(select 1 from passkeys p where p.user_id = t.owner_user_id) as has_factor,
           (select count(*)::int from domains d where d.tenant_id = t.id and d.status <> 'removed') as domains,
           (select count(*)::int from domains d where d.tenant_id = t.id and d.status = 'active') as active_domains,
           exists(select 1 from tenant_keys k where k.tenant_id = t.id and k.status = 'active') as has_key
      from tenants t where t.id = ${tenantId}::uuid`);
  if (!facts || facts.status === 'provisioning' || facts.status === 'failed') {
    const detail =
      facts?.status === 'failed'
        ? 'Its provisioning failed: retry it on the brand’s page.'
        : 'It is still being made.';
    return [check('basics', 'Basics', 'failed', detail)];
  }
  const shop = await shopFacts(ctx, tenantId, facts.schema_key);
  const isDone = (step: number): boolean =>
    session.steps.some((one) => one.step === step && one.status === 'completed');
  const needed = (key: string, title: string, isOk: boolean, ok: string, bad: string) =>
    check(key, title, isOk ? 'ok' : 'failed', isOk ? ok : bad);
  const wished = (key: string, title: string, isOk: boolean, ok: string, bad: string) =>
    check(key, title, isOk ? 'ok' : 'warning', isOk ? ok : bad);
  return [
    needed(
      'basics',
      'Basics',
      shop !== null,
      'Schema, role and theme are there.',
      'The brand’s schema does not answer.',
    ),
    needed(
      'commerce',
      'Commerce source',
      isDone(2),
      `Orders live in ${facts.commerce_source === 'native' ? 'CGK' : facts.commerce_source}.`,
      'Choose one in step 2.',
    ),
    needed('modules', 'Modules', isDone(6), 'Chosen.', 'Choose them in step 6.'),
    wished(
      'owner',
      'Owner',
      facts.has_owner && facts.has_factor,
      'Has a second factor.',
      facts.has_owner
        ? 'The owner has no second factor yet.'
        : 'Nobody owns this brand yet: invite an owner.',
    ),
    wished(
      'products',
      'Products',
      (shop?.products ?? 0) > 0,
      `${shop?.products ?? 0} published.`,
      'No product is published: the shop is empty.',
    ),
    wished(
      'shipping',
      'Shipping',
      (shop?.shipping ?? 0) > 0,
      `${shop?.shipping ?? 0} methods.`,
      'No shipping method: nobody can check out.',
    ),
    wished('taxes', 'Taxes', (shop?.taxes ?? 0) > 0, `${shop?.taxes ?? 0} rates.`, 'No tax rate is set.'),
    wished('payments', 'Payments', isDone(4), 'Connected.', 'No payment provider is connected.'),
    wished(
      'domain',
      'Domain and certificate',
      facts.active_domains > 0,
      'Active.',
      facts.domains > 0 ? 'Added, not active yet.' : 'The shop answers at its own address only.',
    ),
    wished(
      'secrets',
      'Secrets',
      facts.has_key,
      'A data key is there.',
      'The installation has no key for secrets (KEK_V1).',
    ),
  ];
}

async function shopFacts(ctx: HouseContext, id: string, schemaKey: string): Promise<ShopFacts | null> {
  try {
    const [row] = await ctx.tenantDb({ id, schemaKey }).rows<ShopFacts>(sql`
      select (select count(*)::int from products where status = 'active') as products, (select count(*)::int from shipping_methods) as shipping,
             (select count(*)::int from tax_rates) as taxes, (select count(*)::int from stock_locations) as locations`);
    return row ?? null;
  } catch {
    return null;
  }
}
