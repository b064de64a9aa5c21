/** The wall between the brands in Postgres itself: what a statement under one brand's role can reach. */
import { getTableName, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ScopedDb, tables } from '../../schema/index.ts';
import { tenantTables } from '../support/furnished-brand.ts';
import { ownerColumn, plantSharedRows, rowOf, sharedTables } from '../support/planted-rows.ts';
import { type StackAccess, sharedStack } from '../support/stack-access.ts';

let stack: StackAccess;
let planted: Awaited<ReturnType<typeof plantSharedRows>>[];
beforeAll(async () => {
  stack = await sharedStack();
  planted = [await plantSharedRows(stack, stack.fernhill.id), await plantSharedRows(stack, stack.kessel.id)];
});
afterAll(() => Promise.all(planted.map(({ remove }) => remove())));

/** Rows that all brands see: system roles. */
const isSharedByAll = (row: Record<string, unknown>): boolean =>
  row.is_system === true && row.tenant_id === null;

/** What a statement gives, or the SQLSTATE of its refusal. */
const codeOrRows = (run: Promise<unknown>): Promise<string | Record<string, unknown>[]> =>
  run.then(
    (rows) => rows as Record<string, unknown>[],
    async (error: unknown) => (await refusal(Promise.reject(error))).code,
  );

/** SQLSTATE and message of a refused statement. */
async function refusal(run: Promise<unknown>): Promise<{ code: string; message: string }> {
  const error: unknown = await run.then(
    (rows) => new Error(`it was allowed: ${JSON.stringify(rows).slice(0, 200)}`),
    (cause: unknown) => cause,
  );
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    if ('code' in at && typeof at.code === 'string') return { code: at.code, message: at.message };
  }
  throw error;
}

const raw = (db: ScopedDb, text: string): Promise<unknown> => db.rows(sql.raw(text));

it('knows the tables', () => {
  expect(tenantTables.length).toBeGreaterThan(30);
  expect(sharedTables.map((table) => getTableName(table))).toContain('api_keys');
});

describe('under a brand’s role', () => {
  it.each(tenantTables)('%s of the neighbour cannot be read, changed or emptied', async (table) => {
    for (const [db, schema] of [
      [stack.fernhill.db, 'tenant_kessel'],
      [stack.kessel.db, 'tenant_fernhill'],
    ] as const) {
      const denied = { code: '42501', message: expect.stringContaining('permission denied for schema') };
      expect(await refusal(raw(db, `select * from ${schema}."${table}" limit 1`))).toMatchObject(denied);
      expect(await refusal(raw(db, `delete from ${schema}."${table}"`))).toMatchObject(denied);
      expect(await refusal(raw(db, `select '${schema}.${table}'::regclass`))).toMatchObject(denied);
    }
  });

  it.each(sharedTables.map((table) => [getTableName(table), table] as const))(
    '%s of the shared schema shows own rows or none, and takes no foreign one',
    async (name, table) => {
      const owner = ownerColumn(table);
      const own = stack.fernhill.id;
      const liar = stack.database.tenant({ id: stack.kessel.id, schemaKey: stack.fernhill.schemaKey });
      for (const db of [stack.fernhill.db, liar]) {
        const seen = await codeOrRows(raw(db, `select * from platform."${name}"`));
        if (seen === '42501') continue;
        if (typeof seen === 'string') throw new Error(`${name}: ${seen}`);
        const foreign = seen.filter((row) => owner !== null && row[owner] !== own && row[owner] !== null);
        expect(foreign).toEqual([]);
        expect(seen.filter((row) => owner === null || row[owner] === null).every(isSharedByAll)).toBe(true);
        if (db === liar) expect(seen.filter((row) => !isSharedByAll(row))).toEqual([]);
      }
      if (owner === null) return;
      const row = rowOf(table, stack.kessel.id);
      const columns = Object.keys(row);
      const insert = sql`insert into platform.${sql.identifier(name)} (${sql.join(
        columns.map((column) => sql.identifier(column)),
        sql`, `,
      )}) values (${sql.join(
        columns.map((column) => sql`${row[column]}`),
        sql`, `,
      )})`;
      for (const db of [stack.fernhill.db, liar]) {
        const where = sql`where ${sql.identifier(owner)} = ${stack.kessel.id}::uuid`;
        const stamp = sql.identifier('updated_at');
        for (const write of [
          sql`update platform.${sql.identifier(name)} set ${stamp} = now() ${where} returning 1`,
          sql`delete from platform.${sql.identifier(name)} ${where} returning 1`,
          sql`update platform.${sql.identifier(name)} set ${sql.identifier(owner)} = ${stack.kessel.id}::uuid where ${sql.identifier(owner)} = ${own}::uuid returning 1`,
        ]) {
          const answer = await codeOrRows(db.rows(write));
          expect(
            answer === '42501' || (Array.isArray(answer) && answer.length === 0),
            JSON.stringify(answer),
          ).toBe(true);
        }
        expect(await codeOrRows(db.rows(insert))).toBe('42501');
      }
    },
  );

  it('of the people, the brand’s own are seen, and of them what a list shows', async () => {
    const seen = await stack.fernhill.db.rows<{ email: string }>(
      sql`select id, email, name from platform.users`,
    );
    expect(seen.map(({ email }) => email)).toEqual([stack.fernhill.owner.email]);
    expect((await refusal(raw(stack.fernhill.db, 'select auth_epoch from platform.users'))).code).toBe(
      '42501',
    );
    expect((await refusal(raw(stack.fernhill.db, `update platform.users set name = 'x'`))).code).toBe(
      '42501',
    );
  });

  it('a neighbour’s name in the search path finds nothing', async () => {
    const statement = `select set_config('search_path', 'tenant_kessel', true), (select count(*) from products)`;
    const own = await stack.fernhill.db.rows<{ count: number }>(sql.raw('select count(*) from products'));
    const [row] = await stack.fernhill.db.rows<{ count: number }>(sql.raw(statement)).catch(() => own);
    expect(row?.count).toBe(own[0]?.count);
    expect(
      await refusal(
        stack.database.http({ ...stack.fernhill.db.scope, searchPath: 'tenant_kessel' }, [
          stack.database.builder.select().from(tables.products).limit(1),
        ]),
      ),
    ).toMatchObject({ code: expect.stringMatching(/42501|42P01/) });
  });
});

