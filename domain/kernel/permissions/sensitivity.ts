/**
 * Keys marked ★ in the tables of 10 §5: using one asks for a step-up (SES-07), they are never granted while somebody is
 * impersonated (USR-04), and no `*.view` reaches them.
 */
const SENSITIVE: ReadonlySet<string> = new Set(
  `
    tenant.export tenant.transfer tenant.delete tenant.pause tenant.billing.manage domains.manage
    team.manage team.roles.assign team.roles.manage security.manage sessions.revoke audit.export
    api_keys.manage webhooks.manage integrations.manage privacy.fulfil data.import orders.refund
    payments.capture payments.void customers.export customers.erase pricing.edit taxes.manage
    gift_cards.issue gift_cards.adjust subscriptions.charge pixels.manage experiments.launch campaigns.send
    creators.contracts.sign creators.payments.approve commissions.manage payees.manage tax_forms.view
    tax_forms.reveal tax_forms.file esign.sign payouts.process payouts.settings treasury.approve
    invoices.pay email.senders.manage sms.send sms.manage ai.approvals.decide ai.settings.manage mcp.manage
    platform.tenants.suspend platform.tenants.archive platform.tenants.move platform.tenants.transfer
    platform.tenants.delete platform.tenants.export platform.users.disable platform.users.reset
    platform.users.sessions platform.admins.manage platform.impersonate.read platform.impersonate.full
    platform.operators.manage platform.cells.manage platform.migrations.run platform.migrations.halt
    platform.flags.manage platform.logs.view platform.settings.edit platform.maintenance.toggle
    platform.secrets.rotate platform.billing.manage platform.audit.export
    portal.contracts.sign portal.tax.submit portal.payment_methods.manage portal.withdrawals.request
  `
    .trim()
    .split(/\s+/),
);

/** Views marked †: a role holds one only by naming it or its resource; `*.view` passes over it (RBAC-02). */
const RESERVED_VIEWS: ReadonlySet<string> = new Set(
  `
    tenant.billing.view security.view sessions.view audit.view api_keys.view logs.view privacy.view
    payees.view treasury.view inbox.view ai.memory.view
  `
    .trim()
    .split(/\s+/),
);

/** True for a key (of the brand, the platform or a portal) that needs a fresh step-up. */
export const isSensitive = (key: string): boolean => SENSITIVE.has(key);

/** True for a view that `*.view` does not reach. Sensitive views are out of its reach as well. */
export const isReservedView = (key: string): boolean => RESERVED_VIEWS.has(key);

export const SENSITIVE_KEYS: readonly string[] = [...SENSITIVE];
export const RESERVED_VIEW_KEYS: readonly string[] = [...RESERVED_VIEWS];
