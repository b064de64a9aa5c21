import { z } from 'zod';
import { Problem } from './problem.ts';

const CursorPayload = z.object({
  /** Sort values of the last row, then its id. */
  k: z.array(z.union([z.string(), z.number(), z.null()])),
  /** Which list and filters the cursor belongs to. */
  h: z.string(),
  d: z.enum(['next', 'prev']),
});

export interface Cursor {
  keys: (string | number | null)[];
  direction: 'next' | 'prev';
}

/** FNV-1a, 32 bit: tells lists apart; not a secret. */
export function listHash(parts: unknown): string {
  const text = JSON.stringify(parts);
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return hash.toString(36);
}

/** An opaque keyset cursor: stable under inserts, bound to the list's tenant, filters and sort (PAT-02). */
export function encodeCursor(hash: string, cursor: Cursor): string {
  const json = JSON.stringify({ k: cursor.keys, h: hash, d: cursor.direction });
  const bytes = new TextEncoder().encode(json);
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/** Reads a cursor made for the same list. Errors: 400 `cursor_invalid`, 400 `cursor_mismatch`. */
export function decodeCursor(hash: string, text: string | undefined): Cursor | null {
  if (!text) return null;
  let payload: z.output<typeof CursorPayload>;
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    payload = CursorPayload.parse(
      JSON.parse(new TextDecoder().decode(Uint8Array.from(binary, (c) => c.charCodeAt(0)))),
    );
  } catch {
    throw new Problem({
      status: 400,
      code: 'cursor_invalid',
      title: 'Invalid cursor',
      detail: 'Start again from the first page.',
    });
  }
  if (payload.h !== hash) {
    throw new Problem({
      status: 400,
      code: 'cursor_mismatch',
      title: 'Cursor of another list',
      detail: 'This cursor was made with other filters or another sort. Start again from the first page.',
    });
  }
  return { keys: payload.k, direction: payload.d };
}

/**
 * Cuts what was read (`limit + 1` rows in reading order) into a page. `rows` of a `prev` read come reversed.
 */
export function cutPage<T>(
  hash: string,
  rows: T[],
  limit: number,
  cursor: Cursor | null,
  keysOf: (row: T) => (string | number | null)[],
): { items: T[]; page: { next: string | null; prev: string | null } } {
  const hasMore = rows.length > limit;
  const kept = rows.slice(0, limit);
  const isBackward = cursor?.direction === 'prev';
  if (isBackward) kept.reverse();
  const first = kept[0];
  const last = kept.at(-1);
  const hasNext = isBackward ? kept.length > 0 : hasMore;
  const hasPrev = isBackward ? hasMore : cursor !== null && kept.length > 0;
  return {
    items: kept,
    page: {
      next: hasNext && last ? encodeCursor(hash, { keys: keysOf(last), direction: 'next' }) : null,
      prev: hasPrev && first ? encodeCursor(hash, { keys: keysOf(first), direction: 'prev' }) : null,
    },
  };
}
