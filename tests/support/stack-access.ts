/** What a suite reaches of the shared, started house. */
import { eq } from 'drizzle-orm';
import { inject } from 'vitest';
import { newApiKey } from '../../domain/access/api-key.ts';
import { newId } from '../../domain/kernel/ids.ts';
import type { PermissionKey } from '../../domain/kernel/permissions.ts';
import { Database, platformTables, type ScopedDb } from '../../schema/index.ts';
import type { DemoTenant, StackFacts } from './shared-stack.ts';
import { ShopClient } from './shop-client.ts';

export interface Brand extends DemoTenant {
  id: string;
  schemaKey: string;
  /** Rows of the brand, as its own operations see them. */
  db: ScopedDb;
  visitor(): ShopClient;
  /** A client with the demo key (all permissions), or another. */
  program(key?: string): ShopClient;
}

export interface StackAccess extends StackFacts {
  database: Database;
  fernhill: Brand;
  kessel: Brand;
}

export function databaseOf(facts: StackFacts): Database {
  return new Database({
    url: facts.appUrl,
    fetchEndpoint: `http://127.0.0.1:${facts.proxyPort}/sql`,
    wsProxy: `127.0.0.1:${facts.proxyPort}/v2`,
  });
}

async function brandOf(facts: StackFacts, database: Database, slug: string): Promise<Brand> {
  const demo = facts.demo.tenants.find((tenant) => tenant.slug === slug);
  const platform = database.platform();
  const { tenants } = platformTables;
  const [row] = await platform.run(platform.q.select().from(tenants).where(eq(tenants.slug, slug)));
  if (!demo || !row) throw new Error(`there is no demo brand ${slug}`);
  return {
    ...demo,
    id: row.id,
    schemaKey: row.schemaKey,
    db: database.tenant(row),
    visitor: () => new ShopClient({ port: facts.port, slug }),
    program: (key = demo.apiKey) => new ShopClient({ port: facts.port, slug, key }),
  };
}

export async function accessTo(facts: StackFacts): Promise<StackAccess> {
  const database = databaseOf(facts);
  const [fernhill, kessel] = await Promise.all([
    brandOf(facts, database, 'fernhill'),
    brandOf(facts, database, 'kessel'),
  ]);
  return { ...facts, database, fernhill, kessel };
}

export const sharedStack = (): Promise<StackAccess> => accessTo(inject('stack'));

/** A new key of the brand, straight into the database. */
export async function mintKey(
  database: Database,
  tenantId: string,
  permissions: readonly PermissionKey[],
  ratePerMinute = 600,
): Promise<string> {
  const { key, prefix, keyHash } = await newApiKey();
  const platform = database.platform();
  await platform.run(
    platform.q.insert(platformTables.apiKeys).values({
      id: newId(),
      tenantId,
      name: 'Test key',
      prefix,
      keyHash,
      permissions: [...permissions],
      ratePerMinute,
    }),
  );
  return key;
}

/** Asks again until the answer satisfies, for what happens by itself in the background. */
export async function eventually<T>(
  ask: () => Promise<T>,
  isGood: (answer: T) => boolean,
  milliseconds = 20_000,
): Promise<T> {
  const until = Date.now() + milliseconds;
  for (;;) {
    const answer = await ask();
    if (isGood(answer)) return answer;
    if (Date.now() > until) throw new Error(`not within ${milliseconds} ms; last: ${JSON.stringify(answer)}`);
    await new Promise((done) => setTimeout(done, 100));
  }
}
