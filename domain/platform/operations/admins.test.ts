import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../tests/support/test-database.ts';
import { type TestHouse, testHouse } from '../../../tests/support/test-house.ts';
import { isProblem } from '../../kernel/problem.ts';
import { operations as platform } from '../index.ts';
import { makePerson, type Person } from '../testing/people.ts';

let db: TestDatabase;
let house: TestHouse;
beforeAll(async () => {
  db = await openTestDatabase();
}, 60_000);
afterAll(() => db.close());
beforeEach(async () => {
  house = testHouse(db);
  await db.database.platform().rows(sql`delete from platform_admins`);
  await db.database.platform().rows(sql`delete from ip_allowlists`);
});

const NOTE = 'Covers the summer';
const live = async (person: Person) => {
  const [row] = await db.database
    .platform()
    .rows<{ count: number }>(
      sql`select count(*)::int as count from sessions where user_id = ${person.id}::uuid and audience = 'platform' and revoked_at is null`,
    );
  return row?.count;
};
const activeOwners = async () => {
  const [row] = await db.database.platform().rows<{ count: number }>(sql`
    select count(*)::int as count from platform_admins a join users u on u.id = a.user_id and u.status = 'active' where a.is_active and a.role = 'platform_owner'`);
  return row?.count;
};

it('grants to who has a verified account, once, and tells the history', async () => {
  const owner = await makePerson(db, { name: 'Olga Owner', role: 'platform_owner' });
  const person = await makePerson(db, { name: 'Sam Support', sessions: ['platform'] });
  const grant = { email: person.email.toUpperCase(), role: 'platform_support' as const, note: NOTE };
  const { userId } = await house.callHouse(platform.grantAdmin, grant, owner.caller());
  expect(userId).toBe(person.externalId);
  expect(await live(person)).toBe(0);
  expect(await house.houseProblem(platform.grantAdmin, grant, owner.caller())).toMatchObject({
    status: 409,
    code: 'already_staff',
  });
  const { items, changes } = await house.callHouse(platform.listAdmins, {});
  expect(items.find((item) => item.userId === userId)).toMatchObject({
    role: 'platform_support',
    isActive: true,
    notes: NOTE,
    grantedBy: 'Olga Owner',
  });
  expect(changes[0]).toMatchObject({ action: 'platform.grant_admin', by: 'Olga Owner', note: NOTE });
});

it('refuses who has no verified, active account', async () => {
  const cases = [
    'nobody@nowhere.example',
    (await makePerson(db, { verified: false })).email,
    (await makePerson(db, { status: 'disabled' })).email,
  ];
  for (const email of cases) {
    const problem = await house.houseProblem(platform.grantAdmin, { email, role: 'super_admin', note: NOTE });
    expect(problem).toMatchObject({ status: 422, errors: [{ path: 'email' }] });
  }
});

it('changes and revokes: sessions end at once, a grant brings them back fresh', async () => {
  const owner = await makePerson(db, { role: 'platform_owner' });
  const person = await makePerson(db, { role: 'platform_engineer', sessions: ['platform', 'admin'] });
  await house.callHouse(
    platform.changeAdminRole,
    { userId: person.externalId, role: 'platform_auditor', note: NOTE },
    owner.caller(),
  );
  expect(await live(person)).toBe(0);
  await house.callHouse(platform.revokeAdmin, { userId: person.externalId, note: NOTE }, owner.caller());
  expect(
    await house.houseProblem(platform.revokeAdmin, { userId: person.externalId, note: NOTE }, owner.caller()),
  ).toMatchObject({ status: 404 });
  const [brandSessions] = await db.database
    .platform()
    .rows<{ count: number }>(
      sql`select count(*)::int as count from sessions where user_id = ${person.id}::uuid and revoked_at is null`,
    );
  expect(brandSessions?.count).toBe(1);
  await house.callHouse(
    platform.grantAdmin,
    { email: person.email, role: 'super_admin', note: NOTE },
    owner.caller(),
  );
  const { items } = await house.callHouse(platform.listAdmins, {});
  expect(items.find((item) => item.userId === person.externalId)).toMatchObject({
    role: 'super_admin',
    isActive: true,
    revokedAt: null,
  });
});

