/** Seeds the two demo brands and their logins, once: a brand that has products is left as it is. */

import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { newApiKey } from '../../domain/access/api-key.ts';
import { hashPassword } from '../../domain/access/password.ts';
import { systemRoleId } from '../../domain/access/system-role-ids.ts';
import { newTotpSecret } from '../../domain/access/totp.ts';
import { newId } from '../../domain/kernel/ids.ts';
import { PERMISSIONS } from '../../domain/kernel/permissions.ts';
import { TOTP_SEAL } from '../../domain/sign-in/factors.ts';
import { seal } from '../../domain/sign-in/installation-seal.ts';
import { Database, platformTables, type Query, type ScopedDb, tables } from '../../schema/index.ts';
import { ownerClient } from '../database.ts';
import type { Stack } from '../local/stack.ts';
import { readMigrations } from '../migration-files.ts';
import { type ProvisionedTenant, provisionTenant } from '../provision-tenant.ts';
import { catalogueRows, sceneImage } from './catalogue-rows.ts';
import { fernhill } from './fernhill/brand.ts';
import { kessel } from './kessel/brand.ts';
import { MARKET_RULES } from './market-rules.ts';
import { fernhillTheme, kesselTheme } from './themes.ts';
import type { DemoBrand, RenderedScene } from './types.ts';

const BRANDS = [
  { brand: fernhill, theme: fernhillTheme, pricesIncludeTax: false },
  { brand: kessel, theme: kesselTheme, pricesIncludeTax: true },
];

const FIRST_PUBLISHED = new Date('2026-09-01T08:00:00Z');

interface DemoTenant {
  slug: string;
  url: string;
  adminUrl: string;
  owner: { email: string; password: string };
  apiKey: string;
}

interface DemoFile {
  tenants: DemoTenant[];
  platform: PlatformLogin;
}

/** The platform's owner signs in with a password and a code of this secret (RFC 6238, base32). */
interface PlatformLogin {
  url: string;
  email: string;
  password: string;
  totpSecret: string;
}

/** Seeds what is missing and writes `demo.json` (logins are made once; the URLs follow the port). */
export async function seedDemo(stack: Stack, log: (message: string) => void): Promise<void> {
  const { database: open, dataDir, port } = stack;
  const database = new Database({
    url: open.appUrl,
    fetchEndpoint: `http://127.0.0.1:${stack.proxy.port}/sql`,
    wsProxy: `127.0.0.1:${stack.proxy.port}/v2`,
  });
  const file = join(dataDir, 'demo.json');
  const before = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as DemoFile) : null;
  const client = await ownerClient(open);
  const seeded: { brand: DemoBrand; tenant: ProvisionedTenant }[] = [];
  try {
    const migrations = readMigrations();
    for (const { brand, theme, pricesIncludeTax } of BRANDS) {
      const tenant = await provisionTenant(
        client,
        {
          slug: brand.slug,
          name: brand.name,
          legalName: brand.legalName,
          country: brand.country,
          currency: brand.currency,
          locale: brand.locales[0] ?? 'en',
          locales: brand.locales,
          timezone: brand.timezone,
          pricesIncludeTax,
          kind: 'demo',
          theme,
        },
        migrations.tenant,
      );
      seeded.push({ brand, tenant });
    }
  } finally {
    await client.end();
  }
  const origin = (slug: string): string => `http://${slug}.localhost:${port}`;
  const demo: DemoFile = {
    tenants: [],
    platform: before?.platform
      ? {
          ...before.platform,
          totpSecret: before.platform.totpSecret ?? newTotpSecret(),
          url: `http://localhost:${port}`,
        }
      : {
          url: `http://localhost:${port}`,
          ...login('platform', 'cgk.example'),
          totpSecret: newTotpSecret(),
        },
  };
  await ensureUser(database, demo.platform, 'Platform owner', null, !before?.platform);
  if (!before?.platform.totpSecret) await enrolTotp(database, demo.platform, dataDir);
  await markSetUp(database);
  let isFresh = false;
  for (const { brand, tenant } of seeded) {
    const db = database.tenant(tenant);
    const [{ count } = { count: 0 }] = await db.rows<{ count: number }>(
      sql`select count(*)::int as count from products`,
    );
    if (count === 0) {
      log(`Seeding ${brand.name} …`);
      await seedBrand(db, brand, tenant, stack);
      isFresh = true;
    }
    const kept = before?.tenants.find((entry) => entry.slug === brand.slug);
    const owner = kept?.owner ?? login('owner', `${brand.slug}.example`);
    await ensureUser(database, owner, `Owner of ${brand.name}`, tenant.id, !kept);
    const apiKey = kept?.apiKey ?? (await createKey(database, tenant.id));
    demo.tenants.push({
      slug: brand.slug,
      url: origin(brand.slug),
      adminUrl: `${origin(brand.slug)}/admin`,
      owner,
      apiKey,
    });
  }
  writeFileSync(file, `${JSON.stringify(demo, null, 2)}\n`, { mode: 0o600 });
  if (isFresh) await gatherStatistics(open);
}

