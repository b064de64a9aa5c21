import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { apiKeyChecksum, newApiKey } from '../../domain/access/api-key.ts';
import { systemRoleId } from '../../domain/access/system-role-ids.ts';
import { newId, toExternalId } from '../../domain/kernel/ids.ts';
import type { PermissionKey } from '../../domain/kernel/permissions.ts';
import { isProblem } from '../../domain/kernel/problem.ts';
import { platformTables } from '../../schema/index.ts';
import { seedMember } from '../../tests/support/members.ts';
import { openTestDatabase, type TestDatabase } from '../../tests/support/test-database.ts';
import { actorByApiKey, forgetKeys } from './api-keys.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await openTestDatabase();
}, 60_000);
afterAll(() => db.close());
beforeEach(() => forgetKeys());

const platform = () => db.database.platform();

async function makeKey(
  permissions: readonly PermissionKey[],
  part: { ownerUserId?: string; ipCidrs?: string[]; expiresAt?: Date; revokedAt?: Date } = {},
) {
  const { key, prefix, keyHash } = await newApiKey();
  const id = newId();
  const row = {
    id,
    tenantId: db.alpha.tenant.id,
    name: 'Program',
    prefix,
    keyHash,
    permissions: [...permissions],
  };
  await platform().run(
    platform()
      .q.insert(platformTables.apiKeys)
      .values({ ...row, ...part }),
  );
  return { id, key };
}

const later: Promise<unknown>[] = [];
const waitUntil = (work: Promise<unknown>) => void later.push(work);
const actorOf = (key: string, { tenant } = db.alpha, ip = '203.0.113.7') =>
  actorByApiKey(db.database, tenant.id, key, { ip, waitUntil });
const permissionsOf = async (key: string): Promise<readonly string[]> => {
  const actor = await actorOf(key);
  return actor.kind === 'api_key' ? actor.permissions : [];
};
const refusal = async (answer: Promise<unknown>): Promise<string> => {
  const error = await answer.then(
    () => null,
    (problem: unknown) => problem,
  );
  return isProblem(error) ? `${error.status} ${error.code}` : String(error);
};

describe('a bearer key', () => {
  it('acts with its scopes when it is the brand’s', async () => {
    const { id, key } = await makeKey(['orders.view', 'orders.refund']);
    expect(await actorOf(key)).toEqual({
      kind: 'api_key',
      id: toExternalId('apiKey', id),
      name: 'Program',
      permissions: ['orders.view', 'orders.refund'],
      ratePerMinute: 120,
    });
  });

  it('with a typing error is refused without a look-up', async () => {
    const { key } = await makeKey(['orders.view']);
    const before = db.database.roundTrips;
    const swapped = `${key.slice(0, 20)}${key[20] === 'A' ? 'B' : 'A'}${key.slice(21)}`;
    for (const text of [swapped, key.slice(0, -1), `${key}0`, 'cgk_live_', 'x', `cgk_prod_${key.slice(9)}`]) {
      expect(await refusal(actorOf(text)), text).toBe('401 invalid_api_key');
    }
    expect(db.database.roundTrips).toBe(before);
  });

  it('that is made up, another brand’s, revoked or over is unknown', async () => {
    const start = `cgk_live_${'0'.repeat(43)}`;
    expect(await refusal(actorOf(start + apiKeyChecksum(start)))).toBe('401 invalid_api_key');
    const { key } = await makeKey(['orders.view']);
    expect(await refusal(actorOf(key, db.beta))).toBe('401 invalid_api_key');
    const past = new Date(Date.now() - 1000);
    for (const part of [{ revokedAt: past }, { expiresAt: past }]) {
      expect(await refusal(actorOf((await makeKey(['orders.view'], part)).key))).toBe('401 invalid_api_key');
    }
  });

  it('works from its addresses only', async () => {
    const { key } = await makeKey(['orders.view'], { ipCidrs: ['203.0.113.0/24'] });
    expect((await actorOf(key)).kind).toBe('api_key');
    expect(await refusal(actorOf(key, db.alpha, '198.51.100.1'))).toBe('403 ip_not_allowed');
  });

  it('opens nothing of a suspended brand', async () => {
    const { key } = await makeKey(['orders.view']);
    const set = (status: string) =>
      platform().rows(sql`update tenants set status = ${status} where id = ${db.alpha.tenant.id}::uuid`);
    await set('suspended');
    try {
      expect(await refusal(actorOf(key))).toBe('403 tenant_closed');
    } finally {
      await set('active');
    }
  });
});

