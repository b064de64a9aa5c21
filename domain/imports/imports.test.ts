import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../tests/support/test-database.ts';
import { type TestHouse, testHouse } from '../../tests/support/test-house.ts';
import { decodeCsv } from '../catalog/import/index.ts';
import { countedOf, importAll, rowsOf } from './testing/import-files.ts';

const CUPS = readFileSync(new URL('fixtures/cups.csv', import.meta.url), 'utf8');

let db: TestDatabase;
let test: TestHouse;
beforeAll(async () => {
  db = await openTestDatabase();
  test = testHouse(db);
}, 60_000);
afterAll(() => db.close());

describe('an import of a file', () => {
  it('is checked without writing, imported once, and unchanged the second time', async () => {
    const first = await importAll(db, test, db.alpha, CUPS, 'cups.csv');
    expect(first.checked.state).toBe('checked');
    expect(first.checked.counts).toMatchObject({
      rows: 5,
      products: 2,
      variants: 3,
      prices: 3,
      images: 3,
      creates: 2,
      updates: 0,
      unchanged: 0,
      errors: 1,
    });
    expect(first.checked.progress).toMatchObject({ done: 0, total: 2 });
    expect(first.checked.preview.map(({ handle, change }) => [handle, change])).toEqual([
      ['bad', 'error'],
      ['cup', 'create'],
      ['tray', 'create'],
    ]);
    expect(first.checked.problems[0]).toMatchObject({ severity: 'error', handle: 'bad', line: 6 });
    expect(first.done.state).toBe('completed_with_errors');
    expect(first.done.progress).toEqual({
      done: 2,
      total: 2,
      created: 2,
      updated: 0,
      unchanged: 0,
      failed: 0,
      imagesPending: 3,
    });
    const after = await countedOf(db, db.alpha);
    expect(after).toEqual({ products: 2, variants: 3, media: 3, items: 3, movements: 2, on_hand: 16 });

    const second = await importAll(db, test, db.alpha, CUPS, 'cups.csv');
    expect(second.checked.counts).toMatchObject({ creates: 0, updates: 0, unchanged: 2 });
    expect(second.done.progress).toMatchObject({ created: 0, updated: 0, unchanged: 2, imagesPending: 0 });
    expect(await countedOf(db, db.alpha)).toEqual(after);
  });

  it('stores what the file says', async () => {
    const [cup] = await rowsOf(
      db,
      db.alpha,
      sql`select title, vendor, product_type, tags, status, price_min_minor::int as low, price_max_minor::int as high, search_keywords,
        search_body, search_config::text as config, source, published_at is not null as is_published, version from products where handle = 'cup'`,
    );
    expect(cup).toMatchObject({
      title: 'Stoneware cup',
      status: 'active',
      low: 1800,
      high: 1950,
      config: 'english',
      source: 'shopify_csv',
      is_published: true,
      version: 1,
      search_body: 'Thrown by hand.',
    });
    expect(cup?.search_keywords).toContain('CUP-B');
    const variants = await rowsOf(
      db,
      db.alpha,
      sql`select v.sku, v.option_values, v.price_minor::int as price, v.compare_at_minor::int as compare, v.cost_minor::int as cost,
        l.on_hand, l.allow_negative, m.source_url, m.status, m.file_key
        from product_variants v join variant_inventory_items vi on vi.variant_id = v.id join inventory_levels l on l.item_id = vi.item_id
        left join product_media m on v.id = any(m.variant_ids) order by v.sku`,
    );
    expect(variants).toEqual([
      {
        sku: 'CUP-B',
        option_values: ['Blue'],
        price: 1950,
        compare: null,
        cost: 650,
        on_hand: 0,
        allow_negative: false,
        source_url: 'https://pictures.example/cup-blue.jpg',
        status: 'pending',
        file_key: null,
      },
      {
        sku: 'CUP-G',
        option_values: ['Green'],
        price: 1800,
        compare: 2200,
        cost: 650,
        on_hand: 12,
        allow_negative: false,
        source_url: 'https://pictures.example/cup-green.jpg',
        status: 'pending',
        file_key: null,
      },
      {
        sku: 'TRAY',
        option_values: [],
        price: 4800,
        compare: null,
        cost: null,
        on_hand: 4,
        allow_negative: true,
        source_url: null,
        status: null,
        file_key: null,
      },
    ]);
  });

  it('updates what changed and leaves the stock alone', async () => {
    const csv = CUPS.replace('Stoneware cup', 'Clay cup')
      .replace('CUP-B,320,shopify,0', 'CUP-B,320,shopify,99')
      .replace(',19.50,', ',21.00,')
      .replace('continue', 'deny');
    const { checked, done } = await importAll(db, test, db.alpha, csv);
    const cup = checked.preview.find(({ handle }) => handle === 'cup');
    expect(cup?.differences).toEqual([
      { field: 'title', from: 'Stoneware cup', to: 'Clay cup' },
      { field: 'variants[CUP-B].priceMinor', from: '19.50', to: '21.00' },
    ]);
    expect(done.progress).toMatchObject({ updated: 2, created: 0, unchanged: 0 });
    expect(await countedOf(db, db.alpha)).toMatchObject({ variants: 3, movements: 2, on_hand: 16 });
    const [row] = await rowsOf(
      db,
      db.alpha,
      sql`select title, version, price_max_minor::int as high, (select bool_or(allow_negative) from inventory_levels) as negative from products where handle = 'cup'`,
    );
    expect(row).toEqual({ title: 'Clay cup', version: 2, high: 2100, negative: false });
    expect(test.record.bumps.length).toBeGreaterThan(0);
  });

  it('swaps option values of two variants', async () => {
    const csv = CUPS.replace('Colour,Green,CUP-G', 'Colour,Blue,CUP-G').replace(
      ',Blue,CUP-B',
      ',Green,CUP-B',
    );
    const { done } = await importAll(db, test, db.alpha, csv);
    expect(done.progress).toMatchObject({ failed: 0 });
    const rows = await rowsOf(
      db,
      db.alpha,
      sql`select sku, option_values from product_variants where sku like 'CUP%' order by sku`,
    );
    expect(rows).toEqual([
      { sku: 'CUP-B', option_values: ['Green'] },
      { sku: 'CUP-G', option_values: ['Blue'] },
    ]);
  });

  it('reports a SKU that another product has, and imports the rest', async () => {
    const csv = `Handle,Title,Variant SKU,Variant Price\nmug,Mug,CUP-G,9.00\nbowl,Bowl,BOWL,12.00\n`;
    const { checked, done } = await importAll(db, test, db.alpha, csv);
    expect(checked.counts).toMatchObject({ creates: 1, errors: 1 });
    expect(checked.problems).toContainEqual(
      expect.objectContaining({ code: 'key.duplicate', line: 2, handle: 'mug', severity: 'error' }),
    );
    expect(done.state).toBe('completed_with_errors');
    expect(done.progress).toMatchObject({ created: 1, failed: 1 });
    expect(done.counts.errors).toBe(1);
  });
});

const realFiles = process.env.CGK_SHOPIFY_CSV_DIR;
describe.runIf(realFiles)('real files', () => {
  it('come in whole, and twice is once', async () => {
    for (const name of readdirSync(realFiles ?? '').filter((file) => file.endsWith('.csv'))) {
      const { text } = decodeCsv(readFileSync(join(realFiles ?? '', name)));
      const started = performance.now();
      const first = await importAll(db, test, db.alpha, text, name);
      console.info(
        name,
        Math.round(performance.now() - started),
        'ms',
        JSON.stringify(first.checked.counts),
        JSON.stringify(first.done.progress),
      );
      expect(first.done.progress.done).toBe(first.checked.progress.total);
      const second = await importAll(db, test, db.alpha, text, name);
      expect(second.done.progress).toMatchObject({ created: 0, updated: 0, imagesPending: 0 });
      expect(second.done.progress.unchanged).toBe(first.done.progress.created);
    }
  }, 120_000);
});
