/** Sets a database up for CGK: tested, roles, migrations, the application's login, the walls tried (10 DBUX-01). */
import { randomBytes } from 'node:crypto';
import type { MigrationClient } from '../../schema/migrate.ts';
import { maskUrl } from '../command-line/mask.ts';
import { stopIfAborted } from '../command-line/run.ts';
import { probeIsolation } from '../doctor/isolation-probe.ts';
import { CliError, EXIT, PreconditionError } from '../exit-codes.ts';
import { migrateSchemas } from '../migrate-schemas.ts';
import { readMigrations } from '../migration-files.ts';
import { schemaStatus } from '../schema-status.ts';
import { DatabaseUnreachable } from './connection-errors.ts';
import { directUrl, isNeon, isPooled, pooledUrl, withLogin } from './connection-string.ts';
import { type Probed, probeDatabase } from './probe.ts';
import { probeClient } from './probe-client.ts';
import { withOwner } from './with-owner.ts';

const OLDEST_POSTGRES = 15;
const APP_ROLE = 'cgk_app';

export interface SetUpOptions {
  dataDir: string;
  /** The owner's address; absent: the embedded database. */
  ownerUrl: string | undefined;
  /** The application's address, when it is known. */
  appUrl: string | undefined;
  /** Sets a new password for the application when its login is not known. */
  mayMakeAppLogin: boolean;
  say(text: string): void;
  signal: AbortSignal;
}

export interface SetUpReport {
  postgres: string;
  /** Files applied, `schema/file`. */
  applied: string[];
  schemas: number;
  isolation: string;
  /** Addresses to keep; absent for the embedded database. */
  urls: { app: string; owner: string } | null;
  isAppLoginNew: boolean;
}

/** @throws DatabaseUnreachable, PreconditionError, CliError when the walls do not hold */
export async function setUpDatabase(options: SetUpOptions): Promise<SetUpReport> {
  const { dataDir, say, signal } = options;
  const ownerUrl = options.ownerUrl === undefined ? undefined : ownersAddress(options.ownerUrl, say);
  if (ownerUrl) {
    say(`Testing ${maskUrl(ownerUrl)} …`);
    const probed = await probeDatabase(ownerUrl, {
      signal,
      onRetry: ({ message }, waitMs) => say(`  ${message} Trying again in ${waitMs / 1000} s.`),
    });
    refuseUnfit(probed);
  }
  stopIfAborted(signal);
  const urls = ownerUrl === undefined ? undefined : { app: ownerUrl, owner: ownerUrl };
  const report = await withOwner(
    dataDir,
    async (client, database) => {
      const server = await probeClient(client);
      say(`Postgres ${server.versionText}, ${server.latencyMs.toFixed(1)} ms a round trip`);
      await refuseForeign(client);
      const migrations = readMigrations();
      const before = await schemaStatus(client, migrations);
      const isCurrent = before.every(({ pending, drifted }) => pending.length + drifted.length === 0);
      const reports = isCurrent
        ? []
        : await migrateSchemas(client, migrations, (schema) => {
            stopIfAborted(signal);
            say(`  ${schema}`);
          });
      const applied = reports.flatMap(({ schema, applied: files }) =>
        files.map((file) => `${schema}/${file}`),
      );
      const login = ownerUrl && isNeon(ownerUrl) ? await appLogin(client, ownerUrl, options) : null;
      stopIfAborted(signal);
      const probe = await probeIsolation(client, login ? { ...database, appUrl: login.url } : database);
      if (probe.status === 'fail')
        throw new CliError(`The walls between brands do not hold: ${probe.message}.`, {
          code: 'doctor.isolation',
          exit: EXIT.failure,
          fix: probe.fix,
        });
      say(`Isolation: ${probe.message}`);
      return { server, applied, schemas: before.length, isolation: probe.message, login };
    },
    urls,
  );
  return {
    postgres: report.server.versionText,
    applied: report.applied,
    schemas: report.schemas,
    isolation: report.isolation,
    urls: ownerUrl ? { app: report.login?.url ?? ownerUrl, owner: ownerUrl } : null,
    isAppLoginNew: report.login?.isNew ?? false,
  };
}

/** The address past the pool: Neon's is known, another pool's is not. */
function ownersAddress(url: string, say: (text: string) => void): string {
  if (!isPooled(url)) return url;
  if (isNeon(url)) {
    say('The address goes through the pool; migrations take the direct one.');
    return directUrl(url);
  }
  throw new DatabaseUnreachable({
    code: 'db.pooled_url',
    cause: 'a pooled address cannot carry migrations',
    fix: 'Give the direct address in DATABASE_URL_DIRECT or --db-url.',
    original: '',
    isPassing: false,
  });
}

function refuseUnfit({ version, versionText, mayCreateRole }: Probed): void {
  const refuse = (code: 'db.version_too_old' | 'db.no_createrole', cause: string, fix: string): never => {
    throw new DatabaseUnreachable({ code, cause, fix, original: '', isPassing: false });
  };
  if (version < OLDEST_POSTGRES * 10_000)
    refuse('db.version_too_old', `Postgres ${versionText} is too old`, 'Use Postgres 16 or newer.');
  if (!mayCreateRole)
    refuse(
      'db.no_createrole',
      'the login may not create roles',
      'Use the owner of the project, or: alter role NAME createrole;',
    );
}

/** A schema `platform` that has tables and no ledger is somebody else's. */
async function refuseForeign(client: MigrationClient): Promise<void> {
  const { rows } = await client.query<{ foreign: boolean }>(
    `select to_regclass('platform._migrations') is null and exists (
       select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'platform' and c.relkind = 'r'
     ) as foreign`,
  );
  if (rows[0]?.foreign)
    throw new PreconditionError(
      'The database has a schema platform that CGK did not make.',
      'init.foreign_schema',
      'Use an empty database.',
    );
}

interface AppLogin {
  url: string;
  isNew: boolean;
}

/** The application's own login: the one that is known and works, or one with a new password. */
async function appLogin(
  client: MigrationClient,
  ownerUrl: string,
  { appUrl, mayMakeAppLogin, signal }: SetUpOptions,
): Promise<AppLogin> {
  if (appUrl && decodeURIComponent(new URL(appUrl).username) === APP_ROLE) {
    const failure = await probeDatabase(directUrl(appUrl), { signal }).then(
      () => null,
      (error: unknown) => error,
    );
    if (failure === null) return { url: appUrl, isNew: false };
    if (!mayMakeAppLogin) throw failure;
  }
  if (!mayMakeAppLogin)
    throw new PreconditionError(
      'The application’s login cgk_app is not known here.',
      'init.no_app_login',
      'Give --app-url, or --new-app-password to set a new one.',
    );
  return { url: await giveAppPassword(client, ownerUrl), isNew: true };
}

/** Sets a new random password for the application; returns its pooled address. 192 bits in letters that no URL escapes. */
export async function giveAppPassword(client: MigrationClient, ownerUrl: string): Promise<string> {
  const password = randomBytes(24).toString('base64url');
  await client.query(`alter role ${APP_ROLE} login password '${password}'`);
  return withLogin(pooledUrl(ownerUrl), APP_ROLE, password);
}
