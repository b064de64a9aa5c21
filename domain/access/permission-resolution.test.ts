import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSensitive, PERMISSIONS, permissionsOf, SYSTEM_ROLE_KEYS } from '../kernel/permissions.ts';
import { MODULES } from './permission-modules.ts';
import {
  canAssign,
  decideAccess,
  effectiveGrants,
  explain,
  type Grant,
  heldGrants,
  intersectGrants,
  isStepUpFresh,
  missingFrom,
  normaliseGrants,
  type RoleDefinition,
  roleBook,
  scopesOf,
  systemRole,
  validateRole,
} from './permission-resolution.ts';

const ALL_ON: ReadonlySet<string> = new Set(MODULES);
const SYSTEM = SYSTEM_ROLE_KEYS.map((key) => systemRole(key));

const custom = (id: string, permissions: string[], parentRoleId: string | null = null): RoleDefinition => ({
  id,
  key: id,
  name: `Role ${id}`,
  permissions,
  parentRoleId,
  isSystem: false,
});

const sys = (key: (typeof SYSTEM_ROLE_KEYS)[number]): RoleDefinition => systemRole(key);

describe('Ana (10 §4.9)', () => {
  const desk: RoleDefinition = { ...custom('desk', ['orders.refund'], 'viewer'), name: 'Refund desk' };
  const book = roleBook([...SYSTEM, desk]);
  const roles = [sys('support'), desk];
  const ana = {
    grants: effectiveGrants(roles, book, ALL_ON),
    isMembershipActive: true,
    isTenantOpen: true,
    isStepUpFresh: false,
    isImpersonated: false,
  };

  it('may refund after a step-up', () => {
    expect(decideAccess('orders.refund', ana)).toEqual({ isAllowed: false, code: 'step_up_required' });
    expect(decideAccess('orders.refund', { ...ana, isStepUpFresh: true })).toEqual({
      isAllowed: true,
      scopes: ['any'],
    });
  });

  it('may not export orders nor see tax forms', () => {
    for (const key of ['orders.export', 'tax_forms.view'] as const)
      expect(decideAccess(key, { ...ana, isStepUpFresh: true }), key).toEqual({
        isAllowed: false,
        code: 'permission_denied',
      });
  });

  it('is not Ana when somebody impersonates her', () => {
    expect(decideAccess('orders.refund', { ...ana, isStepUpFresh: true, isImpersonated: true })).toEqual({
      isAllowed: false,
      code: 'blocked_while_impersonating',
    });
    expect(decideAccess('orders.view', { ...ana, isImpersonated: true }).isAllowed).toBe(true);
  });

  it('is nobody without a membership or in a closed brand', () => {
    expect(decideAccess('orders.view', { ...ana, isMembershipActive: false })).toEqual({
      isAllowed: false,
      code: 'membership_inactive',
    });
    expect(decideAccess('orders.view', { ...ana, isTenantOpen: false })).toEqual({
      isAllowed: false,
      code: 'tenant_unavailable',
    });
  });

  it('can be explained', () => {
    expect(explain('orders.refund', roles, book, ALL_ON)).toEqual({
      isGranted: true,
      via: [{ roleId: 'desk', roleName: 'Refund desk', pattern: 'orders.refund', scope: 'any' }],
    });
    expect(explain('orders.view', roles, book, ALL_ON)).toEqual({
      isGranted: true,
      via: [
        { roleId: 'support', roleName: 'Support', pattern: 'orders.view', scope: 'any' },
        {
          roleId: 'viewer',
          roleName: 'Viewer',
          pattern: '*.view',
          scope: 'any',
          inheritedBy: { roleId: 'desk', roleName: 'Refund desk' },
        },
      ],
    });
    expect(explain('tax_forms.view', roles, book, ALL_ON)).toEqual({
      isGranted: false,
      reason: 'not_granted',
      nearMisses: [{ roleId: 'viewer', roleName: 'Viewer', pattern: '*.view', why: 'sensitive' }],
    });
    expect(explain('audit.view', roles, book, ALL_ON)).toMatchObject({ nearMisses: [{ why: 'reserved' }] });
    expect(explain('orders.export', roles, book, ALL_ON)).toEqual({
      isGranted: false,
      reason: 'not_granted',
      nearMisses: [],
    });
    expect(explain('orders.fly', roles, book, ALL_ON)).toEqual({ isGranted: false, reason: 'unknown_key' });
    expect(explain('tickets.reply', roles, book, new Set())).toMatchObject({
      isGranted: false,
      reason: 'module_off',
      module: 'support',
      via: [{ roleId: 'support', pattern: 'tickets.*' }],
    });
  });
});

