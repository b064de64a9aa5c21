import { type RolePatterns, rolePatterns } from './patterns.ts';

/** Keys of people outside the team: creators, contractors, vendors and shoppers (10 §5.3). Always over what is theirs. */
export const PORTAL_PERMISSIONS = [
  'portal.profile.view',
  'portal.profile.edit',
  'portal.security.view',
  'portal.security.manage',
  'portal.projects.view',
  'portal.projects.accept',
  'portal.projects.submit',
  'portal.files.view',
  'portal.files.upload',
  'portal.messages.view',
  'portal.messages.send',
  'portal.contracts.view',
  'portal.contracts.sign',
  'portal.tax.view',
  'portal.tax.submit',
  'portal.payment_methods.view',
  'portal.payment_methods.manage',
  'portal.earnings.view',
  'portal.withdrawals.view',
  'portal.withdrawals.request',
  'portal.invoices.view',
  'portal.invoices.create',
  'portal.purchase_orders.view',
  'portal.purchase_orders.confirm',
  'portal.codes.view',
  'portal.samples.view',
  'portal.samples.request',
  'portal.analytics.view',
  'portal.orders.view',
  'portal.orders.manage',
  'portal.returns.view',
  'portal.returns.manage',
  'portal.subscriptions.view',
  'portal.subscriptions.manage',
  'portal.addresses.view',
  'portal.addresses.manage',
  'portal.reviews.view',
  'portal.reviews.manage',
  'portal.loyalty.view',
  'portal.loyalty.manage',
  'portal.wishlist.view',
  'portal.wishlist.manage',
  'portal.privacy.view',
  'portal.privacy.manage',
] as const;

export type PortalPermissionKey = (typeof PORTAL_PERMISSIONS)[number];

/** Who may do what in a portal. A portal key never reaches past the person's own records, so it carries no suffix. */
export const PORTAL_ROLES = {
  creator: rolePatterns(
    'Creator',
    `
    portal.profile.* portal.security.* portal.projects.* portal.files.* portal.messages.* portal.contracts.*
    portal.tax.* portal.payment_methods.* portal.earnings.* portal.withdrawals.* portal.codes.*
    portal.samples.* portal.analytics.*
    `,
  ),
  contractor: rolePatterns(
    'Contractor',
    `
    portal.profile.* portal.security.* portal.projects.* portal.files.* portal.messages.* portal.contracts.*
    portal.tax.* portal.payment_methods.* portal.earnings.* portal.withdrawals.* portal.invoices.*
    `,
  ),
  vendor: rolePatterns(
    'Vendor',
    `
    portal.profile.* portal.security.* portal.projects.view portal.files.view portal.messages.*
    portal.contracts.* portal.tax.* portal.payment_methods.* portal.invoices.* portal.purchase_orders.*
    `,
  ),
  customer: rolePatterns(
    'Customer',
    `
    portal.profile.* portal.security.* portal.messages.* portal.orders.* portal.returns.*
    portal.subscriptions.* portal.addresses.* portal.reviews.* portal.loyalty.* portal.wishlist.*
    portal.privacy.*
    `,
  ),
} as const satisfies Record<string, RolePatterns>;

export type PortalRoleKey = keyof typeof PORTAL_ROLES;

export const isPortalRole = (key: string): key is PortalRoleKey => Object.hasOwn(PORTAL_ROLES, key);
