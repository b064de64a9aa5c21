import { gunzipSync } from 'node:zlib';
import { Client } from '@neondatabase/serverless';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { handleBell } from '../../queues/runner.ts';
import { openTestDatabase, type TestDatabase } from '../../tests/support/test-database.ts';
import {
  ANONYMOUS,
  freshSession,
  platformStaff,
  SYSTEM,
  staff,
  type TestHouse,
  testHouse,
  without,
} from '../../tests/support/test-house.ts';
import { operations as keys } from '../api-keys/index.ts';
import type { Caller } from '../kernel/context.ts';
import { newId, toExternalId } from '../kernel/ids.ts';
import { PERMISSIONS, PLATFORM_PERMISSIONS } from '../kernel/permissions.ts';
import { operations as houseOps } from './house.ts';
import { operations as ops } from './index.ts';

let db: TestDatabase;
let test: TestHouse;
beforeAll(async () => {
  db = await openTestDatabase();
  test = testHouse(db);
  for (const [name, tenant] of [
    ['Ana', db.alpha],
    ['Bo', db.alpha],
    ['Ana', db.beta],
  ] as const) {
    for (const what of ['One', 'Two', 'Three']) {
      await test.call(
        tenant,
        keys.create,
        { name: `${name} ${what}`, scopes: ['orders.view'], owner: 'service' },
        by(name),
      );
    }
  }
}, 60_000);
afterAll(() => db.close());
beforeEach(() => {
  test = testHouse(db);
});

const by = (name: string): Partial<Caller> => ({
  actor: { kind: 'staff', id: `usr_${name.toLowerCase()}`, name, permissions: PERMISSIONS },
  session: freshSession(),
  requestId: `req_${name}`,
  ip: name === 'Ana' ? '203.0.113.1' : '203.0.113.2',
  userAgent: 'Mozilla/5.0',
});

/** As nobody of ours can: as the owner of the database, with the trigger off. */
async function tamper(statement: string): Promise<void> {
  const owner = new Client('postgres://postgres:x@127.0.0.1/postgres');
  await owner.connect();
  try {
    await owner.query('alter table platform.audit_events disable trigger user');
    await owner.query(statement);
    await owner.query('alter table platform.audit_events enable trigger user');
  } finally {
    await owner.end();
  }
}

type SearchInput = Parameters<typeof test.call<typeof ops.search.input, typeof ops.search.output>>[2];
const found = async (input: SearchInput) => (await test.call(db.alpha, ops.search, input)).items;

