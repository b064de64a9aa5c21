import { MODULES, type ModuleKey, moduleOf } from '../access/permission-modules.ts';
import { PERMISSIONS, type PermissionKey } from '../kernel/permissions.ts';

export type SwitchedModule = Exclude<ModuleKey, 'core'>;

/** Name, what it is for, and the modules it cannot do without. */
interface ModuleText {
  name: string;
  summary: string;
  requires?: readonly SwitchedModule[];
}

const TEXTS: Record<SwitchedModule, ModuleText> = {
  ab_testing: { name: 'Experiments', summary: 'Try variants of pages and prices on a share of visitors.' },
  ai_agents: { name: 'AI', summary: 'Models that draft, answer and find patterns, within a budget.' },
  attribution: {
    name: 'Attribution',
    summary: 'Which channel led to an order; pixels and server-side events.',
  },
  blog: { name: 'Blog', summary: 'Articles with authors, categories and schedules.' },
  bundles: { name: 'Bundles', summary: 'Several products sold as one.' },
  campaigns: {
    name: 'Campaigns',
    summary: 'Mails and messages to segments of customers.',
    requires: ['segments'],
  },
  contractors: { name: 'Contractors', summary: 'Projects, time and payments of freelancers.' },
  creators: { name: 'Creators', summary: 'Applications, briefs, codes and commissions of creators.' },
  dam: { name: 'Files', summary: 'A library of pictures and films with rights and versions.' },
  disputes: { name: 'Disputes', summary: 'Chargebacks with evidence and deadlines.' },
  esign: { name: 'Signatures', summary: 'Contracts that are signed on screen.' },
  finance: { name: 'Finance', summary: 'Expenses, budgets and profit by month.' },
  gift_cards: { name: 'Gift cards', summary: 'Sold, sent, redeemed and counted as a liability.' },
  inbox: { name: 'Inbox', summary: 'Threads with creators and contractors.' },
  landing_pages: { name: 'Landing pages', summary: 'Pages made of blocks, for campaigns.' },
  loyalty: { name: 'Loyalty', summary: 'Points, tiers and rewards.' },
  mcp: { name: 'MCP', summary: 'Tools for outside models, with keys of their own.' },
  payouts: { name: 'Payouts', summary: 'Pay creators, contractors and vendors on a schedule.' },
  product_feeds: { name: 'Product feeds', summary: 'The catalogue for ad and price-comparison services.' },
  productivity: { name: 'Tasks', summary: 'Tasks, projects and calendars of the team.' },
  recovery: { name: 'Recovery', summary: 'Reminders of carts that were left.' },
  reviews: { name: 'Reviews', summary: 'Ratings and questions on product pages.' },
  samples: {
    name: 'Samples',
    summary: 'Products sent for free, and what came of it.',
    requires: ['creators'],
  },
  scheduling: { name: 'Scheduling', summary: 'Appointments that customers book.' },
  segments: { name: 'Segments', summary: 'Groups of customers by what they did.' },
  seo: { name: 'Search engines', summary: 'Redirects, audits and page texts in bulk.' },
  subscriptions: { name: 'Subscriptions', summary: 'Orders that repeat, with plans and pauses.' },
  support: { name: 'Support', summary: 'Tickets and a help centre.' },
  support_chat: { name: 'Chat', summary: 'Talk to visitors on the shop.', requires: ['support'] },
  surveys: { name: 'Surveys', summary: 'Questions after an order or on a page.' },
  tax: { name: 'Tax forms', summary: 'Collect and file payees’ tax forms.' },
  treasury: {
    name: 'Treasury',
    summary: 'Approvals and balances before money leaves.',
    requires: ['payouts'],
  },
  ugc_gallery: { name: 'Gallery', summary: 'Customers’ pictures with permission, on the shop.' },
  vendors: { name: 'Vendors', summary: 'Suppliers with orders, invoices and a portal.' },
  video: { name: 'Video', summary: 'Films on product pages.' },
  workflows: { name: 'Workflows', summary: 'Rules that act when something happens.' },
};

export const SWITCHED_MODULES = MODULES.filter((key): key is SwitchedModule => key !== 'core');

export const isSwitchedModule = (text: string): text is SwitchedModule =>
  (SWITCHED_MODULES as readonly string[]).includes(text);

export const moduleText = (key: SwitchedModule): ModuleText => TEXTS[key];

/** Modules that this one cannot do without. */
export const requirementsOf = (key: SwitchedModule): readonly SwitchedModule[] => TEXTS[key].requires ?? [];

/** Modules that cannot do without this one. */
export const dependantsOf = (key: SwitchedModule): readonly SwitchedModule[] =>
  SWITCHED_MODULES.filter((other) => requirementsOf(other).includes(key));

/** The permissions that a module's switch gives effect to. */
export const permissionsOfModule = (key: SwitchedModule): readonly PermissionKey[] =>
  PERMISSIONS.filter((permission) => moduleOf(permission) === key);
