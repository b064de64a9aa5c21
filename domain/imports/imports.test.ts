import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase, type TestTenant } from '../../tests/support/test-database.ts';
import { ANONYMOUS, SYSTEM, type TestHouse, testHouse, without } from '../../tests/support/test-house.ts';
import { decodeCsv } from '../catalog/import/index.ts';
import { operations } from './index.ts';

const { check, get, list, start, cancel, runChunk, fail } = operations;
const CUPS = readFileSync(new URL('fixtures/cups.csv', import.meta.url), 'utf8');

let db: TestDatabase;
let test: TestHouse;
beforeAll(async () => {
  db = await openTestDatabase();
}, 60_000);
afterAll(() => db.close());

const house = () => testHouse(db);
const rowsOf = <T extends Record<string, unknown>>(tenant: TestTenant, query: ReturnType<typeof sql>) =>
  db.database.tenant({ id: tenant.tenant.id, schemaKey: tenant.schemaKey }).rows<T>(query);

/** Checks, starts and works off a file as the runner would. */
async function importAll(tenant: TestTenant, csv: string, fileName = 'file.csv') {
  const run = await test.call(tenant, check, { fileName, csv });
  await test.call(tenant, start, { importId: run.id });
  const parts = await rowsOf<{ count: number }>(
    tenant,
    sql`select chunk_count as count from import_runs order by id desc limit 1`,
  );
  for (let position = 0; position < (parts[0]?.count ?? 0); position++) {
    await test.call(tenant, runChunk, { importId: run.id, position }, SYSTEM);
  }
  return { checked: run, done: await test.call(tenant, get, { importId: run.id }) };
}

const counted = async (tenant: TestTenant) => {
  const [row] = await rowsOf(
    tenant,
    sql`select (select count(*) from products)::int as products, (select count(*) from product_variants)::int as variants,
      (select count(*) from product_media)::int as media, (select count(*) from inventory_items)::int as items,
      (select count(*) from inventory_movements)::int as movements, (select sum(on_hand) from inventory_levels)::int as on_hand`,
  );
  return row;
};

