/** A new brand, step by step (10 TEN-11). The command line, the demo seed and the Worker's jobs run these same steps. */
import { type SQL, sql } from 'drizzle-orm';
import { PgDialect } from 'drizzle-orm/pg-core';
import type { TenantRef } from '../../schema/index.ts';
import { type MigrationClient, type MigrationFile, migrateTenant } from '../../schema/migrate.ts';
import type { WrappedDek } from '../access/secret-box.ts';
import { systemRoleId } from '../access/system-role-ids.ts';
import { encodeBase64 } from '../kernel/base64.ts';
import { newId } from '../kernel/ids.ts';
import { type CellLoad, chooseCell } from './cell-placement.ts';
import { schemaKeyOf } from './slug.ts';
import { type Brand, TenantInput } from './tenant-input.ts';
import type { ThemeTokens } from './theme.ts';

export interface ProvisionedTenant {
  id: string;
  slug: string;
  schemaKey: string;
  /** Its one stock location. */
  locationId: string;
  /** False when a brand with this slug was there and only what was missing was added. */
  isNew: boolean;
}

/** A brand with this slug exists and cannot become what was asked for. */
export class TenantConflict extends Error {}

/** No open cell of the region has room (10 §4.6): somebody must add one. */
export class NoCellFree extends Error {}

/** What the steps work with. */
export interface Provisioning {
  /** The owner's. */
  client: MigrationClient;
  files: MigrationFile[];
  tenant: TenantRef;
  theme: ThemeTokens;
  /** User who owns the brand; null leaves it to an invitation. */
  ownerUserId: string | null;
  newDataKey(tenantId: string, dekVersion: number): Promise<WrappedDek | null>;
}

/** Each finds out whether it is done, so that a run cut off anywhere is finished by the next. In this order. */
export const PROVISION_STEPS: readonly { name: string; run(work: Provisioning): Promise<void> }[] = [
  { name: 'place', run: place },
  {
    name: 'schema',
    run: async ({ client, tenant, files }) => void (await migrateTenant(client, tenant, files)),
  },
  {
    name: 'furnish',
    run: async ({ client, tenant, theme }) => void (await furnish(client, tenant.schemaKey, theme)),
  },
  { name: 'key', run: giveDataKey },
  { name: 'owner', run: giveOwner },
];

/** Held while a slug changes hands, so that a new brand and a renamed one never both get it. */
export const slugLock = (slug: string): SQL =>
  sql`select pg_advisory_xact_lock(hashtextextended('slug:' || ${slug}::text, 0))`;

export interface Reservation {
  id: string;
  brand: Brand;
  ownerUserId: string | null;
  /** A brand that opens through the wizard has `in_progress`. */
  onboarding: 'in_progress' | 'completed';
  now: Date;
}

/**
 * The brand's row with its slug, or no row when the slug is taken or still leads elsewhere (10 TEN-02). Run it behind
 * `slugLock`. The schema's name is the slug's unless a renamed brand still has it.
 */
export function reservation({ id, brand, ownerUserId, onboarding, now }: Reservation): SQL {
  const key = schemaKeyOf(brand.slug);
  const locales = JSON.stringify([...new Set([brand.locale, ...(brand.locales ?? [])])]);
  return sql`
    insert into platform.tenants
      (id, slug, schema_key, name, legal_name, kind, status, country, currency, timezone, locale, locales, prices_include_tax,
       owner_user_id, onboarding_status)
    select ${id}::uuid, ${brand.slug}::text,
           case when exists(select 1 from platform.tenants where schema_key = ${key}::text) then ${`${key}__${id.slice(-6)}`}::text else ${key}::text end,
           ${brand.name}::text, ${brand.legalName ?? brand.name}::text, ${brand.kind}::text, 'provisioning', ${brand.country}::text,
           ${brand.currency}::text, ${brand.timezone}::text, ${brand.locale}::text,
           array(select jsonb_array_elements_text(${locales}::jsonb)), ${brand.pricesIncludeTax}::boolean, ${ownerUserId}::uuid, ${onboarding}::text
     where not exists (select 1 from platform.tenant_slugs where slug = ${brand.slug}::text and redirect_until > ${now.toISOString()}::timestamptz)
    on conflict do nothing returning id`;
}

interface TenantRow {
  id: string;
  schema_key: string;
  currency: string;
}

/**
 * Creates a brand from outside of the Worker, or finishes one whose creation was cut off. A brand that is complete is
 * left as it is; a new one is `active`. `client` is the owner's; the platform schema must be migrated.
 * @throws ZodError for bad input, TenantConflict, NoCellFree
 */
export async function provisionTenant(
  client: MigrationClient,
  input: TenantInput,
  files: MigrationFile[],
  newDataKey: Provisioning['newDataKey'] = async () => null,
): Promise<ProvisionedTenant> {
  const brand = TenantInput.parse(input);
  const id = newId();
  const isNew = await reserve(client, {
    id,
    brand,
    ownerUserId: null,
    onboarding: 'completed',
    now: new Date(),
  });
  const { rows } = await client.query<TenantRow>(
    'select id, schema_key, currency from platform.tenants where slug = $1',
    [brand.slug],
  );
  const row = rows[0];
  if (!row) throw new TenantConflict(`The slug ${brand.slug} still leads to a brand that was renamed.`);
  if (row.currency !== brand.currency) {
    throw new TenantConflict(`A brand ${brand.slug} exists and sells in ${row.currency}.`);
  }
  const tenant = { id: row.id, schemaKey: row.schema_key };
  const work: Provisioning = { client, files, tenant, theme: brand.theme, ownerUserId: null, newDataKey };
  for (const step of PROVISION_STEPS) await step.run(work);
  await client.query(
    `update platform.tenants set status = 'active', launched_at = coalesce(launched_at, now()), updated_at = now()
      where id = $1 and status in ('provisioning', 'failed')`,
    [tenant.id],
  );
  return { ...tenant, slug: brand.slug, locationId: await stockLocation(client, tenant.schemaKey), isNew };
}

