/** Every operation of the console that has a door: who gets in. */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../tests/support/test-database.ts';
import {
  ANONYMOUS,
  callerOf,
  freshSession,
  staff,
  type TestHouse,
  testHouse,
} from '../../../tests/support/test-house.ts';
import { toExternalId } from '../../kernel/ids.ts';
import type { AnyHouseOperation } from '../../kernel/operation.ts';
import { isSensitive, PLATFORM_PERMISSIONS, type PlatformPermissionKey } from '../../kernel/permissions.ts';
import { operations } from '../index.ts';
import { staffWithout } from '../testing/people.ts';

let db: TestDatabase;
let house: TestHouse;
beforeAll(async () => {
  db = await openTestDatabase();
}, 60_000);
afterAll(() => db.close());
beforeEach(() => {
  house = testHouse(db);
});

const SOMEBODY = toExternalId('user', '01930000-0000-7000-8000-0000000000aa');
const RULE = toExternalId('ipRule', '01930000-0000-7000-8000-0000000000ab');
const NOTE = 'Because of a test';
/** Valid inputs, and what is wrong in another. */
const CASES: Record<string, { good: object; bad: object | null; path?: string }> = {
  dashboard: { good: {}, bad: null },
  requestRollup: { good: {}, bad: null },
  listUsers: { good: {}, bad: { sort: 'password' }, path: 'sort' },
  getUser: { good: { userId: SOMEBODY }, bad: { userId: 'x' }, path: 'userId' },
  listUserActivity: { good: { userId: SOMEBODY }, bad: { userId: SOMEBODY, limit: 500 }, path: 'limit' },
  disableUser: {
    good: { userId: SOMEBODY, reason: NOTE },
    bad: { userId: SOMEBODY, reason: 'no' },
    path: 'reason',
  },
  bulkDisableUsers: {
    good: { userIds: [SOMEBODY], reason: NOTE },
    bad: { userIds: [], reason: NOTE },
    path: 'userIds',
  },
  enableUser: { good: { userId: SOMEBODY }, bad: { userId: '' }, path: 'userId' },
  revokeUserSessions: {
    good: { userId: SOMEBODY },
    bad: { userId: SOMEBODY, sessionId: 'x' },
    path: 'sessionId',
  },
  resetUserPassword: { good: { userId: SOMEBODY }, bad: {}, path: 'userId' },
  listAdmins: { good: {}, bad: null },
  grantAdmin: {
    good: { email: 'a@b.example', role: 'super_admin', note: NOTE },
    bad: { email: 'a@b.example', role: 'owner', note: NOTE },
    path: 'role',
  },
  changeAdminRole: {
    good: { userId: SOMEBODY, role: 'super_admin', note: NOTE },
    bad: { userId: SOMEBODY, role: 'super_admin', note: '' },
    path: 'note',
  },
  revokeAdmin: { good: { userId: SOMEBODY, note: NOTE }, bad: { userId: SOMEBODY }, path: 'note' },
  listIpRules: { good: {}, bad: null },
  addIpRule: { good: { cidr: '203.0.113.0/24' }, bad: { cidr: 'office' }, path: 'cidr' },
  updateIpRule: { good: { ruleId: RULE, note: 'x' }, bad: { ruleId: 'x' }, path: 'ruleId' },
  removeIpRule: { good: { ruleId: RULE }, bad: { ruleId: 7 }, path: 'ruleId' },
  listConfig: { good: {}, bad: null },
  getConfig: { good: { key: 'mail' }, bad: { key: 'secrets' }, path: 'key' },
  updateConfig: {
    good: { key: 'mail', value: {}, version: 0 },
    bad: { key: 'mail', value: { fromAddress: 'nobody' }, version: 0 },
    path: 'fromAddress',
  },
  getMaintenance: { good: {}, bad: null },
  setMaintenance: {
    good: { isOn: false },
    bad: { isOn: true, until: '2020-01-01T00:00:00Z' },
    path: 'until',
  },
};

const named = (Object.entries(operations) as [string, AnyHouseOperation][]).filter(
  ([, { permission }]) => permission !== 'system',
);

it('has a case for each', () => {
  expect(Object.keys(CASES).sort()).toEqual(named.map(([name]) => name).sort());
});

it.each(named)('%s is for the staff who hold its key', async (name, operation) => {
  const { good } = CASES[name] ?? { good: {} };
  const key = operation.permission as PlatformPermissionKey;
  expect(PLATFORM_PERMISSIONS).toContain(key);
  expect(await house.houseProblem(operation, good, ANONYMOUS)).toMatchObject({ status: 401 });
  expect(await house.houseProblem(operation, good, staffWithout(key))).toMatchObject({
    status: 403,
    code: 'permission_denied',
    extra: { permission: key },
  });
  // A brand's staff, with everything a brand can give, holds nothing here.
  const brandStaff = callerOf({ actor: staff(), session: freshSession() });
  expect(await house.houseProblem(operation, good, brandStaff)).toMatchObject({ status: 403 });
  if (isSensitive(key)) {
    const stale = { ...staffWithout(), session: freshSession({ audience: 'platform', stepUpAt: null }) };
    expect(await house.houseProblem(operation, good, stale)).toMatchObject({ code: 'step_up_required' });
  }
});

it.each(named.filter(([name]) => CASES[name]?.bad))(
  '%s says which field is wrong',
  async (name, operation) => {
    const { bad, path } = CASES[name] ?? {};
    const problem = await house.houseProblem(operation, bad);
    expect(problem).toMatchObject({ status: 422, code: 'invalid_input' });
    expect(problem.errors.map((error) => error.path)).toContain(path);
  },
);

it.each(named.filter(([, { route }]) => route?.includes(':userId') || route?.includes(':ruleId')))(
  '%s does not know strangers',
  async (name, operation) => {
    if (name === 'listUserActivity') return;
    expect(await house.houseProblem(operation, CASES[name]?.good)).toMatchObject({ status: 404 });
  },
);