it('nobody changes or takes away their own access', async () => {
  const owner = await makePerson(db, { role: 'platform_owner' });
  await makePerson(db, { role: 'platform_owner' });
  const own = { userId: owner.externalId, note: NOTE };
  expect(await house.houseProblem(platform.revokeAdmin, own, owner.caller())).toMatchObject({
    code: 'own_access',
  });
  expect(
    await house.houseProblem(platform.changeAdminRole, { ...own, role: 'super_admin' }, owner.caller()),
  ).toMatchObject({ code: 'own_access' });
});

it('the last owner stays: demoted, revoked and disabled alike', async () => {
  const last = await makePerson(db, { role: 'platform_owner' });
  await makePerson(db, { role: 'platform_owner', status: 'disabled' });
  const userId = last.externalId;
  for (const [operation, input] of [
    [platform.revokeAdmin, { userId, note: NOTE }],
    [platform.changeAdminRole, { userId, role: 'super_admin', note: NOTE }],
    [platform.disableUser, { userId, reason: 'Left the company' }],
  ] as const) {
    expect(await house.houseProblem(operation, input)).toMatchObject({ status: 409, code: 'last_owner' });
  }
  expect(await activeOwners()).toBe(1);
});

it.each(['revoke and revoke', 'revoke and disable', 'demote and disable'])(
  'two owners against each other at once leave one: %s',
  async (kind) => {
    for (let round = 0; round < 5; round++) {
      await db.database.platform().rows(sql`delete from platform_admins`);
      const [a, b] = [
        await makePerson(db, { role: 'platform_owner' }),
        await makePerson(db, { role: 'platform_owner' }),
      ];
      const against = (victim: Person, by: Person, how: string) =>
        how === 'disable'
          ? house.callHouse(
              platform.disableUser,
              { userId: victim.externalId, reason: 'A quarrel among owners' },
              by.caller(),
            )
          : how === 'demote'
            ? house.callHouse(
                platform.changeAdminRole,
                { userId: victim.externalId, role: 'super_admin', note: NOTE },
                by.caller(),
              )
            : house.callHouse(platform.revokeAdmin, { userId: victim.externalId, note: NOTE }, by.caller());
      const [first = 'revoke', second = 'revoke'] = kind.split(' and ');
      const outcomes = await Promise.allSettled([against(a, b, first), against(b, a, second)]);
      const failures = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
      expect(failures).toHaveLength(1);
      expect(isProblem(failures[0]) ? failures[0].code : failures[0]).toBe('last_owner');
      expect(await activeOwners()).toBe(1);
    }
  },
);

it('keeps the list of addresses, and its keeper inside', async () => {
  const me = { ...(await makePerson(db, { role: 'platform_owner' })).caller(), ip: '203.0.113.7' };
  const add = (cidr: string, confirmLockout = false) =>
    house.callHouse(platform.addIpRule, { cidr, confirmLockout }, me);
  expect(await house.houseProblem(platform.addIpRule, { cidr: '198.51.100.0/24' }, me)).toMatchObject({
    status: 409,
    code: 'own_address_excluded',
  });
  const { id: own } = await add('203.0.113.77/24');
  const { id: office } = await add('198.51.100.0/24');
  expect(await house.houseProblem(platform.addIpRule, { cidr: '203.0.113.0/24' }, me)).toMatchObject({
    code: 'already_listed',
  });
  const { items } = await house.callHouse(platform.listIpRules, {}, me);
  expect(items.map(({ cidr, isOwn }) => [cidr, isOwn])).toEqual([
    ['203.0.113.0/24', true],
    ['198.51.100.0/24', false],
  ]);
  for (const [operation, input] of [
    [platform.removeIpRule, { ruleId: own }],
    [platform.updateIpRule, { ruleId: own, isActive: false }],
  ] as const) {
    expect(await house.houseProblem(operation, input, me)).toMatchObject({ code: 'own_address_excluded' });
  }
  await house.callHouse(platform.updateIpRule, { ruleId: office, isActive: false }, me);
  await house.callHouse(platform.removeIpRule, { ruleId: own }, me);
  await house.callHouse(platform.updateIpRule, { ruleId: office, isActive: true, confirmLockout: true }, me);
  expect((await house.callHouse(platform.listIpRules, {}, me)).items).toHaveLength(1);
});
