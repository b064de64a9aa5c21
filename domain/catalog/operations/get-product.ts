import { z } from 'zod';
import { operation } from '../../kernel/operation.ts';
import { notFound } from '../../kernel/problem.ts';
import { type ProductRow, productRow, productView } from '../storefront/product-row.ts';
import { localeFor } from '../storefront/translation.ts';
import { ProductView } from '../views.ts';

export const getProduct = operation({
  name: 'catalog.get_product',
  summary: 'A product with its variants, prices, stock buckets and pictures',
  kind: 'query',
  permission: 'public',
  route: 'GET /store/products/:handle',
  edgeSeconds: 3600,
  input: z.object({ handle: z.string().min(1).max(255), locale: z.string().max(20).optional() }),
  output: ProductView,
  problems: ['not_found'],
  example: { handle: 'stoneware-mug' },
  run: async (ctx, input) => {
    const locale = localeFor(ctx.tenant, input.locale);
    const [row] = await ctx.db.rows<ProductRow>(productRow(ctx.tenant, locale, input.handle));
    if (!row || row.variants.length === 0) throw notFound('product');
    return productView(ctx.tenant, locale, row);
  },
});
