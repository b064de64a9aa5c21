import type { CallerOf } from './kernel/operation.ts';

/**
 * The contexts of the house. Each loads when first asked for, so that a shopper's request never evaluates code it does
 * not need; `paths` tells the router which context owns a path below `/api/v1` (a test compares them with the routes).
 */
export const contexts = {
  catalog: {
    paths: [
      '/store/home',
      '/store/navigation',
      '/store/products',
      '/store/collections',
      '/store/search',
      '/admin/products',
    ],
    load: () => import('./catalog/index.ts'),
  },
  inventory: { paths: ['/admin/inventory'], load: () => import('./inventory/index.ts') },
  carts: { paths: ['/store/carts', '/store/shell'], load: () => import('./carts/index.ts') },
  checkout: { paths: ['/store/checkouts'], load: () => import('./checkout/index.ts') },
  payments: { paths: [], load: () => import('./payments/index.ts') },
  orders: { paths: ['/store/orders', '/admin/orders'], load: () => import('./orders/index.ts') },
  customers: { paths: ['/admin/customers'], load: () => import('./customers/index.ts') },
  analytics: { paths: ['/admin/dashboard'], load: () => import('./analytics/index.ts') },
  imports: { paths: ['/admin/imports'], load: () => import('./imports/index.ts') },
  jobs: { paths: ['/admin/jobs'], load: () => import('./jobs/index.ts') },
  mail: { paths: [], load: () => import('./mail/index.ts') },
  team: {
    paths: [
      '/admin/team',
      '/admin/roles',
      '/admin/groups',
      '/admin/permissions',
      '/admin/invitations',
      '/admin/security',
    ],
    load: () => import('./team/index.ts'),
  },
  settings: { paths: ['/admin/settings', '/admin/modules'], load: () => import('./settings/index.ts') },
  audit: { paths: ['/admin/audit'], load: () => import('./audit/index.ts') },
  identity: {
    paths: ['/admin/whoami', '/admin/brand', '/admin/brands'],
    load: () => import('./identity/index.ts'),
  },
  apiKeys: { paths: ['/admin/api-keys'], load: () => import('./api-keys/index.ts') },
} as const;

/** The contexts without a brand: the platform's console, people's own accounts. */
export const houseContexts = {
  joining: { paths: ['/join', '/account/brands'], load: () => import('./joining/index.ts') },
  accounts: { paths: ['/account'], load: () => import('./accounts/index.ts') },
  impersonation: { paths: ['/platform/impersonations'], load: () => import('./impersonation/index.ts') },
  platformAudit: { paths: ['/platform/audit'], load: () => import('./audit/house.ts') },
  platform: { paths: ['/platform'], load: () => import('./platform/index.ts') },
  signIn: { paths: ['/auth'], load: () => import('./sign-in/index.ts') },
  onboarding: { paths: ['/platform/onboarding'], load: () => import('./onboarding/index.ts') },
  tenants: {
    paths: ['/platform/tenants', '/platform/operations', '/platform/slugs'],
    load: () => import('./tenants/index.ts'),
  },
  setup: { paths: ['/setup'], load: () => import('./setup/index.ts') },
} as const;

export type ContextName = keyof typeof contexts;
export type HouseContextName = keyof typeof houseContexts;

type OperationsOf<C extends ContextName> = Awaited<ReturnType<(typeof contexts)[C]['load']>>['operations'];

/** The typed in-process caller: `api.orders.refund({ … })`. */
export type Api = {
  [C in ContextName]: { [O in keyof OperationsOf<C>]: CallerOf<OperationsOf<C>[O]> };
};

type HouseOperationsOf<C extends HouseContextName> = Awaited<
  ReturnType<(typeof houseContexts)[C]['load']>
>['operations'];

/** The same for what belongs to no brand: `houseApi.platform.listTenants({ … })`. */
export type HouseApi = {
  [C in HouseContextName]: { [O in keyof HouseOperationsOf<C>]: CallerOf<HouseOperationsOf<C>[O]> };
};
