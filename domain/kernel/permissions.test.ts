import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { RESERVED_VIEW_KEYS, SENSITIVE_KEYS } from './permissions/sensitivity.ts';
import {
  expandPatterns,
  isPermissionKey,
  isReservedView,
  isSensitive,
  isSystemRole,
  PERMISSIONS,
  PLATFORM_PERMISSIONS,
  PLATFORM_ROLES,
  PORTAL_PERMISSIONS,
  PORTAL_ROLES,
  patternReaches,
  permissionsOf,
  ROLE_PERMISSIONS,
  SYSTEM_ROLES,
} from './permissions.ts';

const COLUMNS = [
  'admin',
  'manager',
  'marketing',
  'support',
  'analyst',
  'content',
  'finance',
  'creator_manager',
  'developer',
] as const;

interface TableKey {
  key: string;
  action: string;
  mark: string;
}

/** The spec's table: the keys of each row and the cell of each role. */
function readTable(): { keys: TableKey[]; cells: string[] }[] {
  const text = readFileSync(resolve(import.meta.dirname, 'permissions/fixtures/permission-table.md'), 'utf8');
  const lines = text.split('\n').filter((line) => line.startsWith('| '));
  return lines.slice(1).map((line) => {
    const [resources = '', ...cells] = line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
    const keys = resources.split(' · ').flatMap((part) => {
      const [resource, actions = ''] = part.split(': ');
      return actions.split(' ').map((marked) => {
        const action = marked.replace(/[★†]/, '');
        return { key: `${resource}.${action}`, action, mark: marked.slice(action.length) };
      });
    });
    return { keys, cells };
  });
}

/** Whether a word of a cell (`*`, `w`, `v`, `view`, `kb.*`, `promotions.manage`) gives a key of its row. */
function gives(word: string, { key, action, mark }: TableKey): boolean {
  if (word === '*') return true;
  if (word === 'w') return mark !== '★';
  if (word === 'v') return action === 'view';
  const resource = key.slice(0, -action.length - 1);
  if (word.endsWith('.*'))
    return resource === word.slice(0, -2) || resource.endsWith(`.${word.slice(0, -2)}`);
  if (word.includes('.')) return key === word || key.endsWith(`.${word}`);
  return action === word;
}

const table = readTable();

describe('the catalogue of the spec', () => {
  it('has the keys of the table, in its order', () => {
    expect(table).toHaveLength(56);
    expect(PERMISSIONS).toEqual(table.flatMap((row) => row.keys.map(({ key }) => key)));
    expect(PERMISSIONS).toHaveLength(244);
  });

  it('marks what the table marks', () => {
    const marked = (mark: string) =>
      table.flatMap((row) => row.keys.filter((key) => key.mark === mark).map(({ key }) => key));
    expect(PERMISSIONS.filter(isSensitive)).toEqual(marked('★'));
    expect(PERMISSIONS.filter(isReservedView)).toEqual(marked('†'));
  });

  it('marks no key that does not exist', () => {
    const all: string[] = [...PERMISSIONS, ...PLATFORM_PERMISSIONS, ...PORTAL_PERMISSIONS];
    for (const key of [...SENSITIVE_KEYS, ...RESERVED_VIEW_KEYS]) expect(all).toContain(key);
  });

  it.each(COLUMNS.map((role, column) => [role, column] as const))('gives %s its column', (role, column) => {
    const wanted = table.flatMap(({ keys, cells }) => {
      const words = (cells[column] ?? '').split(' ').filter((word) => word !== '–');
      for (const word of words) {
        expect(
          keys.some((key) => gives(word, key)),
          `${word} in the row of ${keys[0]?.key}`,
        ).toBe(true);
      }
      return keys.filter((key) => words.some((word) => gives(word, key))).map(({ key }) => key);
    });
    expect(permissionsOf(role)).toEqual(wanted);
  });

  it('gives an owner everything, an admin all but two keys, a viewer the plain views', () => {
    expect(permissionsOf('owner')).toEqual(PERMISSIONS);
    const missing = PERMISSIONS.filter((key) => !permissionsOf('admin').includes(key));
    expect(missing).toEqual(['tenant.transfer', 'tenant.delete']);
    expect(permissionsOf('viewer')).toEqual(
      PERMISSIONS.filter((key) => key.endsWith('.view') && !isSensitive(key) && !isReservedView(key)),
    );
    expect(permissionsOf('viewer')).not.toContain('tax_forms.view');
    expect(permissionsOf('viewer')).not.toContain('audit.view');
  });
});

describe('keys', () => {
  const all = [...PERMISSIONS, ...PLATFORM_PERMISSIONS, ...PORTAL_PERMISSIONS];

  it('follow the grammar resource(.sub)?.action', () => {
    for (const key of all) expect(key).toMatch(/^[a-z][a-z_]*(\.[a-z][a-z_]*){1,2}$/);
    for (const key of PERMISSIONS) expect(key).not.toMatch(/^(platform|portal)\./);
    for (const key of PLATFORM_PERMISSIONS) expect(key).toMatch(/^platform\./);
    for (const key of PORTAL_PERMISSIONS) expect(key).toMatch(/^portal\./);
  });

  it('are unique', () => {
    expect(new Set<string>(all).size).toBe(all.length);
  });

  it('are told from other texts', () => {
    expect(isPermissionKey('orders.refund')).toBe(true);
    for (const text of [
      'orders.*',
      '*',
      'orders',
      'platform.tenants.view',
      'constructor',
      'orders.refund@own',
    ])
      expect(isPermissionKey(text)).toBe(false);
  });
});

