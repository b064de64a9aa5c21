import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { tables } from '../../../../schema/index.ts';
import { idInput } from '../../../kernel/ids.ts';
import { operation } from '../../../kernel/operation.ts';
import { notFound } from '../../../kernel/problem.ts';
import { adminProductView, loadProduct, type MediaRecord } from '../../admin/product-detail.ts';
import { announceProduct, touchProduct } from '../../admin/product-write.ts';
import { AdminProduct } from '../../admin-views.ts';

export const deleteMedia = operation({
  name: 'catalog.delete_media',
  summary: 'Take a picture off a product',
  kind: 'command',
  permission: 'products.edit',
  route: 'DELETE /admin/products/:productId/media/:mediaId',
  input: z.object({ productId: idInput('product'), mediaId: idInput('media') }),
  output: AdminProduct,
  problems: ['not_found'],
  example: { productId: 'prod_01h455vb4pex5vsknk084sn02q', mediaId: 'img_01h455vb4pex5vsknk084sn02q' },
  run: async (ctx, { productId, mediaId }) => {
    const product = await loadProduct(ctx, productId);
    const image = product.media.find(({ id }) => id === mediaId);
    if (!image) throw notFound('picture');
    const { productMedia } = tables;
    ctx.write(
      ctx.db.q.delete(productMedia).where(eq(productMedia.id, mediaId)),
      touchProduct(ctx, productId),
    );
    announceProduct(ctx, productId, product.status === 'active');
    ctx.audit({
      kind: 'product',
      id: productId,
      detail: { before: { mediaId, key: image.key, alt: image.alt } },
    });
    await ctx.commit();
    if (image.key !== null) {
      const [use] = await ctx.db.rows<{ is_used: boolean }>(fileIsUsed(ctx.tenant.id, productId, image.key));
      if (use?.is_used === false) ctx.later(ctx.ports.files.delete(ctx.tenant.id, fileKeys(image)));
    }
    return adminProductView(ctx, await loadProduct(ctx, productId));
  },
});

/** Another picture may share the file, and orders show the picture that was sold. */
function fileIsUsed(tenantId: string, productId: string, key: string) {
  return sql`select exists (select 1 from product_media where file_key = ${key})
    or exists (select 1 from order_lines where product_id = ${productId}::uuid and image->>'key' = ${`${tenantId}/${key}`}) as is_used`;
}

function fileKeys({ key, widths }: MediaRecord): string[] {
  if (key === null) return [];
  if (widths.length === 0) return [key];
  return widths.flatMap((width) => [`${key}-${width}.avif`, `${key}-${width}.webp`]);
}
