import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { tables } from '../../../../schema/index.ts';
import { ensureInventory } from '../../../inventory/index.ts';
import { newId } from '../../../kernel/ids.ts';
import { operation } from '../../../kernel/operation.ts';
import { freeHandle, handleOf } from '../../admin/handle.ts';
import { adminProductView, loadProduct } from '../../admin/product-detail.ts';
import { AdminProduct } from '../../admin-views.ts';

export const createProduct = operation({
  name: 'catalog.create_product',
  summary: 'Start a product as a draft with one variant',
  kind: 'command',
  permission: 'products.edit',
  route: 'POST /admin/products',
  successStatus: 201,
  input: z.object({ title: z.string().trim().min(1, 'Enter a title').max(255) }),
  output: AdminProduct,
  problems: ['conflict'],
  example: { title: 'Stoneware mug' },
  run: async (ctx, { title }) => {
    const wanted = handleOf(title);
    const taken = await ctx.db.rows<{ handle: string }>(
      sql`select handle from products where handle = ${wanted} or (handle >= ${`${wanted}-`} and handle < ${`${wanted}.`})`,
    );
    const handle = freeHandle(wanted, new Set(taken.map((row) => row.handle)));
    const [id, variantId] = [newId(), newId()];
    const { products, productVariants } = tables;
    ctx.write(
      ctx.db.q.insert(products).values({ id, handle, title }),
      ctx.db.q.insert(productVariants).values({ id: variantId, productId: id, priceMinor: 0 }),
      ...ensureInventory(ctx.db, [variantId]),
    );
    ctx.emit({ type: 'product.created', payload: { productId: id } });
    ctx.audit({ kind: 'product', id, detail: { after: { title, handle } } });
    await ctx.commit();
    return adminProductView(ctx, await loadProduct(ctx, id));
  },
});
