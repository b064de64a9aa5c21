import { Client } from 'pg';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { newId } from '../../domain/kernel/ids.ts';
import { send } from '../support/shop-client.ts';

const stack = inject('stack');
const owner = new Client(stack.ownerUrl);
beforeAll(() => owner.connect());
afterAll(async () => {
  await owner.query(`delete from platform.domains where hostname like '%.custom-hosts.example'`);
  await owner.end();
});

const add = (hostname: string, status: string, isPrimary: boolean) =>
  owner.query(
    `insert into platform.domains (id, hostname, tenant_id, app, status, is_primary)
     select $1, $2, id, 'storefront', $3, $4 from platform.tenants where slug = 'kessel'`,
    [newId(), hostname, status, isPrimary],
  );

it('routes hosts that work, sends readers to the primary one, and knows no unproven host', async () => {
  await add('www.custom-hosts.example', 'active', true);
  await add('old.custom-hosts.example', 'active', false);
  await add('claimed.custom-hosts.example', 'verifying', false);
  const main = await send(stack.port, 'www.custom-hosts.example', '/');
  expect([main.status, main.text.includes('Kessel')]).toEqual([200, true]);
  const old = await send(stack.port, 'old.custom-hosts.example', '/collections?page=2');
  expect(old.status).toBe(308);
  expect(new URL(old.headers.get('location') ?? '').host).toMatch(/^www\.custom-hosts\.example/);
  expect(new URL(old.headers.get('location') ?? '').search).toBe('?page=2');
  expect((await send(stack.port, 'claimed.custom-hosts.example', '/')).status).toBe(404);
});
