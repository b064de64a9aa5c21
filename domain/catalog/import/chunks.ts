/**
 * Splits drafts into parts that a queue works through. The same drafts give the same parts in the same order, so a
 * run that was cut off goes on where it stopped; the key of a product tells whether a part was done before.
 */
import type { ProductDraft } from './product-draft.ts';

/** Bounds of a part; a single product beyond them makes a part of its own. */
export interface ChunkLimits {
  readonly products: number;
  readonly variants: number;
  /** Of the drafts as JSON, UTF-8. */
  readonly bytes: number;
}

/** Fits one transaction of 500 rows (15 MIG-08) and stays far below a Worker's memory. */
export const CHUNK_LIMITS: ChunkLimits = { products: 100, variants: 500, bytes: 1024 * 1024 };

/** A product with the key of its content. */
export interface KeyedDraft {
  readonly key: string;
  readonly draft: ProductDraft;
}

/** A part of an import. */
export interface ImportChunk {
  /** 0 for the first. */
  readonly index: number;
  /** Hash of the products' keys, in order. */
  readonly key: string;
  readonly bytes: number;
  readonly products: readonly KeyedDraft[];
}

/** Splits drafts, keeping their order. Every draft is in exactly one part. */
export async function chunkDrafts(
  drafts: readonly ProductDraft[],
  limits: ChunkLimits = CHUNK_LIMITS,
): Promise<ImportChunk[]> {
  const chunks: ImportChunk[] = [];
  let products: KeyedDraft[] = [];
  let variants = 0;
  let bytes = 0;
  const close = async () => {
    const key = await sha256(products.map((product) => product.key).join('\n'));
    chunks.push({ index: chunks.length, key, bytes, products });
    [products, variants, bytes] = [[], 0, 0];
  };
  for (const draft of drafts) {
    const size = new TextEncoder().encode(JSON.stringify(draft)).length;
    const isFull =
      products.length + 1 > limits.products ||
      variants + draft.variants.length > limits.variants ||
      bytes + size > limits.bytes;
    if (products.length > 0 && isFull) await close();
    products.push({ key: await contentKey(draft), draft });
    variants += draft.variants.length;
    bytes += size;
  }
  if (products.length > 0) await close();
  return chunks;
}

/**
 * SHA-256 (hex) of what a draft says. Line numbers do not count: a row inserted above changes no product. Store it
 * with the product; a draft with the stored key has nothing to do.
 */
export function contentKey(draft: ProductDraft): Promise<string> {
  return sha256(JSON.stringify(draft, sortedWithoutLines));
}

/** A JSON replacer: keys in order (RFC 8785 orders them too), `line` left out. */
function sortedWithoutLines(_key: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  const entries = Object.entries(value).filter(([key]) => key !== 'line');
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
