/** Keyed texts of shops that are not open yet (10 §4.1): derived, so that nothing is stored and none is sent. */
import { encodeBase64Url } from '../../domain/kernel/base64.ts';
import type { Env } from '../env.ts';

export async function mac(env: Env, text: string): Promise<string> {
  const secret = new TextEncoder().encode(env.AUTH_SECRET);
  const key = await crypto.subtle.importKey('raw', secret, { name: 'HMAC', hash: 'SHA-256' }, false, [
    'sign',
  ]);
  return encodeBase64Url(
    new Uint8Array(await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(text))),
  );
}

/** What people type to look into a shop before its launch. */
export const previewPassword = async (env: Env, tenantId: string): Promise<string> =>
  (await mac(env, `shop-preview:${tenantId}`)).slice(0, 12);
