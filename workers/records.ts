import type { RecordStore } from '../domain/kernel/ports.ts';
import type { Env } from './env.ts';
import { mediaKey } from './ports.ts';

/** Where signed links lead. */
export const RECORDS_PATH = '/_records/';

/** R2 key of a private file: beside the pictures, never below them, so `/media/…` cannot reach it. */
function recordKey(tenantId: string | null, key: string): string {
  mediaKey('check', key);
  return tenantId === null ? `platform/${key}` : `t/${tenantId}/${key}`;
}

interface Ticket {
  owner: string | null;
  key: string;
  fileName: string;
  /** Epoch milliseconds. */
  expires: number;
}

const encoder = new TextEncoder();

async function signingKey(env: Env): Promise<CryptoKey> {
  // A key of its own use, so that a signature made for one purpose is none for another.
  const raw = encoder.encode(`cgk.records.v1:${env.AUTH_SECRET}`);
  return crypto.subtle.importKey('raw', raw, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign', 'verify']);
}

const toUrlText = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
const fromUrlText = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0));

/** Private files of a brand or of the platform (null): archives, anchors, exports. */
export function recordStore(env: Env): RecordStore {
  return {
    put: async (tenantId, key, body, contentType) => {
      await env.MEDIA.put(recordKey(tenantId, key), body, { httpMetadata: { contentType } });
    },
    get: async (tenantId, key) => {
      const object = await env.MEDIA.get(recordKey(tenantId, key));
      return object === null ? null : new Uint8Array(await object.arrayBuffer());
    },
    link: async (tenantId, key, { fileName, expiresAt }) => {
      const ticket: Ticket = { owner: tenantId, key, fileName, expires: expiresAt.getTime() };
      const payload = encoder.encode(JSON.stringify(ticket));
      const signature = await crypto.subtle.sign('HMAC', await signingKey(env), payload);
      return `${RECORDS_PATH}${toUrlText(payload)}.${toUrlText(new Uint8Array(signature))}`;
    },
  };
}

async function readTicket(env: Env, token: string): Promise<Ticket | null> {
  try {
    const [payload = '', signature = ''] = token.split('.');
    const bytes = fromUrlText(payload);
    if (!(await crypto.subtle.verify('HMAC', await signingKey(env), fromUrlText(signature), bytes)))
      return null;
    return JSON.parse(new TextDecoder().decode(bytes)) as Ticket;
  } catch {
    return null;
  }
}

/** The file behind a signed link, on the host of its owner and until it expires; anything else is 404. */
export async function answerRecord(env: Env, tenantId: string | null, pathname: string): Promise<Response> {
  const ticket = await readTicket(env, pathname.slice(RECORDS_PATH.length));
  const missing = () =>
    new Response('This link is not valid, or has expired.', {
      status: 404,
      headers: { 'cache-control': 'no-store' },
    });
  if (!ticket || ticket.owner !== tenantId || ticket.expires <= Date.now()) return missing();
  const object = await env.MEDIA.get(recordKey(ticket.owner, ticket.key));
  if (!object) return missing();
  return new Response(object.body, {
    headers: {
      'content-type': object.httpMetadata?.contentType ?? 'application/octet-stream',
      'content-disposition': `attachment; filename="${ticket.fileName.replaceAll(/[^A-Za-z0-9._-]/g, '_')}"`,
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    },
  });
}
