/** Every check of `cgk doctor`, in order; with `fix`, what can be repaired is repaired on the way. */
import { resolve } from 'node:path';
import { Wrangler } from '../cloudflare/wrangler.ts';
import type { CommandContext } from '../command-line/command.ts';
import { DEFAULT_ENVIRONMENT } from '../command-line/environment.ts';
import { stopIfAborted } from '../command-line/run.ts';
import { loadConfig } from '../configuration/load-config.ts';
import { variableStates } from '../configuration/variables.ts';
import {
  plainVariables,
  readWranglerConfig,
  sectionOf,
  type WranglerSection,
} from '../configuration/wrangler-config.ts';
import { probeDatabase } from '../database/probe.ts';
import { probeClient } from '../database/probe-client.ts';
import { withOwner } from '../database/with-owner.ts';
import { CliError, EXIT } from '../exit-codes.ts';
import { migrateSchemas } from '../migrate-schemas.ts';
import { readMigrations } from '../migration-files.ts';
import { checkBindings, exportedObjects } from './binding-checks.ts';
import { type Check, fail, pass, warn } from './check.ts';
import { checkDatabase, checkDsn, checkServer } from './database-checks.ts';
import { checkMailDns } from './mail-checks.ts';
import {
  checkConfig,
  checkLockfile,
  checkNode,
  checkPackageManager,
  checkPort,
  checkVersions,
} from './project-checks.ts';
import { checkAuthSecret, checkKek, checkVariables } from './secret-checks.ts';

const HOME = resolve(import.meta.dirname, '../..');

export interface Report {
  checks: Check[];
  isReachable: boolean;
  /** What `fix` did. */
  repaired: string[];
}

type Asked = Pick<
  CommandContext<{
    fix: { type: 'boolean'; summary: string };
    offline: { type: 'boolean'; summary: string };
    'no-probe': { type: 'boolean'; summary: string };
  }>,
  'values' | 'root' | 'environmentName' | 'variables' | 'sources' | 'dataDir' | 'isYes' | 'signal'
>;

export async function examine(asked: Asked): Promise<Report> {
  const { values, variables, environmentName, signal } = asked;
  const report: Report = { checks: [], isReachable: true, repaired: [] };
  const take = async (checks: readonly Check[]): Promise<void> => {
    stopIfAborted(signal);
    for (const check of checks) {
      report.checks.push(check);
      if (values.fix && check.repair && check.status !== 'pass') report.repaired.push(await repaired(check));
    }
  };
  await take(await projectChecks(asked));
  await take(checkDsn(variables.DATABASE_URL, variables.DATABASE_URL_DIRECT));
  try {
    const url = variables.DATABASE_URL;
    if (url)
      await take(checkServer(await probeDatabase(variables.DATABASE_URL_DIRECT ?? url, { signal }), url));
    await withOwner(asked.dataDir, async (client, database) => {
      if (!url) await take(checkServer(await probeClient(client), undefined));
      const migrations = readMigrations();
      const isAllowed = environmentName === DEFAULT_ENVIRONMENT || asked.isYes;
      await take(
        await checkDatabase(client, database, {
          migrations,
          withProbe: !values['no-probe'],
          migrateAll: async () => {
            if (!isAllowed) return `migrations were left: ${environmentName} needs --yes, or cgk migrate`;
            const schemas = await migrateSchemas(client, migrations);
            return `brought ${schemas.length} schemas to the newest version`;
          },
        }),
      );
    });
  } catch (error) {
    if (!(error instanceof CliError) || !error.code.startsWith('db.')) throw error;
    report.isReachable = error.exit !== EXIT.unreachable;
    const check = fail('reachability', error.message, error.fix ?? 'Check DATABASE_URL.');
    report.checks.push({ ...check, docs: `cgk docs ${error.code}` });
  }
  return report;
}

async function repaired({ name, repair }: Check): Promise<string> {
  try {
    return `${name}: ${await repair?.()}`;
  } catch (error) {
    return `${name}: could not be repaired: ${error instanceof Error ? error.message : String(error)}`;
  }
}

async function projectChecks({
  root,
  variables,
  sources,
  environmentName,
  dataDir,
  values,
}: Asked): Promise<Check[]> {
  const isDeployed = environmentName !== DEFAULT_ENVIRONMENT;
  const wrangler = wranglerSection(root, environmentName);
  const section = wrangler instanceof Error ? null : wrangler;
  const { config } = await loadConfig(root);
  const tool = new Wrangler({ root, variables, environment: namedEnvironment(root, environmentName) });
  const account = values.offline ? undefined : await tool.account();
  const remote = isDeployed && account ? await remoteSecrets(tool) : [];
  const states = variableStates(environmentName, sources, {
    plain: section ? plainVariables(section) : {},
    remote,
  });
  const special = new Set(['KEK_V1', 'AUTH_SECRET']);
  const situation = { isDeployed, root, remote };
  const mailDomain = config?.mail?.from.split('@')[1] ?? null;
  return [
    checkNode(),
    checkPackageManager(root),
    checkLockfile(root),
    await checkConfig(root),
    checkVersions(root, HOME, section?.compatibility_date),
    ...(wrangler instanceof Error
      ? [fail('bindings', `wrangler.toml cannot be read: ${wrangler.message}`, 'Correct the file.')]
      : checkBindings(section, exportedObjects(root), { isDeployed })),
    ...checkVariables(states.filter(({ name }) => !special.has(name))),
    checkKek(variables.KEK_V1, situation),
    checkAuthSecret(variables.AUTH_SECRET, situation),
    await checkPort(dataDir, Number(variables.PORT ?? '8787')),
    ...(values.offline ? [] : [await checkMailDns(mailDomain), checkWrangler(account ?? null, isDeployed)]),
  ];
}

function checkWrangler(account: string | null, isDeployed: boolean): Check {
  if (account !== null) return pass('wrangler', `signed in as ${account}`);
  const fix = 'Run: npx wrangler login, or set CLOUDFLARE_API_TOKEN.';
  return isDeployed
    ? fail('wrangler', 'not signed in to Cloudflare', fix)
    : warn('wrangler', 'not signed in to Cloudflare; only deploying needs it', fix);
}

/** Names of the secrets that the Worker has; none when it does not exist yet. */
export async function remoteSecrets(wrangler: Wrangler): Promise<string[]> {
  const { code, stdout } = await wrangler.run(['secret', 'list', '--format', 'json'], { timeoutMs: 30_000 });
  if (code !== 0) return [];
  const list = JSON.parse(stdout.slice(Math.max(0, stdout.indexOf('[')))) as { name: string }[];
  return list.map(({ name }) => name);
}

/** The environment's name when wrangler.toml has a table for it: wrangler refuses one that it does not have. */
export function namedEnvironment(root: string, environmentName: string): string | undefined {
  try {
    const file = readWranglerConfig(root);
    return file && sectionOf(file, environmentName).isNamed ? environmentName : undefined;
  } catch {
    return undefined;
  }
}

function wranglerSection(root: string, environmentName: string): WranglerSection | null | Error {
  try {
    const file = readWranglerConfig(root);
    return file && sectionOf(file, environmentName).section;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
