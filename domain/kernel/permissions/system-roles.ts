import { type RolePatterns, rolePatterns } from './patterns.ts';

/**
 * The roles every brand has (10 §5.1), each as the patterns of its column in the table. Patterns are `*` (every key),
 * `resource.*` (every key below) and `*.view` (every view that is neither sensitive nor reserved), as `patterns.ts`
 * reads them. A resource with others below it (`team`, `creators`) is spelled out key by key, since its pattern would
 * reach further than its row. The test holds this list against the table itself.
 */
export const SYSTEM_ROLES = {
  owner: rolePatterns('Owner', '*'),
  admin: rolePatterns(
    'Admin',
    `
    tenant.view tenant.edit tenant.export tenant.pause tenant.settings.* tenant.billing.* domains.*
    team.view team.invite team.manage team.roles.* team.groups.* security.* sessions.* audit.* api_keys.*
    webhooks.* integrations.* modules.* flags.* jobs.* logs.* privacy.* data.* orders.* fulfillments.*
    returns.* payments.* disputes.* carts.* customers.* segments.* products.* pricing.* promotions.*
    inventory.* shipping.* taxes.* gift_cards.* loyalty.* bundles.* selling_plans.* samples.*
    subscriptions.* reviews.* surveys.* feeds.* content.* landing_pages.* themes.* seo.* brand_context.*
    dam.* files.* video.* ugc.* analytics.* dashboards.* reports.* attribution.* pixels.* experiments.*
    campaigns.* creators.view creators.edit creators.approve creators.delete creators.applications.*
    creators.contracts.* creators.projects.* creators.payments.* commissions.* creators.messages.*
    contractors.* vendors.* payees.* tax_forms.* esign.* payouts.* treasury.* expenses.* budgets.* pnl.*
    invoices.* tickets.* chat.* inbox.* kb.* support.settings.* email.templates.* email.queue.*
    email.senders.* sms.* slack.* scheduling.* tasks.* workflows.* ai.agents.* ai.actions.* ai.memory.*
    ai.approvals.* ai.settings.* ai.usage.* mcp.*
    `,
  ),
  manager: rolePatterns(
    'Manager',
    `
    tenant.view tenant.settings.* domains.view team.view team.invite team.manage team.roles.view
    team.roles.assign team.groups.* security.view sessions.view audit.view api_keys.view webhooks.view
    integrations.* modules.view flags.view jobs.view logs.view privacy.* data.* orders.* fulfillments.*
    returns.* payments.* disputes.* carts.* customers.view customers.edit customers.merge customers.export
    segments.* products.* pricing.* promotions.* inventory.* shipping.* taxes.view gift_cards.* loyalty.*
    bundles.* selling_plans.* samples.* subscriptions.* reviews.* surveys.* feeds.* content.*
    landing_pages.* themes.* seo.* brand_context.* dam.* files.* video.* ugc.* analytics.* dashboards.*
    reports.* attribution.* pixels.* experiments.* campaigns.* creators.view creators.edit creators.approve
    creators.delete creators.applications.* creators.contracts.* creators.projects.* creators.payments.*
    commissions.* creators.messages.* contractors.* vendors.* payees.view esign.* payouts.view treasury.view
    treasury.request expenses.* budgets.* pnl.* invoices.view invoices.manage tickets.* chat.* inbox.* kb.*
    support.settings.* email.templates.* email.queue.* email.senders.* sms.* slack.* scheduling.* tasks.*
    workflows.* ai.agents.* ai.actions.* ai.memory.* ai.approvals.view ai.settings.view ai.usage.view
    ai.approvals.decide mcp.view mcp.connect
    `,
  ),
  marketing: rolePatterns(
    'Marketing',
    `
    tenant.view tenant.settings.view domains.view team.view team.groups.view integrations.view orders.view
    carts.* customers.view customers.export segments.* products.view pricing.view promotions.view
    promotions.manage inventory.view shipping.view gift_cards.view loyalty.view loyalty.manage bundles.*
    selling_plans.* samples.* subscriptions.view reviews.* surveys.* feeds.* content.* landing_pages.*
    themes.* seo.* brand_context.* dam.view files.view dam.upload files.upload dam.manage video.* ugc.*
    analytics.* dashboards.* reports.* attribution.* pixels.* experiments.* campaigns.* creators.view
    creators.applications.view creators.contracts.view creators.projects.view commissions.view
    creators.messages.* budgets.view tickets.view chat.view inbox.view kb.* email.templates.* email.queue.*
    email.senders.view sms.view slack.view sms.send scheduling.* tasks.* workflows.* ai.agents.view
    ai.actions.view ai.memory.view ai.approvals.view ai.settings.view ai.usage.view mcp.view mcp.connect
    `,
  ),
  support: rolePatterns(
    'Support',
    `
    tenant.view tenant.settings.view team.view team.groups.view integrations.view privacy.view
    privacy.fulfil orders.view orders.create orders.edit orders.cancel fulfillments.* returns.*
    payments.view disputes.view disputes.respond carts.* customers.view customers.edit customers.merge
    segments.view products.view pricing.view promotions.view inventory.view shipping.view gift_cards.view
    loyalty.view gift_cards.issue bundles.view selling_plans.view samples.view subscriptions.view
    subscriptions.edit subscriptions.cancel reviews.view reviews.respond surveys.view feeds.view
    content.view landing_pages.view dam.view files.view dam.upload files.upload analytics.view
    dashboards.view reports.view campaigns.view creators.view creators.applications.view
    creators.messages.view tickets.* chat.* inbox.* kb.* email.templates.view email.queue.view
    email.queue.manage email.senders.view sms.view slack.view sms.send scheduling.* tasks.* workflows.run
    ai.agents.view ai.actions.view ai.memory.view ai.approvals.view ai.settings.view ai.usage.view mcp.view
    mcp.connect
    `,
  ),
  analyst: rolePatterns(
    'Analyst',
    `
    tenant.view tenant.settings.view team.view team.groups.view integrations.view orders.view orders.export
    fulfillments.view returns.view payments.view disputes.view carts.view customers.view segments.*
    products.view pricing.view promotions.view inventory.view shipping.view gift_cards.view loyalty.view
    bundles.view selling_plans.view samples.view subscriptions.view reviews.view surveys.view feeds.view
    surveys.export content.view landing_pages.view themes.view seo.view brand_context.view dam.view
    files.view video.view ugc.view analytics.* dashboards.* reports.* attribution.* pixels.*
    experiments.view experiments.manage campaigns.view creators.view creators.applications.view
    creators.contracts.view creators.projects.view creators.payments.view commissions.view contractors.view
    vendors.view payouts.view treasury.view expenses.view budgets.view pnl.view invoices.view tickets.view
    chat.view inbox.view kb.view support.settings.view email.templates.view email.queue.view scheduling.view
    tasks.view workflows.view ai.agents.view ai.actions.view ai.memory.view ai.approvals.view
    ai.settings.view ai.usage.view mcp.view mcp.connect
    `,
  ),
  content: rolePatterns(
    'Content',
    `
    tenant.view tenant.settings.view domains.view team.view team.groups.view integrations.view orders.view
    products.view products.edit pricing.view promotions.view bundles.view selling_plans.view samples.view
    reviews.* surveys.view feeds.view content.* landing_pages.* themes.* seo.* brand_context.* dam.* files.*
    video.* ugc.* analytics.view dashboards.view reports.view experiments.view campaigns.view
    campaigns.manage creators.view creators.applications.view creators.projects.view contractors.view
    vendors.view kb.* email.templates.* tasks.* ai.agents.view ai.actions.view ai.memory.view
    ai.approvals.view ai.settings.view ai.usage.view mcp.view mcp.connect
    `,
  ),
  finance: rolePatterns(
    'Finance',
    `
    tenant.view tenant.settings.view tenant.billing.* team.view team.groups.view audit.view
    integrations.view orders.view orders.refund orders.export fulfillments.view returns.view payments.*
    disputes.* customers.view products.view pricing.view promotions.view inventory.view shipping.view
    taxes.* gift_cards.* loyalty.* bundles.view selling_plans.view samples.view subscriptions.view
    subscriptions.charge dam.view files.view dam.upload files.upload analytics.* dashboards.* reports.*
    attribution.view pixels.view experiments.view creators.view creators.applications.view
    creators.contracts.view creators.projects.view creators.payments.* commissions.* contractors.view
    vendors.view contractors.approve vendors.approve payees.* tax_forms.* esign.view esign.send esign.sign
    payouts.* treasury.* expenses.* budgets.* pnl.* invoices.* tickets.view chat.view inbox.view kb.view
    support.settings.view email.templates.view email.queue.view tasks.* ai.agents.view ai.actions.view
    ai.memory.view ai.usage.view mcp.view mcp.connect
    `,
  ),
  creator_manager: rolePatterns(
    'Creator manager',
    `
    tenant.view tenant.settings.view team.view team.groups.* integrations.view orders.view products.view
    samples.* content.view landing_pages.view themes.view seo.view brand_context.view dam.* files.* video.*
    ugc.* analytics.view dashboards.view reports.view creators.view creators.edit creators.approve
    creators.delete creators.applications.* creators.contracts.* creators.projects.* creators.payments.view
    commissions.view creators.messages.* contractors.view vendors.view payees.view esign.view esign.send
    payouts.view invoices.view inbox.* email.templates.view email.queue.view email.senders.view sms.view
    slack.view sms.send scheduling.* tasks.* workflows.* ai.agents.view ai.actions.view ai.memory.view
    ai.approvals.view ai.settings.view ai.usage.view mcp.view mcp.connect
    `,
  ),
  developer: rolePatterns(
    'Developer',
    `
    tenant.view tenant.settings.view domains.* team.view team.roles.view team.groups.view security.view
    sessions.view audit.view api_keys.* webhooks.* integrations.* modules.* flags.* jobs.* logs.*
    data.import orders.view fulfillments.view returns.view payments.view disputes.view carts.view
    customers.view segments.view products.view products.sync products.import pricing.view promotions.view
    inventory.view shipping.view gift_cards.view loyalty.view bundles.view selling_plans.view samples.view
    subscriptions.view reviews.view surveys.view feeds.view content.view landing_pages.view themes.*
    dam.view files.view video.view ugc.view analytics.view dashboards.view reports.view attribution.*
    pixels.* experiments.view email.templates.view email.queue.view email.senders.* sms.* slack.*
    workflows.* ai.agents.* ai.actions.* ai.memory.* ai.approvals.* ai.settings.* ai.usage.* mcp.*
    `,
  ),
  viewer: rolePatterns('Viewer', '*.view'),
} as const satisfies Record<string, RolePatterns>;

export type SystemRoleKey = keyof typeof SYSTEM_ROLES;

export const SYSTEM_ROLE_KEYS = Object.keys(SYSTEM_ROLES) as readonly SystemRoleKey[];

export const isSystemRole = (key: string): key is SystemRoleKey => Object.hasOwn(SYSTEM_ROLES, key);
