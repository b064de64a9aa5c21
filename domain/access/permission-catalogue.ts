/**
 * The catalogue of permissions in words (10 RBAC-01): label, help, module and marks of every key, for the permission
 * matrix, role editor and 403 pages. It is text for people: import it lazily, checks do not need it.
 */
import {
  isReservedView,
  isSensitive,
  PERMISSIONS,
  type PermissionKey,
  PLATFORM_PERMISSIONS,
  type PlatformPermissionKey,
  PORTAL_PERMISSIONS,
  type PortalPermissionKey,
  permissionsOf,
  SYSTEM_ROLE_KEYS,
  SYSTEM_ROLES,
  type SystemRoleKey,
} from '../kernel/permissions.ts';
import { type ModuleKey, moduleOf } from './permission-modules.ts';
import { BRAND_TEXTS } from './permission-texts/brand.ts';
import { COMMERCE_TEXTS } from './permission-texts/commerce.ts';
import { GROWTH_TEXTS } from './permission-texts/growth.ts';
import { PARTNER_TEXTS } from './permission-texts/partners.ts';
import { PLATFORM_TEXTS } from './permission-texts/platform.ts';
import { PORTAL_TEXTS } from './permission-texts/portal.ts';
import { SERVICE_TEXTS } from './permission-texts/service.ts';
import type { PermissionText } from './permission-texts/text.ts';

export const PERMISSION_CATEGORIES = {
  brand: 'Brand, team and security',
  commerce: 'Commerce',
  growth: 'Content and growth',
  partners: 'Creators, payees and finance',
  service: 'Support, messages and assistants',
} as const;

export type PermissionCategory = keyof typeof PERMISSION_CATEGORIES;

export interface PermissionEntry<K extends string = string> {
  key: K;
  /** Everything before the last dot: `team.roles`. */
  resource: string;
  action: string;
  label: string;
  help: string;
  /** Needs a step-up (★). */
  isSensitive: boolean;
  /** Kept out of `*.view` (†). */
  isReservedView: boolean;
}

export interface TenantPermissionEntry extends PermissionEntry<PermissionKey> {
  module: ModuleKey;
  category: PermissionCategory;
}

const TEXTS: Record<PermissionKey, PermissionText> = {
  ...BRAND_TEXTS,
  ...COMMERCE_TEXTS,
  ...GROWTH_TEXTS,
  ...PARTNER_TEXTS,
  ...SERVICE_TEXTS,
};

const BY_CATEGORY: readonly [PermissionCategory, object][] = [
  ['brand', BRAND_TEXTS],
  ['commerce', COMMERCE_TEXTS],
  ['growth', GROWTH_TEXTS],
  ['partners', PARTNER_TEXTS],
  ['service', SERVICE_TEXTS],
];

const categories = new Map(
  BY_CATEGORY.flatMap(([category, texts]) => Object.keys(texts).map((key) => [key, category] as const)),
);

function entry<K extends string>(key: K, [label, help]: PermissionText): PermissionEntry<K> {
  const dot = key.lastIndexOf('.');
  return {
    key,
    resource: key.slice(0, dot),
    action: key.slice(dot + 1),
    label,
    help,
    isSensitive: isSensitive(key),
    isReservedView: isReservedView(key),
  };
}

/** Every key of a brand's team in words, in the order of the catalogue. */
export const PERMISSION_CATALOGUE: readonly TenantPermissionEntry[] = PERMISSIONS.map((key) => ({
  ...entry(key, TEXTS[key]),
  module: moduleOf(key),
  category: categories.get(key) ?? 'brand',
}));

export const PLATFORM_PERMISSION_CATALOGUE: readonly PermissionEntry<PlatformPermissionKey>[] =
  PLATFORM_PERMISSIONS.map((key) => entry(key, PLATFORM_TEXTS[key]));

export const PORTAL_PERMISSION_CATALOGUE: readonly PermissionEntry<PortalPermissionKey>[] =
  PORTAL_PERMISSIONS.map((key) => entry(key, PORTAL_TEXTS[key]));

/** What each system role is for, in one sentence. */
export const SYSTEM_ROLE_HELP: Record<SystemRoleKey, string> = {
  owner: 'Everything, including transferring and deleting the brand. Only owners make owners.',
  admin: 'Everything but transferring and deleting the brand.',
  manager: 'Runs the day: orders, catalogue, content, creators and support, without billing and payouts.',
  marketing: 'Content, campaigns, offers and their results.',
  support: 'Orders, returns, customers, tickets and chats.',
  analyst: 'Looks at figures everywhere and builds reports and dashboards.',
  content: 'Posts, pages, themes, images and videos.',
  finance: 'Money: billing, taxes, payouts, invoices, costs and profit.',
  creator_manager: 'Creators with their projects, contracts, samples and messages.',
  developer: 'Keys, webhooks, integrations, jobs, logs and tracking.',
  viewer: 'Looks at what is neither sensitive nor reserved, and changes nothing.',
};

const entries = new Map<string, PermissionEntry>(
  [...PERMISSION_CATALOGUE, ...PLATFORM_PERMISSION_CATALOGUE, ...PORTAL_PERMISSION_CATALOGUE].map((item) => [
    item.key,
    item,
  ]),
);

/** A key in words; undefined for a key that does not exist. */
export const describePermission = (key: string): PermissionEntry | undefined => entries.get(key);

/** The names of the system roles that hold a key: whom to ask for it. */
export function systemRolesWith(key: PermissionKey): string[] {
  return SYSTEM_ROLE_KEYS.filter((role) => permissionsOf(role).includes(key)).map(
    (role) => SYSTEM_ROLES[role].name,
  );
}
