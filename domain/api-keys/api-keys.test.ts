import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { handleBell } from '../../queues/runner.ts';
import { seedMember } from '../../tests/support/members.ts';
import { openTestDatabase, type TestDatabase } from '../../tests/support/test-database.ts';
import {
  ANONYMOUS,
  freshSession,
  SYSTEM,
  staff,
  type TestHouse,
  testHouse,
  without,
} from '../../tests/support/test-house.ts';
import { parseApiKey } from '../access/api-key.ts';
import type { Caller } from '../kernel/context.ts';
import { sha256Hex } from '../kernel/hash.ts';
import { fromExternalId, newId, toExternalId } from '../kernel/ids.ts';
import type { PermissionKey } from '../kernel/permissions.ts';
import { operations as ops } from './index.ts';

const DAY_MS = 86_400_000;

let db: TestDatabase;
let test: TestHouse;
let ada: { userId: string; caller: Partial<Caller> };
let ben: { userId: string; caller: Partial<Caller> };

beforeAll(async () => {
  db = await openTestDatabase();
  [ada, ben] = [await member('Ada'), await member('Ben')];
}, 60_000);
afterAll(() => db.close());
beforeEach(async () => {
  test = testHouse(db);
  await db.database.platform().rows(sql`delete from api_keys`);
});

async function member(name: string, permissions?: readonly PermissionKey[]) {
  const { userId } = await seedMember(db, db.alpha, name, 'owner');
  const actor = { ...staff(permissions), id: toExternalId('user', userId), name };
  return { userId, caller: { actor, session: freshSession({ userId }) } as Partial<Caller> };
}

const make = (
  input: Partial<Parameters<typeof test.call<typeof ops.create.input, typeof ops.create.output>>[2]> = {},
  caller: Partial<Caller> = ada.caller,
) => test.call(db.alpha, ops.create, { name: 'Sync', scopes: ['orders.view'], ...input }, caller);

/** A program with that key. */
const program = (key: { id: string; name: string; scopes: string[] }): Partial<Caller> => ({
  actor: {
    kind: 'api_key',
    id: key.id,
    name: key.name,
    permissions: key.scopes as PermissionKey[],
    ratePerMinute: 100,
  },
  session: null,
  source: 'api',
});

describe('a new key', () => {
  it('is shown once, kept as a hash, owned by who made it, for a year', async () => {
    const { key, apiKey } = await make({ ipCidrs: ['203.0.113.9/24'], purpose: 'ci' });
    expect(parseApiKey(key)).toMatchObject({ mode: 'live', isLegacy: false });
    expect(apiKey).toMatchObject({
      name: 'Sync',
      purpose: 'ci',
      state: 'active',
      prefix: key.slice(0, 12),
      owner: { id: toExternalId('user', ada.userId), name: 'Ada' },
      scopes: ['orders.view'],
      ipCidrs: ['203.0.113.0/24'],
      ratePerMinute: 120,
      expiresAt: new Date(test.clock.now.getTime() + 365 * DAY_MS).toISOString(),
      lastUsedAt: null,
    });
    const rows = await db.database.platform().rows(sql`select * from api_keys`);
    expect(rows).toMatchObject([{ key_hash: await sha256Hex(key) }]);
    expect(JSON.stringify(rows)).not.toContain(key);
    const listed = await test.call(db.alpha, ops.list, {}, ada.caller);
    expect(listed.items).toEqual([apiKey]);
    expect(JSON.stringify(listed)).not.toContain(key);
    expect(await test.call(db.alpha, ops.get, { keyId: apiKey.id }, ada.caller)).toEqual(apiKey);
  });

  it('leaves an audit row and an event, without its secret', async () => {
    const { key, apiKey } = await make();
    const id = fromExternalId('apiKey', apiKey.id);
    const rows = await db.database
      .platform()
      .rows(sql`select action, category, detail from audit_events where target_id = ${id}`);
    expect(rows).toMatchObject([
      { action: 'api_keys.create', category: 'security', detail: { after: { scopes: ['orders.view'] } } },
    ]);
    expect(JSON.stringify(rows)).not.toContain(key.slice(12));
    const [event] = await db.database
      .tenant({ id: db.alpha.tenant.id, schemaKey: db.alpha.schemaKey })
      .rows(sql`select type, payload from outbox order by id desc limit 1`);
    expect(event).toMatchObject({ type: 'api_key.created', payload: { apiKeyId: id } });
    expect(JSON.stringify(event)).not.toContain(key.slice(12));
  });

  it('carries at most what its maker holds', async () => {
    const few = await member('Cleo', ['api_keys.view', 'api_keys.manage', 'orders.view']);
    expect((await make({ scopes: ['orders.view'] }, few.caller)).apiKey.scopes).toEqual(['orders.view']);
    const problem = await test.problem(
      db.alpha,
      ops.create,
      { name: 'Grab', scopes: ['orders.view', 'orders.refund'], owner: 'service' },
      few.caller,
    );
    expect(problem).toMatchObject({
      status: 403,
      code: 'scope_not_held',
      extra: { scopes: ['orders.refund'] },
    });
    const { groups } = await test.call(db.alpha, ops.listScopes, {}, few.caller);
    expect(groups.flatMap(({ scopes }) => scopes.map(({ key }) => key)).sort()).toEqual([
      'api_keys.manage',
      'api_keys.view',
      'orders.view',
    ]);
  });

  it('of a program belongs to the same owner, or to the brand when the program does', async () => {
    const own = await make({ scopes: ['api_keys.manage', 'orders.view'] });
    const child = await make({ owner: 'service' }, program(own.apiKey));
    expect(child.apiKey.owner?.id).toBe(toExternalId('user', ada.userId));
    const brand = await make({ scopes: ['api_keys.manage', 'orders.view'], owner: 'service' });
    expect((await make({ owner: 'user' }, program(brand.apiKey))).apiKey.owner).toBeNull();
  });

  it.each([
    ['name', { name: ' ' }],
    ['scopes', { scopes: [] }],
    ['scopes.0', { scopes: ['orders.fly'] }],
    ['expiresInDays', { expiresInDays: 731 }],
    ['expiresInDays', { expiresInDays: 0 }],
    ['ipCidrs.0', { ipCidrs: ['the office'] }],
    ['ratePerMinute', { ratePerMinute: 0 }],
  ])('refuses a bad %s', async (path, part) => {
    const problem = await test.problem(db.alpha, ops.create, {
      name: 'Sync',
      scopes: ['orders.view'],
      ...part,
    });
    expect([problem.status, problem.errors.map((error) => error.path)]).toEqual([422, [path]]);
  });
});

