import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { newId } from '../../domain/kernel/ids.ts';
import { openTestDatabase, type TestDatabase } from '../../tests/support/test-database.ts';
import type { Env } from '../env.ts';
import { tenantByHost } from './tenants.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await openTestDatabase();
}, 60_000);
afterAll(() => db.close());

/** Of the Worker's bindings, those that routing asks. */
const env = {
  BASE_DOMAIN: 'localhost',
  ROUTES: { get: async () => null, put: async () => undefined },
  TENANT_STATE: { idFromName: (name: string) => name, get: () => ({ generation: async () => 1 }) },
} as unknown as Env;

const add = (hostname: string, status: string, isPrimary: boolean) =>
  db.database
    .platform()
    .rows(sql`insert into platform.domains (id, hostname, tenant_id, app, status, is_primary)
    values (${newId()}::uuid, ${hostname}, ${db.alpha.tenant.id}::uuid, 'storefront', ${status}, ${isPrimary})`);

it('finds a brand by its own host and by hosts that work, with the primary one; unproven hosts belong to nobody', async () => {
  const find = (host: string) => tenantByHost(env, db.database, host);
  expect(await find('beta.localhost')).toMatchObject({ tenant: { slug: 'beta' }, primaryHost: null });
  await add('www.hosts.example', 'active', true);
  await add('old.hosts.example', 'degraded', false);
  await add('claimed.hosts.example', 'verifying', false);
  for (const host of ['alpha.localhost', 'www.hosts.example', 'old.hosts.example'])
    expect(await find(host)).toMatchObject({ tenant: { slug: 'alpha' }, primaryHost: 'www.hosts.example' });
  expect(await find('claimed.hosts.example')).toBeNull();
  expect(await find('unknown.localhost')).toBeNull();
});
