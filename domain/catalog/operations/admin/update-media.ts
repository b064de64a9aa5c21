import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { tables } from '../../../../schema/index.ts';
import { idInput } from '../../../kernel/ids.ts';
import { operation } from '../../../kernel/operation.ts';
import { notFound } from '../../../kernel/problem.ts';
import { adminProductView, loadProduct } from '../../admin/product-detail.ts';
import { announceProduct, touchProduct } from '../../admin/product-write.ts';
import { AdminProduct } from '../../admin-views.ts';

export const updateMedia = operation({
  name: 'catalog.update_media',
  summary: 'Change a picture’s description or its place among the product’s pictures',
  kind: 'command',
  permission: 'products.edit',
  route: 'PATCH /admin/products/:productId/media/:mediaId',
  input: z.object({
    productId: idInput('product'),
    mediaId: idInput('media'),
    alt: z.string().trim().max(512).optional(),
    position: z.int().min(0).optional().describe('0 = first; beyond the end = last'),
  }),
  output: AdminProduct,
  problems: ['not_found'],
  example: {
    productId: 'prod_01h455vb4pex5vsknk084sn02q',
    mediaId: 'img_01h455vb4pex5vsknk084sn02q',
    position: 0,
  },
  run: async (ctx, { productId, mediaId, alt, position }) => {
    const product = await loadProduct(ctx, productId);
    const from = product.media.findIndex((image) => image.id === mediaId);
    const image = product.media[from];
    if (!image) throw notFound('picture');
    const { productMedia } = tables;
    const isAltChanged = alt !== undefined && alt !== image.alt;
    if (isAltChanged) {
      ctx.write(
        ctx.db.q.update(productMedia).set({ alt, updatedAt: sql`now()` }).where(eq(productMedia.id, mediaId)),
      );
    }
    const ids = product.media.map(({ id }) => id);
    const to = position === undefined ? from : Math.min(position, ids.length - 1);
    if (to !== from) {
      ids.splice(from, 1);
      ids.splice(to, 0, mediaId);
      ctx.write(
        ctx.db.q.execute(sql`
          update product_media m set position = o.place - 1, updated_at = now()
            from jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb) with ordinality as o(id, place)
           where m.id = o.id::uuid and m.product_id = ${productId}::uuid and m.position <> o.place - 1`),
      );
    }
    if (isAltChanged || to !== from) {
      ctx.write(touchProduct(ctx, productId));
      announceProduct(ctx, productId, product.status === 'active');
      ctx.audit({
        kind: 'product',
        id: productId,
        detail: {
          mediaId,
          before: { alt: image.alt, position: from },
          after: { alt: alt ?? image.alt, position: to },
        },
      });
      await ctx.commit();
    }
    return adminProductView(ctx, await loadProduct(ctx, productId));
  },
});
