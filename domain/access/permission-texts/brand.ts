import type { PermissionKey } from '../../kernel/permissions.ts';
import type { PermissionText } from './text.ts';

/** Keys of the brand itself, its team, its security and what connects to it. */
export const BRAND_TEXTS = {
  'tenant.view': ['View the brand', 'See the brand’s name, status, country and currency.'],
  'tenant.edit': ['Edit the brand', 'Change the brand’s name and its short name in web addresses.'],
  'tenant.export': ['Export the whole brand', 'Download a bundle of all data and files of the brand.'],
  'tenant.transfer': ['Transfer ownership', 'Hand the brand to another owner; both have to confirm.'],
  'tenant.delete': [
    'Delete the brand',
    'Start the deletion of the brand and everything in it after 30 days.',
  ],
  'tenant.pause': ['Pause the brand', 'Close the storefront for a while and open it again.'],
  'tenant.settings.view': ['View settings', 'Read the brand’s settings and their earlier versions.'],
  'tenant.settings.edit': [
    'Edit settings',
    'Change settings as a draft; shoppers see nothing before it is published.',
  ],
  'tenant.settings.publish': ['Publish settings', 'Put a draft of the settings live.'],
  'tenant.settings.revert': ['Revert settings', 'Bring an earlier version of the settings back.'],
  'tenant.billing.view': ['View billing', 'See the plan, its limits, usage and invoices of the platform.'],
  'tenant.billing.manage': ['Manage billing', 'Change the plan and how the platform is paid.'],
  'domains.view': ['View domains', 'See web addresses, their DNS records and certificates.'],
  'domains.manage': ['Manage domains', 'Add, verify, make primary and remove web addresses.'],

  'team.view': ['View the team', 'See members, their roles and open invitations.'],
  'team.invite': ['Invite people', 'Invite people by e-mail with roles within your own.'],
  'team.manage': ['Manage members', 'Suspend and remove members whose rights are within your own.'],
  'team.roles.view': ['View roles', 'See every role with its permissions and who has it.'],
  'team.roles.assign': ['Assign roles', 'Give members roles whose permissions you hold, and take them away.'],
  'team.roles.manage': ['Manage roles', 'Create, edit and delete the brand’s own roles.'],
  'team.groups.view': ['View groups', 'See working groups and who is in them.'],
  'team.groups.manage': ['Manage groups', 'Create and edit working groups and choose their members.'],

  'security.view': [
    'View security policy',
    'Read the rules for sign-in, sessions, addresses and support access.',
  ],
  'security.manage': [
    'Manage security policy',
    'Change the rules for sign-in, sessions, addresses and support access.',
  ],
  'sessions.view': ['View sessions', 'See where members are signed in, with device and place.'],
  'sessions.revoke': ['End sessions', 'Sign members out of this brand on any device.'],
  'audit.view': ['View the audit log', 'Search what was done in the brand, when and by whom.'],
  'audit.export': ['Export the audit log', 'Download audit events or stream them to another system.'],
  'api_keys.view': ['View API keys', 'See names, scopes and last use of keys; never the keys themselves.'],
  'api_keys.manage': ['Manage API keys', 'Create, rotate and revoke keys within your own permissions.'],
  'webhooks.view': ['View webhooks', 'See endpoints, events and deliveries.'],
  'webhooks.manage': ['Manage webhooks', 'Add, change and remove endpoints that receive the brand’s events.'],
  'webhooks.replay': ['Replay webhooks', 'Send a delivery again.'],
  'integrations.view': ['View integrations', 'See connected services and their health.'],
  'integrations.manage': [
    'Manage integrations',
    'Connect, configure and disconnect outside services and their secrets.',
  ],
  'modules.view': ['View modules', 'See which parts of the product are switched on.'],
  'modules.manage': ['Manage modules', 'Switch parts of the product on and off.'],
  'flags.view': ['View feature flags', 'See which trial features are on for the brand.'],
  'flags.manage': ['Manage feature flags', 'Switch trial features on and off for the brand.'],

  'jobs.view': ['View background work', 'See queued, running, failed and finished jobs.'],
  'jobs.retry': ['Retry background work', 'Run a failed job again or cancel one that waits.'],
  'logs.view': ['View logs', 'Read the brand’s technical logs.'],
  'privacy.view': ['View privacy requests', 'See requests for access and erasure, with their deadlines.'],
  'privacy.fulfil': ['Fulfil privacy requests', 'Verify, export and erase a person’s data on request.'],
  'data.import': ['Import data', 'Load files that create or change many records at once.'],
} as const satisfies Partial<Record<PermissionKey, PermissionText>>;
