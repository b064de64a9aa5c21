import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  callerAs,
  rolesOf,
  seedMember,
  systemRole,
  type TestMember,
} from '../../../tests/support/team-fixture.ts';
import { openTestDatabase, type TestDatabase } from '../../../tests/support/test-database.ts';
import { ANONYMOUS, type TestHouse, testHouse, without } from '../../../tests/support/test-house.ts';
import { fromExternalId, newId, toExternalId } from '../../kernel/ids.ts';
import { permissionsOf, SYSTEM_ROLE_KEYS } from '../../kernel/permissions.ts';
import { operations as ops } from '../index.ts';

let db: TestDatabase;
let house: TestHouse;
let owner: TestMember;
let admin: TestMember;
let manager: TestMember;

beforeAll(async () => {
  db = await openTestDatabase();
  vi.spyOn(console, 'info').mockImplementation(() => {});
  owner = await seedMember(db, db.alpha, 'Olga Owner', ['owner']);
  admin = await seedMember(db, db.alpha, 'Adam Admin', ['admin']);
  manager = await seedMember(db, db.alpha, 'Mia Manager', ['manager']);
}, 60_000);
afterAll(() => db.close());
beforeEach(() => {
  house = testHouse(db);
});

const uuidOf = (id: string): string => fromExternalId('role', id) ?? '';

describe('roles', () => {
  it('are made, read, changed and deleted', async () => {
    const desk = await house.call(
      db.alpha,
      ops.createRole,
      {
        name: 'Refund desk',
        permissions: ['orders.refund', 'tickets.reply@team'],
        parentRoleId: systemRole('viewer'),
      },
      owner.caller,
    );
    expect(desk).toMatchObject({ isSystem: false, version: 1, parent: { name: 'Viewer' }, mayChange: true });
    expect(desk.effective).toContain('tickets.reply@team');
    expect(desk.inherited).toContain('orders.view');
    expect(desk.inherited).not.toContain('orders.refund');
    expect(desk.summary.join(' ')).toContain('their groups only');
    const { items } = await house.call(db.alpha, ops.listRoles, {}, owner.caller);
    expect(items).toHaveLength(SYSTEM_ROLE_KEYS.length + 1);
    expect(items[0]).toMatchObject({ name: 'Owner', memberCount: 1 });
    const change = { roleId: desk.id, name: 'Refunds', permissions: ['orders.refund'], version: 1 };
    expect(await house.call(db.alpha, ops.updateRole, change, owner.caller)).toMatchObject({
      version: 2,
      parent: null,
    });
    expect(await house.problem(db.alpha, ops.updateRole, change, owner.caller)).toMatchObject({
      status: 412,
    });
    const holder = await seedMember(db, db.alpha, 'Rita Refund', [uuidOf(desk.id)]);
    expect(await house.problem(db.alpha, ops.deleteRole, { roleId: desk.id }, owner.caller)).toMatchObject({
      status: 409,
      code: 'role_in_use',
      extra: { users: ['Rita Refund'] },
    });
    await house.call(
      db.alpha,
      ops.setMemberRoles,
      { memberId: holder.id, roleIds: [systemRole('viewer')] },
      owner.caller,
    );
    await house.call(db.alpha, ops.deleteRole, { roleId: desk.id }, owner.caller);
    expect(await house.problem(db.alpha, ops.getRole, { roleId: desk.id }, owner.caller)).toMatchObject({
      status: 404,
    });
  });

  it('of the system stay as they are', async () => {
    const roleId = systemRole('support');
    const change = { roleId, name: 'X', permissions: [], version: 1 };
    expect(await house.problem(db.alpha, ops.updateRole, change, owner.caller)).toMatchObject({
      code: 'system_role',
    });
    expect(await house.problem(db.alpha, ops.deleteRole, { roleId }, owner.caller)).toMatchObject({
      code: 'system_role',
    });
  });

  it('list only what exists and what their editor holds', async () => {
    const bad = async (permissions: string[], caller = owner.caller) =>
      house.problem(db.alpha, ops.createRole, { name: 'Bad', permissions }, caller);
    for (const key of ['orders.*', 'orders.fly', 'platform.tenants.view', 'orders.view@mine'])
      expect(await bad([key]), key).toMatchObject({ status: 422, errors: [{ path: 'permissions.0' }] });
    expect(await bad(['tenant.delete'], admin.caller)).toMatchObject({
      status: 422,
      errors: [{ path: 'permissions' }],
    });
    expect(await bad(['orders.view'], manager.caller)).toMatchObject({ status: 403 });
    expect(await bad(['orders.view'], ANONYMOUS)).toMatchObject({ status: 401 });
    expect(await house.problem(db.alpha, ops.listRoles, {}, without('team.roles.view'))).toMatchObject({
      status: 403,
    });
  });

  it('of the neighbour are unknown', async () => {
    const other = await seedMember(db, db.beta, 'Bea Beta', ['owner']);
    const role = await house.call(
      db.beta,
      ops.createRole,
      { name: 'Theirs', permissions: ['orders.view'] },
      other.caller,
    );
    for (const operation of [ops.getRole, ops.deleteRole]) {
      expect(await house.problem(db.alpha, operation, { roleId: role.id }, owner.caller)).toMatchObject({
        status: 404,
      });
    }
    const change = { roleId: role.id, name: 'Ours', permissions: [], version: 1 };
    expect(await house.problem(db.alpha, ops.updateRole, change, owner.caller)).toMatchObject({
      status: 404,
    });
    const given = { memberId: manager.id, roleIds: [role.id] };
    expect(await house.problem(db.alpha, ops.setMemberRoles, given, owner.caller)).toMatchObject({
      status: 422,
    });
    const heir = { name: 'Heir', permissions: [], parentRoleId: role.id };
    expect(await house.problem(db.alpha, ops.createRole, heir, owner.caller)).toMatchObject({ status: 422 });
  });

  it('number fifty at most', async () => {
    const [row] = await db.database
      .platform()
      .rows<{ value: number }>(
        sql`select count(*)::int as value from roles where tenant_id = ${db.beta.tenant.id}::uuid`,
      );
    const other = await seedMember(db, db.beta, 'Bob Beta', ['owner']);
    const left = 50 - (row?.value ?? 0);
    await db.database.platform().rows(sql`
      insert into roles (id, tenant_id, key, name) select gen_random_uuid(), ${db.beta.tenant.id}::uuid, 'k' || n, 'Filler ' || n from generate_series(1, ${left}) n`);
    expect(
      await house.problem(db.beta, ops.createRole, { name: 'One more', permissions: [] }, other.caller),
    ).toMatchObject({ status: 409, code: 'too_many_roles' });
  });
});

