import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  rolesOf,
  seedMember,
  statusOf,
  systemRole,
  type TestMember,
} from '../../../tests/support/team-fixture.ts';
import {
  openTestDatabase,
  type TestDatabase,
  type TestTenant,
} from '../../../tests/support/test-database.ts';
import { ANONYMOUS, type TestHouse, testHouse, without } from '../../../tests/support/test-house.ts';
import { newId, toExternalId } from '../../kernel/ids.ts';
import { operations as ops } from '../index.ts';

let db: TestDatabase;
let house: TestHouse;
let owner: TestMember;
let admin: TestMember;
let ana: TestMember;
let foreign: TestMember;

beforeAll(async () => {
  db = await openTestDatabase();
  vi.spyOn(console, 'info').mockImplementation(() => {});
  owner = await seedMember(db, db.alpha, 'Olga Owner', ['owner']);
  admin = await seedMember(db, db.alpha, 'Adam Admin', ['admin']);
  ana = await seedMember(db, db.alpha, 'Ana Support', ['support']);
  foreign = await seedMember(db, db.beta, 'Bea Beta', ['owner']);
}, 60_000);
afterAll(() => db.close());
beforeEach(() => {
  house = testHouse(db);
});

const epoch = async ({ tenant }: TestTenant): Promise<number> => {
  const [row] = await db.database
    .platform()
    .rows<{ value: string }>(sql`select authz_epoch as value from tenants where id = ${tenant.id}::uuid`);
  return Number(row?.value);
};

describe('the list', () => {
  it('shows people with roles, searched, filtered and page by page', async () => {
    const page = await house.call(db.alpha, ops.listMembers, {}, owner.caller);
    expect(page.items.map(({ name }) => name)).toEqual(['Adam Admin', 'Ana Support', 'Olga Owner']);
    expect(page.items[2]).toMatchObject({ isYou: true, roles: [{ name: 'Owner' }], hasSecondFactor: false });
    const names = async (input: object) =>
      (await house.call(db.alpha, ops.listMembers, input, owner.caller)).items.map(({ name }) => name);
    expect(await names({ q: 'SUPPORT' })).toEqual(['Ana Support']);
    expect(await names({ roleId: systemRole('admin') })).toEqual(['Adam Admin']);
    expect(await names({ status: 'suspended' })).toEqual([]);
    expect(await names({ sort: '-name', limit: 1 })).toEqual(['Olga Owner']);
    const first = await house.call(db.alpha, ops.listMembers, { limit: 2 }, owner.caller);
    expect(await names({ limit: 2, cursor: first.page.next ?? '' })).toEqual(['Olga Owner']);
  });

  it('says who holds a key', async () => {
    const { items } = await house.call(
      db.alpha,
      ops.listMembers,
      { permission: 'orders.refund' },
      owner.caller,
    );
    expect(items.map(({ name }) => name)).toEqual(['Adam Admin', 'Olga Owner']);
  });

  it('knows who has a second factor', async () => {
    const platform = db.database.platform();
    const person = await seedMember(db, db.alpha, 'Paul Passkey', ['viewer']);
    await platform.rows(sql`insert into passkeys (id, user_id, credential_id, public_key, counter, device_type, backed_up)
      values (${newId()}::uuid, ${person.userId}::uuid, ${newId()}, 'x', 0, 'multiDevice', true)`);
    const { items } = await house.call(db.alpha, ops.listMembers, { q: 'Paul' }, owner.caller);
    expect(items[0]).toMatchObject({ hasSecondFactor: true });
    await house.call(db.alpha, ops.removeMember, { memberId: person.id }, owner.caller);
  });

  it('refuses strangers', async () => {
    expect(await house.problem(db.alpha, ops.listMembers, {}, ANONYMOUS)).toMatchObject({ status: 401 });
    expect(await house.problem(db.alpha, ops.listMembers, {}, without('team.view'))).toMatchObject({
      status: 403,
    });
    expect(await house.problem(db.alpha, ops.listMembers, { sort: 'email' })).toMatchObject({ status: 422 });
  });
});

