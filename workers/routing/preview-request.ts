/** Carries a preview's token from page to page; the name without `__Host-` is for plain http in development. */
export const previewCookieName = (url: URL): string =>
  url.protocol === 'https:' ? '__Host-cgk_preview' : 'cgk_preview';

export const PREVIEW_QUERY = '_preview';

/** Whether a request may ask for a draft: cheap, so that every other shopper's request loads nothing for it. */
export function mayBePreview(request: Request): boolean {
  return (
    request.url.includes(`${PREVIEW_QUERY}=`) ||
    (request.headers.get('cookie') ?? '').includes('cgk_preview=')
  );
}