describe('grants of roles', () => {
  const book = roleBook(SYSTEM);

  it.each(SYSTEM_ROLE_KEYS)('of the system role %s are its keys', (key) => {
    expect([...heldGrants([sys(key)], book)].sort()).toEqual([...permissionsOf(key)].sort());
  });

  it('ignore in a custom role what it may not contain', () => {
    const role = custom('r', [
      '*',
      'orders.*',
      '*.view',
      'platform.tenants.view',
      'orders.fly',
      'orders.view@all',
    ]);
    expect(heldGrants([role], book)).toEqual(new Set());
  });

  it('inherit one level and not two, not from themselves and not from a stranger', () => {
    const a = custom('a', ['orders.view']);
    const b = custom('b', ['carts.view'], 'a');
    const c = custom('c', ['kb.view'], 'b');
    const self = custom('self', ['seo.view'], 'self');
    const orphan = custom('orphan', ['sms.view'], 'of-another-brand');
    const all = roleBook([a, b, c, self, orphan]);
    expect(heldGrants([b], all)).toEqual(new Set(['orders.view', 'carts.view']));
    expect(heldGrants([c], all)).toEqual(new Set(['kb.view', 'carts.view']));
    expect(heldGrants([self], all)).toEqual(new Set(['seo.view']));
    expect(heldGrants([orphan], all)).toEqual(new Set(['sms.view']));
  });

  it('lose the keys of a module that is off', () => {
    const grants = effectiveGrants([sys('owner')], book, new Set(['reviews']));
    expect(grants.has('reviews.moderate')).toBe(true);
    expect(grants.has('creators.view')).toBe(false);
    expect(grants.has('orders.view')).toBe(true);
  });

  it('of a system role may be scoped patterns', () => {
    const role = { ...sys('support'), permissions: ['tickets.*@team'] };
    expect(scopesOf(heldGrants([role], book), 'tickets.reply')).toEqual(['team']);
  });
});

describe('scopes', () => {
  const standing = (...grants: Grant[]) => ({
    grants: normaliseGrants(grants),
    isMembershipActive: true,
    isTenantOpen: true,
    isStepUpFresh: true,
    isImpersonated: false,
  });

  it('never satisfy a check that does not narrow', () => {
    expect(decideAccess('tickets.reply', standing('tickets.reply@team')).isAllowed).toBe(false);
    expect(decideAccess('tickets.reply', standing('tickets.reply@team'), ['own']).isAllowed).toBe(false);
  });

  it('narrow a check that can', () => {
    expect(decideAccess('tickets.reply', standing('tickets.reply@team'), ['own', 'team'])).toEqual({
      isAllowed: true,
      scopes: ['team'],
    });
    expect(
      decideAccess('tickets.reply', standing('tickets.reply@own', 'tickets.reply@team'), ['own', 'team']),
    ).toEqual({ isAllowed: true, scopes: ['team', 'own'] });
    expect(
      decideAccess('tickets.reply', standing('tickets.reply@own', 'tickets.reply'), ['own', 'team']),
    ).toEqual({ isAllowed: true, scopes: ['any'] });
  });

  it('meet in what both allow', () => {
    const meet = (a: Grant[], b: Grant[]) => intersectGrants(normaliseGrants(a), normaliseGrants(b));
    expect(meet(['orders.view', 'carts.view'], ['orders.view'])).toEqual(new Set(['orders.view']));
    expect(meet(['orders.view@own'], ['orders.view'])).toEqual(new Set(['orders.view@own']));
    expect(meet(['orders.view'], ['orders.view@own', 'orders.view@team'])).toEqual(
      new Set(['orders.view@own', 'orders.view@team']),
    );
    expect(meet(['orders.view@own'], ['orders.view@team'])).toEqual(new Set());
  });
});

