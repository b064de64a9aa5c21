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
  secrets: { paths: ['/admin/secrets'], load: () => import('./secrets/index.ts') },
  settings: { paths: ['/admin/settings', '/admin/modules'], load: () => import('./settings/index.ts') },
} as const;

/** The contexts without a brand: the platform's console, people's own accounts. */
export const houseContexts = {
  accounts: { paths: ['/account'], load: () => import('./accounts/index.ts') },
  installationKeys: { paths: ['/platform/keys'], load: () => import('./secrets/installation-keys.ts') },
  platform: { paths: ['/platform'], load: () => import('./platform/index.ts') },
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
