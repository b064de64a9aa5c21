import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openTestDatabase, type TestDatabase, type TestTenant } from '../../tests/support/test-database.ts';
import {
  freshSession,
  platformStaff,
  staff,
  type TestHouse,
  testHouse,
} from '../../tests/support/test-house.ts';
import { houseOperation, operation } from './operation.ts';

let db: TestDatabase;
let test: TestHouse;
beforeAll(async () => {
  db = await openTestDatabase();
  test = testHouse(db);
}, 60_000);
afterAll(() => db.close());

const touch = operation({
  name: 'test.touch',
  summary: 'Leaves a row in the log',
  kind: 'command',
  permission: 'orders.refund',
  auditCategory: 'billing',
  input: z.object({ id: z.string(), detail: z.record(z.string(), z.string()).default({}) }),
  output: z.object({}),
  run: async (ctx, { id, detail }) => {
    ctx.audit({ kind: 'thing', id, detail });
    return {};
  },
});

const touchBrand = houseOperation({
  name: 'test.touch_brand',
  summary: 'Leaves a row in a brand\u2019s log',
  kind: 'command',
  permission: 'platform.tenants.edit',
  input: z.object({ tenantId: z.string().optional() }),
  output: z.object({}),
  run: async (ctx, { tenantId }) => {
    ctx.audit({ kind: 'tenant', id: tenantId ?? 'house', tenantId });
    return {};
  },
});

interface Row extends Record<string, unknown> {
  seq: string;
  prev_hash: string;
  hash: string;
  canonical: string;
  target_id: string;
}

const scope = (tenant: TestTenant) =>
  db.database.tenant({ id: tenant.tenant.id, schemaKey: tenant.schemaKey });
const rowsOf = (tenant: TestTenant) =>
  scope(tenant).rows<Row>(
    sql`select seq, prev_hash, hash, target_id, platform.canonical_audit_event(e) as canonical from platform.audit_events e order by seq`,
  );
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'none',
    (error: { code?: string; cause?: { code?: string } }) => error.code ?? error.cause?.code,
  );

describe('the audit log', () => {
  it('is a chain a brand, also when many write at once', async () => {
    await Promise.all(
      Array.from({ length: 12 }, (_, i) =>
        test.call(db.alpha, touch, { id: `a${i}`, detail: { n: String(i) } }),
      ),
    );
    await test.call(db.beta, touch, { id: 'b0' });
    await test.callHouse(touchBrand, { tenantId: db.beta.tenant.id });
    await test.callHouse(touchBrand, {});
    const rows = await rowsOf(db.alpha);
    expect(rows.map((row) => Number(row.seq))).toEqual(Array.from({ length: 12 }, (_, i) => i + 1));
    let previous = '0'.repeat(64);
    for (const row of rows) {
      expect(row.prev_hash).toBe(previous);
      expect(row.hash).toBe(createHash('sha256').update(`${previous}\n${row.canonical}`).digest('hex'));
      previous = row.hash;
    }
    expect((await rowsOf(db.beta)).map((row) => row.target_id)).toEqual(['b0', db.beta.tenant.id]);
  });

  it('writes the canonical form of the specification', async () => {
    const [row] = await db.database.platform().rows<{ canonical: string }>(sql`
      select platform.canonical_audit_event(e) as canonical from jsonb_populate_record(null::platform.audit_events, ${JSON.stringify(
        {
          action: 'member.invited',
          actor_id: '018f0000-0000-7000-8000-0000000000aa',
          created_at: '2026-01-02T03:04:05.678Z',
          seq: 1,
          target_id: '018f0000-0000-7000-8000-0000000000bb',
          tenant_id: '018f0000-0000-7000-8000-000000000001',
          detail: {},
        },
      )}::jsonb) e`);
    expect(
      createHash('sha256')
        .update(`${'0'.repeat(64)}\n${row?.canonical}`)
        .digest('hex'),
    ).toBe('3db95072d00a80195c6018ea42f117574f04b613e82d2726df05a851366dad89');
  });

  it('is never changed, shortened or read by a neighbour', async () => {
    const own = scope(db.alpha);
    for (const statement of [
      sql`update platform.audit_events set action = 'x'`,
      sql`delete from platform.audit_events`,
      sql`truncate platform.audit_events`,
      sql`insert into platform.audit_events (id, tenant_id, action, actor_kind, source, request_id) values (gen_random_uuid(), ${db.beta.tenant.id}::uuid, 'x', 'staff', 'api', 'r')`,
    ]) {
      expect(await codeOf(own.rows(statement))).toBe('42501');
    }
    for (const statement of [
      sql`update platform.audit_events set action = 'x'`,
      sql`delete from platform.audit_events`,
    ])
      expect(await codeOf(db.database.platform().rows(statement))).toBe('42501');
    const seen = await own.rows(
      sql`select 1 from platform.audit_events where tenant_id = ${db.beta.tenant.id}::uuid`,
    );
    expect(seen).toEqual([]);
  });

  it('shows a brand\u2019s role nothing of another brand, whatever tenant it claims to be', async () => {
    const liar = db.database.tenant({ id: db.beta.tenant.id, schemaKey: db.alpha.schemaKey });
    expect(await liar.rows(sql`select 1 from platform.audit_events`)).toEqual([]);
    expect(await liar.rows(sql`select 1 from platform.tenants`)).toEqual([]);
  });
});

describe('a sensitive permission', () => {
  it('asks for a factor that was shown lately, and is never granted to an impersonator', async () => {
    const old = { session: freshSession({ stepUpAt: new Date(test.clock.now.getTime() - 11 * 60_000) }) };
    expect(await test.problem(db.alpha, touch, { id: 'x' }, old)).toMatchObject({
      status: 403,
      code: 'step_up_required',
    });
    const none = { session: null };
    expect(await test.problem(db.alpha, touch, { id: 'x' }, none)).toMatchObject({
      code: 'step_up_required',
    });
    const impersonation = { id: 'i', adminId: '01930000-0000-7000-8000-0000000000f9', mode: 'full' as const };
    expect(
      await test.problem(db.alpha, touch, { id: 'x' }, { session: freshSession({ impersonation }) }),
    ).toMatchObject({ code: 'blocked_while_impersonating' });
  });

  it('belongs to the platform alone on the platform', async () => {
    expect(await test.houseProblem(touchBrand, {}, { actor: staff() })).toMatchObject({ status: 403 });
    expect(await test.houseProblem(touchBrand, {}, { actor: { kind: 'anonymous' } })).toMatchObject({
      status: 401,
    });
    expect(await test.houseProblem(touchBrand, {}, platformStaff(['platform.tenants.view']))).toMatchObject({
      status: 403,
    });
  });
});
