/** What only the database knows (10 CLI-04, DBX-01, DBX-02). */
import { bootstrapDatabase, type MigrationClient } from '../../schema/migrate.ts';
import { faultOfUrl, isLocalHost, isPooled } from '../database/connection-string.ts';
import type { Probed } from '../database/probe.ts';
import type { OpenDatabase } from '../database.ts';
import type { Migrations } from '../migration-files.ts';
import { schemaStatus } from '../schema-status.ts';
import { type Check, fail, pass, warn } from './check.ts';
import { checkMigrations, checkTables } from './drift-checks.ts';
import { probeIsolation } from './isolation-probe.ts';
import { checkGrants, checkRoles, repairRoles } from './role-checks.ts';

const OLDEST_POSTGRES = 15;
const WANTED_POSTGRES = 16;
const SLOW_MS = 100;
const MOST_SKEW_MS = 5_000;
const EXTENSIONS = ['pg_trgm', 'unaccent'];

/** The form of the addresses; nothing is opened. */
export function checkDsn(url: string | undefined, direct: string | undefined): Check[] {
  if (!url) return [pass('dsn', 'no DATABASE_URL: the embedded database is used')];
  const one = (name: string, value: string): Check => {
    const fault = faultOfUrl(value);
    if (fault) return fail('dsn', `${name} ${fault.message}`, fault.fix, { name });
    if (name === 'DATABASE_URL_DIRECT' && isPooled(value))
      return fail(
        'dsn',
        'is a pooled address',
        'Take the one without -pooler: migrations cannot go through a pool.',
        { name },
      );
    return pass('dsn', `names user, host and database${isPooled(value) ? ', through a pool' : ''}`, { name });
  };
  return [one('DATABASE_URL', url), ...(direct ? [one('DATABASE_URL_DIRECT', direct)] : [])];
}

/** What one connection told: version, speed, encryption, clock. `url` is absent for the embedded database. */
export function checkServer(probed: Probed, url: string | undefined): Check[] {
  const { version, versionText, latencyMs, isTls, clockSkewMs, retries } = probed;
  const major = Math.floor(version / 10_000);
  const isLocal = url === undefined || isLocalHost(url);
  const ms = `${latencyMs < 10 ? latencyMs.toFixed(1) : Math.round(latencyMs)} ms a round trip`;
  const woke = retries > 0 ? `, after ${retries} tries` : '';
  const skew = `${(Math.abs(clockSkewMs) / 1000).toFixed(1)} s apart`;
  return [
    latencyMs > SLOW_MS
      ? warn(
          'reachability',
          `${ms}${woke}`,
          'Run this nearer to the database; the Worker is placed near it by Smart Placement.',
        )
      : pass('reachability', `${ms}${woke}`),
    isTls || isLocal
      ? pass('tls', isTls ? 'encrypted' : 'on this machine')
      : fail('tls', 'the connection is not encrypted', 'Add ?sslmode=verify-full to the address.'),
    major < OLDEST_POSTGRES
      ? fail('postgres', `${versionText} is too old`, `Use Postgres ${WANTED_POSTGRES} or newer.`)
      : major < WANTED_POSTGRES
        ? warn(
            'postgres',
            `${versionText} works without per-grant inheritance`,
            `Use Postgres ${WANTED_POSTGRES} or newer in production.`,
          )
        : pass('postgres', versionText),
    Math.abs(clockSkewMs) > MOST_SKEW_MS
      ? fail(
          'clock',
          `this machine and the database are ${skew}`,
          'Set the clock by NTP: codes and sessions depend on it.',
        )
      : pass('clock', `this machine and the database are ${skew}`),
  ];
}

export interface DatabaseChecksOptions {
  migrations: Migrations;
  /** Tries the walls with two scratch brands. */
  withProbe: boolean;
  /** What `--fix` does about schemas that are behind. */
  migrateAll(): Promise<string>;
}

/** Runs on the owner's client. */
export async function checkDatabase(
  client: MigrationClient,
  database: OpenDatabase,
  { migrations, withProbe, migrateAll }: DatabaseChecksOptions,
): Promise<Check[]> {
  const bootstrap = async (): Promise<string> => {
    await bootstrapDatabase(client, migrations.bootstrap);
    return `roles and extensions made; ${await repairRoles(client)}`;
  };
  const statuses = await schemaStatus(client, migrations);
  const isMigrated = (statuses[0]?.version ?? 0) > 0;
  return [
    await checkRoles(client, migrations.bootstrap, bootstrap),
    await checkExtensions(client, bootstrap),
    await checkPublic(client),
    ...(isMigrated ? [await checkGrants(client)] : []),
    ...checkMigrations(statuses, migrateAll),
    ...(isMigrated ? [await checkTables(client, statuses)] : []),
    ...(isMigrated && withProbe ? [await probeIsolation(client, database)] : []),
  ];
}

async function checkExtensions(client: MigrationClient, repair: () => Promise<string>): Promise<Check> {
  const { rows } = await client.query<{ extname: string }>(
    `select extname from pg_extension e join pg_namespace n on n.oid = e.extnamespace where n.nspname = 'ext'`,
  );
  const missing = EXTENSIONS.filter((name) => !rows.some(({ extname }) => extname === name));
  return missing.length === 0
    ? pass('extensions', EXTENSIONS.join(', '))
    : fail('extensions', `${missing.join(', ')} missing in schema ext`, 'Run: cgk migrate', { repair });
}

async function checkPublic(client: MigrationClient): Promise<Check> {
  const { rows } = await client.query<{ rights: string[] | null }>(
    `select array_agg(distinct a.privilege_type::text) as rights
       from pg_namespace n cross join lateral aclexplode(coalesce(n.nspacl, acldefault('n', n.nspowner))) a
      where n.nspname = 'public' and a.grantee = 0`,
  );
  const rights = rows[0]?.rights ?? [];
  if (rights.length === 0) return pass('public', 'closed');
  const repair = async (): Promise<string> => {
    await client.query('revoke all on schema public from public');
    return 'closed schema public';
  };
  return fail(
    'public',
    `everybody has ${rights.join(', ')} on it`,
    'revoke all on schema public from public;',
    { repair },
  );
}