describe('a member', () => {
  it('is shown with what they may do and by which role', async () => {
    const detail = await house.call(db.alpha, ops.getMember, { memberId: ana.id }, owner.caller);
    expect(detail).toMatchObject({ name: 'Ana Support', isOwner: false, mayChange: true });
    expect(detail.effective.find(({ key }) => key === 'orders.cancel')).toEqual({
      key: 'orders.cancel',
      scopes: ['any'],
      roles: ['Support'],
    });
    expect(detail.effective.some(({ key }) => key === 'orders.refund')).toBe(false);
    expect(
      await house.problem(db.alpha, ops.getMember, { memberId: foreign.id }, owner.caller),
    ).toMatchObject({
      status: 404,
    });
  });

  it('gets other roles: at once, noted, mailed, and the epoch rises', async () => {
    const before = await epoch(db.alpha);
    const detail = await house.call(
      db.alpha,
      ops.setMemberRoles,
      { memberId: ana.id, roleIds: [systemRole('support'), systemRole('viewer')] },
      admin.caller,
    );
    expect(detail.roles.map(({ name }) => name)).toEqual(['Support', 'Viewer']);
    expect(await rolesOf(db, ana.uuid)).toEqual(['Support', 'Viewer']);
    expect(await epoch(db.alpha)).toBe(before + 1);
    const scope = db.database.tenant({ id: db.alpha.tenant.id, schemaKey: db.alpha.schemaKey });
    const [audit] = await scope.rows(
      sql`select category, action, detail from platform.audit_events where target_id = ${ana.uuid} order by seq desc limit 1`,
    );
    expect(audit).toEqual({
      category: 'team',
      action: 'team.set_member_roles',
      detail: { before: { roles: ['Support'] }, after: { roles: ['Support', 'Viewer'] } },
    });
    const mails = await scope.rows<{ subject: string }>(
      sql`select subject from mail_messages where to_email = ${ana.email}`,
    );
    expect(mails.map(({ subject }) => subject)).toEqual(['Your roles at Alpha Goods changed']);
  });

  it('is protected by version, rights, step-up and tenancy', async () => {
    const input = { memberId: ana.id, roleIds: [systemRole('viewer')] };
    expect(
      await house.problem(db.alpha, ops.setMemberRoles, { ...input, version: 99 }, owner.caller),
    ).toMatchObject({ status: 412 });
    expect(
      await house.problem(db.alpha, ops.setMemberRoles, { ...input, roleIds: [] }, owner.caller),
    ).toMatchObject({ status: 422, errors: [{ path: 'roleIds' }] });
    expect(
      await house.problem(
        db.alpha,
        ops.setMemberRoles,
        { ...input, roleIds: [toExternalId('role', newId())] },
        owner.caller,
      ),
    ).toMatchObject({ status: 422, errors: [{ path: 'roleIds.0' }] });
    expect(await house.problem(db.alpha, ops.setMemberRoles, input, ana.caller)).toMatchObject({
      status: 403,
    });
    expect(await house.problem(db.alpha, ops.setMemberRoles, input, ANONYMOUS)).toMatchObject({
      status: 401,
    });
    const stale = { ...owner.caller, session: { ...owner.caller.session!, stepUpAt: null } };
    expect(await house.problem(db.alpha, ops.setMemberRoles, input, stale)).toMatchObject({
      code: 'step_up_required',
    });
    for (const operation of [
      ops.setMemberRoles,
      ops.suspendMember,
      ops.resumeMember,
      ops.removeMember,
      ops.updateMember,
    ]) {
      expect(
        await house.problem(db.alpha, operation, { ...input, memberId: foreign.id }, owner.caller),
        operation.name,
      ).toMatchObject({ status: 404 });
    }
    expect(await rolesOf(db, foreign.uuid)).toEqual(['Owner']);
  });

  it('is suspended and resumed', async () => {
    await house.call(db.alpha, ops.suspendMember, { memberId: ana.id }, admin.caller);
    expect(await statusOf(db, ana.uuid)).toBe('suspended');
    expect(
      await house.problem(db.alpha, ops.suspendMember, { memberId: ana.id }, admin.caller),
    ).toMatchObject({
      code: 'not_active',
    });
    const detail = await house.call(db.alpha, ops.resumeMember, { memberId: ana.id }, admin.caller);
    expect(detail).toMatchObject({ status: 'active', roles: [{ name: 'Support' }, { name: 'Viewer' }] });
    expect(await house.problem(db.alpha, ops.resumeMember, { memberId: ana.id }, admin.caller)).toMatchObject(
      {
        code: 'not_suspended',
      },
    );
  });

  it('loses roles, groups and keys when removed', async () => {
    const person = await seedMember(db, db.alpha, 'Tim Temp', ['support']);
    const platform = db.database.platform();
    await platform.rows(sql`insert into api_keys (id, tenant_id, name, prefix, key_hash, owner_user_id)
      values (${newId()}::uuid, ${db.alpha.tenant.id}::uuid, 'Tim’s', 'cgk_live_tim', ${newId()}, ${person.userId}::uuid)`);
    await house.call(db.alpha, ops.removeMember, { memberId: person.id }, owner.caller);
    expect(await statusOf(db, person.uuid)).toBe('removed');
    expect(await rolesOf(db, person.uuid)).toEqual([]);
    const [key] = await platform.rows<{ isRevoked: boolean }>(
      sql`select revoked_at is not null as "isRevoked" from api_keys where owner_user_id = ${person.userId}::uuid`,
    );
    expect(key).toEqual({ isRevoked: true });
    expect(
      await house.problem(db.alpha, ops.removeMember, { memberId: person.id }, owner.caller),
    ).toMatchObject({
      status: 404,
    });
  });

  it('gets title, end and groups', async () => {
    const group = await house.call(db.alpha, ops.createGroup, { name: 'EU support' }, owner.caller);
    const expiresAt = '2026-12-24T00:00:00.000Z';
    const detail = await house.call(
      db.alpha,
      ops.updateMember,
      { memberId: ana.id, title: 'Team lead', expiresAt, groupIds: [group.id] },
      owner.caller,
    );
    expect(detail).toMatchObject({ title: 'Team lead', expiresAt, groups: [{ name: 'EU support' }] });
    const past = { memberId: ana.id, expiresAt: '2020-01-01T00:00:00Z' };
    expect(await house.problem(db.alpha, ops.updateMember, past, owner.caller)).toMatchObject({
      status: 422,
    });
    const nowhere = { memberId: ana.id, groupIds: [toExternalId('group', newId())] };
    expect(await house.problem(db.alpha, ops.updateMember, nowhere, owner.caller)).toMatchObject({
      status: 422,
    });
    const endless = { memberId: ana.id, expiresAt: null, groupIds: [] };
    expect(await house.call(db.alpha, ops.updateMember, endless, owner.caller)).toMatchObject({ groups: [] });
  });
});

