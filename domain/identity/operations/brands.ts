import { z } from 'zod';
import { operation } from '../../kernel/operation.ts';
import { BrandView, viewBrand } from '../brand-view.ts';

export const getBrand = operation({
  name: 'identity.get_brand',
  summary: 'The brand of this host: names, currency, time zone, languages',
  kind: 'query',
  permission: 'tenant.view',
  route: 'GET /admin/brand',
  input: z.object({}),
  output: BrandView,
  run: async (ctx) => viewBrand(ctx.tenant),
});

/** A key and a session belong to one brand each, and the host names it: the list has that one. */
export const listBrands = operation({
  name: 'identity.list_brands',
  summary: 'The brands that this key or session opens: one',
  kind: 'query',
  permission: 'tenant.view',
  route: 'GET /admin/brands',
  input: z.object({}),
  output: z.object({ items: z.array(BrandView) }),
  run: async (ctx) => ({ items: [viewBrand(ctx.tenant)] }),
});