describe('nobody hands on what they do not hold', () => {
  it('whatever is tried, the database stays within the editor’s rights', async () => {
    const keys = [...new Set(permissionsOf('owner'))];
    const property = fc.asyncProperty(
      fc.record({
        editor: fc.constantFrom(...SYSTEM_ROLE_KEYS),
        target: fc.constantFrom(...SYSTEM_ROLE_KEYS),
        wanted: fc.uniqueArray(fc.constantFrom(...SYSTEM_ROLE_KEYS), { minLength: 1, maxLength: 3 }),
        extra: fc.uniqueArray(fc.constantFrom(...keys), { maxLength: 4 }),
      }),
      async ({ editor, target, wanted, extra }) => {
        const roleId = newId();
        await db.database.platform().rows(sql`
          insert into roles (id, tenant_id, key, name, permissions) values (${roleId}::uuid, ${db.alpha.tenant.id}::uuid, ${roleId}, ${roleId},
            (select coalesce(array_agg(value), '{}') from jsonb_array_elements_text(${JSON.stringify(extra)}::jsonb)))`);
        const by = await seedMember(db, db.alpha, 'Editor', [editor]);
        const who = await seedMember(db, db.alpha, 'Target', [target]);
        // The operation's own key is given to all, so that the rule and not the key decides.
        const { actor } = by.caller;
        if (actor?.kind !== 'staff') throw new Error('no staff');
        const caller = { ...by.caller, actor: { ...actor, permissions: keys } };
        const input = {
          memberId: who.id,
          roleIds: [...wanted.map(systemRole), toExternalId('role', roleId)],
        };
        await house.call(db.alpha, ops.setMemberRoles, input, caller).catch(() => undefined);
        const held = new Set<string>(permissionsOf(editor));
        const after = await callerAs(db, who.userId, db.alpha.tenant.id);
        const roles = await rolesOf(db, who.uuid);
        if (after.actor?.kind !== 'staff') throw new Error('no staff');
        const isUnchanged = roles.length === 1 && !roles.includes(roleId);
        const isWithin = after.actor.permissions.every((key) => held.has(key));
        const makesOwner = roles.includes('Owner') && editor !== 'owner';
        const touchedMore = permissionsOf(target).some((key) => !held.has(key));
        expect(isUnchanged || (isWithin && !makesOwner && !touchedMore)).toBe(true);
        await db.database
          .platform()
          .rows(
            sql`update memberships set status = 'suspended' where id in (${by.uuid}::uuid, ${who.uuid}::uuid)`,
          );
      },
    );
    await fc.assert(property, { numRuns: 25 });
  }, 120_000);

  it('not by inviting, by a parent, nor by a key', async () => {
    const asAdmin = { emails: ['new@example.com'], roleIds: [systemRole('owner')] };
    expect(await house.problem(db.alpha, ops.invite, asAdmin, admin.caller)).toMatchObject({
      status: 403,
      code: 'only_owners_make_owners',
    });
    const heir = { name: 'Heir', permissions: [], parentRoleId: systemRole('owner') };
    expect(await house.problem(db.alpha, ops.createRole, heir, admin.caller)).toMatchObject({ status: 422 });
    const key = {
      actor: {
        kind: 'api_key',
        id: 'key_1',
        name: 'CI',
        permissions: ['team.roles.assign', 'team.view'],
        ratePerMinute: 100,
      },
      session: null,
    } as const;
    const grant = { memberId: manager.id, roleIds: [systemRole('viewer')] };
    expect(await house.problem(db.alpha, ops.setMemberRoles, grant, key)).toMatchObject({
      status: 403,
      code: 'beyond_own_permissions',
    });
    expect(
      await house.problem(db.alpha, ops.removeMember, { memberId: owner.id }, admin.caller),
    ).toMatchObject({
      code: 'only_owners_make_owners',
    });
  });

  it('not with rights that were taken a moment ago', async () => {
    const boss = await seedMember(db, db.alpha, 'Former Admin', ['admin']);
    await house.call(
      db.alpha,
      ops.setMemberRoles,
      { memberId: boss.id, roleIds: [systemRole('viewer')] },
      owner.caller,
    );
    const stale = { memberId: manager.id, roleIds: [systemRole('admin')] };
    expect(await house.problem(db.alpha, ops.setMemberRoles, stale, boss.caller)).toMatchObject({
      status: 403,
      code: 'beyond_own_permissions',
    });
  });
});