describe('patterns', () => {
  it.each([
    ['*', 'tax_forms.reveal', true],
    ['team.*', 'team.roles.manage', true],
    ['team.*', 'team.view', true],
    ['team.roles.*', 'team.view', false],
    ['team.*', 'teams.view', false],
    ['*.view', 'orders.view', true],
    ['*.view', 'team.groups.view', true],
    ['*.view', 'audit.view', false],
    ['*.view', 'tax_forms.view', false],
    ['*.view', 'orders.edit', false],
    ['audit.view', 'audit.view', true],
    ['audit.*', 'audit.view', true],
    ['orders.view', 'orders.views', false],
  ] as const)('%s on %s: %s', (pattern, key, reaches) => {
    expect(patternReaches(pattern, key)).toBe(reaches);
  });

  it.each(Object.entries(SYSTEM_ROLES))('of the role %s all reach something', (_, { patterns }) => {
    for (const pattern of patterns) expect(expandPatterns([pattern], PERMISSIONS), pattern).not.toEqual([]);
    expect(new Set(patterns).size).toBe(patterns.length);
  });

  it.each(Object.entries(PLATFORM_ROLES))(
    'of the platform role %s all reach something',
    (_, { patterns }) => {
      for (const pattern of patterns)
        expect(expandPatterns([pattern], PLATFORM_PERMISSIONS), pattern).not.toEqual([]);
    },
  );

  it.each(Object.entries(PORTAL_ROLES))('of the portal role %s all reach something', (_, { patterns }) => {
    for (const pattern of patterns)
      expect(expandPatterns([pattern], PORTAL_PERMISSIONS), pattern).not.toEqual([]);
  });
});

describe('platform roles', () => {
  const keysOf = (role: keyof typeof PLATFORM_ROLES) =>
    expandPatterns(PLATFORM_ROLES[role].patterns, PLATFORM_PERMISSIONS);

  it('keep administrators and the installation’s secrets for the owner alone', () => {
    const beyond = PLATFORM_PERMISSIONS.filter((key) => !keysOf('super_admin').includes(key));
    expect(beyond).toEqual(['platform.admins.manage', 'platform.secrets.rotate']);
    expect(keysOf('platform_owner')).toEqual(PLATFORM_PERMISSIONS);
  });

  it('let an auditor see everything and change nothing', () => {
    expect(keysOf('platform_auditor')).toEqual(
      PLATFORM_PERMISSIONS.filter((key) => key.endsWith('.view') || key === 'platform.audit.export'),
    );
  });

  it('let support impersonate read-only', () => {
    expect(keysOf('platform_support')).toContain('platform.impersonate.read');
    expect(keysOf('platform_support')).not.toContain('platform.impersonate.full');
    expect(keysOf('platform_support')).not.toContain('platform.users.disable');
  });

  it('hold no key of a brand', () => {
    for (const { patterns } of Object.values(PLATFORM_ROLES))
      for (const pattern of patterns.filter((text) => text !== '*' && text !== '*.view'))
        expect(expandPatterns([pattern], PERMISSIONS)).toEqual([]);
  });
});

describe('portal roles', () => {
  const keysOf = (role: keyof typeof PORTAL_ROLES) =>
    expandPatterns(PORTAL_ROLES[role].patterns, PORTAL_PERMISSIONS);

  it('are those of the table', () => {
    const lacks = (role: keyof typeof PORTAL_ROLES) =>
      [...new Set(PORTAL_PERMISSIONS.filter((key) => !keysOf(role).includes(key)).map(resourceOf))].join(' ');
    expect(lacks('creator')).toBe(
      'invoices purchase_orders orders returns subscriptions addresses reviews loyalty wishlist privacy',
    );
    expect(lacks('contractor')).toBe(
      'purchase_orders codes samples analytics orders returns subscriptions addresses reviews loyalty wishlist privacy',
    );
    expect(lacks('vendor')).toBe(
      'projects files earnings withdrawals codes samples analytics orders returns subscriptions addresses reviews loyalty wishlist privacy',
    );
    expect(lacks('customer')).toBe(
      'projects files contracts tax payment_methods earnings withdrawals invoices purchase_orders codes samples analytics',
    );
  });

  it('let a vendor look at projects and files only', () => {
    expect(keysOf('vendor').filter((key) => /projects|files/.test(key) && !key.includes('profile'))).toEqual([
      'portal.projects.view',
      'portal.files.view',
    ]);
  });
});

describe('system roles', () => {
  it('are expanded once and answer for unknown names with nothing', () => {
    expect(permissionsOf('manager')).toBe(permissionsOf('manager'));
    for (const name of ['', 'nobody', 'toString', '__proto__']) {
      expect(isSystemRole(name)).toBe(false);
      expect(permissionsOf(name)).toEqual([]);
    }
    expect(Object.keys(ROLE_PERMISSIONS)).toEqual(Object.keys(SYSTEM_ROLES));
    expect(ROLE_PERMISSIONS.support).toBe(permissionsOf('support'));
  });
});

function resourceOf(key: string): string {
  return key.split('.')[1] ?? '';
}