describe('search', () => {
  it('shows newest first, with the names of who acted', async () => {
    const items = await found({});
    expect(items.map(({ seq }) => seq)).toEqual([6, 5, 4, 3, 2, 1]);
    expect(items[0]).toMatchObject({
      action: 'api_keys.create',
      category: 'security',
      actor: { kind: 'staff', id: 'usr_bo', label: 'Bo' },
      source: 'admin',
      target: { kind: 'api_key' },
      ip: '203.0.113.2',
      requestId: 'req_Bo',
    });
  });

  it.each([
    [{ actor: 'usr_ana' }, 3],
    [{ actor: 'bo' }, 3],
    [{ actor: 'nobody' }, 0],
    [{ action: 'api_keys.create' }, 6],
    [{ action: 'api_keys.*' }, 6],
    [{ action: 'api_keys.' }, 0],
    [{ category: 'security' }, 6],
    [{ category: 'team' }, 0],
    [{ targetKind: 'api_key' }, 6],
    [{ targetId: newId() }, 0],
    [{ ip: '203.0.113.1' }, 3],
    [{ requestId: 'req_Bo' }, 3],
    [{ from: '2000-01-01', to: '2100-01-01' }, 6],
    [{ to: '2000-01-01' }, 0],
    [{ from: '2100-01-01T00:00:00Z' }, 0],
    [{ actor: 'ana', ip: '203.0.113.2' }, 0],
  ] as const)('by %j finds %i', async (input, count) => expect(await found(input)).toHaveLength(count));

  it('pages by keyset, and refuses the cursor of other filters', async () => {
    const first = await test.call(db.alpha, ops.search, { limit: 4 });
    expect(first.total).toEqual({ value: 6, relation: 'eq' });
    const cursor = first.page.next ?? '';
    expect((await found({ limit: 4, cursor })).map(({ seq }) => seq)).toEqual([2, 1]);
    const other = await test.problem(db.alpha, ops.search, { limit: 4, cursor, ip: '203.0.113.1' });
    expect(other.code).toBe('cursor_mismatch');
  });

  it('shows one event whole', async () => {
    const [newest] = await found({});
    const event = await test.call(db.alpha, ops.get, { eventId: newest?.id ?? '' });
    expect(event).toMatchObject({
      ...newest,
      userAgent: 'Mozilla/5.0',
      detail: { after: { name: 'Bo Three' } },
    });
    expect(event.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(await test.problem(db.beta, ops.get, { eventId: event.id })).toMatchObject({ status: 404 });
  });

  it('goes on when a name was erased', async () => {
    await db.database.platform().rows(sql`update audit_labels set label = '' where subject_id = 'usr_bo'`);
    const [event] = await found({ ip: '203.0.113.2' });
    expect(event?.actor).toEqual({ kind: 'staff', id: 'usr_bo', label: null });
    expect((await test.call(db.alpha, ops.verify, {})).isWhole).toBe(true);
  });
});

describe('who may', () => {
  it.each([
    ['search', 'audit.view', {}, { category: 'weather' }],
    ['get', 'audit.view', { eventId: toExternalId('audit', newId()) }, { eventId: 'x' }],
    ['verify', 'audit.view', {}, { fromSeq: 5, toSeq: 4 }],
    ['startExport', 'audit.export', {}, { format: 'pdf' }],
    ['getExport', 'audit.export', { exportId: toExternalId('job', newId()) }, { exportId: 'x' }],
  ] as const)('%s needs %s', async (name, permission, input, bad) => {
    const denied = await test.problem(db.alpha, ops[name], input, without(permission));
    expect([denied.status, denied.extra.permission]).toEqual([403, permission]);
    expect(await test.problem(db.alpha, ops[name], input, ANONYMOUS)).toMatchObject({ status: 401 });
    expect(await test.problem(db.alpha, ops[name], bad)).toMatchObject({ status: 422 });
  });

  it.each([
    ['search', {}],
    ['get', { eventId: toExternalId('audit', newId()) }],
    ['verify', {}],
  ] as const)('the platform’s %s is for its own staff', async (name, input) => {
    const few = platformStaff(PLATFORM_PERMISSIONS.filter((key) => key !== 'platform.audit.view'));
    expect(await test.houseProblem(houseOps[name], input, few)).toMatchObject({ status: 403 });
    expect(await test.houseProblem(houseOps[name], input, { actor: staff(PERMISSIONS) })).toMatchObject({
      status: 403,
    });
    expect(await test.houseProblem(houseOps[name], input, ANONYMOUS)).toMatchObject({ status: 401 });
  });

  it('the platform sees its own log, or a brand’s when it names one', async () => {
    const tenantId = toExternalId('tenant', db.beta.tenant.id);
    expect((await test.callHouse(houseOps.search, {})).items).toEqual([]);
    const { items } = await test.callHouse(houseOps.search, { tenantId, actor: 'Ana' });
    expect(items.map(({ seq }) => seq)).toEqual([3, 2, 1]);
    const eventId = items[0]?.id ?? '';
    expect(await test.callHouse(houseOps.get, { tenantId, eventId })).toMatchObject({ seq: 3 });
    expect(await test.houseProblem(houseOps.get, { eventId })).toMatchObject({ status: 404 });
    expect(await test.callHouse(houseOps.verify, { tenantId })).toMatchObject({ isWhole: true, checked: 3 });
  });
});

describe('an export', () => {
  const run = async (format: 'csv' | 'jsonl', input: SearchInput = {}) => {
    const started = await test.call(db.alpha, ops.startExport, { ...input, format });
    await handleBell(test.house, db.alpha);
    return test.call(db.alpha, ops.getExport, { exportId: started.id });
  };
  const text = (format: string) => {
    const [, file] =
      [...test.record.records].find(([key]) => key.includes('exports/') && key.endsWith(format)) ?? [];
    return new TextDecoder().decode(file?.body);
  };

  it('is written in the background and comes as a link', async () => {
    const view = await run('csv', { actor: 'ana' });
    expect(view).toMatchObject({ state: 'succeeded', rows: 3, isTruncated: false });
    expect(view.url).toMatch(/^\/_records\/.*audit-.*\.csv\?audit-alpha-/);
    const lines = text('csv').trim().split('\r\n');
    expect(lines).toHaveLength(4);
    expect(lines[0]).toMatch(/^seq,at,category,action/);
    expect(lines[1]).toContain('api_keys.create,staff,usr_ana,Ana');
    expect(await test.problem(db.beta, ops.getExport, { exportId: view.id })).toMatchObject({ status: 404 });
  });

  it('as JSONL holds every field', async () => {
    expect((await run('jsonl', { actor: 'usr_ana' })).rows).toBe(3);
    const events = text('jsonl')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { seq: number; hash: string });
    expect(events.map(({ seq }) => seq)).toEqual([3, 2, 1]);
  });

  it('of nothing is refused, and there are five a day', async () => {
    expect(await test.problem(db.alpha, ops.startExport, { actor: 'nobody' })).toMatchObject({
      code: 'nothing_to_export',
    });
    for (let n = 0; n < 5; n++) await test.call(db.alpha, ops.startExport, {});
    expect(await test.problem(db.alpha, ops.startExport, {})).toMatchObject({
      status: 429,
      code: 'too_many_exports',
    });
  });
});

