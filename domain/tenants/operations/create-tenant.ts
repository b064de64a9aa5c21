import { idInput, idOutput, toExternalId } from '../../kernel/ids.ts';
import { houseOperation } from '../../kernel/operation.ts';
import { createBrand } from '../create-brand.ts';
import { startedView } from '../operation-rows.ts';
import { TenantInput } from '../tenant-input.ts';
import { Started } from '../views.ts';

/** A brand without the wizard: it is provisioned in the background (10 TEN-11). */
export const createTenant = houseOperation({
  name: 'tenants.create',
  summary: 'Create a brand',
  kind: 'command',
  permission: 'platform.tenants.create',
  route: 'POST /platform/tenants',
  successStatus: 202,
  input: TenantInput.omit({ theme: true }).extend({ ownerUserId: idInput('user').optional() }),
  output: Started.extend({ tenantId: idOutput('tenant') }),
  auditCategory: 'tenant',
  problems: ['slug_taken'],
  example: {
    slug: 'nord-licht',
    name: 'Nordlicht',
    country: 'DE',
    currency: 'EUR',
    locale: 'de',
    timezone: 'Europe/Berlin',
    pricesIncludeTax: true,
  },
  run: async (ctx, { ownerUserId = null, ...input }) => {
    const brand = TenantInput.parse(input);
    const opensAs = brand.kind === 'live' ? 'onboarding' : 'active';
    const onboarding = brand.kind === 'live' ? 'in_progress' : 'completed';
    const { tenantId, operationId } = await createBrand(
      ctx,
      { brand, ownerUserId, opensAs, onboarding },
      (id) =>
        ctx.audit({
          kind: 'tenant',
          id: toExternalId('tenant', id),
          tenantId: id,
          detail: { slug: brand.slug },
        }),
    );
    return { tenantId: toExternalId('tenant', tenantId), ...startedView(operationId) };
  },
});
