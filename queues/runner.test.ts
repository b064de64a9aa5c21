import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { operations as jobOperations } from '../domain/jobs/index.ts';
import { jobRows } from '../domain/kernel/execute.ts';
import { newId, toExternalId } from '../domain/kernel/ids.ts';
import { type ScopedDb, tables } from '../schema/index.ts';
import { openTestDatabase, type TestDatabase } from '../tests/support/test-database.ts';
import { ANONYMOUS, SYSTEM, type TestHouse, testHouse, without } from '../tests/support/test-house.ts';
import { type Job, job } from './job.ts';
import { claimDueJobs, finishJob } from './job-rows.ts';
import { findJob, folders } from './registry.ts';
import { relayOutbox } from './relay.ts';
import { handleBell } from './runner.ts';
import { dispatchSchedules, schedules } from './schedules.ts';
import { subscriptions } from './subscriptions.ts';

let db: TestDatabase;
let test: TestHouse;
let scoped: ScopedDb;
beforeAll(async () => {
  db = await openTestDatabase();
  for (const level of ['info', 'warn', 'error'] as const)
    vi.spyOn(console, level).mockImplementation(() => {});
}, 60_000);
afterAll(() => db.close());
beforeEach(async () => {
  test = testHouse(db);
  scoped = db.database.tenant({ id: db.alpha.tenant.id, schemaKey: db.alpha.schemaKey });
  await scoped.runAll([scoped.q.delete(tables.jobs), scoped.q.delete(tables.outbox)]);
});

const enqueue = (name: string, key: string, payload: Record<string, unknown> = {}) =>
  scoped.runAll(jobRows(scoped, [{ name, key, payload }], test.clock.now));
const pass = (seconds: number) => {
  test.clock.now = new Date(test.clock.now.getTime() + seconds * 1000);
};
const jobsNow = () =>
  scoped.rows<{ name: string; state: string; attempts: number; last_error: string | null }>(
    sql`select name, state, attempts, last_error from jobs order by id`,
  );
const finderOf =
  (...known: Job[]) =>
  async (name: string) =>
    known.find((one) => one.name === name) ?? null;
const quiet = (name: string, run: () => Promise<void>) => job({ name, payload: z.object({}), run });

describe('the registry', () => {
  it('names what its folders define, and only that', async () => {
    for (const { names, load } of Object.values(folders)) {
      expect((await load()).jobs.map(({ name }) => name).sort()).toEqual([...names].sort());
    }
    const started = [...Object.values(subscriptions).flat(), ...schedules.map((schedule) => schedule.job)];
    for (const name of started) expect(await findJob(name), name).not.toBeNull();
  });
});

