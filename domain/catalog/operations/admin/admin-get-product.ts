import { z } from 'zod';
import { idInput } from '../../../kernel/ids.ts';
import { operation } from '../../../kernel/operation.ts';
import { adminProductView, loadProduct } from '../../admin/product-detail.ts';
import { AdminProduct } from '../../admin-views.ts';

export const adminGetProduct = operation({
  name: 'catalog.admin_get_product',
  summary: 'A product with everything the brand’s team edits, costs and exact stock included',
  kind: 'query',
  permission: 'products.view',
  route: 'GET /admin/products/:productId',
  input: z.object({ productId: idInput('product') }),
  output: AdminProduct,
  problems: ['not_found'],
  example: { productId: 'prod_01h455vb4pex5vsknk084sn02q' },
  run: async (ctx, input) => adminProductView(ctx, await loadProduct(ctx, input.productId)),
});