describe('rotation', () => {
  it('gives a new key with the same limits; the old one has 24 hours', async () => {
    const { apiKey: old } = await make({ ipCidrs: ['10.0.0.0/8'], ratePerMinute: 60 });
    const { key, apiKey } = await test.call(db.alpha, ops.rotate, { keyId: old.id }, ada.caller);
    expect(parseApiKey(key)).not.toBeNull();
    expect(apiKey).toMatchObject({
      rotatedFrom: old.id,
      name: old.name,
      scopes: old.scopes,
      ipCidrs: old.ipCidrs,
      ratePerMinute: 60,
      owner: old.owner,
    });
    const before = await test.call(db.alpha, ops.get, { keyId: old.id }, ada.caller);
    expect([before.state, before.expiresAt]).toEqual([
      'rotating',
      new Date(test.clock.now.getTime() + DAY_MS).toISOString(),
    ]);
    const again = await test.problem(db.alpha, ops.rotate, { keyId: old.id }, ada.caller);
    expect(again).toMatchObject({ status: 409, code: 'already_rotated' });
  });

  it('at once by two makes one new key', async () => {
    const { apiKey: old } = await make();
    const rotate = () =>
      test.call(db.alpha, ops.rotate, { keyId: old.id }, ada.caller).then(
        () => 'done',
        () => 'refused',
      );
    expect((await Promise.all([rotate(), rotate()])).sort()).toEqual(['done', 'refused']);
    const { items } = await test.call(db.alpha, ops.list, {}, ada.caller);
    expect(items).toHaveLength(2);
  });

  it('is only for its owner, and for who holds what it carries', async () => {
    const { apiKey } = await make({ scopes: ['orders.refund'] });
    const stranger = await test.problem(db.alpha, ops.rotate, { keyId: apiKey.id }, ben.caller);
    expect(stranger).toMatchObject({ status: 403, code: 'not_your_key' });
    const { apiKey: shared } = await make({ scopes: ['orders.refund'], owner: 'service' });
    const few = await member('Dora', ['api_keys.manage']);
    const more = await test.problem(db.alpha, ops.rotate, { keyId: shared.id }, few.caller);
    expect(more).toMatchObject({ status: 403, code: 'scope_not_held' });
    const { apiKey: renewed } = await test.call(db.alpha, ops.rotate, { keyId: shared.id }, ben.caller);
    expect(renewed.owner).toBeNull();
  });

  it('refuses what has ended', async () => {
    const { apiKey } = await make({ expiresInDays: 1 });
    await test.call(db.alpha, ops.revoke, { keyId: apiKey.id }, ada.caller);
    const revoked = await test.problem(db.alpha, ops.rotate, { keyId: apiKey.id }, ada.caller);
    const { apiKey: other } = await make({ expiresInDays: 1 });
    test.clock.now = new Date(test.clock.now.getTime() + DAY_MS);
    const expired = await test.problem(db.alpha, ops.rotate, { keyId: other.id }, ada.caller);
    expect([revoked.code, expired.code]).toEqual(['key_ended', 'key_ended']);
  });
});

it('revokes at once, and twice is once', async () => {
  const { apiKey } = await make();
  const revoked = await test.call(db.alpha, ops.revoke, { keyId: apiKey.id }, ben.caller);
  expect([revoked.state, revoked.revokedAt]).toEqual(['revoked', test.clock.now.toISOString()]);
  test.clock.now = new Date(test.clock.now.getTime() + 1000);
  expect(await test.call(db.alpha, ops.revoke, { keyId: apiKey.id }, ben.caller)).toEqual(revoked);
});

