import { z } from 'zod';
import { readImageHeader } from '../../catalog/image-header.ts';
import { decodeBase64 } from '../../kernel/base64.ts';
import { newId } from '../../kernel/ids.ts';
import { operation } from '../../kernel/operation.ts';
import { Problem } from '../../kernel/problem.ts';

const MAX_BYTES = 2 * 1024 * 1024;

export const uploadBrandImage = operation({
  name: 'settings.upload_brand_image',
  summary:
    'Upload a logo or favicon: PNG, WebP, AVIF, JPEG or GIF up to 2 MB; answers with the key to put into branding',
  kind: 'command',
  permission: 'tenant.settings.edit',
  route: 'POST /admin/settings/branding/images',
  successStatus: 201,
  auditCategory: 'settings',
  isHiddenFromMcp: true,
  input: z.object({ dataBase64: z.string().min(1, 'Choose a picture') }),
  output: z.object({ key: z.string(), width: z.int(), height: z.int() }),
  problems: ['file_too_large', 'unsupported_image'],
  example: {
    dataBase64:
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  },
  run: async (ctx, { dataBase64 }) => {
    const bytes = decodeBase64(dataBase64);
    if (bytes && bytes.length > MAX_BYTES) {
      throw new Problem({
        status: 413,
        code: 'file_too_large',
        title: 'File too large',
        detail: 'A logo has at most 2 MB.',
        errors: [{ path: 'dataBase64', message: 'At most 2 MB.' }],
      });
    }
    const header = bytes && readImageHeader(bytes);
    if (!bytes || !header) {
      const message = 'This is not a PNG, WebP, AVIF, JPEG or GIF picture.';
      throw new Problem({
        status: 422,
        code: 'unsupported_image',
        title: 'Not a picture we can use',
        detail: message,
        errors: [{ path: 'dataBase64', message }],
      });
    }
    const key = `brand/${newId()}.${header.extension}`;
    await ctx.ports.files.put(ctx.tenant.id, key, bytes, header.contentType);
    ctx.audit({ kind: 'brand_image', id: key, detail: { bytes: bytes.length } });
    return { key, width: header.width, height: header.height };
  },
});
