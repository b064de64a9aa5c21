import { describe, expect, it } from 'vitest';
import { fernhillTheme } from '../../cli/demo/themes.ts';
import { freshSession } from '../../tests/support/test-house.ts';
import { closedAdmin, closedTenant } from '../../workers/routing/closed-pages.ts';
import type { RoutedTenant } from '../../workers/routing/tenants.ts';
import type { StaffSession } from '../app-context.ts';
import { PERMISSIONS } from '../kernel/permissions.ts';
import { runsJobs, type TenantStatus } from './tenant-status.ts';

const routed = (status: TenantStatus): RoutedTenant => ({
  schemaKey: 'acme',
  generation: 1,
  primaryHost: null,
  status,
  tenant: {
    id: '01930000-0000-7000-8000-00000000000a',
    slug: 'acme',
    name: 'Acme & Co',
    legalName: 'Acme',
    country: 'DE',
    currency: 'EUR',
    timezone: 'Europe/Berlin',
    locale: 'de',
    locales: ['de'],
    pricesIncludeTax: true,
    theme: fernhillTheme,
  },
});
const ask = (path: string, method = 'GET') => new Request(`http://acme.localhost${path}`, { method });
const session = (permissions: StaffSession['permissions']): StaffSession => ({
  userId: 'usr_1',
  membershipId: 'm',
  name: 'Mia',
  email: 'mia@acme.example',
  roles: [],
  permissions,
  allowedRanges: null,
  facts: freshSession(),
});
const owner = session(PERMISSIONS);
const member = session(PERMISSIONS.filter((key) => !key.startsWith('tenant.')));

const answer = (
  status: TenantStatus,
  path: string,
  method = 'GET',
  who: StaffSession | null = null,
): number => {
  const request = ask(path, method);
  const closed = closedTenant(routed(status), request, 'req');
  if (closed) return closed.status;
  if (path.startsWith('/admin')) return closedAdmin(routed(status), who, request)?.status ?? 200;
  return 200;
};

/** Table 4.1 of the foundation: shop read · shop write · admin of an owner · of a member · API read · API write · jobs. */
const TABLE: [TenantStatus, number, number, number, number, number, number, boolean][] = [
  ['provisioning', 404, 404, 404, 404, 404, 404, false],
  ['failed', 404, 404, 404, 404, 404, 404, false],
  ['onboarding', 200, 200, 200, 200, 200, 200, true],
  ['active', 200, 200, 200, 200, 200, 200, true],
  ['moving', 200, 503, 200, 200, 200, 503, false],
  ['suspended', 503, 503, 403, 403, 403, 403, false],
  ['archived', 410, 410, 403, 403, 403, 403, false],
  ['deleting', 410, 410, 403, 403, 404, 404, false],
  ['deleted', 410, 410, 404, 404, 404, 404, false],
];

describe('a status decides what each surface answers', () => {
  it.each(TABLE)('%s', (status, shop, shopWrite, byOwner, byMember, api, apiWrite, jobs) => {
    expect(answer(status, '/products/cup')).toBe(shop);
    expect(answer(status, '/cart', 'POST')).toBe(shopWrite);
    expect(answer(status, '/admin/customers', 'GET', owner)).toBe(byOwner);
    expect(answer(status, '/admin/customers', 'GET', member)).toBe(byMember);
    for (const path of ['/api/v1/admin/orders', '/mcp']) {
      expect(answer(status, path)).toBe(api);
      expect(answer(status, path, 'POST')).toBe(apiWrite);
    }
    expect(runsJobs(status)).toBe(jobs);
  });

  it('a suspended brand leaves billing and export to its owner, and nobody else', () => {
    for (const path of ['/admin/settings/plan', '/admin/settings/export']) {
      expect(answer('suspended', path, 'POST', owner)).toBe(200);
      expect(answer('suspended', path, 'POST', member)).toBe(403);
    }
    expect(answer('suspended', '/admin', 'GET', null)).toBe(302);
    expect(answer('suspended', '/admin/sign-in', 'POST', null)).toBe(200);
  });

  it('an archived brand may be read and exported by its owner, not changed', () => {
    expect(answer('archived', '/admin/orders', 'GET', owner)).toBe(200);
    expect(answer('archived', '/admin/orders', 'POST', owner)).toBe(403);
    expect(answer('archived', '/admin/settings/export', 'POST', owner)).toBe(200);
    expect(answer('archived', '/admin/orders', 'GET', member)).toBe(403);
  });

  it('says when to come back, and keeps names from being markup', async () => {
    const paused = closedTenant(routed('suspended'), ask('/'), 'req');
    expect(paused?.headers.get('retry-after')).toBe('3600');
    expect(paused?.headers.get('cache-control')).toBe('no-store');
    const moving = closedTenant(routed('moving'), ask('/api/v1/admin/orders', 'POST'), 'req');
    expect(moving?.headers.get('retry-after')).toBe('30');
    const leaving = closedAdmin(routed('deleting'), owner, ask('/admin'));
    expect(await leaving?.text()).toContain('Keep Acme &amp; Co');
  });
});
