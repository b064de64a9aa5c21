import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const FOLDERS = [
  'workers',
  'domain',
  'durable-objects',
  'queues',
  'schema',
  'apps/storefront/app',
  'apps/storefront/islands',
  'apps/admin/app',
  'apps/platform/app',
  'apps/auth/app',
  'apps/ui',
];
const GENERATED = join('apps', 'storefront', 'app', 'generated');

/** When the newest file that goes into the build was changed, in milliseconds since the epoch. */
export function newestSourceTime(): number {
  let newest = statSync(resolve(root, 'package-lock.json')).mtimeMs;
  for (const folder of FOLDERS.filter((one) => existsSync(resolve(root, one)))) {
    for (const entry of readdirSync(resolve(root, folder), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || entry.parentPath.includes(GENERATED) || entry.name.endsWith('.test.ts'))
        continue;
      newest = Math.max(newest, statSync(join(entry.parentPath, entry.name)).mtimeMs);
    }
  }
  return newest;
}
