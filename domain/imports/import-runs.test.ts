import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../tests/support/test-database.ts';
import { ANONYMOUS, SYSTEM, type TestHouse, testHouse, without } from '../../tests/support/test-house.ts';
import { operations } from './index.ts';
import { countedOf, rowsOf } from './testing/import-files.ts';

const { check, get, list, start, cancel, runChunk, fail } = operations;

let db: TestDatabase;
let test: TestHouse;
beforeAll(async () => {
  db = await openTestDatabase();
  test = testHouse(db);
}, 60_000);
afterAll(() => db.close());

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
    const run = await test.call(db.beta, check, { fileName: 'many.csv', csv: many('thing', 250) });
    expect(run.progress.total).toBe(250);
    await test.call(db.beta, start, { importId: run.id });
    await test.call(db.beta, start, { importId: run.id });
    const enqueued = () =>
      rowsOf<{ key: string }>(
        db,
        db.beta,
        sql`select key from jobs where name = 'imports.chunk' order by id`,
      );
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
    expect(await countedOf(db, db.beta)).toEqual({
      products: 250,
      variants: 250,
      media: 250,
      items: 250,
      movements: 250,
      on_hand: 750,
    });
    const events = await rowsOf(
      db,
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
      db,
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