/** The embedded database has no autovacuum: without statistics the planner guesses. */
async function gatherStatistics(open: Stack['database']): Promise<void> {
  const client = await ownerClient(open);
  try {
    await client.query('analyze');
  } finally {
    await client.end();
  }
}

function login(name: string, domain: string): { email: string; password: string } {
  return { email: `${name}@${domain}`, password: randomBytes(12).toString('base64url') };
}

async function seedBrand(
  db: ScopedDb,
  brand: DemoBrand,
  tenant: ProvisionedTenant,
  stack: Stack,
): Promise<void> {
  const folder = resolve(import.meta.dirname, brand.slug, 'media');
  const scenes = JSON.parse(readFileSync(join(folder, 'scenes.json'), 'utf8')) as Record<
    string,
    RenderedScene
  >;
  await putScenes(stack, tenant.id, folder, scenes);
  const rows = catalogueRows(brand, scenes, tenant.locationId, FIRST_PUBLISHED);
  const rules = MARKET_RULES[brand.slug];
  const queries: Query[] = [
    db.q.insert(tables.products).values(rows.products),
    db.q.insert(tables.productOptions).values(rows.options),
    db.q.insert(tables.productVariants).values(rows.variants),
    db.q.insert(tables.productMedia).values(rows.media),
    db.q.insert(tables.collections).values(rows.collections),
    db.q.insert(tables.collectionProducts).values(rows.memberships),
    db.q.insert(tables.inventoryItems).values(rows.items),
    db.q.insert(tables.variantInventoryItems).values(rows.variantItems),
    db.q.insert(tables.inventoryLevels).values(rows.levels),
    db.q.insert(tables.inventoryMovements).values(rows.movements),
    db.q.insert(tables.settings).values({ group: 'home', value: homeSettings(brand, scenes) }),
  ];
  if (rows.translations.length > 0) queries.push(db.q.insert(tables.translations).values(rows.translations));
  for (const rate of rules?.taxRates ?? [])
    queries.push(db.q.insert(tables.taxRates).values({ id: newId(), ...rate }));
  for (const { translations, ...method } of rules?.shippingMethods ?? []) {
    const id = newId();
    queries.push(db.q.insert(tables.shippingMethods).values({ id, ...method }));
    for (const [locale, fields] of Object.entries(translations ?? {})) {
      queries.push(
        db.q
          .insert(tables.translations)
          .values({ ownerType: 'shipping_method', ownerId: id, locale, fields }),
      );
    }
  }
  await db.runAll(queries);
}

function homeSettings(brand: DemoBrand, scenes: Record<string, RenderedScene>) {
  const { hero, story, promises } = brand.home;
  return {
    v: 1,
    hero: {
      image: sceneImage(scenes, hero.scene, ''),
      alt: hero.alt,
      heading: hero.heading,
      text: hero.text,
      collection: hero.collection,
    },
    story: {
      image: sceneImage(scenes, story.scene, ''),
      alt: story.alt,
      heading: story.heading,
      text: story.text,
    },
    promises,
  };
}

