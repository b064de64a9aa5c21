import { neon } from '@neondatabase/serverless';
import { expect, it } from 'vitest';
import { onEachBackend, PROLOGUE } from './test-proxy.ts';

onEachBackend((context, backend) => {
  const owner = () => neon(context.url('postgres'));
  const app = () => neon(context.url('cgk_app'));
  const asTenant = (tenant: string, query: string, params: unknown[] = []) => {
    const sql = app();
    return sql.transaction([sql.query(PROLOGUE, [tenant, tenant]), sql.query(query, params)]);
  };

  it('gives values of every common type', async () => {
    const [row] =
      await owner()`select 1 as int4, 9007199254740993::int8 as int8, 1.50::numeric as amount, true as yes,
      null as nothing, '{"a": [1, null]}'::jsonb as doc, array[1, 2] as numbers, array['a', null, 'b c'] as words,
      '\\x00ff'::bytea as bytes, '2026-01-02 03:04:05.678+00'::timestamptz as at, 'x'::"char" as letter, '' as empty`;
    expect(row).toEqual({
      int4: 1,
      int8: '9007199254740993',
      amount: '1.50',
      yes: true,
      nothing: null,
      doc: { a: [1, null] },
      numbers: [1, 2],
      words: ['a', null, 'b c'],
      bytes: Buffer.from([0, 255]),
      at: new Date('2026-01-02T03:04:05.678Z'),
      letter: 'x',
      empty: '',
    });
  });

  it('takes parameters of every common type', async () => {
    const at = new Date('2026-01-02T03:04:05.678Z');
    const text = 'quote " backslash \\ newline \n tab \t bell \u0007 é 漢 😀';
    const [row] = await owner()`select ${text}::text as text, ${42}::int as number, ${true}::bool as yes,
      ${null}::text as nothing, ${at}::timestamptz as at, ${{ a: 'b' }}::jsonb as doc, ${['a', 'b,"c']}::text[] as words,
      ${Buffer.from([0, 255])}::bytea as bytes`;
    expect(row).toEqual({
      ...{ text, number: 42, yes: true, nothing: null, at, doc: { a: 'b' }, words: ['a', 'b,"c'] },
      bytes: Buffer.from([0, 255]),
    });
  });

  it('gives arrays, full results and command tags', async () => {
    const sql = neon(context.url('postgres'), { arrayMode: true, fullResults: true });
    const result = await sql`select 1 as a, 'x' as b, 2 as a`;
    expect(result).toMatchObject({ rows: [[1, 'x', 2]], command: 'SELECT', rowCount: 1, rowAsArray: true });
    expect(result.fields.map((field) => [field.name, field.dataTypeID])).toEqual([
      ['a', 23],
      ['b', 25],
      ['a', 23],
    ]);
    expect(await sql`create temp table gone (id int)`).toMatchObject({
      command: 'CREATE',
      rows: [],
      fields: [],
    });
    expect(await sql`insert into npx_a.item select i, 'x' from generate_series(50, 52) i`).toMatchObject({
      command: 'INSERT',
      rowCount: 3,
    });
    expect(await sql`delete from npx_a.item where id >= 50 returning id`).toMatchObject({ rowCount: 3 });
    expect(await sql`select 1 where false`).toMatchObject({ rowCount: 0, rows: [] });
    expect((await sql.query('')).rows).toEqual([]);
  });

  it('gives rows as objects to a plain HTTP client', async () => {
    const response = await fetch(`http://127.0.0.1:${context.proxy().port}/sql`, {
      method: 'POST',
      headers: { 'Neon-Connection-String': context.url('postgres') },
      body: JSON.stringify({ query: 'select 1 as a, null as "b""c"', params: [] }),
    });
    expect(await response.json()).toMatchObject({ rows: [{ a: '1', 'b"c': null }], rowAsArray: false });
  });

  it('carries large values and many rows', async () => {
    const large = 'é"\n'.repeat(700_000);
    const rows = await owner()`select i, repeat('x', 100) as pad from generate_series(1, 20000) i`;
    expect(rows).toHaveLength(20_000);
    expect(rows[19_999]).toEqual({ i: 20_000, pad: 'x'.repeat(100) });
    expect((await owner()`select ${large}::text as value`)[0]?.value === large).toBe(true);
  });

  it('maps errors to all fields of the driver', async () => {
    const error = await owner()`insert into npx_a.item values (1, 'again')`.catch(
      (caught: unknown) => caught,
    );
    expect(error).toMatchObject({
      ...{ name: 'NeonDbError', severity: 'ERROR', code: '23505', schema: 'npx_a', table: 'item' },
      constraint: 'item_pkey',
      detail: 'Key (id)=(1) already exists.',
    });
    await expect(owner()`select * frm x`).rejects.toMatchObject({ code: '42601', position: '10' });
    await expect(owner().query('select $1::int', ['x'])).rejects.toMatchObject({ code: '22P02' });
    await expect(owner().query('select $1::int')).rejects.toMatchObject({ code: '08P01' });
    await expect(owner().query('select 1; select 2')).rejects.toMatchObject({ code: '42601' });
    await expect(owner().query('select 1 \0')).rejects.toMatchObject({ code: '22021' });
    await expect(owner().query('copy npx_a.item from stdin')).rejects.toMatchObject({ code: '0A000' });
    expect(await owner()`select 1 as fine`).toEqual([{ fine: 1 }]);
  });

  it('refuses requests that are not of the driver', async () => {
    const endpoint = `http://127.0.0.1:${context.proxy().port}/sql`;
    expect((await fetch(endpoint, { method: 'POST', body: '{"query":"select 1"}' })).status).toBe(400);
    expect((await fetch(endpoint)).status).toBe(404);
    const headers = { 'Neon-Connection-String': context.url('postgres') };
    expect((await fetch(endpoint, { method: 'POST', headers, body: 'not json' })).status).toBe(400);
  });

  it('rolls the whole batch back when one statement fails', async () => {
    const sql = owner();
    const batch = sql.transaction([
      sql`insert into npx_a.item values (100, 'one')`,
      sql`insert into npx_a.item values (101, 'two')`,
      sql`insert into npx_a.item values (1, 'duplicate')`,
      sql`insert into npx_a.item values (102, 'never')`,
    ]);
    await expect(batch).rejects.toMatchObject({ code: '23505' });
    expect(await sql`select id from npx_a.item where id >= 100`).toEqual([]);
  });

  it('fails the batch on a constraint that is checked at commit', async () => {
    const sql = owner();
    await sql`create table npx_a.late (id int unique deferrable initially deferred)`;
    for (const options of [{}, { isolationLevel: 'Serializable' } as const]) {
      const batch = sql.transaction(
        [sql`insert into npx_a.late values (1)`, sql`insert into npx_a.late values (1)`],
        options,
      );
      await expect(batch).rejects.toMatchObject({ code: '23505' });
    }
    expect(await sql`select * from npx_a.late`).toEqual([]);
  });

  it('honours isolation level, read only and deferrable', async () => {
    const sql = owner();
    const settings = sql`select current_setting('transaction_isolation') as level,
      current_setting('transaction_read_only') as ro, current_setting('transaction_deferrable') as late`;
    const options = { isolationLevel: 'Serializable', readOnly: true, deferrable: true } as const;
    expect(await sql.transaction([settings], options)).toEqual([
      [{ level: 'serializable', ro: 'on', late: 'on' }],
    ]);
    const write = sql.transaction([sql`insert into npx_a.item values (103, 'x')`], { readOnly: true });
    await expect(write).rejects.toMatchObject({ code: '25006' });
    expect(
      await sql.transaction([sql`insert into npx_a.item values (104, 'x')`], { readOnly: false }),
    ).toEqual([[]]);
    expect(await sql`delete from npx_a.item where id = 104 returning id`).toEqual([{ id: 104 }]);
  });

  it('keeps transaction-local settings to their batch', async () => {
    const sql = app();
    const [, inside] = await asTenant(
      'npx_a',
      "select current_user::text as who, current_setting('search_path') as path",
    );
    expect(inside).toEqual([{ who: 'npx_a', path: 'npx_a' }]);
    expect(await sql`select current_user::text as who, current_setting('search_path') as path`).toEqual([
      { who: 'cgk_app', path: expect.stringMatching(/public$/) },
    ]);
  });

  it('resets what a request leaves in the session', async () => {
    await owner()`set search_path = npx_a`;
    await app()`select set_config('app.tenant_id', 'left', false)`;
    await owner()`begin`;
    for (let i = 0; i < 12; i++) {
      const [row] =
        await app()`select current_setting('app.tenant_id', true) as tenant, current_setting('search_path') as path`;
      expect(row?.tenant || null).toBeNull();
      expect(row?.path).toMatch(/public$/);
    }
  });

  it('lets a tenant read its own tables only', async () => {
    const [, own] = await asTenant('npx_a', 'select label from item');
    expect(own).toEqual([{ label: 'npx_a' }]);
    await expect(asTenant('npx_a', 'select * from npx_b.item')).rejects.toMatchObject({ code: '42501' });
    await expect(app()`select * from npx_a.item`).rejects.toMatchObject({ code: '42501' });
    await expect(app()`select session_user::text as me`).resolves.toEqual([{ me: 'cgk_app' }]);
  });

  it('never crosses tenants in 200 interleaved batches', async () => {
    const tenants = Array.from({ length: 200 }, (_, i) => (i % 3 === 0 ? 'npx_a' : 'npx_b'));
    const results = await Promise.all(
      tenants.map((tenant) => asTenant(tenant, 'select label from item where id = $1', [1])),
    );
    expect(results.map(([, rows]) => (rows as { label: string }[])[0]?.label)).toEqual(tenants);
  });

  it('refuses a role hop and several statements in one text', async () => {
    const sql = app();
    const hop = { code: '42501', message: 'role_hop_refused' };
    await expect(sql.query('set role npx_b')).rejects.toMatchObject(hop);
    await expect(asTenant('npx_a', "select set_config('role', 'npx_b', true)")).rejects.toMatchObject(hop);
    const second = sql.transaction([
      sql.query(PROLOGUE, ['npx_a', 'npx_a']),
      sql.query(PROLOGUE, ['npx_b', 'npx_b']),
      sql`select * from npx_b.item`,
    ]);
    await expect(second).rejects.toMatchObject(hop);
    await expect(sql.query('select 1; select 2')).rejects.toMatchObject({ code: '42601' });
    expect(await sql`select 1 as fine`).toEqual([{ fine: 1 }]);
  });

  it('falls back to the superuser for a login that does not exist yet', async () => {
    const [row] = await neon(context.url('npx_missing'))`select session_user::text as me`;
    expect(row).toEqual({ me: 'postgres' });
  });

  it.runIf(backend === 'pglite')("refuses the application's login before it exists", async () => {
    await owner()`alter role cgk_app rename to cgk_app_away`;
    await owner()`select 1`;
    await expect(app()`select 1`).rejects.toMatchObject({ code: '28000' });
    await owner()`alter role cgk_app_away rename to cgk_app`;
    expect(await app()`select 1 as fine`).toEqual([{ fine: 1 }]);
  });
});
