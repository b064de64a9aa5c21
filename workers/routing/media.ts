import type { Env } from '../env.ts';
import { mediaKey } from '../file-key.ts';

const TYPES: Record<string, string> = {
  avif: 'image/avif',
  webp: 'image/webp',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  svg: 'image/svg+xml',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  woff2: 'font/woff2',
  json: 'application/json',
  ico: 'image/x-icon',
};

const typeOf = (path: string): string => TYPES[path.split('.').at(-1) ?? ''] ?? 'application/octet-stream';

const IMMUTABLE = 'public, max-age=31536000, immutable';

/** `/media/{tenant}/{key}`: a file of this tenant from R2. Another tenant's id in the path is 404. */
export async function answerMedia(env: Env, tenantId: string, path: string): Promise<Response> {
  const [owner, ...rest] = path.split('/');
  const missing = () => new Response('Not found', { status: 404, headers: { 'cache-control': 'no-store' } });
  if (owner !== tenantId || rest.length === 0) return missing();
  const key = mediaKey(tenantId, rest.map(decodeURIComponent).join('/'));
  const object = await env.MEDIA.get(key);
  if (!object) return missing();
  return new Response(object.body, {
    headers: {
      'content-type': typeOf(key),
      'cache-control': IMMUTABLE,
      etag: object.httpEtag,
      'content-length': String(object.size),
    },
  });
}

/** Built files of the apps: hashed names, kept for a year. */
export async function answerAsset(env: Env, request: Request): Promise<Response> {
  const response = await env.ASSETS.fetch(new Request(request.url, { method: 'GET' }));
  if (!response.ok)
    return new Response('Not found', { status: 404, headers: { 'cache-control': 'no-store' } });
  const answer = new Response(response.body, response);
  answer.headers.set('content-type', typeOf(new URL(request.url).pathname));
  answer.headers.set('cache-control', IMMUTABLE);
  return answer;
}
