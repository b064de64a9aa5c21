import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { tables } from '../../../../schema/index.ts';
import { decodeBase64 } from '../../../kernel/base64.ts';
import { idInput, newId } from '../../../kernel/ids.ts';
import { operation } from '../../../kernel/operation.ts';
import { conflict, Problem } from '../../../kernel/problem.ts';
import { adminProductView, loadProduct } from '../../admin/product-detail.ts';
import { announceProduct, touchProduct } from '../../admin/product-write.ts';
import { AdminProduct } from '../../admin-views.ts';
import { type ImageHeader, readImageHeader } from '../../image-header.ts';
import { IMPORT_LIMITS } from '../../import/limits.ts';

const MAX_BYTES = 20 * 1024 * 1024;
const MAX_BASE64 = Math.ceil(MAX_BYTES / 3) * 4;
/** Sides beyond this are no product pictures, and a decoder's memory. */
const MAX_SIDE = 12_000;

export const uploadMedia = operation({
  name: 'catalog.upload_media',
  summary: 'Add a picture to a product: JPEG, PNG, WebP, AVIF or GIF up to 20 MB',
  kind: 'command',
  permission: 'products.edit',
  route: 'POST /admin/products/:productId/media',
  successStatus: 201,
  isHiddenFromMcp: true,
  input: z.object({
    productId: idInput('product'),
    fileName: z.string().trim().max(255),
    contentType: z.string().max(100).describe('not trusted: the bytes say what the file is'),
    dataBase64: z.string().min(1, 'Choose a picture'),
    alt: z.string().trim().max(512).describe('what the picture shows, for those who do not see it'),
  }),
  output: AdminProduct,
  problems: ['not_found', 'file_too_large', 'unsupported_image', 'too_many_pictures'],
  example: {
    productId: 'prod_01h455vb4pex5vsknk084sn02q',
    fileName: 'mug.png',
    contentType: 'image/png',
    dataBase64:
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
    alt: 'A green mug on a table',
  },
  run: async (ctx, { productId, fileName, dataBase64, alt }) => {
    const { bytes, header } = readPicture(dataBase64);
    const product = await loadProduct(ctx, productId);
    if (product.media.length >= IMPORT_LIMITS.imagesPerProduct) {
      throw conflict(
        'too_many_pictures',
        `A product has at most ${IMPORT_LIMITS.imagesPerProduct} pictures.`,
      );
    }
    const id = newId();
    const fileKey = `products/${id}.${header.extension}`;
    await ctx.ports.files.put(ctx.tenant.id, fileKey, bytes, header.contentType);
    ctx.write(
      ctx.db.q.insert(tables.productMedia).values({
        id,
        productId,
        fileKey,
        alt,
        width: header.width,
        height: header.height,
        position: sql`(select coalesce(max(m.position), -1) + 1 from product_media m where m.product_id = ${productId}::uuid)`,
      }),
      touchProduct(ctx, productId),
    );
    announceProduct(ctx, productId, product.status === 'active');
    ctx.audit({
      kind: 'product',
      id: productId,
      detail: { after: { mediaId: id, fileName, alt, bytes: bytes.length } },
    });
    try {
      await ctx.commit();
    } catch (error) {
      await ctx.ports.files.delete(ctx.tenant.id, [fileKey]);
      throw error;
    }
    return adminProductView(ctx, await loadProduct(ctx, productId));
  },
});

function readPicture(dataBase64: string): { bytes: Uint8Array; header: ImageHeader } {
  const bytes = dataBase64.length > MAX_BASE64 ? null : decodeBase64(dataBase64);
  if (dataBase64.length > MAX_BASE64 || (bytes && bytes.length > MAX_BYTES)) {
    throw new Problem({
      status: 413,
      code: 'file_too_large',
      title: 'File too large',
      errors: [{ path: 'dataBase64', message: 'A picture has at most 20 MB.' }],
    });
  }
  const header = bytes && readImageHeader(bytes);
  if (!bytes || !header || Math.max(header.width, header.height) > MAX_SIDE) {
    const message = header
      ? `A picture has at most ${MAX_SIDE} pixels a side.`
      : 'This is not a JPEG, PNG, WebP, AVIF or GIF picture.';
    throw new Problem({
      status: 422,
      code: 'unsupported_image',
      title: 'Not a picture we can use',
      detail: message,
      errors: [{ path: 'dataBase64', message }],
    });
  }
  return { bytes, header };
}