describe('an import of a file', () => {
  beforeAll(() => {
    test = house();
  });

  it('is checked without writing, imported once, and unchanged the second time', async () => {
    const first = await importAll(db.alpha, CUPS, 'cups.csv');
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
    const after = await counted(db.alpha);
    expect(after).toEqual({ products: 2, variants: 3, media: 3, items: 3, movements: 2, on_hand: 16 });

    const second = await importAll(db.alpha, CUPS, 'cups.csv');
    expect(second.checked.counts).toMatchObject({ creates: 0, updates: 0, unchanged: 2 });
    expect(second.done.progress).toMatchObject({ created: 0, updated: 0, unchanged: 2, imagesPending: 0 });
    expect(await counted(db.alpha)).toEqual(after);
  });

  it('stores what the file says', async () => {
    const [cup] = await rowsOf(
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
    const { checked, done } = await importAll(db.alpha, csv);
    const cup = checked.preview.find(({ handle }) => handle === 'cup');
    expect(cup?.differences).toEqual([
      { field: 'title', from: 'Stoneware cup', to: 'Clay cup' },
      { field: 'variants[CUP-B].priceMinor', from: '19.50', to: '21.00' },
    ]);
    expect(done.progress).toMatchObject({ updated: 2, created: 0, unchanged: 0 });
    expect(await counted(db.alpha)).toMatchObject({ variants: 3, movements: 2, on_hand: 16 });
    const [row] = await rowsOf(
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
    const { done } = await importAll(db.alpha, csv);
    expect(done.progress).toMatchObject({ failed: 0 });
    const rows = await rowsOf(
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
    const { checked, done } = await importAll(db.alpha, csv);
    expect(checked.counts).toMatchObject({ creates: 1, errors: 1 });
    expect(checked.problems).toContainEqual(
      expect.objectContaining({ code: 'key.duplicate', line: 2, handle: 'mug', severity: 'error' }),
    );
    expect(done.state).toBe('completed_with_errors');
    expect(done.progress).toMatchObject({ created: 1, failed: 1 });
    expect(done.counts.errors).toBe(1);
  });
});

describe('a run', () => {
  const many = (prefix: string, count: number) =>
    ['Handle,Title,Variant SKU,Variant Price,Variant Inventory Qty,Image Src']
      .concat(
        Array.from(
          { length: count },
          (_, i) =>
            `${prefix}-${i},Thing ${i},${prefix.toUpperCase()}-${i},${i}.00,3,https://pictures.example/${prefix}-${i}.jpg`,
        ),
      )
      .join('\n');

  it('that was killed between parts goes on and does nothing twice', async () => {
    test = house();
    const run = await test.call(db.beta, check, { fileName: 'many.csv', csv: many('thing', 250) });
    expect(run.progress.total).toBe(250);
    await test.call(db.beta, start, { importId: run.id });
    await test.call(db.beta, start, { importId: run.id });
    const enqueued = () =>
      rowsOf<{ key: string }>(db.beta, sql`select key from jobs where name = 'imports.chunk' order by id`);
    expect(await enqueued()).toHaveLength(1);
    const part = (position: number) => test.call(db.beta, runChunk, { importId: run.id, position }, SYSTEM);
    // Two workers on the same part, then a replay: one of them does the work.
    await Promise.all([part(0), part(0)]);
    await part(0);
    expect((await test.call(db.beta, get, { importId: run.id })).progress).toMatchObject({
      done: 100,
      created: 100,
    });
    expect(await enqueued()).toHaveLength(2);
    await part(1);
    await part(2);
    await part(2);
    const end = await test.call(db.beta, get, { importId: run.id });
    expect(end.state).toBe('completed');
    expect(end.progress).toEqual({
      done: 250,
      total: 250,
      created: 250,
      updated: 0,
      unchanged: 0,
      failed: 0,
      imagesPending: 250,
    });
    expect(await counted(db.beta)).toEqual({
      products: 250,
      variants: 250,
      media: 250,
      items: 250,
      movements: 250,
      on_hand: 750,
    });
    const events = await rowsOf(
      db.beta,
      sql`select type, count(*)::int as n from outbox group by type order by type`,
    );
    expect(events).toEqual([
      { type: 'import.completed', n: 1 },
      { type: 'product.created', n: 250 },
    ]);
  });

  it('stops when cancelled and cannot be started again', async () => {
    const run = await test.call(db.beta, check, { fileName: 'many.csv', csv: many('other', 150) });
    await test.call(db.beta, start, { importId: run.id });
    await test.call(db.beta, runChunk, { importId: run.id, position: 0 }, SYSTEM);
    expect((await test.call(db.beta, cancel, { importId: run.id })).state).toBe('cancelled');
    expect((await test.call(db.beta, cancel, { importId: run.id })).state).toBe('cancelled');
    await test.call(db.beta, runChunk, { importId: run.id, position: 1 }, SYSTEM);
    expect((await test.call(db.beta, get, { importId: run.id })).progress.done).toBe(100);
    expect((await test.problem(db.beta, start, { importId: run.id })).code).toBe('import_not_startable');
  });

  it('that was given up is failed, and goes on when its job is retried', async () => {
    const run = await test.call(db.beta, check, { fileName: 'few.csv', csv: many('late', 3) });
    await test.call(db.beta, start, { importId: run.id });
    await test.call(db.beta, fail, { importId: run.id, reason: 'out of luck' }, SYSTEM);
    const failed = await test.call(db.beta, get, { importId: run.id });
    expect(failed.state).toBe('failed');
    expect(failed.problems[0]).toMatchObject({ code: 'import.stopped' });
    await test.call(db.beta, runChunk, { importId: run.id, position: 0 }, SYSTEM);
    expect((await test.call(db.beta, get, { importId: run.id })).progress).toMatchObject({ created: 3 });
  });

  it('leaves out a product that the database refuses', async () => {
    const csv = many('huge', 3).replace('Thing 1', 'Refused');
    const run = await test.call(db.beta, check, { fileName: 'x.csv', csv });
    await test.call(db.beta, start, { importId: run.id });
    // Stands for anything that only the database knows.
    await rowsOf(
      db.beta,
      sql`update import_chunks set drafts = jsonb_set(drafts, '{1,variants,0,weightGrams}', '3000000000') where run_id = (select id from import_runs order by id desc limit 1)`,
    );
    await test.call(db.beta, runChunk, { importId: run.id, position: 0 }, SYSTEM);
    const end = await test.call(db.beta, get, { importId: run.id });
    expect(end.progress).toMatchObject({ created: 2, failed: 1 });
    expect(end.problems[0]).toMatchObject({ code: 'database.refused', handle: 'huge-1' });
    expect(end.state).toBe('completed_with_errors');
  });

  it('of something else than a product file has failed with the reason', async () => {
    const run = await test.call(db.beta, check, { fileName: 'x.csv', csv: 'Name,Size\na,b\n' });
    expect(run.state).toBe('failed');
    expect(run.problems[0]).toMatchObject({ code: 'header.missing' });
    const empty = await test.problem(db.beta, check, { fileName: 'x.csv', csv: '' });
    expect([empty.status, empty.errors[0]?.path]).toEqual([422, 'csv']);
  });

  it('belongs to its tenant and needs the permission', async () => {
    const run = await test.call(db.beta, check, { fileName: 'few.csv', csv: many('own', 1) });
    for (const operation of [get, start, cancel]) {
      const foreign = await test.problem(db.alpha, operation, { importId: run.id });
      expect([foreign.status, foreign.code]).toEqual([404, 'not_found']);
      const refused = await test.problem(
        db.beta,
        operation,
        { importId: run.id },
        without('products.import'),
      );
      expect(refused.status).toBe(403);
      expect((await test.problem(db.beta, operation, { importId: run.id }, ANONYMOUS)).status).toBe(401);
    }
    expect((await test.problem(db.alpha, runChunk, { importId: run.id, position: 0 }, SYSTEM)).status).toBe(
      404,
    );
    expect((await test.problem(db.beta, runChunk, { importId: run.id, position: 0 })).status).toBe(403);
    expect((await test.problem(db.beta, list, {}, without('products.import'))).status).toBe(403);
  });

  it('is listed newest first, by pages', async () => {
    const first = await test.call(db.beta, list, { limit: 2 });
    expect(first.items).toHaveLength(2);
    expect(first.page.prev).toBeNull();
    const second = await test.call(db.beta, list, { limit: 2, cursor: first.page.next ?? '' });
    expect(second.items[0]!.id < first.items[1]!.id).toBe(true);
    expect(first.items[0]!.id > first.items[1]!.id).toBe(true);
    const back = await test.call(db.beta, list, { limit: 2, cursor: second.page.prev ?? '' });
    expect(back.items).toEqual(first.items);
  });
});

const realFiles = process.env.CGK_SHOPIFY_CSV_DIR;
describe.runIf(realFiles)('real files', () => {
  it('come in whole, and twice is once', async () => {
    test = house();
    for (const name of readdirSync(realFiles ?? '').filter((file) => file.endsWith('.csv'))) {
      const { text } = decodeCsv(readFileSync(join(realFiles ?? '', name)));
      const started = performance.now();
      const first = await importAll(db.alpha, text, name);
      console.info(
        name,
        Math.round(performance.now() - started),
        'ms',
        JSON.stringify(first.checked.counts),
        JSON.stringify(first.done.progress),
      );
      expect(first.done.progress.done).toBe(first.checked.progress.total);
      const second = await importAll(db.alpha, text, name);
      expect(second.done.progress).toMatchObject({ created: 0, updated: 0, imagesPending: 0 });
      expect(second.done.progress.unchanged).toBe(first.done.progress.created);
    }
  }, 120_000);
});
