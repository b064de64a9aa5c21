import { describe, expect, it } from 'vitest';
import { contentKey } from './chunks.ts';
import { planImport } from './diff.ts';
import type { ProductDraft } from './product-draft.ts';
import { buildProductDrafts } from './product-drafts.ts';
import { readShopifyCsv } from './shopify-csv.ts';
import { asExisting } from './testing/arbitrary-drafts.ts';

const FULL =
  'Handle,Title,Vendor,Tags,Option1 Name,Option1 Value,Variant SKU,Variant Price,Variant Inventory Qty,Image Src,Image Alt Text\n';

function draftOf(rows: string, head = FULL): ProductDraft {
  const { drafts, problems } = buildProductDrafts(readShopifyCsv(head + rows), { currency: 'USD' });
  expect(problems.filter((problem) => problem.severity === 'error')).toEqual([]);
  return drafts[0]!;
}

const shirt = () =>
  draftOf(
    'shirt,Shirt,Quay,"a, b",Size,S,S-1,10.00,5,https://i.example/1,One\nshirt,,,,,M,,12.00,5,https://i.example/2,\n',
  );

describe('planImport', () => {
  it('creates what is not there', () => {
    const plan = planImport(shirt(), null);
    expect(plan).toMatchObject({ kind: 'create', productId: null, changes: [] });
    expect([...plan.variants, ...plan.images].map((part) => part.kind)).toEqual([
      'create',
      'create',
      'create',
      'create',
    ]);
  });

  it('shows each cell that changes', () => {
    const after = draftOf(
      'shirt,Shirt II,Quay,"b, A",Size,S,S-1,11.00,99,https://i.example/2,Two\nshirt,,,,,M,M-1,12.00,5,https://i.example/3,\n',
    );
    const plan = planImport(after, asExisting(shirt()));
    expect(plan.kind).toBe('update');
    expect(plan.changes).toEqual([{ field: 'title', from: 'Shirt', to: 'Shirt II' }]);
    expect(plan.variants).toEqual([
      {
        kind: 'update',
        index: 0,
        id: 'var-shirt-0',
        matchedBy: 'sku',
        changes: [{ field: 'priceMinor', from: 1000, to: 1100 }],
      },
      {
        kind: 'update',
        index: 1,
        id: 'var-shirt-1',
        matchedBy: 'options',
        changes: [{ field: 'sku', from: null, to: 'M-1' }],
      },
    ]);
    expect(plan.images).toEqual([
      {
        kind: 'update',
        index: 0,
        id: 'med-https://i.example/2',
        changes: [
          { field: 'position', from: 2, to: 1 },
          { field: 'alt', from: '', to: 'Two' },
        ],
      },
      { kind: 'create', index: 1, id: null, changes: [] },
    ]);
    expect(plan.kept).toEqual({
      variants: [],
      media: [{ id: 'med-https://i.example/1', sourceUrl: 'https://i.example/1' }],
    });
  });

  it('keeps variants that the file does not name, and their option values', () => {
    const plan = planImport(draftOf('shirt,Shirt,Quay,"a, b",Size,L,L-1,10.00,5,,\n'), asExisting(shirt()));
    expect(plan.kind).toBe('update');
    expect(plan.variants).toMatchObject([{ kind: 'create' }]);
    expect(plan.kept.variants.map(({ id }) => id)).toEqual(['var-shirt-0', 'var-shirt-1']);
    expect(plan.options).toEqual([{ name: 'Size', values: ['L', 'S', 'M'] }]);
    expect(plan.changes).toEqual([{ field: 'options', from: ['Size: S, M'], to: ['Size: L, S, M'] }]);
  });

  it('leaves alone what the file has no column for', () => {
    const head = 'Handle,Title,Option1 Name,Option1 Value,Variant Price\n';
    const plan = planImport(
      draftOf('shirt,Shirt,Size,S,10.00\nshirt,,,M,12.00\n', head),
      asExisting(shirt()),
    );
    expect(plan).toMatchObject({ kind: 'unchanged', changes: [] });
  });

  it('matches the only variant of both sides', () => {
    const head = 'Handle,Title,Variant SKU,Variant Price\n';
    const before = asExisting(draftOf('mug,Mug,OLD,5.00\n', head));
    expect(planImport(draftOf('mug,Mug,NEW,5.00\n', head), before).variants).toMatchObject([
      { kind: 'update', matchedBy: 'options', changes: [{ field: 'sku', from: 'OLD', to: 'NEW' }] },
    ]);
    const sized = draftOf('mug,Mug,,,Size,Big,NEW,5.00,,,\n');
    expect(planImport(sized, before)).toMatchObject({ kind: 'update', kept: { variants: [] }, problems: [] });
  });

  it('reports what cannot be', () => {
    const without = planImport(draftOf('shirt,Shirt,,,,,X,5.00,,,\n'), asExisting(shirt()));
    expect(without.kind).toBe('conflict');
    expect(without.problems.map((problem) => problem.code)).toEqual(['option.mismatch', 'option.mismatch']);
    const renamed = planImport(draftOf('shirt,Shirt,,,Colour,Red,X,5.00,,,\n'), asExisting(shirt()));
    expect(renamed.problems.map((problem) => problem.code)).toEqual(['option.mismatch', 'option.mismatch']);
    const swapped = planImport(draftOf('shirt,Shirt,,,Size,M,S-1,5.00,,,\n'), asExisting(shirt()));
    expect(swapped.kind).toBe('conflict');
    expect(swapped.problems).toMatchObject([{ code: 'variant.duplicate', line: 2 }]);
  });
});

describe('contentKey', () => {
  it('does not depend on lines or on the order of keys', async () => {
    const draft = shirt();
    const moved = { ...Object.fromEntries(Object.entries(draft).reverse()), line: 900 } as ProductDraft;
    expect(await contentKey(moved)).toBe(await contentKey(draft));
    expect(await contentKey({ ...draft, title: 'Other' })).not.toBe(await contentKey(draft));
    expect(await contentKey(draft)).toMatch(/^[0-9a-f]{64}$/);
  });
});
