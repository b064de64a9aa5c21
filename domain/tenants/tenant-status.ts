import type { platformTables } from '../../schema/index.ts';

export type TenantStatus = (typeof platformTables.tenants.$inferSelect)['status'];

/** From each status the ones it may become (10 §4.1). */
export const TENANT_TRANSITIONS: Record<TenantStatus, readonly TenantStatus[]> = {
  provisioning: ['onboarding', 'failed'],
  failed: ['provisioning', 'deleted'],
  onboarding: ['active', 'deleting'],
  active: ['suspended', 'archived', 'moving', 'deleting'],
  suspended: ['active', 'archived', 'deleting'],
  archived: ['active', 'deleting'],
  moving: ['active'],
  deleting: ['archived', 'deleted'],
  deleted: [],
};

export const canBecome = (from: TenantStatus, to: TenantStatus): boolean =>
  TENANT_TRANSITIONS[from].includes(to);

/** What a request to a brand in this status gets (the table of 10 §4.1). */
export interface TenantAccess {
  /** `preview`: behind the preview password. */
  storefront: 'open' | 'preview' | 'read_only' | 'unavailable' | 'gone' | 'none';
  admin: 'open' | 'read_only' | 'owner' | 'cancel_only' | 'none';
  api: 'open' | 'read_only' | 'forbidden' | 'none';
  jobs: 'run' | 'parked' | 'none';
  webhooks: 'open' | 'stored' | 'refused' | 'none';
}

const ACCESS: Record<TenantStatus, TenantAccess> = {
  provisioning: { storefront: 'none', admin: 'none', api: 'none', jobs: 'none', webhooks: 'none' },
  failed: { storefront: 'none', admin: 'none', api: 'none', jobs: 'none', webhooks: 'none' },
  onboarding: { storefront: 'preview', admin: 'open', api: 'open', jobs: 'run', webhooks: 'open' },
  active: { storefront: 'open', admin: 'open', api: 'open', jobs: 'run', webhooks: 'open' },
  moving: {
    storefront: 'read_only',
    admin: 'read_only',
    api: 'read_only',
    jobs: 'parked',
    webhooks: 'stored',
  },
  suspended: {
    storefront: 'unavailable',
    admin: 'owner',
    api: 'forbidden',
    jobs: 'parked',
    webhooks: 'stored',
  },
  archived: { storefront: 'gone', admin: 'owner', api: 'forbidden', jobs: 'none', webhooks: 'refused' },
  deleting: { storefront: 'gone', admin: 'cancel_only', api: 'none', jobs: 'none', webhooks: 'refused' },
  deleted: { storefront: 'gone', admin: 'none', api: 'none', jobs: 'none', webhooks: 'refused' },
};

export const accessOf = (status: TenantStatus): TenantAccess => ACCESS[status];

export const runsJobs = (status: TenantStatus): boolean => ACCESS[status].jobs === 'run';