describe('a key with an owner', () => {
  it('does what both may: scopes and the owner’s current rights', async () => {
    const { userId, membershipId } = await seedMember(db, db.alpha, 'Sue', 'support');
    const { key } = await makeKey(['orders.view', 'team.roles.assign', 'orders.refund'], {
      ownerUserId: userId,
    });
    const before = db.database.roundTrips;
    expect(await permissionsOf(key)).toEqual(['orders.view']);
    expect(db.database.roundTrips - before, 'one statement').toBe(1);
    await platform().rows(
      sql`update membership_roles set role_id = ${systemRoleId('owner')}::uuid where membership_id = ${membershipId}::uuid`,
    );
    forgetKeys();
    expect(await permissionsOf(key)).toEqual(['orders.view', 'team.roles.assign', 'orders.refund']);
    await platform().rows(sql`delete from membership_roles where membership_id = ${membershipId}::uuid`);
    forgetKeys();
    expect(await permissionsOf(key)).toEqual([]);
  });

  it.each([
    ['suspended here', sql`update memberships set status = 'suspended' where user_id = `],
    ['disabled everywhere', sql`update users set status = 'disabled' where id = `],
    ['over', sql`update memberships set expires_at = now() where user_id = `],
  ])('ends with the owner: %s', async (name, change) => {
    const { userId } = await seedMember(db, db.alpha, `Max${name.length}`, 'owner');
    const { key } = await makeKey(['orders.view'], { ownerUserId: userId });
    expect(await permissionsOf(key)).toEqual(['orders.view']);
    await platform().rows(sql`${change}${userId}::uuid`);
    forgetKeys();
    expect(await refusal(actorOf(key))).toBe('401 invalid_api_key');
  });

  it('is believed for two seconds, no longer', async () => {
    const { id, key } = await makeKey(['orders.view']);
    await actorOf(key);
    await platform().rows(sql`update api_keys set revoked_at = now() where id = ${id}::uuid`);
    const now = Date.now();
    const clock = vi.spyOn(Date, 'now');
    try {
      clock.mockReturnValue(now + 1_000);
      expect((await actorOf(key)).kind).toBe('api_key');
      clock.mockReturnValue(now + 2_100);
      expect(await refusal(actorOf(key))).toBe('401 invalid_api_key');
    } finally {
      clock.mockRestore();
    }
  });
});

describe('last use', () => {
  const usedAt = async (id: string) => {
    await Promise.all(later.splice(0));
    const [row] = await platform().rows<{ used: boolean }>(
      sql`select last_used_at is not null as used from api_keys where id = ${id}::uuid`,
    );
    return row?.used;
  };

  it('is written after the answer, together, and not every time', async () => {
    await Promise.all(later.splice(0));
    const keys = [await makeKey(['orders.view']), await makeKey(['orders.view'])];
    for (const { key } of [...keys, ...keys]) await actorOf(key);
    expect(later).toHaveLength(1);
    const before = db.database.roundTrips;
    await Promise.all(later.splice(0));
    expect(db.database.roundTrips - before).toBe(1);
    for (const { id } of keys) expect(await usedAt(id)).toBe(true);
    forgetKeys();
    for (const { key } of keys) await actorOf(key);
    expect(later).toHaveLength(0);
  });
});
