/** What only the database knows: roles, extensions, walls, versions (10 DBX-01, DBX-02, MIG-09). */
import { Client } from '@neondatabase/serverless';
import type { MigrationClient } from '../../schema/migrate.ts';
import type { OpenDatabase } from '../database.ts';
import type { Migrations } from '../migration-files.ts';
import { type SchemaStatus, schemaStatus } from '../schema-status.ts';
import { type Check, fail, ok, warn } from './check.ts';

const MIGRATE = 'Run: cgk migrate';
const LEAST_POSTGRES = 15;
const ROLES = ['cgk_owner', 'cgk_app', 'cgk_platform'];
const EXTENSIONS = ['pg_trgm', 'unaccent'];

/** Runs on the owner's client. */
export async function checkDatabase(
  client: MigrationClient,
  database: OpenDatabase,
  migrations: Migrations,
): Promise<Check[]> {
  const hasRoles = await checkRoles(client);
  return [
    await checkVersion(client, database),
    ...hasRoles,
    await checkExtensions(client),
    await checkPublic(client),
    ...(hasRoles.every(({ status }) => status === 'ok') ? [await checkWall(database)] : []),
    ...(await schemaStatus(client, migrations)).map(checkSchema),
  ];
}

async function checkVersion(client: MigrationClient, { reachedBy }: OpenDatabase): Promise<Check> {
  const started = performance.now();
  const { rows } = await client.query<{ version: string; number: number }>(
    `select current_setting('server_version') as version, current_setting('server_version_num')::int as number`,
  );
  const ms = Math.round(performance.now() - started);
  const { version = '?', number = 0 } = rows[0] ?? {};
  return number >= LEAST_POSTGRES * 10_000
    ? ok('database', `Postgres ${version}, reached by ${reachedBy}, ${ms} ms`)
    : fail('database', `Postgres ${version} is too old`, `Use Postgres ${LEAST_POSTGRES} or newer.`);
}

interface RoleRow {
  rolname: string;
  rolsuper: boolean;
  rolinherit: boolean;
  rolbypassrls: boolean;
}

async function checkRoles(client: MigrationClient): Promise<Check[]> {
  const { rows } = await client.query<RoleRow>(
    'select rolname, rolsuper, rolinherit, rolbypassrls from pg_roles where rolname = any($1)',
    [ROLES],
  );
  const missing = ROLES.filter((name) => !rows.some((row) => row.rolname === name));
  if (missing.length > 0) return [fail('roles', `${missing.join(', ')} missing`, MIGRATE)];
  const app = rows.find(({ rolname }) => rolname === 'cgk_app');
  return app?.rolsuper || app?.rolinherit || app?.rolbypassrls
    ? [
        fail(
          'roles',
          'cgk_app holds more than it may',
          'alter role cgk_app noinherit nosuperuser nobypassrls;',
        ),
      ]
    : [ok('roles', 'cgk_app may only take the role it names')];
}

async function checkExtensions(client: MigrationClient): Promise<Check> {
  const { rows } = await client.query<{ extname: string }>(
    `select extname from pg_extension e join pg_namespace n on n.oid = e.extnamespace where n.nspname = 'ext'`,
  );
  const missing = EXTENSIONS.filter((name) => !rows.some(({ extname }) => extname === name));
  return missing.length === 0
    ? ok('extensions', EXTENSIONS.join(', '))
    : fail('extensions', `${missing.join(', ')} missing in schema ext`, MIGRATE);
}

async function checkPublic(client: MigrationClient): Promise<Check> {
  const { rows } = await client.query<{ open: boolean }>(
    `select has_schema_privilege('public', 'public', 'usage') as open where exists (select 1 from pg_namespace where nspname = 'public')`,
  );
  return rows[0]?.open
    ? warn('schema public', 'is open to everybody', 'revoke all on schema public from public;')
    : ok('schema public', 'closed');
}

/** The application's login without a role must see nothing. */
async function checkWall(database: OpenDatabase): Promise<Check> {
  const client = new Client(database.appUrl);
  const name = 'tenant wall';
  try {
    await client.connect();
    await client.query('select 1 from platform.tenants limit 1');
    return fail(
      name,
      'the application reads tables without a role',
      'Check the grants of cgk_app (10 DBX-01).',
    );
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === '42501' || code === '42P01') return ok(name, 'without a role nothing can be read');
    return warn(
      name,
      `could not be tried: ${error instanceof Error ? error.message : 'no answer'}`,
      'Try again.',
    );
  } finally {
    await client.end().catch(() => {});
  }
}

function checkSchema({ schema, version, target, pending, drifted }: SchemaStatus): Check {
  if (drifted.length > 0) {
    const fix = 'Restore the file as it was and add a new one with the change.';
    return fail(schema, `applied with another text: ${drifted.join(', ')}`, fix);
  }
  if (pending.length > 0) return fail(schema, `version ${version} of ${target}`, MIGRATE);
  return ok(schema, `version ${version}`);
}