describe('permissions', () => {
  it('are listed, set against roles and explained', async () => {
    const { items, categories } = await house.call(db.alpha, ops.listPermissions, {}, owner.caller);
    expect(items.length).toBe(permissionsOf('owner').length);
    expect(categories).toHaveLength(5);
    const matrix = await house.call(db.alpha, ops.permissionMatrix, {}, owner.caller);
    const support = matrix.roles.findIndex(({ name }) => name === 'Support');
    const row = (key: string) => matrix.rows.find((one) => one.key === key);
    expect(row('orders.cancel')?.cells[support]).toEqual({ scopes: 'any', isInherited: false });
    expect(row('orders.refund')?.cells[support]).toBeNull();
    const role = await house.call(
      db.alpha,
      ops.createRole,
      { name: 'Desk', permissions: ['orders.refund'], parentRoleId: systemRole('viewer') },
      owner.caller,
    );
    const ana = await seedMember(db, db.alpha, 'Ana', ['support', uuidOf(role.id)]);
    const why = (key: string) =>
      house.call(
        db.alpha,
        ops.explainPermission,
        { memberId: ana.id, key: key as 'orders.refund' },
        owner.caller,
      );
    expect(await why('orders.refund')).toMatchObject({
      isGranted: true,
      isSensitive: true,
      via: [{ role: 'Desk', pattern: 'orders.refund', scope: 'any', inheritedBy: null }],
      text: expect.stringContaining('Ana may'),
    });
    expect(await why('tax_forms.view')).toMatchObject({
      isGranted: false,
      reason: 'not_granted',
      nearMisses: expect.arrayContaining([{ role: 'Viewer', pattern: '*.view', why: 'sensitive' }]),
    });
    expect(
      await house.problem(db.alpha, ops.explainPermission, { memberId: ana.id, key: 'no.such' }),
    ).toMatchObject({
      status: 422,
    });
  });
});
