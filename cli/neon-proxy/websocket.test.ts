import { Client, neon, Pool } from '@neondatabase/serverless';
import { afterEach, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { LEASE_LIMIT_MS, onEachBackend, PROLOGUE } from './test-proxy.ts';

const HOP = { code: '42501', message: 'role_hop_refused' };
const ABORTED = { code: '25P02' };

onEachBackend((context, backend) => {
  const open = new Set<Client>();
  const connect = async (user: string, options?: string): Promise<Client> => {
    const client = new Client({ connectionString: context.url(user), options });
    client.on('error', () => {});
    client.on('end', () => open.delete(client));
    await client.connect();
    open.add(client);
    return client;
  };
  const begin = async (client: Client, tenant: string): Promise<void> => {
    await client.query('begin');
    await client.query(PROLOGUE, [tenant, tenant]);
  };
  const owner = () => neon(context.url('postgres'));

  afterEach(async () => {
    await Promise.all(Array.from(open, (client) => client.end().catch(() => {})));
  });

  it('runs an interactive transaction as a tenant', async () => {
    const client = await connect('cgk_app');
    await begin(client, 'npx_a');
    const { rows } = await client.query('select stock from item where id = $1 for update', [1]);
    await client.query('update item set stock = $1 where id = 1', [rows[0].stock - 1]);
    await client.query('commit');
    expect((await client.query('select current_user::text as who')).rows).toEqual([{ who: 'cgk_app' }]);
    expect(await owner()`update npx_a.item set stock = 10 returning stock`).toEqual([{ stock: 10 }]);
  });

  it('rolls back, keeps savepoints and reports errors', async () => {
    const client = await connect('cgk_app');
    await begin(client, 'npx_a');
    await client.query("insert into item values (2, 'kept')");
    await client.query('savepoint one');
    await expect(client.query("insert into item values (1, 'x')")).rejects.toMatchObject({ code: '23505' });
    await expect(client.query('select 1')).rejects.toMatchObject(ABORTED);
    await client.query('rollback to savepoint one');
    expect((await client.query('select count(*)::int as n from item')).rows).toEqual([{ n: 2 }]);
    await client.query('rollback');
    expect(await owner()`select count(*)::int as n from npx_a.item`).toEqual([{ n: 1 }]);
  });

  it('rolls back when the socket drops in mid-transaction', async () => {
    const client = await connect('cgk_app');
    await begin(client, 'npx_a');
    await client.query("insert into item values (3, 'lost')");
    (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
    await expect
      .poll(async () => (await owner()`select id from npx_a.item where id = 3 for update`).length)
      .toBe(0);
    await owner()`insert into npx_a.item values (3, 'free again')`;
    await owner()`delete from npx_a.item where id = 3`;
  });

  it('keeps concurrent transactions apart', async () => {
    const sell = async (): Promise<void> => {
      const client = await connect('cgk_app');
      await begin(client, 'npx_a');
      const { rows } = await client.query('select stock from item where id = 1 for update');
      await client.query('select pg_sleep(0.02)');
      await client.query('update item set stock = $1 where id = 1', [rows[0].stock - 1]);
      await client.query('commit');
    };
    await Promise.all([sell(), sell(), sell(), sell(), sell()]);
    expect(await owner()`select stock from npx_a.item`).toEqual([{ stock: 5 }]);
    await owner()`update npx_a.item set stock = 10`;
  });

  it('serves HTTP batches beside open transactions', async () => {
    const client = await connect('cgk_app');
    await begin(client, 'npx_a');
    const read = owner()`select 1 as one`;
    await client.query('select 1');
    await client.query('commit');
    expect(await read).toEqual([{ one: 1 }]);
  });

  it('takes a transaction away that lasts too long', async () => {
    const client = await connect('cgk_app');
    const errors: unknown[] = [];
    client.on('error', (error: unknown) => errors.push(error));
    await begin(client, 'npx_a');
    await client.query('update item set stock = 0 where id = 1');
    expect(await owner()`select stock from npx_a.item`).toEqual([{ stock: 10 }]);
    await new Promise((resolve) => setTimeout(resolve, LEASE_LIMIT_MS));
    await expect(client.query('commit')).rejects.toThrow();
    await expect.poll(() => errors).toContainEqual(expect.objectContaining({ code: '25P03' }));
    expect(await owner()`select stock from npx_a.item for update`).toEqual([{ stock: 10 }]);
  });

  it('refuses every way to hop to another role', async () => {
    const client = await connect('cgk_app');
    for (const sql of ['set role npx_b', 'reset role', 'set session authorization postgres', 'discard all']) {
      await expect(client.query(sql)).rejects.toMatchObject(HOP);
      await begin(client, 'npx_a');
      await expect(client.query(sql)).rejects.toMatchObject(HOP);
      await expect(client.query('select 1')).rejects.toMatchObject(ABORTED);
      await client.query('rollback');
    }
    await begin(client, 'npx_a');
    await expect(client.query(PROLOGUE, ['npx_b', 'npx_b'])).rejects.toMatchObject(HOP);
    await client.query('rollback');
    await begin(client, 'npx_a');
    await client.query('begin').catch(() => {});
    await expect(client.query(PROLOGUE, ['npx_b', 'npx_b'])).rejects.toMatchObject(HOP);
    await client.query('rollback');
    await expect(
      client.query({ name: 'hop', text: PROLOGUE, values: ['npx_b', 'npx_b'] }),
    ).rejects.toMatchObject(HOP);
    await expect(client.query('select 1; select 2')).rejects.toMatchObject({ code: '42601' });
    await begin(client, 'npx_b');
    expect((await client.query('select label from item')).rows).toEqual([{ label: 'npx_b' }]);
    await expect(client.query('select * from npx_a.item')).rejects.toMatchObject({ code: '42501' });
    await client.query('rollback');
  });

  it('allows transaction characteristics before the prologue', async () => {
    const client = await connect('cgk_app');
    await client.query('begin isolation level repeatable read');
    await client.query('set transaction read only');
    await client.query(PROLOGUE, ['npx_a', 'npx_a']);
    await expect(client.query('update item set stock = 0')).rejects.toMatchObject({ code: '25006' });
    await client.query('rollback');
  });

  it('lets the owner run many statements in one text, all or nothing', async () => {
    const client = await connect('postgres');
    await client.query(
      'create table npx_a.m (id int); insert into npx_a.m values (1); insert into npx_a.m values (2)',
    );
    await expect(client.query('insert into npx_a.m values (3); select 1/0')).rejects.toMatchObject({
      code: '22012',
    });
    expect((await client.query('select id from npx_a.m order by id')).rows).toEqual([{ id: 1 }, { id: 2 }]);
    await client.query('set search_path = npx_a');
    expect((await client.query('show search_path')).rows).toEqual([
      { search_path: expect.stringMatching(/public$/) },
    ]);
  });

  it('keeps session state for a client that asks for a session', async () => {
    const client = await connect('postgres', '-c cgk.lease=session');
    await client.query('set search_path = npx_a');
    await client.query('select pg_advisory_lock(7)');
    expect((await client.query('select label from item where id = 1')).rows).toEqual([{ label: 'npx_a' }]);
    await client.end();
    const other = await connect('postgres');
    expect((await other.query('select pg_try_advisory_lock(7) as free')).rows).toEqual([{ free: true }]);
  });

  it('keeps named statements across transactions', async () => {
    const client = await connect('cgk_app');
    const query = { name: 'plus', text: 'select $1::int + 1 as n' };
    for (let i = 0; i < 3; i++) {
      expect((await client.query({ ...query, values: [i] })).rows).toEqual([{ n: i + 1 }]);
      await begin(client, 'npx_a');
      expect((await client.query({ ...query, values: [i] })).rows).toEqual([{ n: i + 1 }]);
      await client.query('commit');
    }
  });

  it('works through the pool, with many clients', async () => {
    const pool = new Pool({ connectionString: context.url('cgk_app'), max: 5 });
    const results = await Promise.all(
      Array.from({ length: 30 }, (_, i) => pool.query('select $1::int as n', [i])),
    );
    expect(results.map((result) => result.rows[0].n)).toEqual(Array.from({ length: 30 }, (_, i) => i));
    await pool.end();
  });

  it('refuses web pages from elsewhere', async () => {
    const socket = new WebSocket(`ws://127.0.0.1:${context.proxy().port}/v2`, {
      origin: 'https://evil.example',
    });
    const message = await new Promise<string>((resolve) =>
      socket.on('error', (error) => resolve(error.message)),
    );
    expect(message).toContain('403');
  });

  it.runIf(backend === 'postgres')('survives the loss of its connections', async () => {
    await owner()`select pg_terminate_backend(pid) from pg_stat_activity
      where application_name = 'cgk-neon-proxy' and pid <> pg_backend_pid()`;
    const client = await connect('cgk_app');
    expect((await client.query('select 1 as fine')).rows).toEqual([{ fine: 1 }]);
    await expect(owner()`select pg_terminate_backend(pg_backend_pid())`).rejects.toMatchObject({
      code: '57P01',
    });
    expect(await owner()`select 1 as fine`).toEqual([{ fine: 1 }]);
  });
});
