import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { platformTables } from '../../../schema/index.ts';
import { openTestDatabase, type TestDatabase } from '../../../tests/support/test-database.ts';
import { type TestHouse, testHouse } from '../../../tests/support/test-house.ts';
import { newId, toExternalId } from '../../kernel/ids.ts';
import { operations as platform } from '../index.ts';
import { makePerson } from '../testing/people.ts';

let db: TestDatabase;
let house: TestHouse;
beforeAll(async () => {
  db = await openTestDatabase();
  await makePerson(db, { name: 'First Owner', role: 'platform_owner' });
}, 60_000);
afterAll(() => db.close());
beforeEach(() => {
  house = testHouse(db);
});

const rows = <T extends Record<string, unknown>>(statement: ReturnType<typeof sql>) =>
  db.database.platform().rows<T>(statement);
const REASON = 'Left the company last week';

it('ends sessions, keys and impersonations with the account, and keeps the reason', async () => {
  const owner = await makePerson(db, { role: 'platform_owner' });
  const person = await makePerson(db, { name: 'Ada Leaver', sessions: ['admin', 'admin'] });
  const q = db.database.platform().q;
  await db.database.platform().runAll([
    q.insert(platformTables.apiKeys).values({
      id: newId(),
      tenantId: db.alpha.tenant.id,
      name: 'Ada’s key',
      prefix: 'cgk_test',
      keyHash: newId(),
      ownerUserId: person.id,
    }),
    q.insert(platformTables.impersonations).values({
      id: newId(),
      adminId: owner.id,
      targetUserId: person.id,
      tenantId: db.alpha.tenant.id,
      reason: 'Looking at a broken page',
      mode: 'read_only',
      expiresAt: new Date('2100-01-01T00:00:00Z'),
    }),
  ]);
  await house.callHouse(platform.disableUser, { userId: person.externalId, reason: REASON }, owner.caller());
  const [state] = await rows(sql`
    select (select count(*)::int from sessions where user_id = ${person.id}::uuid and revoked_at is null) as sessions,
           (select count(*)::int from api_keys where owner_user_id = ${person.id}::uuid and revoked_at is null) as keys,
           (select end_reason from impersonations where target_user_id = ${person.id}::uuid) as ended`);
  expect(state).toEqual({ sessions: 0, keys: 0, ended: 'target_disabled' });
  const detail = await house.callHouse(platform.getUser, { userId: person.externalId });
  expect(detail).toMatchObject({
    status: 'disabled',
    sessions: [],
    disabled: { reason: REASON },
    apiKeys: 0,
  });
  const activity = await house.callHouse(platform.listUserActivity, { userId: person.externalId });
  expect(activity.items.map((item) => item.action)).toEqual(['user.disabled']);
  const [event] = await rows(
    sql`select payload from outbox where type = 'user.disabled' order by id desc limit 1`,
  );
  expect(event).toMatchObject({ payload: { userId: person.id } });
  expect(
    await house.houseProblem(
      platform.disableUser,
      { userId: person.externalId, reason: REASON },
      owner.caller(),
    ),
  ).toMatchObject({ status: 409, code: 'not_active' });
  await house.callHouse(platform.enableUser, { userId: person.externalId });
  expect(await house.callHouse(platform.getUser, { userId: person.externalId })).toMatchObject({
    status: 'active',
    disabled: null,
    sessions: [],
  });
  expect(await house.houseProblem(platform.enableUser, { userId: person.externalId })).toMatchObject({
    code: 'not_disabled',
  });
});

it('nobody disables themself', async () => {
  const owner = await makePerson(db, { role: 'platform_owner' });
  expect(
    await house.houseProblem(
      platform.disableUser,
      { userId: owner.externalId, reason: REASON },
      owner.caller(),
    ),
  ).toMatchObject({ status: 409, code: 'own_account' });
});

it('disables many, and says of each what came of it', async () => {
  const owner = await makePerson(db, { role: 'platform_owner' });
  const [one, two] = [await makePerson(db, { sessions: ['admin'] }), await makePerson(db)];
  const gone = await makePerson(db, { status: 'disabled' });
  const stranger = toExternalId('user', newId());
  const { results } = await house.callHouse(
    platform.bulkDisableUsers,
    {
      userIds: [one.externalId, owner.externalId, gone.externalId, stranger, two.externalId, one.externalId],
      reason: REASON,
    },
    owner.caller(),
  );
  expect(results.map(({ outcome }) => outcome)).toEqual([
    'disabled',
    'own_account',
    'not_active',
    'not_found',
    'disabled',
  ]);
  const colleague = await makePerson(db, { role: 'platform_support' });
  const again = await house.callHouse(
    platform.bulkDisableUsers,
    { userIds: [colleague.externalId], reason: REASON },
    owner.caller(),
  );
  expect(again.results[0]?.outcome).toBe('platform_staff');
  const [left] = await rows(
    sql`select count(*)::int as live from sessions where user_id = ${one.id}::uuid and revoked_at is null`,
  );
  expect(left).toEqual({ live: 0 });
});

