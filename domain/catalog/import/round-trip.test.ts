import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accountFor } from './account-for.ts';
import { chunkDrafts } from './chunks.ts';
import { planImport } from './diff.ts';
import { ProductDraft } from './product-draft.ts';
import { buildProductDrafts } from './product-drafts.ts';
import { readShopifyCsv } from './shopify-csv.ts';
import { arbitraryDrafts, arbitraryStyle, asExisting, withoutLines } from './testing/arbitrary-drafts.ts';
import { writeShopifyCsv } from './testing/shopify-csv-writer.ts';

describe('a product file', () => {
  it('gives back the products that were written, whatever their texts hold', () => {
    fc.assert(
      fc.property(arbitraryDrafts, arbitraryStyle, (drafts, style) => {
        const csv = readShopifyCsv(writeShopifyCsv(drafts, style));
        const result = buildProductDrafts(csv, { currency: 'EUR' });
        expect(result.problems.filter((problem) => problem.severity === 'error')).toEqual([]);
        expect(withoutLines(result.drafts)).toEqual(withoutLines(drafts));
      }),
      { numRuns: 150 },
    );
  });

  it('is accounted for to the last row, also when it is damaged', () => {
    const damage = fc.array(fc.tuple(fc.nat(), fc.constantFrom('"', ',', '\n', ',,,\n', 'x', '\r', '-')), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(arbitraryDrafts, arbitraryStyle, damage, (drafts, style, edits) => {
        let text = writeShopifyCsv(drafts, style);
        const header = text.indexOf('\n') + 1;
        for (const [place, insert] of edits) {
          const at = header + (place % (text.length - header + 1));
          text = text.slice(0, at) + insert + text.slice(at);
        }
        const csv = readShopifyCsv(text);
        const result = buildProductDrafts(csv, { currency: 'EUR' });
        const account = accountFor(csv, result);
        expect(account.unaccounted).toBe(0);
        expect(Object.values(account.rowsByRole).reduce((a, b) => a + b, 0)).toBe(account.rows);
        expect(account.rowsByRole.variant).toBe(account.variants);
        expect(account.refusedProducts === 0 || account.errors > 0).toBe(true);
        for (const draft of result.drafts) expect(ProductDraft.safeParse(draft).error).toBeUndefined();
      }),
      { numRuns: 150 },
    );
  });

  it('changes nothing when it is imported again', () => {
    fc.assert(
      fc.property(arbitraryDrafts, (drafts) => {
        for (const draft of drafts) {
          const plan = planImport(draft, asExisting(draft));
          expect(plan).toMatchObject({
            kind: 'unchanged',
            changes: [],
            problems: [],
            kept: { variants: [], media: [] },
          });
        }
      }),
      { numRuns: 100 },
    );
  });

  it('splits into parts that together are the whole', async () => {
    const limits = fc.record({
      products: fc.integer({ min: 1, max: 4 }),
      variants: fc.integer({ min: 1, max: 9 }),
      bytes: fc.integer({ min: 1, max: 6_000 }),
    });
    await fc.assert(
      fc.asyncProperty(arbitraryDrafts, limits, async (drafts, bounds) => {
        const chunks = await chunkDrafts(drafts, bounds);
        expect(chunks.flatMap((chunk) => chunk.products.map((product) => product.draft))).toEqual(drafts);
        expect(chunks.map((chunk) => chunk.index)).toEqual([...chunks.keys()]);
        for (const { products, bytes } of chunks) {
          const variants = products.reduce((sum, { draft }) => sum + draft.variants.length, 0);
          const fits =
            products.length <= bounds.products && variants <= bounds.variants && bytes <= bounds.bytes;
          expect(fits || products.length === 1).toBe(true);
        }
        expect(await chunkDrafts(JSON.parse(JSON.stringify(drafts)), bounds)).toEqual(chunks);
      }),
      { numRuns: 60 },
    );
  });
});
