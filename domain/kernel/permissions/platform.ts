import { type RolePatterns, rolePatterns } from './patterns.ts';

/** Keys of the platform's own staff (10 §5.2). They say nothing about the data inside a brand. */
export const PLATFORM_PERMISSIONS = [
  'platform.tenants.view',
  'platform.tenants.create',
  'platform.tenants.edit',
  'platform.tenants.suspend',
  'platform.tenants.archive',
  'platform.tenants.move',
  'platform.tenants.transfer',
  'platform.tenants.delete',
  'platform.tenants.export',
  'platform.onboarding.view',
  'platform.onboarding.manage',
  'platform.users.view',
  'platform.users.disable',
  'platform.users.reset',
  'platform.users.sessions',
  'platform.admins.view',
  'platform.admins.manage',
  'platform.impersonate.read',
  'platform.impersonate.full',
  'platform.operators.view',
  'platform.operators.manage',
  'platform.cells.view',
  'platform.cells.manage',
  'platform.migrations.view',
  'platform.migrations.run',
  'platform.migrations.halt',
  'platform.domains.view',
  'platform.domains.manage',
  'platform.flags.view',
  'platform.flags.manage',
  'platform.jobs.view',
  'platform.jobs.retry',
  'platform.webhooks.view',
  'platform.webhooks.redeliver',
  'platform.ops.view',
  'platform.ops.resolve',
  'platform.health.view',
  'platform.logs.view',
  'platform.settings.view',
  'platform.settings.edit',
  'platform.maintenance.toggle',
  'platform.secrets.rotate',
  'platform.billing.view',
  'platform.billing.manage',
  'platform.audit.view',
  'platform.audit.export',
  'platform.analytics.view',
] as const;

export type PlatformPermissionKey = (typeof PLATFORM_PERMISSIONS)[number];

/** Roles of the platform's staff. None holds a key of a brand: that takes an impersonation or a membership. */
export const PLATFORM_ROLES = {
  platform_owner: rolePatterns('Platform owner', '*'),
  super_admin: rolePatterns(
    'Super admin',
    `
    platform.tenants.* platform.onboarding.* platform.users.* platform.admins.view platform.impersonate.*
    platform.operators.* platform.cells.* platform.migrations.* platform.domains.* platform.flags.*
    platform.jobs.* platform.webhooks.* platform.ops.* platform.health.* platform.logs.* platform.settings.*
    platform.maintenance.* platform.billing.* platform.audit.* platform.analytics.*
    `,
  ),
  platform_engineer: rolePatterns(
    'Platform engineer',
    `
    platform.tenants.view platform.cells.* platform.migrations.* platform.jobs.* platform.webhooks.*
    platform.ops.* platform.health.view platform.logs.view platform.flags.* platform.domains.*
    platform.maintenance.toggle
    `,
  ),
  platform_support: rolePatterns(
    'Platform support',
    `
    platform.tenants.view platform.onboarding.* platform.users.view platform.users.reset
    platform.users.sessions platform.impersonate.read platform.domains.* platform.ops.view
    platform.health.view platform.jobs.retry
    `,
  ),
  platform_billing: rolePatterns(
    'Platform billing',
    'platform.tenants.view platform.tenants.suspend platform.billing.* platform.analytics.view',
  ),
  /** Every view of the platform, its sensitive one (`platform.logs.view`) named; nothing that writes. */
  platform_auditor: rolePatterns('Platform auditor', '*.view platform.logs.view platform.audit.export'),
} as const satisfies Record<string, RolePatterns>;

export type PlatformRoleKey = keyof typeof PLATFORM_ROLES;

export const isPlatformRole = (key: string): key is PlatformRoleKey => Object.hasOwn(PLATFORM_ROLES, key);