describe('a bell', () => {
  it('runs due work once and says when there is more', async () => {
    let runs = 0;
    const find = finderOf(quiet('t.count', async () => void runs++));
    await enqueue('t.count', 'a');
    await enqueue('t.count', 'a');
    expect(await handleBell(test.house, db.alpha, find)).toEqual({ relayed: 0, ran: 1, nextInSeconds: null });
    await handleBell(test.house, db.alpha, find);
    expect(runs).toBe(1);
    expect(await jobsNow()).toEqual([{ name: 't.count', state: 'succeeded', attempts: 1, last_error: null }]);
  });

  it('tries again after 1, 5, 25 and 120 seconds, then gives up and says so', async () => {
    const dead: string[] = [];
    const failing = job({
      name: 't.fail',
      payload: z.object({ n: z.int() }),
      run: async () => {
        throw new Error('no luck');
      },
      onDead: async (_, { n }, error) => void dead.push(`${n}: ${error}`),
    });
    await enqueue('t.fail', 'a', { n: 7 });
    const waits: (number | null)[] = [];
    for (const seconds of [0, 1, 5, 25, 120]) {
      pass(seconds);
      waits.push((await handleBell(test.house, db.alpha, finderOf(failing))).nextInSeconds);
    }
    expect(waits).toEqual([1, 5, 25, null, null]);
    expect(await jobsNow()).toEqual([{ name: 't.fail', state: 'dead', attempts: 5, last_error: 'no luck' }]);
    expect(dead).toEqual(['7: no luck']);
  });

  it('does not run before the time', async () => {
    const find = finderOf(quiet('t.later', async () => {}));
    const runAt = new Date(test.clock.now.getTime() + 30_000);
    await scoped.runAll(jobRows(scoped, [{ name: 't.later', key: 'a', payload: {}, runAt }], test.clock.now));
    expect(await handleBell(test.house, db.alpha, find)).toMatchObject({ ran: 0, nextInSeconds: 30 });
    pass(30);
    expect(await handleBell(test.house, db.alpha, find)).toMatchObject({ ran: 1 });
  });

  it('takes over from a dead worker when its lease ends, and not before', async () => {
    let runs = 0;
    const find = finderOf(quiet('t.lease', async () => void runs++));
    await enqueue('t.lease', 'a');
    const [lost] = await claimDueJobs(scoped, test.clock.now, 5);
    expect(await handleBell(test.house, db.alpha, find)).toMatchObject({ ran: 0, nextInSeconds: 60 });
    pass(60);
    expect(await handleBell(test.house, db.alpha, find)).toMatchObject({ ran: 1 });
    expect(runs).toBe(1);
    // The first worker was only slow: what it says now counts no more.
    expect(await finishJob(scoped, lost!, { state: 'dead', error: 'late' }, test.clock.now)).toBe(false);
    expect(await jobsNow()).toMatchObject([{ state: 'succeeded', attempts: 2 }]);
  });

  it('ends work that kills its worker every time', async () => {
    await enqueue('t.poison', 'a');
    for (let i = 0; i < 5; i++) {
      expect(await claimDueJobs(scoped, test.clock.now, 5)).toHaveLength(1);
      pass(60);
    }
    await handleBell(test.house, db.alpha, finderOf(quiet('t.poison', async () => {})));
    expect(await jobsNow()).toMatchObject([{ state: 'dead' }]);
  });

  it('gives up at once what it cannot understand, and waits for a version that knows the job', async () => {
    const picky = job({ name: 't.picky', payload: z.object({ id: z.string() }), run: async () => {} });
    await enqueue('t.picky', 'a', { id: 5 });
    await enqueue('t.unknown', 'a');
    await handleBell(test.house, db.alpha, finderOf(picky));
    expect((await jobsNow()).map(({ name, state }) => [name, state])).toEqual([
      ['t.picky', 'dead'],
      ['t.unknown', 'waiting'],
    ]);
  });

  it('is fair: the one payment does not wait for a hundred mails, and a bell is bounded', async () => {
    const order: string[] = [];
    const find = finderOf(
      quiet('t.mail', async () => void order.push('mail')),
      quiet('t.pay', async () => void order.push('pay')),
    );
    for (let i = 0; i < 30; i++) await enqueue('t.mail', String(i));
    await enqueue('t.pay', 'a');
    expect(await handleBell(test.house, db.alpha, find)).toMatchObject({ ran: 20, nextInSeconds: 0 });
    expect(order.indexOf('pay')).toBeLessThan(5);
    await handleBell(test.house, db.alpha, find);
    expect(order).toHaveLength(31);
  });

  it('shares the work with a bell at the same time', async () => {
    const seen: string[] = [];
    const find = finderOf(
      job({
        name: 't.once',
        payload: z.object({ id: z.string() }),
        run: async (_, { id }) => void seen.push(id),
      }),
    );
    for (let i = 0; i < 12; i++) await enqueue('t.once', String(i), { id: String(i) });
    await Promise.all([handleBell(test.house, db.alpha, find), handleBell(test.house, db.alpha, find)]);
    expect(seen.sort()).toEqual([...new Set(seen)].sort());
    expect(seen).toHaveLength(12);
  });

  it('knows nothing of another tenant', async () => {
    await enqueue('t.own', 'a');
    const find = finderOf(quiet('t.own', async () => {}));
    expect(await handleBell(test.house, db.beta, find)).toMatchObject({ ran: 0, nextInSeconds: null });
  });
});

describe('the relay', () => {
  it('makes one job of each event for each subscriber, also with two bells at once', async () => {
    const events = Array.from({ length: 150 }, (_, i) => ({
      id: newId(),
      type: 'order.placed',
      payload: { orderId: `o${i}` },
    }));
    await scoped.run(
      scoped.q.insert(tables.outbox).values([...events, { id: newId(), type: 'nobody.cares', payload: {} }]),
    );
    await Promise.all([relayOutbox(scoped, test.clock.now), relayOutbox(scoped, test.clock.now)]);
    await Promise.all([relayOutbox(scoped, test.clock.now), relayOutbox(scoped, test.clock.now)]);
    expect(await relayOutbox(scoped, test.clock.now)).toBe(0);
    const [row] = await scoped.rows(
      sql`select count(*)::int as jobs, count(distinct payload->>'orderId')::int as orders from jobs where name = 'order.confirmation_mail'`,
    );
    expect(row).toEqual({ jobs: 150, orders: 150 });
  });
});

