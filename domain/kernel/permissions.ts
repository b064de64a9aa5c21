/**
 * Permission keys: the part of the catalogue of 10 §5.1 that built operations use (`resource.action`). An operation
 * with a key that is not here does not compile.
 */
export const PERMISSIONS = [
  'analytics.view',
  'customers.edit',
  'customers.view',
  'data.import',
  'fulfillments.manage',
  'inventory.adjust',
  'inventory.view',
  'jobs.retry',
  'jobs.view',
  'orders.edit',
  'orders.refund',
  'orders.view',
  'pricing.edit',
  'products.edit',
  'products.import',
  'products.view',
] as const;

export type PermissionKey = (typeof PERMISSIONS)[number];

/**
 * Who may call an operation: a permission of the brand's team or key; anybody on the shop's host (`public`); the holder
 * of the cart (`cart`); or only the house itself (`system`: jobs and webhooks).
 */
export type Access = PermissionKey | 'public' | 'cart' | 'system';

const VIEWS = PERMISSIONS.filter((key) => key.endsWith('.view'));

/** System roles of 10 §5.1 for the keys that exist. `owner` and `admin` hold everything here. */
export const ROLE_PERMISSIONS: Record<string, readonly PermissionKey[]> = {
  owner: PERMISSIONS,
  admin: PERMISSIONS,
  manager: PERMISSIONS,
  support: [
    'customers.edit',
    'customers.view',
    'orders.edit',
    'orders.view',
    'fulfillments.manage',
    'products.view',
    'inventory.view',
  ],
  finance: [...VIEWS, 'orders.refund'],
  viewer: VIEWS,
};

export function permissionsOf(role: string): readonly PermissionKey[] {
  return ROLE_PERMISSIONS[role] ?? [];
}