it('archives a month once, packed, with a manifest, and leaves the rows', async () => {
  const month = new Date().toISOString().slice(0, 7);
  const first = await test.call(db.beta, ops.archive, { month }, SYSTEM);
  expect(first).toEqual({ month, rows: 3, isDone: true });
  const folder = `${db.beta.tenant.id}/audit/${month.replace('-', '/')}`;
  const manifest = JSON.parse(
    new TextDecoder().decode(test.record.records.get(`${folder}/manifest.json`)?.body),
  ) as {
    rows: number;
    parts: { lastSeq: number }[];
  };
  expect([manifest.rows, manifest.parts[0]?.lastSeq]).toEqual([3, 3]);
  const packed = test.record.records.get(`${folder}/events-0001.jsonl.gz`)?.body ?? new Uint8Array();
  expect(gunzipSync(packed).toString().trim().split('\n')).toHaveLength(3);
  expect(await test.call(db.beta, ops.archive, { month }, SYSTEM)).toEqual({ month, rows: 0, isDone: true });
  expect((await test.call(db.beta, ops.search, {})).total.value).toBe(3);
  expect(await test.callHouse(houseOps.archive, { month }, SYSTEM)).toMatchObject({ isDone: true });
});

describe('the chain', () => {
  const events = async () =>
    (
      await db.database
        .tenant({ id: db.beta.tenant.id, schemaKey: db.beta.schemaKey })
        .rows<{ type: string }>(sql`select type from outbox where type = 'audit.chain_broken'`)
    ).length;

  it('is whole, and anchored by the daily check', async () => {
    expect(await test.call(db.beta, ops.verify, {})).toMatchObject({
      isWhole: true,
      firstSeq: 1,
      lastSeq: 3,
      checked: 3,
      brokenSeq: null,
      anchor: null,
    });
    expect(await test.call(db.beta, ops.check, {}, SYSTEM)).toEqual({
      isWhole: true,
      checked: 3,
      brokenSeq: null,
    });
    const { anchor } = await test.call(db.beta, ops.verify, { fromSeq: 2, toSeq: 2 });
    expect(anchor?.seq).toBe(3);
    expect(await test.callHouse(houseOps.check, {}, SYSTEM)).toMatchObject({ isWhole: true });
  });

  it('shows a change that the owner of the database made, and says so', async () => {
    const where = `where tenant_id = '${db.beta.tenant.id}' and seq = 2`;
    await tamper(`update platform.audit_events set detail = detail || '{"x":1}' ${where}`);
    expect(await test.call(db.beta, ops.verify, {})).toMatchObject({
      isWhole: false,
      brokenSeq: 2,
      reason: 'altered',
    });
    expect(await test.call(db.beta, ops.verify, { fromSeq: 3 })).toMatchObject({ isWhole: true });
    expect(await events()).toBe(0);
    expect(await test.call(db.beta, ops.check, {}, SYSTEM)).toMatchObject({ isWhole: false, brokenSeq: 2 });
    expect(await events()).toBe(1);
    const [row] = (await test.call(db.beta, ops.search, { targetKind: 'audit_chain' })).items;
    expect(row).toMatchObject({ action: 'audit.check', category: 'security', target: { id: '2' } });
    await tamper(`update platform.audit_events set detail = detail - 'x' ${where}`);
    expect((await test.call(db.beta, ops.verify, {})).isWhole).toBe(true);
  });

  it('shows a forged hash, a missing event, and an end that was cut off after it was anchored', async () => {
    const mine = `tenant_id = '${db.beta.tenant.id}'`;
    await test.call(db.beta, ops.check, {}, SYSTEM);
    await tamper(
      `create table platform.kept as select * from platform.audit_events where ${mine} and seq = 4`,
    );
    await tamper(`delete from platform.audit_events where ${mine} and seq = 4`);
    expect(await test.call(db.beta, ops.verify, {})).toMatchObject({
      isWhole: false,
      brokenSeq: 4,
      reason: 'cut_off',
    });
    await tamper(`insert into platform.audit_events select * from platform.kept`);
    expect((await test.call(db.beta, ops.verify, {})).isWhole).toBe(true);
    await tamper(`update platform.audit_events set hash = repeat('a', 64) where ${mine} and seq = 2`);
    expect(await test.call(db.beta, ops.verify, {})).toMatchObject({ brokenSeq: 2 });
    await tamper(`delete from platform.audit_events where ${mine} and seq = 2`);
    expect(await test.call(db.beta, ops.verify, {})).toMatchObject({
      isWhole: false,
      brokenSeq: 2,
      reason: 'missing',
    });
  });
});