describe('schedules', () => {
  it('enqueue what is due, once a slot', async () => {
    test.clock.now = new Date('2026-11-20T03:29:30Z');
    expect(await dispatchSchedules(test.house, db.alpha, test.clock.now)).toEqual(['audit.verify']);
    test.clock.now = new Date('2026-11-20T05:01:00Z');
    await dispatchSchedules(test.house, db.alpha, test.clock.now);
    pass(60);
    expect(await dispatchSchedules(test.house, db.alpha, test.clock.now)).toEqual([
      'inventory.audit',
      'idempotency.gc',
      'audit.verify',
      'audit.archive',
    ]);
    expect((await jobsNow()).map(({ name }) => name).sort()).toEqual([
      'audit.archive',
      'audit.verify',
      'idempotency.gc',
      'inventory.audit',
    ]);
    pass(86_400);
    await dispatchSchedules(test.house, db.alpha, test.clock.now);
    expect(await jobsNow()).toHaveLength(8);
  });

  it('sweep holds only when one is over, and the jobs behind the names work', async () => {
    const item = newId();
    const owner = newId();
    const expiresAt = new Date(test.clock.now.getTime() - 1000);
    const place = { itemId: item, locationId: db.alpha.locationId };
    await scoped.runAll([
      scoped.q.insert(tables.inventoryItems).values({ id: item }),
      scoped.q.insert(tables.inventoryLevels).values({ ...place, onHand: 5, reserved: 2 }),
      scoped.q.insert(tables.inventoryMovements).values([
        { ...place, id: newId(), kind: 'receive', onHandDelta: 5, key: `r:${item}` },
        { ...place, id: newId(), kind: 'reserve', reservedDelta: 2, key: `h:${item}` },
      ]),
      scoped.q.insert(tables.inventoryReservations).values({
        ...place,
        id: newId(),
        qty: 2,
        ownerKind: 'checkout',
        ownerId: owner,
        state: 'held',
        expiresAt,
      }),
    ]);
    expect(await dispatchSchedules(test.house, db.alpha, test.clock.now)).toContain('inventory.sweep');
    await handleBell(test.house, db.alpha);
    const [level] = await scoped.rows(
      sql`select reserved from inventory_levels where item_id = ${item}::uuid`,
    );
    expect(level).toEqual({ reserved: 0 });
    expect((await jobsNow()).every(({ state }) => state === 'succeeded')).toBe(true);
    pass(60);
    expect(await dispatchSchedules(test.house, db.alpha, test.clock.now)).not.toContain('inventory.sweep');

    // A level that its movements do not explain is told of.
    await scoped.run(scoped.q.update(tables.inventoryLevels).set({ onHand: 9 }));
    pass(86_400);
    await dispatchSchedules(test.house, db.alpha, test.clock.now);
    await handleBell(test.house, db.alpha);
    const events = await scoped.rows<{ payload: { differences: number } }>(
      sql`select payload from outbox where type = 'inventory.audit_failed'`,
    );
    expect(events.map(({ payload }) => payload)).toMatchObject([
      { differences: 1, sample: [{ itemId: item, onHand: 4 }] },
    ]);
  });
});

describe('jobs.list and jobs.retry', () => {
  const { list, retry } = jobOperations;

  it('show dead work and try it again', async () => {
    const bad = quiet('t.bad', async () => {
      throw new Error('no');
    });
    for (let i = 0; i < 3; i++) await enqueue('t.bad', String(i));
    for (let i = 0; i < 5; i++) {
      await handleBell(test.house, db.alpha, finderOf(bad));
      pass(600);
    }
    const first = await test.call(db.alpha, list, { state: 'dead', limit: '2' });
    expect(first.items).toHaveLength(2);
    expect(first.total).toEqual({ value: 3, relation: 'eq' });
    const rest = await test.call(db.alpha, list, {
      state: 'dead',
      limit: '2',
      cursor: first.page.next ?? '',
    });
    expect(rest.items).toHaveLength(1);
    const id = first.items[0]!.id;
    expect(await test.call(db.alpha, retry, { jobId: id })).toMatchObject({ state: 'waiting', attempts: 0 });
    await test.settle();
    expect(test.record.rings).toEqual([{ tenantId: db.alpha.tenant.id, delaySeconds: 0 }]);
    expect((await test.problem(db.alpha, retry, { jobId: id })).code).toBe('not_dead');
    expect(await handleBell(test.house, db.alpha, finderOf(quiet('t.bad', async () => {})))).toMatchObject({
      ran: 1,
    });
  });

  it('refuse strangers, other tenants and nonsense', async () => {
    await enqueue('t.bad', 'x');
    const [row] = await scoped.rows<{ id: string }>(sql`select id from jobs`);
    const jobId = toExternalId('job', row!.id);
    expect((await test.problem(db.beta, retry, { jobId })).status).toBe(404);
    expect((await test.problem(db.alpha, retry, { jobId }, without('jobs.retry'))).status).toBe(403);
    expect((await test.problem(db.alpha, list, {}, without('jobs.view'))).status).toBe(403);
    expect((await test.problem(db.alpha, list, {}, ANONYMOUS)).status).toBe(401);
    expect((await test.problem(db.alpha, retry, { jobId: 'job_1' })).status).toBe(422);
    expect((await test.problem(db.alpha, list, { state: 'tired' })).status).toBe(422);
    expect((await test.problem(db.alpha, jobOperations.collectGarbage, {})).status).toBe(403);
    await test.call(db.alpha, jobOperations.collectGarbage, {}, SYSTEM);
  });
});
