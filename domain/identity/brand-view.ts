import { z } from 'zod';
import type { TenantContext } from '../app-context.ts';
import { idOutput, toExternalId } from '../kernel/ids.ts';

/** The brand as programs and models see it: what decides how money, dates and texts are to be read. */
export const BrandView = z.object({
  id: idOutput('tenant'),
  slug: z.string(),
  name: z.string(),
  legalName: z.string(),
  country: z.string(),
  currency: z.string(),
  timezone: z.string(),
  locale: z.string(),
  locales: z.array(z.string()),
  pricesIncludeTax: z.boolean(),
});

export function viewBrand(tenant: TenantContext): z.output<typeof BrandView> {
  const { slug, name, legalName, country, currency, timezone, locale, locales, pricesIncludeTax } = tenant;
  const id = toExternalId('tenant', tenant.id);
  return { id, slug, name, legalName, country, currency, timezone, locale, locales, pricesIncludeTax };
}