it('ends one session or all, and never another person’s', async () => {
  const person = await makePerson(db, { sessions: ['admin', 'platform'] });
  const other = await makePerson(db, { sessions: ['admin'] });
  const { sessions } = await house.callHouse(platform.getUser, { userId: person.externalId });
  const strangers =
    (await house.callHouse(platform.getUser, { userId: other.externalId })).sessions[0]?.id ?? '';
  expect(
    await house.houseProblem(platform.revokeUserSessions, {
      userId: person.externalId,
      sessionId: strangers,
    }),
  ).toMatchObject({ status: 404 });
  const first = sessions[0]?.id ?? '';
  expect(
    await house.callHouse(platform.revokeUserSessions, { userId: person.externalId, sessionId: first }),
  ).toEqual({ ended: 1 });
  expect(await house.callHouse(platform.revokeUserSessions, { userId: person.externalId })).toEqual({
    ended: 1,
  });
  expect((await house.callHouse(platform.getUser, { userId: other.externalId })).sessions).toHaveLength(1);
});

it('asks for a password link without ever seeing one', async () => {
  const person = await makePerson(db);
  expect(await house.callHouse(platform.resetUserPassword, { userId: person.externalId })).toEqual({
    email: person.email,
  });
  const [event] = await rows(
    sql`select payload from outbox where type = 'user.password_reset_requested' order by id desc limit 1`,
  );
  expect(event).toMatchObject({ payload: { userId: person.id, email: person.email } });
});

it('finds by parts of name and address, filters, and audits a search by its hash', async () => {
  await makePerson(db, { name: 'Zoë Findling', role: 'platform_auditor' });
  await makePerson(db, { name: '100%_Sure' });
  const find = (input: object) => house.callHouse(platform.listUsers, input);
  expect((await find({ q: 'findl' })).items.map(({ name }) => name)).toEqual(['Zoë Findling']);
  expect((await find({ q: 'ZOË find' })).items).toHaveLength(1);
  expect((await find({ q: '0%_s' })).items.map(({ name }) => name)).toEqual(['100%_Sure']);
  expect((await find({ q: '0x_s' })).items).toHaveLength(0);
  expect((await find({ q: 'findl', staff: 'no' })).items).toHaveLength(0);
  expect((await find({ status: ['disabled'], q: 'findl' })).items).toHaveLength(0);
  expect((await find({ joinedTo: '2020-01-01' })).total.value).toBe(0);
  expect((await find({ tenantId: toExternalId('tenant', db.alpha.tenant.id) })).total.value).toBe(0);
  const [audited] = await rows<{ detail: unknown; target_id: string }>(
    sql`select detail, target_id from audit_events where action = 'platform.list_users' order by seq limit 1`,
  );
  expect(audited?.target_id).toMatch(/^[0-9a-f]{32}$/);
  expect(JSON.stringify(audited)).not.toContain('findl');
});

it('walks the whole list once, forwards and back, whatever the page size', async () => {
  for (let index = 0; index < 12; index++)
    await makePerson(db, {
      name: `Page Person ${index % 4}`,
      createdAt: new Date(Date.UTC(2026, 0, 1 + (index % 3))),
    });
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 7 }),
      fc.constantFrom('name', '-name', 'createdAt', '-createdAt', 'lastLoginAt', 'email'),
      async (limit, sort) => {
        const seen: string[] = [];
        let cursor: string | undefined;
        let last: string | null = null;
        do {
          const { items, page } = await house.callHouse(platform.listUsers, {
            q: 'Page Person',
            limit,
            sort,
            cursor,
          });
          seen.push(...items.map(({ id }) => id));
          cursor = page.next ?? undefined;
          last = page.prev;
        } while (cursor);
        expect(seen).toHaveLength(12);
        expect(new Set(seen).size).toBe(12);
        if (last) {
          const back = await house.callHouse(platform.listUsers, {
            q: 'Page Person',
            limit,
            sort,
            cursor: last,
          });
          expect(back.items.length).toBe(Math.min(limit, 12));
        }
      },
    ),
    { numRuns: 12 },
  );
});