async function putScenes(
  stack: Stack,
  tenantId: string,
  folder: string,
  scenes: Record<string, RenderedScene>,
): Promise<void> {
  const files = Object.entries(scenes).flatMap(([scene, { widths }]) =>
    widths.flatMap((width) => [`${scene}-${width}.avif`, `${scene}-${width}.webp`]),
  );
  const queue = [...files];
  const worker = async (): Promise<void> => {
    for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
      await stack.worker.putMedia(
        `t/${tenantId}/media/demo/${file}`,
        readFileSync(join(folder, file)),
        file.endsWith('.avif') ? 'image/avif' : 'image/webp',
      );
    }
  };
  await Promise.all(Array.from({ length: 8 }, worker));
}

/** The login, as `demo.json` has it: a user left by a start that was cut off gets the new password. */
async function ensureUser(
  database: Database,
  account: { email: string; password: string },
  name: string,
  tenantId: string | null,
  isNewPassword: boolean,
): Promise<void> {
  const { accounts, memberships, platformAdmins, tenants, users } = platformTables;
  const platform = database.platform();
  const [known] = await platform.run(
    platform.q.select({ id: users.id }).from(users).where(eq(users.email, account.email)),
  );
  const userId = known?.id ?? newId();
  const queries: Query[] = [];
  if (!known) {
    queries.push(
      platform.q.insert(users).values({ id: userId, email: account.email, emailVerified: true, name }),
    );
  }
  if (isNewPassword) {
    const password = await hashPassword(account.password);
    queries.push(
      platform.q
        .insert(accounts)
        .values({ id: newId(), accountId: userId, providerId: 'credential', userId, password })
        .onConflictDoUpdate({ target: [accounts.providerId, accounts.accountId], set: { password } }),
    );
  }
  queries.push(
    tenantId === null
      ? platform.q.insert(platformAdmins).values({ userId, role: 'platform_owner' }).onConflictDoNothing()
      : platform.q.insert(memberships).values({ id: newId(), userId, tenantId }).onConflictDoNothing(),
  );
  if (tenantId !== null) {
    queries.push(
      platform.q.execute(
        sql`insert into membership_roles (membership_id, role_id, tenant_id)
            select id, ${systemRoleId('owner')}::uuid, tenant_id from memberships where user_id = ${userId}::uuid and tenant_id = ${tenantId}::uuid
            on conflict do nothing`,
      ),
      platform.q
        .update(tenants)
        .set({ ownerUserId: userId })
        .where(and(eq(tenants.id, tenantId), isNull(tenants.ownerUserId))),
    );
  }
  await platform.runAll(queries);
}

/** The console lets nobody in without a second factor: the demo's owner has one from the start (10 SES-05). */
async function enrolTotp(database: Database, account: PlatformLogin, dataDir: string): Promise<void> {
  const authSecret = readFileSync(join(dataDir, 'auth-secret'), 'utf8').trim();
  const secret = await seal(authSecret, TOTP_SEAL, account.totpSecret);
  const platform = database.platform();
  await platform.run(
    platform.q.execute(sql`
      insert into mfa_totp (id, user_id, secret, verified_at)
      select ${newId()}::uuid, id, ${secret}, now() from users where email = ${account.email}
      on conflict (user_id) do update set secret = excluded.secret, verified_at = now(), last_step = 0`),
  );
}

/** The demo is set up: nobody is asked to. */
async function markSetUp(database: Database): Promise<void> {
  const platform = database.platform();
  const value = { completedAt: new Date().toISOString(), steps: {} };
  await platform.run(
    platform.q.insert(platformTables.platformConfig).values({ key: 'setup', value }).onConflictDoNothing(),
  );
}

async function createKey(database: Database, tenantId: string): Promise<string> {
  const { key, prefix, keyHash } = await newApiKey();
  const platform = database.platform();
  await platform.run(
    platform.q.insert(platformTables.apiKeys).values({
      id: newId(),
      tenantId,
      name: 'Demo key',
      prefix,
      keyHash,
      permissions: [...PERMISSIONS],
      ratePerMinute: 600,
    }),
  );
  return key;
}
