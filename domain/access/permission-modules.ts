import type { PermissionKey } from '../kernel/permissions.ts';

/**
 * Parts of the product that a brand switches on and off. `core` is always on. The names are those of the features of
 * the admin's section catalogue (30 §2) where it has one.
 */
export const MODULES = [
  'core',
  'ab_testing',
  'ai_agents',
  'attribution',
  'blog',
  'bundles',
  'campaigns',
  'contractors',
  'creators',
  'dam',
  'disputes',
  'esign',
  'finance',
  'gift_cards',
  'inbox',
  'landing_pages',
  'loyalty',
  'mcp',
  'payouts',
  'product_feeds',
  'productivity',
  'recovery',
  'reviews',
  'samples',
  'scheduling',
  'segments',
  'seo',
  'subscriptions',
  'support',
  'support_chat',
  'surveys',
  'tax',
  'treasury',
  'ugc_gallery',
  'vendors',
  'video',
  'workflows',
] as const;

export type ModuleKey = (typeof MODULES)[number];

/** What belongs to a module that can be off: whole resources with all below them, or single keys. The rest is `core`. */
const MODULE_OF: Readonly<Record<string, ModuleKey>> = {
  experiments: 'ab_testing',
  ai: 'ai_agents',
  attribution: 'attribution',
  pixels: 'attribution',
  content: 'blog',
  bundles: 'bundles',
  campaigns: 'campaigns',
  contractors: 'contractors',
  creators: 'creators',
  commissions: 'creators',
  dam: 'dam',
  disputes: 'disputes',
  esign: 'esign',
  expenses: 'finance',
  budgets: 'finance',
  pnl: 'finance',
  gift_cards: 'gift_cards',
  inbox: 'inbox',
  landing_pages: 'landing_pages',
  loyalty: 'loyalty',
  mcp: 'mcp',
  payouts: 'payouts',
  feeds: 'product_feeds',
  tasks: 'productivity',
  'carts.recover': 'recovery',
  reviews: 'reviews',
  samples: 'samples',
  scheduling: 'scheduling',
  segments: 'segments',
  seo: 'seo',
  subscriptions: 'subscriptions',
  selling_plans: 'subscriptions',
  tickets: 'support',
  kb: 'support',
  support: 'support',
  chat: 'support_chat',
  surveys: 'surveys',
  tax_forms: 'tax',
  treasury: 'treasury',
  ugc: 'ugc_gallery',
  vendors: 'vendors',
  video: 'video',
  workflows: 'workflows',
};

const modules: ReadonlyMap<string, ModuleKey> = new Map(Object.entries(MODULE_OF));

/** The module whose switch a key obeys (10 RBAC-08). */
export function moduleOf(key: PermissionKey): ModuleKey {
  return modules.get(key) ?? modules.get(key.slice(0, key.indexOf('.'))) ?? 'core';
}

/** Whether a key has effect in a brand with these modules on. */
export const isModuleOn = (key: PermissionKey, modulesOn: ReadonlySet<string>): boolean => {
  const module = moduleOf(key);
  return module === 'core' || modulesOn.has(module);
};
