/** New brands from the command line and the demo seed: the steps are the domain's own (10 TEN-11). */
export { type ProvisionedTenant, provisionTenant, TenantConflict } from '../domain/tenants/provision.ts';
export { TenantInput } from '../domain/tenants/tenant-input.ts';
