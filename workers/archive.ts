import type { ArchivePort } from '../domain/kernel/ports.ts';
import { Problem } from '../domain/kernel/problem.ts';
import type { Env } from './env.ts';

/** R2 takes so many keys in one delete. */
const DELETED_AT_ONCE = 1_000;

/** Bundles and whole prefixes in the bucket. Keys are `exports/<operation>/…` or `t/<tenant>/…`, nothing else. */
export function archivePort(env: Env): ArchivePort {
  return {
    put: async (key, body, contentType) => {
      await env.MEDIA.put(archiveKey(key), body, { httpMetadata: { contentType } });
    },
    get: async (key) => {
      const object = await env.MEDIA.get(archiveKey(key));
      return object ? new Uint8Array(await object.arrayBuffer()) : null;
    },
    list: async (prefix, cursor) => {
      const page = await env.MEDIA.list({ prefix: archiveKey(prefix), ...(cursor ? { cursor } : {}) });
      return {
        objects: page.objects.map(({ key, size }) => ({ key, size })),
        cursor: page.truncated ? page.cursor : null,
      };
    },
    delete: async (keys) => {
      for (let from = 0; from < keys.length; from += DELETED_AT_ONCE)
        await env.MEDIA.delete(keys.slice(from, from + DELETED_AT_ONCE).map(archiveKey));
    },
  };
}

/** A prefix names one operation or one brand whole, so that no short one empties the bucket. */
const OWNED = /^(?:exports|t)\/[0-9a-f-]{36}\//;

function archiveKey(key: string): string {
  if (OWNED.test(key) && !key.split('/').some((part) => part === '.' || part === '..')) return key;
  throw new Problem({ status: 422, code: 'invalid_file_name', title: 'Invalid file name' });
}