it('lists live and ended keys apart, in pages, and finds by name', async () => {
  const made = [];
  for (const name of ['Alpha', 'Beta', 'Gamma_1']) made.push((await make({ name })).apiKey.id);
  await test.call(db.alpha, ops.revoke, { keyId: made[0] ?? '' }, ada.caller);
  const names = async (
    input: Parameters<typeof test.call<typeof ops.list.input, typeof ops.list.output>>[2],
  ) => (await test.call(db.alpha, ops.list, input, ada.caller)).items.map(({ name }) => name);
  expect(await names({})).toEqual(['Gamma_1', 'Beta', 'Alpha']);
  expect(await names({ state: 'live' })).toEqual(['Gamma_1', 'Beta']);
  expect(await names({ state: 'ended' })).toEqual(['Alpha']);
  expect(await names({ search: 'a_1' })).toEqual(['Gamma_1']);
  const first = await test.call(db.alpha, ops.list, { limit: 2 }, ada.caller);
  expect(first.total).toEqual({ value: 3, relation: 'eq' });
  expect(await names({ limit: 2, cursor: first.page.next ?? '' })).toEqual(['Alpha']);
});

describe('who may', () => {
  it.each([
    ['list', 'api_keys.view', {}],
    ['listScopes', 'api_keys.view', {}],
    ['get', 'api_keys.view', { keyId: toExternalId('apiKey', newId()) }],
    ['create', 'api_keys.manage', { name: 'Sync', scopes: ['orders.view'] }],
    ['rotate', 'api_keys.manage', { keyId: toExternalId('apiKey', newId()) }],
    ['revoke', 'api_keys.manage', { keyId: toExternalId('apiKey', newId()) }],
  ] as const)('%s needs %s', async (name, permission, input) => {
    const denied = await test.problem(db.alpha, ops[name], input, without(permission));
    expect([denied.status, denied.extra.permission]).toEqual([403, permission]);
    expect(await test.problem(db.alpha, ops[name], input, ANONYMOUS)).toMatchObject({ status: 401 });
  });

  it('asks for a fresh factor before a key is made', async () => {
    const stale = { ...ada.caller, session: freshSession({ userId: ada.userId, stepUpAt: null }) };
    const problem = await test.problem(
      db.alpha,
      ops.create,
      { name: 'Sync', scopes: ['orders.view'] },
      stale,
    );
    expect(problem).toMatchObject({ status: 403, code: 'step_up_required' });
  });

  it.each(['get', 'rotate', 'revoke'] as const)('%s finds nothing of another brand', async (name) => {
    const { apiKey } = await make();
    const input = { keyId: apiKey.id };
    expect(await test.problem(db.beta, ops[name], input, ada.caller)).toMatchObject({ status: 404 });
    expect(await test.problem(db.alpha, ops[name], { keyId: 'key_x' }, ada.caller)).toMatchObject({
      status: 422,
    });
    expect((await test.call(db.beta, ops.list, {}, ada.caller)).items).toEqual([]);
  });
});

describe('the mails about keys', () => {
  const days = (n: number) => {
    test.clock.now = new Date(test.clock.now.getTime() + n * DAY_MS);
  };
  const mailsAfter = async (): Promise<string[]> => {
    await test.call(db.alpha, ops.findNotices, {}, SYSTEM);
    await handleBell(test.house, db.alpha);
    return test.record.mails.splice(0).map(({ mail }) => `${mail.to}: ${mail.subject}`);
  };

  it('come 30, 7 and 1 days before the end, once each, to the owner', async () => {
    const { apiKey } = await make({ name: 'Sync', expiresInDays: 40 });
    const to = 'ada@alpha.example';
    expect(await mailsAfter()).toEqual([]);
    days(11);
    expect(await mailsAfter()).toEqual([`${to}: An API key ends within 30 days: Sync`]);
    expect(await mailsAfter()).toEqual([]);
    days(22.5);
    expect(await mailsAfter()).toEqual([`${to}: An API key ends within 7 days: Sync`]);
    days(6);
    expect(await mailsAfter()).toEqual([`${to}: An API key ends within a day: Sync`]);
    await test.call(db.alpha, ops.revoke, { keyId: apiKey.id }, ada.caller);
    days(0.1);
    expect(await mailsAfter()).toEqual([]);
  });

  it('say after 90 days that nobody uses a key, to all owners when it is the brand’s', async () => {
    await make({ name: 'Old sync', owner: 'service' });
    days(89);
    expect(await mailsAfter()).toEqual([]);
    days(1);
    const mails = await mailsAfter();
    expect(mails).toContain('ada@alpha.example: An API key lies unused: Old sync');
    expect(mails).toContain('ben@alpha.example: An API key lies unused: Old sync');
    days(1);
    expect(await mailsAfter()).toEqual([]);
  });
});