describe('step-up', () => {
  it.each([
    [null, false],
    ['2026-05-01T10:00:00Z', true],
    ['2026-05-01T09:50:00Z', true],
    ['2026-05-01T09:49:59Z', false],
    ['2026-05-01T10:00:01Z', false],
  ])('%s', (at, isFresh) => {
    expect(isStepUpFresh(at === null ? null : new Date(at), new Date('2026-05-01T10:00:00Z'))).toBe(isFresh);
  });
});

describe('assignment', () => {
  const likeOwner = custom('like-owner', [...PERMISSIONS]);
  const heir = custom('heir', [], 'owner');
  const book = roleBook([...SYSTEM, likeOwner, heir]);
  const may = (editor: RoleDefinition, wanted: RoleDefinition[], current: RoleDefinition[] = []) =>
    canAssign({ editor: [editor], wanted, current }, book);

  it('stays within what the editor holds', () => {
    expect(may(sys('owner'), [sys('owner')])).toEqual({ isAllowed: true });
    expect(may(sys('admin'), [sys('manager'), sys('finance')])).toEqual({ isAllowed: true });
    expect(may(sys('manager'), [sys('viewer'), sys('support')])).toMatchObject({ isAllowed: true });
    expect(may(sys('manager'), [sys('finance')])).toMatchObject({
      code: 'beyond_own_permissions',
      missing: expect.arrayContaining(['payouts.process', 'tenant.billing.manage']),
    });
  });

  it('makes owners by owners only, whatever somebody holds', () => {
    for (const editor of [sys('admin'), likeOwner, heir]) {
      expect(may(editor, [sys('owner')])).toEqual({ isAllowed: false, code: 'only_owners_make_owners' });
      expect(may(editor, [heir])).toEqual({ isAllowed: false, code: 'only_owners_make_owners' });
      expect(may(editor, [], [sys('owner')])).toEqual({ isAllowed: false, code: 'only_owners_make_owners' });
    }
  });

  it('does not touch members above the editor', () => {
    expect(may(sys('manager'), [sys('viewer')], [sys('admin')])).toMatchObject({ isAllowed: false });
    expect(may(sys('admin'), [], [sys('manager')])).toEqual({ isAllowed: true });
  });

  it('does not widen a scope', () => {
    const scoped = custom('scoped', ['tickets.reply@team']);
    const own = custom('own', ['tickets.reply@own']);
    expect(may(scoped, [custom('any', ['tickets.reply'])])).toMatchObject({ missing: ['tickets.reply'] });
    expect(may(scoped, [own])).toMatchObject({ missing: ['tickets.reply@own'] });
    expect(may(custom('any', ['tickets.reply']), [own, scoped])).toEqual({ isAllowed: true });
  });
});