describe('without a role', () => {
  it.each(['products', 'orders', 'customers'])('%s of nobody can be read', async (table) => {
    for (const schema of ['tenant_fernhill', 'tenant_kessel']) {
      const query = stack.database.builder.execute(sql.raw(`select * from ${schema}.${table} limit 1`));
      expect(await refusal(Promise.resolve(query))).toMatchObject({ code: '42501' });
    }
  });

  it('a query built by a scope and awaited without it has no role either', async () => {
    const { q } = stack.fernhill.db;
    expect(await refusal(Promise.resolve(q.select().from(tables.orders)))).toMatchObject({
      code: expect.stringMatching(/42501|42P01/),
    });
  });
});

describe('the role cannot be changed on the way', () => {
  const HOPS = [
    'set role cgk_t_kessel',
    'SET LOCAL ROLE cgk_t_kessel',
    'set session role "cgk_t_kessel"',
    '/* a */ set /* b */ role cgk_t_kessel',
    'reset role',
    'set session authorization cgk_owner',
    'discard all',
    `select set_config('role', 'cgk_t_kessel', true)`,
    `select set_config('ro' || 'le', 'cgk_t_kessel', true)`,
    `select pg_catalog.set_config('role', 'cgk_t_kessel', false)`,
    `update pg_settings set setting = 'cgk_t_kessel' where name = 'role'`,
    `do $$ begin execute 'set role cgk_t_kessel'; end $$`,
    `create function hop() returns void language sql as 'select 1'`,
    'alter role cgk_app set role = cgk_t_kessel',
    `select query_to_xml('select 1', true, true, '')`,
  ];

  it.each(HOPS)('in a batch: %s', async (hop) => {
    expect(await refusal(raw(stack.fernhill.db, hop))).toMatchObject({
      code: '42501',
      message: 'role_hop_refused',
    });
  });

  it.each(HOPS)('in an interactive transaction: %s', async (hop) => {
    const attempt = stack.fernhill.db.transaction(async (tx) => {
      await tx.execute(sql.raw(hop));
      await tx.execute(sql.raw('select * from tenant_kessel.products limit 1'));
    });
    expect(await refusal(attempt)).toMatchObject({ code: '42501', message: 'role_hop_refused' });
  });

  it('nor by a second statement in one text', async () => {
    const text = 'select 1; select * from tenant_kessel.products';
    expect(['42601', '42501']).toContain((await refusal(raw(stack.fernhill.db, text))).code);
  });
});

interface ScopeRow extends Record<string, unknown> {
  role: string;
  schema: string;
  tenant: string;
  handles: string;
}

it('200 interleaved scopes never cross', async () => {
  const slugs = { fernhill: stack.fernhill.schemaKey, kessel: stack.kessel.schemaKey };
  const runs = Array.from({ length: 200 }, async (_, index) => {
    const brand = index % 2 === 0 ? stack.fernhill : stack.kessel;
    const ask = sql<ScopeRow>`select current_user::text as role, current_schema()::text as schema,
      current_setting('app.tenant_id') as tenant, (select string_agg(handle, ',' order by handle) from collections) as handles`;
    const isInteractive = index % 10 === 0;
    const answer = isInteractive
      ? await brand.db.transaction(async (tx) => (await tx.execute(ask)) as unknown as { rows: ScopeRow[] })
      : { rows: await brand.db.rows<ScopeRow>(ask) };
    const [row] = answer.rows;
    if (!row) throw new Error('no row');
    return { brand, row };
  });
  const seen = new Map<string, Set<string>>();
  for (const { brand, row } of await Promise.all(runs)) {
    const key = slugs[brand.slug as keyof typeof slugs];
    expect([row.role, row.schema, row.tenant]).toEqual([`cgk_t_${key}`, `tenant_${key}`, brand.id]);
    seen.set(brand.slug, (seen.get(brand.slug) ?? new Set()).add(row.handles));
  }
  expect([seen.get('fernhill')?.size, seen.get('kessel')?.size]).toEqual([1, 1]);
  expect(seen.get('fernhill')).not.toEqual(seen.get('kessel'));
});