async function reserve(client: MigrationClient, wanted: Reservation): Promise<boolean> {
  const dialect = new PgDialect();
  const run = (statement: SQL) => {
    const { sql: text, params } = dialect.sqlToQuery(statement);
    return client.query<{ id: string }>(text, params);
  };
  await client.query('begin');
  try {
    await run(slugLock(wanted.brand.slug));
    const { rows } = await run(reservation(wanted));
    await client.query('commit');
    return rows.length > 0;
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

/** The cell of a brand that has none yet, by the load that is written down. */
async function place({ client, tenant, files }: Provisioning): Promise<void> {
  const { rows: placed } = await client.query<{ cell_id: string | null }>(
    'select cell_id from platform.tenants where id = $1',
    [tenant.id],
  );
  if (placed[0]?.cell_id) return;
  const { rows: cells } = await client.query<CellLoad>(
    `select id, key, region, status, max_relations as "maxRelations", relation_count as "relationCount",
            max_tenants as "maxTenants", tenant_count as "tenantCount" from platform.cells order by key`,
  );
  const region = cells[0]?.region ?? 'default';
  const cell = chooseCell(cells, region, relationsIn(files));
  if (!cell) throw new NoCellFree(`No open cell in ${region} has room for another brand.`);
  await client.query(
    `with placed as (
       update platform.tenants set cell_id = $2, updated_at = now() where id = $1 and cell_id is null returning id
     )
     update platform.cells set tenant_count = tenant_count + 1, relation_count = relation_count + $3, updated_at = now()
      where id = $2 and exists (select 1 from placed)`,
    [tenant.id, cell.id, relationsIn(files)],
  );
}

/** Tables and indexes that the migrations make, each with its catalogue rows. */
export function relationsIn(files: readonly MigrationFile[]): number {
  const text = files.map((file) => file.sql).join('\n');
  const tables = text.match(/\bcreate table\b/gi)?.length ?? 0;
  const indexes = text.match(/\bcreate (?:unique )?index\b/gi)?.length ?? 0;
  // A table stands with its primary key and its TOAST table and index.
  return tables * 4 + indexes;
}

/** The rows without which a shop does not open: a theme, a place for stock. */
async function furnish(client: MigrationClient, schemaKey: string, theme: ThemeTokens): Promise<void> {
  const schema = schemaName(schemaKey);
  await client.query(
    `insert into ${schema}.settings ("group", value) values ('theme', $1::jsonb) on conflict do nothing`,
    [JSON.stringify(theme)],
  );
  await client.query(
    `insert into ${schema}.stock_locations (id, name) select $1, 'Warehouse' where not exists (select 1 from ${schema}.stock_locations)`,
    [newId()],
  );
}

async function stockLocation(client: MigrationClient, schemaKey: string): Promise<string> {
  const { rows } = await client.query<{ id: string }>(
    `select id from ${schemaName(schemaKey)}.stock_locations order by priority, id limit 1`,
  );
  const location = rows[0];
  if (!location) throw new Error('the stock location was not written');
  return location.id;
}

/** A brand's data key, once; where the installation has no key of its own yet, secrets wait for it. */
async function giveDataKey({ client, tenant, newDataKey }: Provisioning): Promise<void> {
  const { rows } = await client.query('select 1 from platform.tenant_keys where tenant_id = $1 limit 1', [
    tenant.id,
  ]);
  if (rows.length > 0) return;
  const record = await newDataKey(tenant.id, 1);
  if (!record) return;
  await client.query(
    `insert into platform.tenant_keys (id, tenant_id, dek_version, kek_version, wrapped_dek, status)
     values ($1, $2, $3, $4, $5, 'active') on conflict (tenant_id, dek_version) do nothing`,
    [newId(), tenant.id, record.dekVersion, record.kekVersion, encodeBase64(record.wrapped)],
  );
}

/** The owner's membership with the role of owner; their landing brand when they have none. */
async function giveOwner({ client, tenant, ownerUserId }: Provisioning): Promise<void> {
  if (ownerUserId === null) return;
  await client.query(
    `with member as (
       insert into platform.memberships (id, user_id, tenant_id, kind, status, source, is_default)
       select $1::uuid, u.id, $2::uuid, 'staff', 'active', 'setup', not exists (select 1 from platform.memberships where user_id = u.id and is_default)
         from platform.users u where u.id = $3::uuid
       on conflict (user_id, tenant_id, kind) do update set status = 'active', updated_at = now() returning id
     )
     insert into platform.membership_roles (membership_id, role_id, tenant_id)
     select id, $4::uuid, $2::uuid from member on conflict do nothing`,
    [newId(), tenant.id, ownerUserId, systemRoleId('owner')],
  );
}

/** A schema key is made of letters, digits and underscores only. */
export const schemaName = (schemaKey: string): string => `"tenant_${schemaKey}"`;
