/** Two scratch brands that try to reach each other: made, crossed, dropped (10 CLI-04, TEN-10). */
import { randomBytes } from 'node:crypto';
import { Client } from '@neondatabase/serverless';
import { createTenantSchema, type MigrationClient } from '../../schema/migrate.ts';
import type { OpenDatabase } from '../database.ts';
import { type Check, fail, pass, warn } from './check.ts';

/** A real slug has no underscores, so that no brand's schema key begins like this. */
const PREFIX = 'probe__';
const STALE = /^tenant_(probe__[0-9a-f]{8}_[ab])$/;

interface Attempt {
  what: string;
  /** Statement that must fail. */
  sql: string;
  role: string | null;
}

/** Runs on the owner's client; the attempts run as the application's login. Leaves nothing behind. */
export async function probeIsolation(client: MigrationClient, database: OpenDatabase): Promise<Check> {
  const run = randomBytes(4).toString('hex');
  const [a, b] = [`${PREFIX}${run}_a`, `${PREFIX}${run}_b`] as const;
  await dropProbes(client);
  try {
    for (const key of [a, b]) await makeProbe(client, key);
    const leaks = await tryToCross(database, a, b);
    if (typeof leaks === 'string')
      return warn('isolation', `could not be tried: ${leaks}`, 'Try again; see cgk docs db.connection_lost.');
    return leaks.length === 0
      ? pass('isolation', 'two scratch brands could not reach each other in 6 ways')
      : fail(
          'isolation',
          leaks.join('; '),
          'Close the shop to traffic and check the grants: cgk docs doctor.isolation',
        );
  } finally {
    await dropProbes(client);
  }
}

async function makeProbe(client: MigrationClient, key: string): Promise<void> {
  await createTenantSchema(client, { id: key, schemaKey: key });
  await client.query('begin');
  try {
    await client.query('set local role cgk_owner');
    await client.query(`create table "tenant_${key}".probe (secret text not null)`);
    await client.query(`insert into "tenant_${key}".probe values ('of ${key}')`);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

/** What got through; a sentence when the login itself does not work. */
async function tryToCross(database: OpenDatabase, a: string, b: string): Promise<string[] | string> {
  const app = new Client(database.appUrl);
  const role = `cgk_t_${a}`;
  const attempts: Attempt[] = [
    { what: 'a login without a role reads a brand', sql: `select * from "tenant_${a}".probe`, role: null },
    { what: 'a brand reads its neighbour', sql: `select * from "tenant_${b}".probe`, role },
    { what: 'a brand writes to its neighbour', sql: `insert into "tenant_${b}".probe values ('x')`, role },
    { what: 'a brand empties its own table', sql: `truncate "tenant_${a}".probe`, role },
    { what: 'a brand makes tables', sql: `create table "tenant_${a}".more (id int)`, role },
    { what: 'a brand reads the platform', sql: 'select * from platform.accounts', role },
  ];
  try {
    await app.connect();
    const own = await asRole(app, role, `select secret from "tenant_${a}".probe`);
    if (own !== null) return `a brand cannot read its own table (${own})`;
    const leaks: string[] = [];
    for (const { what, sql, role: as } of attempts) {
      const code = await asRole(app, as, sql);
      if (code === null) leaks.push(what);
      else if (code !== '42501' && code !== '42P01') return `${what}: ended with ${code}`;
    }
    return leaks;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    await app.end().catch(() => {});
  }
}

/** SQLSTATE of the statement's failure, or null when it went through. Rolled back either way. */
async function asRole(app: Client, role: string | null, sql: string): Promise<string | null> {
  await app.query('begin');
  try {
    // The one way in which the application may take a role (10 DBX-03).
    if (role !== null) await app.query(`select set_config('role', $1, true)`, [role]);
    await app.query(sql);
    return null;
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  } finally {
    await app.query('rollback');
  }
}

/** Also what a probe left that was killed. */
async function dropProbes(client: MigrationClient): Promise<void> {
  const { rows: schemas } = await client.query<{ name: string }>(
    `select nspname as name from pg_namespace where nspname like 'tenant\\_probe\\_\\_%'`,
  );
  for (const { name } of schemas) {
    if (STALE.test(name)) await client.query(`drop schema "${name}" cascade`);
  }
  const { rows: roles } = await client.query<{ name: string }>(
    `select rolname as name from pg_roles where rolname like 'cgk\\_t\\_probe\\_\\_%'`,
  );
  for (const { name } of roles) {
    if (!STALE.test(`tenant_${name.slice('cgk_t_'.length)}`)) continue;
    // A role may still be named by another database of the same server; then it stays for that one's doctor.
    await client.query(`drop role "${name}"`).catch(() => {});
  }
}
