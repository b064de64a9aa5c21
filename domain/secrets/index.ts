/** The public door of a brand's secrets. `resolveSecret` is for ports inside the house. */
import { reencrypt, rotateKey } from './operations/rotate-key.ts';
import { list, put, remove } from './operations/secrets.ts';

export const operations = { list, put, remove, rotateKey, reencrypt };

export { resolveSecret } from './vault.ts';