describe('a role that is saved', () => {
  const top = custom('top', ['orders.view']);
  const child = custom('child', ['orders.edit'], 'top');
  const book = roleBook([...SYSTEM, top, child]);
  const codes = (role: RoleDefinition, editor: RoleDefinition = sys('owner')) =>
    validateRole(role, { book, editor: [editor] }).map(({ path, code }) => `${path}:${code}`);

  it('is fine when it is', () => {
    expect(codes(custom('new', ['orders.refund', 'tickets.reply@team', 'tickets.view'], 'viewer'))).toEqual(
      [],
    );
    expect(codes(custom('new', ['orders.view']), sys('support'))).toEqual([]);
    expect(codes({ ...top, permissions: ['orders.view', 'carts.view'] })).toEqual([]);
  });

  it.each<[string, RoleDefinition]>([
    [':system_role', { ...sys('viewer'), permissions: ['*'] }],
    [':system_role', { ...custom('viewer', ['orders.view']) }],
    ['name:name_missing', { ...custom('new', []), name: '  ' }],
    ['name:name_too_long', { ...custom('new', []), name: 'x'.repeat(61) }],
    ['name:name_taken', { ...custom('new', []), name: 'OWNER ' }],
    ['permissions.1:pattern_not_allowed', custom('new', ['orders.view', 'orders.*'])],
    ['permissions.0:pattern_not_allowed', custom('new', ['*'])],
    ['permissions.0:outside_catalogue', custom('new', ['platform.tenants.view'])],
    ['permissions.0:outside_catalogue', custom('new', ['portal.profile.view'])],
    ['permissions.0:unknown_key', custom('new', ['orders.fly'])],
    ['permissions.0:unknown_scope', custom('new', ['orders.view@all'])],
    ['permissions.1:duplicate', custom('new', ['orders.view', 'orders.view'])],
    ['parentRoleId:parent_is_itself', custom('top', [], 'top')],
    ['parentRoleId:parent_unknown', custom('new', [], 'of-another-brand')],
    ['parentRoleId:parent_has_parent', custom('new', [], 'child')],
    ['parentRoleId:has_children', custom('top', ['orders.view'], 'viewer')],
  ])('%s', (problem, role) => {
    expect(codes(role)).toEqual([problem]);
  });

  it('holds nothing its editor lacks, by itself or by its parent', () => {
    expect(codes(custom('new', ['payouts.process']), sys('manager'))).toEqual([
      'permissions:beyond_own_permissions',
    ]);
    expect(codes(custom('new', [], 'finance'), sys('manager'))).toEqual([
      'permissions:beyond_own_permissions',
    ]);
    expect(codes(custom('new', [], 'owner'), custom('all', [...PERMISSIONS]))).toEqual([
      'parentRoleId:parent_is_owner',
    ]);
    expect(
      validateRole(custom('new', ['payouts.process']), { book, editor: [sys('manager')] })[0]?.message,
    ).toBe('A role can only contain what you hold yourself. You do not hold payouts.process.');
  });

  it('is not taken down by somebody it stands above', () => {
    const above = custom('above', ['payouts.process']);
    const here = roleBook([...SYSTEM, above]);
    const problems = validateRole({ ...above, permissions: [] }, { book: here, editor: [sys('manager')] });
    expect(problems.map(({ code }) => code)).toEqual(['beyond_own_permissions']);
  });
});

