import { z } from 'zod';

const HANDLE = /^[\p{Ll}\p{Lo}\p{N}][\p{Ll}\p{Lo}\p{N}_-]*$/u;

/** The last part of a product's address. */
export const HandleInput = z
  .string()
  .trim()
  .toLowerCase()
  .min(1, 'Enter a handle')
  .max(255)
  .regex(HANDLE, 'Use lower-case letters, digits and hyphens, like stoneware-mug');

/** A handle made from a title: `Café “Crème” 2` → `cafe-creme-2`. */
export function handleOf(title: string): string {
  const handle = title
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^\p{Ll}\p{Lo}\p{N}]+/gu, '-')
    .slice(0, 180)
    .replaceAll(/^-+|-+$/g, '');
  return handle || 'product';
}

/** The first of `mug`, `mug-2`, `mug-3` … that is not taken. */
export function freeHandle(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted;
  for (let number = 2; ; number++) {
    const candidate = `${wanted}-${number}`;
    if (!taken.has(candidate)) return candidate;
  }
}
