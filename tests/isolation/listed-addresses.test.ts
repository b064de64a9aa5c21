/** A brand that takes its team from listed addresses only: a member elsewhere gets neither pages nor answers. */
import { sql } from 'drizzle-orm';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { signInByForm } from '../support/sign-in.ts';
import { eventually, type StackAccess, sharedStack } from '../support/stack-access.ts';

let stack: StackAccess;
beforeAll(async () => {
  stack = await sharedStack();
});
const platform = () => stack.database.platform();
afterEach(async () => {
  await platform().rows(
    sql`update security_policies set ip_allowlist_on = false where tenant_id = ${stack.kessel.id}::uuid`,
  );
  await platform().rows(
    sql`delete from ip_allowlists where tenant_id = ${stack.kessel.id}::uuid and note = 'listed-addresses'`,
  );
});

it('is closed to a member from elsewhere and open from a listed range, within seconds', async () => {
  const member = stack.kessel.visitor();
  await signInByForm(member, stack.kessel.owner);
  const statuses = async () => [
    (await member.request('/admin')).status,
    (await member.request('/api/v1/admin/orders')).status,
  ];
  expect(await statuses()).toEqual([200, 200]);
  await platform().rows(
    sql`insert into ip_allowlists (id, tenant_id, cidr, note) values ('01930000-0000-7000-8000-00000000bbbb', ${stack.kessel.id}::uuid, '198.51.100.0/24', 'listed-addresses')`,
  );
  await platform().rows(
    sql`insert into security_policies (tenant_id, ip_allowlist_on) values (${stack.kessel.id}::uuid, true)
        on conflict (tenant_id) do update set ip_allowlist_on = true`,
  );
  await eventually(statuses, ([page, answer]) => page === 403 && answer === 403, 5_000);
  expect((await stack.fernhill.visitor().request('/')).status).toBe(200);
  expect((await stack.kessel.visitor().request('/')).status).toBe(200);
  await platform().rows(
    sql`update ip_allowlists set cidr = '127.0.0.0/8' where note = 'listed-addresses' and tenant_id = ${stack.kessel.id}::uuid`,
  );
  await eventually(statuses, ([page, answer]) => page === 200 && answer === 200, 5_000);
});
