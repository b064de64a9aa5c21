import { describe, expect, it } from 'vitest';
import {
  PERMISSIONS,
  PLATFORM_PERMISSIONS,
  PORTAL_PERMISSIONS,
  SYSTEM_ROLE_KEYS,
} from '../kernel/permissions.ts';
import {
  describePermission,
  PERMISSION_CATALOGUE,
  PLATFORM_PERMISSION_CATALOGUE,
  PORTAL_PERMISSION_CATALOGUE,
  SYSTEM_ROLE_HELP,
  systemRolesWith,
} from './permission-catalogue.ts';
import { isModuleOn, MODULES, moduleOf } from './permission-modules.ts';
import { BRAND_TEXTS } from './permission-texts/brand.ts';
import { COMMERCE_TEXTS } from './permission-texts/commerce.ts';
import { GROWTH_TEXTS } from './permission-texts/growth.ts';
import { PARTNER_TEXTS } from './permission-texts/partners.ts';
import { SERVICE_TEXTS } from './permission-texts/service.ts';

const all = [...PERMISSION_CATALOGUE, ...PLATFORM_PERMISSION_CATALOGUE, ...PORTAL_PERMISSION_CATALOGUE];

describe('the catalogue in words', () => {
  it('has every key once', () => {
    expect(all.map(({ key }) => key)).toEqual([
      ...PERMISSIONS,
      ...PLATFORM_PERMISSIONS,
      ...PORTAL_PERMISSIONS,
    ]);
    const written = [BRAND_TEXTS, COMMERCE_TEXTS, GROWTH_TEXTS, PARTNER_TEXTS, SERVICE_TEXTS].flatMap(
      Object.keys,
    );
    expect([...written].sort()).toEqual([...PERMISSIONS].sort());
  });

  it('says each in a short label and a full sentence', () => {
    for (const { key, label, help } of all) {
      expect(label, key).toMatch(/^[A-Z].{3,39}$/);
      expect(label, key).not.toMatch(/\.$/);
      expect(help, key).toMatch(/^[A-Z].*\.$/);
      expect(help.length, key).toBeLessThanOrEqual(110);
    }
  });

  it('has no two labels alike within a catalogue', () => {
    for (const catalogue of [
      PERMISSION_CATALOGUE,
      PLATFORM_PERMISSION_CATALOGUE,
      PORTAL_PERMISSION_CATALOGUE,
    ]) {
      const labels = catalogue.map(({ label }) => label);
      expect(labels.filter((label, index) => labels.indexOf(label) !== index)).toEqual([]);
    }
  });

  it('tells resource, action and marks', () => {
    expect(describePermission('team.roles.assign')).toMatchObject({
      resource: 'team.roles',
      action: 'assign',
      isSensitive: true,
      isReservedView: false,
      module: 'core',
      category: 'brand',
    });
    expect(describePermission('ai.memory.view')).toMatchObject({ isReservedView: true, module: 'ai_agents' });
    expect(describePermission('portal.contracts.sign')).toMatchObject({ isSensitive: true });
    expect(describePermission('orders.*')).toBeUndefined();
  });

  it('knows whom to ask', () => {
    expect(systemRolesWith('orders.refund')).toEqual(['Owner', 'Admin', 'Manager', 'Finance']);
    expect(systemRolesWith('tenant.delete')).toEqual(['Owner']);
    expect(Object.keys(SYSTEM_ROLE_HELP)).toEqual(SYSTEM_ROLE_KEYS);
  });
});

describe('modules', () => {
  it('each have a key, and each key one module', () => {
    const used = new Set(PERMISSIONS.map(moduleOf));
    expect(MODULES.filter((module) => !used.has(module))).toEqual([]);
    expect(new Set(MODULES).size).toBe(MODULES.length);
  });

  it('switch their keys and leave the core alone', () => {
    expect(moduleOf('creators.contracts.sign')).toBe('creators');
    expect(moduleOf('carts.view')).toBe('core');
    expect(moduleOf('carts.recover')).toBe('recovery');
    expect(moduleOf('taxes.view')).toBe('core');
    expect(isModuleOn('orders.view', new Set())).toBe(true);
    expect(isModuleOn('mcp.connect', new Set())).toBe(false);
    expect(isModuleOn('mcp.connect', new Set(['mcp']))).toBe(true);
  });
});
