import { permissionsOf } from '@domain/kernel/permissions.ts';
import { describe, expect, it } from 'vitest';
import { SECTIONS, sectionOf, visibleSections } from './sections.ts';

describe('the section registry', () => {
  it('has unique ids, routes and shortcuts', () => {
    for (const key of ['id', 'route', 'shortcut'] as const) {
      const values = SECTIONS.flatMap((section) => section[key] ?? []);
      expect(new Set(values).size).toBe(values.length);
    }
  });

  it('finds the section of a path by the longest route', () => {
    expect(sectionOf('/')?.id).toBe('dashboard');
    expect(sectionOf('/orders/ord_1/refund')?.id).toBe('orders');
    expect(sectionOf('/products/prod_1')?.id).toBe('products');
    expect(sectionOf('/products/import/imp_1')?.id).toBe('import');
    expect(sectionOf('/ordersx')).toBeUndefined();
  });

  it('shows what the role may open', () => {
    const ids = (role: string) => visibleSections(permissionsOf(role)).map((section) => section.id);
    expect(ids('owner')).toEqual([
      'dashboard',
      'orders',
      'products',
      'import',
      'customers',
      'settings',
      'team',
      'invitations',
      'groups',
      'roles',
      'permissions',
      'security',
      'api-keys',
      'audit',
    ]);
    expect(ids('viewer')).not.toContain('import');
    expect(ids('nobody')).toEqual([]);
  });
});
