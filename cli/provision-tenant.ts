/** A new brand: its row, schema, role, theme and stock location (10 TEN-11). */
import { z } from 'zod';
import { newId } from '../domain/kernel/ids.ts';
import { isActiveCurrency } from '../domain/kernel/money.ts';
import { neutralTheme } from '../domain/tenants/neutral-theme.ts';
import { Slug, schemaKeyOf } from '../domain/tenants/slug.ts';
import { ThemeTokens } from '../domain/tenants/theme.ts';
import { type MigrationClient, type MigrationFile, migrateTenant } from '../schema/migrate.ts';

/** What a brand is told apart by. Everything but `theme` and `kind` is what `cgk tenant create` asks for. */
export const TenantInput = z.object({
  slug: Slug,
  name: z.string().trim().min(1, 'is missing').max(120),
  legalName: z.string().trim().min(1).max(200).optional(),
  country: z.string().regex(/^[A-Z]{2}$/, 'must be an ISO 3166 code such as DE'),
  currency: z.string().refine(isActiveCurrency, 'must be an ISO 4217 code such as EUR'),
  locale: z.string().refine(isLocale, 'must be a language tag such as de or en-GB'),
  locales: z.array(z.string().refine(isLocale, 'must be a language tag')).optional(),
  timezone: z.string().refine(isTimezone, 'must be a zone of the IANA list such as Europe/Berlin'),
  pricesIncludeTax: z.boolean().default(false),
  kind: z.enum(['live', 'demo', 'test']).default('live'),
  theme: ThemeTokens.default(neutralTheme),
});
export type TenantInput = z.input<typeof TenantInput>;

export interface ProvisionedTenant {
  id: string;
  slug: string;
  schemaKey: string;
  /** Its one stock location. */
  locationId: string;
  /** False when a brand with this slug was there and only what was missing was added. */
  isNew: boolean;
}

interface TenantRow {
  id: string;
  schema_key: string;
  status: string;
  currency: string;
}

/** A brand with this slug exists and cannot become what was asked for. */
export class TenantConflict extends Error {}

/**
 * Creates a brand, or finishes one whose creation was cut off: every step finds out whether it is done. A brand that
 * is complete is left as it is. `client` is the owner's; the platform schema must be migrated.
 * @throws ZodError for bad input, TenantConflict
 */
export async function provisionTenant(
  client: MigrationClient,
  input: TenantInput,
  files: MigrationFile[],
): Promise<ProvisionedTenant> {
  const brand = TenantInput.parse(input);
  const schemaKey = schemaKeyOf(brand.slug);
  const inserted = await client.query<TenantRow>(
    `insert into platform.tenants
       (id, slug, schema_key, name, legal_name, kind, status, country, currency, timezone, locale, locales, prices_include_tax)
     values ($1, $2, $3, $4, $5, $6, 'provisioning', $7, $8, $9, $10, $11, $12)
     on conflict do nothing returning id, schema_key, status, currency`,
    [
      newId(),
      brand.slug,
      schemaKey,
      brand.name,
      brand.legalName ?? brand.name,
      brand.kind,
      brand.country,
      brand.currency,
      brand.timezone,
      brand.locale,
      [...new Set([brand.locale, ...(brand.locales ?? [])])],
      brand.pricesIncludeTax,
    ],
  );
  const row = inserted.rows[0] ?? (await existingTenant(client, brand.slug));
  if (!row) throw new TenantConflict(`The schema name ${schemaKey} belongs to a brand that was renamed.`);
  if (row.currency !== brand.currency) {
    throw new TenantConflict(`A brand ${brand.slug} exists and sells in ${row.currency}.`);
  }
  const tenant = { id: row.id, schemaKey: row.schema_key };
  await migrateTenant(client, tenant, files);
  const locationId = await furnish(client, tenant.schemaKey, brand.theme);
  await client.query(
    `update platform.tenants set status = 'active', updated_at = now() where id = $1 and status in ('provisioning', 'failed')`,
    [tenant.id],
  );
  return { ...tenant, slug: brand.slug, locationId, isNew: inserted.rows.length > 0 };
}

async function existingTenant(client: MigrationClient, slug: string): Promise<TenantRow | undefined> {
  const { rows } = await client.query<TenantRow>(
    'select id, schema_key, status, currency from platform.tenants where slug = $1',
    [slug],
  );
  return rows[0];
}

/** The rows without which a shop does not open: a theme, a place for stock. */
async function furnish(client: MigrationClient, schemaKey: string, theme: ThemeTokens): Promise<string> {
  // A schema key is made of letters, digits and underscores only.
  const schema = `"tenant_${schemaKey}"`;
  await client.query(
    `insert into ${schema}.settings ("group", value) values ('theme', $1::jsonb) on conflict do nothing`,
    [JSON.stringify(theme)],
  );
  await client.query(
    `insert into ${schema}.stock_locations (id, name) select $1, 'Warehouse' where not exists (select 1 from ${schema}.stock_locations)`,
    [newId()],
  );
  const { rows } = await client.query<{ id: string }>(
    `select id from ${schema}.stock_locations order by priority, id limit 1`,
  );
  const location = rows[0];
  if (!location) throw new Error('the stock location was not written');
  return location.id;
}

function isLocale(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text)[0] === text;
  } catch {
    return false;
  }
}

function isTimezone(text: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
    return true;
  } catch {
    return false;
  }
}
