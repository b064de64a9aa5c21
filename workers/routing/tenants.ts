import { and, eq, inArray, or } from 'drizzle-orm';
import type { TenantContext } from '../../domain/app-context.ts';
import { neutralTheme } from '../../domain/tenants/neutral-theme.ts';
import { runsJobs } from '../../domain/tenants/tenant-status.ts';
import { ThemeTokens } from '../../domain/tenants/theme.ts';
import { Database, platformTables, tables } from '../../schema/index.ts';
import { databaseConfig, type Env } from '../env.ts';
import { generationOf } from './generation.ts';

export type TenantStatus = (typeof platformTables.tenants.$inferSelect)['status'];

/** A tenant as routing knows it. */
export interface RoutedTenant {
  tenant: TenantContext;
  schemaKey: string;
  status: TenantStatus;
  /** Of its public pages when it was read: older than the present one means that settings may have changed since. */
  generation: number;
}

const MEMORY_MS = 5_000;
const KV_SECONDS = 60;
const MEMORY_ENTRIES = 2_000;

const memory = new Map<string, { value: RoutedTenant | null; at: number }>();

/** Lower-case host name without port. The `Host` header alone decides; `x-forwarded-host` is never read. */
export function hostNameOf(request: Request): string {
  return new URL(request.url).hostname.toLowerCase();
}

/**
 * Host → tenant: memory (5 s) → KV (60 s) → Postgres. Null for a host that belongs to nobody. What is kept holds only
 * while the tenant's generation is the same: a page is never made of settings older than the purge it is kept under.
 */
export async function tenantByHost(env: Env, database: Database, host: string): Promise<RoutedTenant | null> {
  const now = Date.now();
  const entry = memory.get(host);
  if (entry && now - entry.at < MEMORY_MS && (await isCurrent(env, entry.value))) return entry.value;
  const kept = await env.ROUTES.get<RoutedTenant>(`route:${host}`, 'json');
  const stored = kept && (await isCurrent(env, kept)) ? kept : null;
  const value = stored ?? (await lookUp(env, database, host));
  if (!stored && value)
    await env.ROUTES.put(`route:${host}`, JSON.stringify(value), { expirationTtl: KV_SECONDS });
  return remember(host, value);
}

const isCurrent = async (env: Env, routed: RoutedTenant | null): Promise<boolean> =>
  routed === null || routed.generation === (await generationOf(env, routed.tenant.id));

function remember(key: string, value: RoutedTenant | null): RoutedTenant | null {
  if (memory.size >= MEMORY_ENTRIES) memory.clear();
  memory.set(key, { value, at: Date.now() });
  return value;
}

/** Drops what this isolate and KV know of a brand's hosts; other isolates follow within their few seconds. */
export async function forgetRoutes(env: Env, tenantId: string, hosts: readonly string[]): Promise<void> {
  memory.delete(tenantId);
  for (const host of hosts) memory.delete(host);
  await Promise.all(hosts.map((host) => env.ROUTES.delete(`route:${host}`)));
}

/** A tenant for work that no host began (queue, cron): memory (5 s) → Postgres. */
export async function tenantById(env: Env, tenantId: string): Promise<RoutedTenant | null> {
  const entry = memory.get(tenantId);
  if (entry && Date.now() - entry.at < MEMORY_MS) return entry.value;
  const database = new Database(databaseConfig(env));
  const { tenants } = platformTables;
  const platform = database.platform();
  const [row] = await platform.run(platform.q.select().from(tenants).where(eq(tenants.id, tenantId)));
  return remember(tenantId, row ? await withSettings(env, database, row) : null);
}

/** Statuses in which a brand's jobs run (10 §4.1). */
const WORKING: TenantStatus[] = platformTables.tenants.status.enumValues.filter(runsJobs);

/** Ids of all tenants whose jobs run; for the cron dispatcher. */
export async function activeTenantIds(env: Env): Promise<string[]> {
  const platform = new Database(databaseConfig(env)).platform();
  const { tenants } = platformTables;
  const rows = await platform.run(
    platform.q.select({ id: tenants.id }).from(tenants).where(inArray(tenants.status, WORKING)).limit(10_000),
  );
  return rows.map((row) => row.id);
}

async function lookUp(env: Env, database: Database, host: string): Promise<RoutedTenant | null> {
  const platform = database.platform();
  const { tenants, domains } = platformTables;
  const suffix = `.${env.BASE_DOMAIN}`;
  const slug = host.endsWith(suffix) ? host.slice(0, -suffix.length) : '';
  const [row] = await platform.run(
    platform.q
      .select({ tenant: tenants })
      .from(tenants)
      .leftJoin(
        domains,
        and(eq(domains.tenantId, tenants.id), eq(domains.hostname, host), eq(domains.status, 'active')),
      )
      .where(or(eq(tenants.slug, slug), eq(domains.hostname, host)))
      .limit(1),
  );
  return row ? withSettings(env, database, row.tenant) : null;
}

async function withSettings(
  env: Env,
  database: Database,
  row: typeof platformTables.tenants.$inferSelect,
): Promise<RoutedTenant> {
  // Before the rows: what is changed while they are read belongs to the next generation.
  const generation = await generationOf(env, row.id);
  const tenant: TenantContext = {
    id: row.id,
    slug: row.slug,
    name: row.name,
    legalName: row.legalName,
    country: row.country,
    currency: row.currency,
    timezone: row.timezone,
    locale: row.locale,
    locales: row.locales,
    pricesIncludeTax: row.pricesIncludeTax,
    theme: neutralTheme,
  };
  const { schemaKey, status } = row;
  return { schemaKey, status, generation, tenant: await furnished(database, schemaKey, tenant) };
}

/** A brand with what is published of its settings; `drafts` stand in for groups in a preview. */
export async function furnished(
  database: Database,
  schemaKey: string,
  tenant: TenantContext,
  drafts: Readonly<Record<string, unknown>> = {},
): Promise<TenantContext> {
  const [{ withPublicSettings }, rows] = await Promise.all([
    import('../../domain/settings/public-settings.ts'),
    settingsOf(database, { id: tenant.id, schemaKey }),
  ]);
  const stored = Object.fromEntries(rows.map((row) => [row.group, row.value]));
  const theme = stored.theme ? ThemeTokens.parse(stored.theme) : neutralTheme;
  return withPublicSettings(tenant, theme, { ...stored, ...drafts });
}

async function settingsOf(database: Database, ref: { id: string; schemaKey: string }) {
  const db = database.tenant(ref);
  const { settings } = tables;
  return db.run(
    db.q
      .select({ group: settings.group, value: settings.value })
      .from(settings)
      .where(inArray(settings.group, ['theme', 'general', 'branding', 'site', 'checkout'])),
  );
}
