import type { FormReader } from '@ui/work/form/form-reader.ts';
import { formFailure, type PageArgs, redirectWithMessage, submitForm } from '../../server/handlers.ts';

const MAX_BYTES = 20 * 1024 * 1024;
const TYPES = ['image/jpeg', 'image/png', 'image/webp', 'image/avif', 'image/gif'];
const CHUNK = 0x8000;

/** Pictures: upload, alt text, order, deletion; each a small form of its own. */
export async function mediaAction({ api }: PageArgs, reader: FormReader, productId: string) {
  const back = `/products/${productId}`;
  const mediaId = reader.text('mediaId');
  const intent = reader.text('intent');
  if (intent === 'media-upload') return uploadFiles(api, reader, productId);
  return submitForm(reader, async () => {
    if (intent === 'media-delete') {
      await api.catalog.deleteMedia({ productId, mediaId });
      return redirectWithMessage(back, 'Picture deleted');
    }
    if (intent === 'media-earlier' || intent === 'media-later') {
      const position = reader.integer('position') + (intent === 'media-later' ? 1 : -1);
      await api.catalog.updateMedia({ productId, mediaId, position: Math.max(0, position) });
      return redirectWithMessage(back, 'Order of pictures changed');
    }
    await api.catalog.updateMedia({ productId, mediaId, alt: reader.text('alt').trim() });
    return redirectWithMessage(back, 'Alt text saved');
  });
}

async function uploadFiles(api: PageArgs['api'], reader: FormReader, productId: string) {
  const files = reader.form
    .getAll('files')
    .filter((entry): entry is File => typeof entry !== 'string' && entry.size > 0);
  if (files.length === 0) reader.errors.push({ path: 'files', message: 'Choose a picture first' });
  for (const file of files) {
    if (!TYPES.includes(file.type)) {
      reader.errors.push({ path: 'files', message: `${file.name} is not a JPEG, PNG, WebP, AVIF or GIF` });
    } else if (file.size > MAX_BYTES) {
      reader.errors.push({ path: 'files', message: `${file.name} is larger than 20 MB` });
    }
  }
  if (reader.errors.length > 0) return formFailure(reader, { title: 'No picture was uploaded' });
  return submitForm(reader, async () => {
    for (const file of files) {
      await api.catalog.uploadMedia({
        productId,
        fileName: file.name,
        contentType: file.type,
        dataBase64: base64(new Uint8Array(await file.arrayBuffer())),
        alt: reader.text('alt').trim(),
      });
    }
    const text = files.length === 1 ? 'Picture uploaded' : `${files.length} pictures uploaded`;
    return redirectWithMessage(`/products/${productId}`, text);
  });
}

function base64(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += CHUNK)
    binary += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
  return btoa(binary);
}