describe('the last owner', () => {
  it('cannot be removed, demoted, suspended or given an end', async () => {
    const alone = { caller: owner.caller };
    for (const [operation, input] of [
      [ops.removeMember, {}],
      [ops.suspendMember, {}],
      [ops.setMemberRoles, { roleIds: [systemRole('admin')] }],
      [ops.updateMember, { expiresAt: '2027-01-01T00:00:00Z' }],
    ] as const) {
      const problem = await house.problem(
        db.alpha,
        operation,
        { memberId: owner.id, ...input },
        alone.caller,
      );
      expect(problem, operation.name).toMatchObject({ status: 409, code: 'last_owner' });
    }
    expect(await rolesOf(db, owner.uuid)).toEqual(['Owner']);
  });

  it('stands when two owners are removed at once: exactly one wins', async () => {
    for (let round = 0; round < 5; round++) {
      const [a, b] = [
        await seedMember(db, db.beta, `Owner A${round}`, ['owner']),
        await seedMember(db, db.beta, `Owner B${round}`, ['owner']),
      ];
      const [left] = await db.database.platform().rows<{ id: string }>(sql`
        update memberships set status = 'suspended' where tenant_id = ${db.beta.tenant.id}::uuid and id not in (${a.uuid}::uuid, ${b.uuid}::uuid) returning id`);
      expect(left).toBeDefined();
      const outcomes = await Promise.allSettled([
        house.call(db.beta, ops.removeMember, { memberId: b.id }, a.caller),
        house.call(
          db.beta,
          ops.setMemberRoles,
          { memberId: a.id, roleIds: [systemRole('viewer')] },
          b.caller,
        ),
      ]);
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      const [count] = await db.database.platform().rows<{ value: number }>(sql`
        select count(*)::int as value from memberships m join membership_roles mr on mr.membership_id = m.id and mr.role_id = '01900000-0000-7000-8000-000000000001'
         where m.tenant_id = ${db.beta.tenant.id}::uuid and m.status = 'active'`);
      expect(count).toEqual({ value: 1 });
    }
  });

  it('stands when each removes themselves at once', async () => {
    const pair = [
      await seedMember(db, db.beta, 'Self One', ['owner']),
      await seedMember(db, db.beta, 'Self Two', ['owner']),
    ];
    await db.database.platform().rows(sql`
      update memberships set status = 'suspended' where tenant_id = ${db.beta.tenant.id}::uuid and id not in (${pair[0]!.uuid}::uuid, ${pair[1]!.uuid}::uuid)`);
    const outcomes = await Promise.allSettled(
      pair.map((one) => house.call(db.beta, ops.removeMember, { memberId: one.id }, one.caller)),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const lost = outcomes.find(({ status }) => status === 'rejected');
    expect(lost).toMatchObject({ reason: { status: 409, code: 'last_owner' } });
  });
});