describe('always', () => {
  const grant = fc
    .tuple(fc.constantFrom(...PERMISSIONS), fc.constantFrom('', '@own', '@team'))
    .map(([key, scope]) => `${key}${scope}`);
  const ids = ['c0', 'c1', 'c2', 'c3'];
  const parents = fc.constantFrom(null, ...SYSTEM_ROLE_KEYS, ...ids);
  const customRoles = fc
    .tuple(...ids.map(() => fc.tuple(fc.array(grant, { maxLength: 8 }), parents)))
    .map((drafts) =>
      drafts.map(([permissions, parent], index) => custom(ids[index] ?? '', permissions, parent)),
    );
  const house = customRoles.map((roles) => [...SYSTEM, ...roles]);
  const picks = fc.array(fc.nat(), { maxLength: 4 });
  const pick = (roles: readonly RoleDefinition[], indexes: number[]) =>
    indexes.map((index) => roles[index % roles.length]).filter((role) => role !== undefined);

  it('resolving is idempotent: a role of what was resolved resolves to the same', () => {
    fc.assert(
      fc.property(house, picks, (roles, indexes) => {
        const book = roleBook(roles);
        const held = heldGrants(pick(roles, indexes), book);
        expect(heldGrants([custom('again', [...held])], book)).toEqual(held);
        expect(normaliseGrants(held)).toEqual(held);
        expect(intersectGrants(held, held)).toEqual(held);
      }),
    );
  });

  it('more roles or modules never give less, and the order of roles is nothing', () => {
    fc.assert(
      fc.property(house, picks, picks, fc.subarray([...MODULES]), (roles, a, b, modules) => {
        const book = roleBook(roles);
        const few = effectiveGrants(pick(roles, a), book, new Set(modules));
        const many = effectiveGrants(pick(roles, [...a, ...b]), book, new Set(modules));
        expect(missingFrom(many, few)).toEqual([]);
        expect(missingFrom(effectiveGrants(pick(roles, a), book, ALL_ON), few)).toEqual([]);
        expect(effectiveGrants(pick(roles, [...b, ...a]), book, new Set(modules))).toEqual(many);
      }),
    );
  });

  it('an intersection is within both', () => {
    fc.assert(
      fc.property(house, picks, picks, (roles, a, b) => {
        const book = roleBook(roles);
        const [left, right] = [heldGrants(pick(roles, a), book), heldGrants(pick(roles, b), book)];
        const both = intersectGrants(left, right);
        expect(missingFrom(left, both)).toEqual([]);
        expect(missingFrom(right, both)).toEqual([]);
        expect(intersectGrants(right, left)).toEqual(both);
      }),
    );
  });

  it('no chain of allowed assignments and role edits gives anybody what nobody but the owner had', () => {
    const step = fc.record({ editor: fc.nat(3), member: fc.nat(3), roles: picks });
    const edit = fc.record({
      editor: fc.nat(3),
      role: fc.nat(3),
      permissions: fc.array(grant),
      parent: parents,
    });
    fc.assert(
      fc.property(
        house,
        fc.array(picks, { minLength: 4, maxLength: 4 }),
        fc.array(fc.oneof(step, edit)),
        (all, start, moves) => {
          let roles = all;
          // Ordinary members: none is an owner and none holds a role that inherits from one.
          const people = start.map((indexes) =>
            pick(roles, indexes)
              .filter((role) => role.key !== 'owner' && role.parentRoleId !== 'owner')
              .map(({ id }) => id),
          );
          const rolesOf = (person: number) =>
            (people[person] ?? []).flatMap((id) => roles.find((role) => role.id === id) ?? []);
          const before = people.map((_, person) => heldGrants(rolesOf(person), roleBook(roles)));
          const together = normaliseGrants(before.flatMap((set) => [...set]));
          for (const move of moves) {
            const book = roleBook(roles);
            if ('member' in move) {
              const wanted = pick(roles, move.roles);
              const decision = canAssign(
                { editor: rolesOf(move.editor), current: rolesOf(move.member), wanted },
                book,
              );
              if (!decision.isAllowed) continue;
              expect(missingFrom(heldGrants(rolesOf(move.editor), book), heldGrants(wanted, book))).toEqual(
                [],
              );
              people[move.member] = wanted.map(({ id }) => id);
            } else {
              const draft = custom(`c${move.role}`, [...new Set(move.permissions)], move.parent);
              if (validateRole(draft, { book, editor: rolesOf(move.editor) }).length > 0) continue;
              roles = roles.map((role) => (role.id === draft.id ? draft : role));
            }
          }
          const book = roleBook(roles);
          for (let person = 0; person < people.length; person++) {
            expect(missingFrom(together, heldGrants(rolesOf(person), book))).toEqual([]);
            expect(rolesOf(person).some((role) => role.key === 'owner')).toBe(false);
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it('what is held and what can be explained are the same', () => {
    fc.assert(
      fc.property(
        house,
        picks,
        fc.constantFrom(...PERMISSIONS),
        fc.subarray([...MODULES]),
        (all, a, key, modules) => {
          const book = roleBook(all);
          const roles = pick(all, a);
          const modulesOn = new Set<string>(modules);
          const grants = effectiveGrants(roles, book, modulesOn);
          expect(explain(key, roles, book, modulesOn).isGranted).toBe(scopesOf(grants, key).length > 0);
        },
      ),
    );
  });

  it('an impersonated session holds no sensitive key', () => {
    fc.assert(
      fc.property(house, picks, fc.constantFrom(...PERMISSIONS.filter(isSensitive)), (all, a, key) => {
        const grants = effectiveGrants(pick(all, a), roleBook(all), ALL_ON);
        const standing = { grants, isMembershipActive: true, isTenantOpen: true, isStepUpFresh: true };
        expect(decideAccess(key, { ...standing, isImpersonated: true }, ['own', 'team']).isAllowed).toBe(
          false,
        );
      }),
    );
  });
});
