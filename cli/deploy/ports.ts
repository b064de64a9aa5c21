/** The deploy's world, as it is: this project, its database, Cloudflare. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Wrangler } from '../cloudflare/wrangler.ts';
import type { CommandContext } from '../command-line/command.ts';
import { requireConfig } from '../configuration/load-config.ts';
import { variableStates } from '../configuration/variables.ts';
import {
  plainVariables,
  readWranglerConfig,
  sectionOf,
  workerName,
} from '../configuration/wrangler-config.ts';
import type { OwnerClient } from '../database/with-owner.ts';
import { checkBindings, exportedObjects } from '../doctor/binding-checks.ts';
import { namedEnvironment, remoteSecrets } from '../doctor/examine.ts';
import { CliError, EXIT, PreconditionError } from '../exit-codes.ts';
import { migrateSchemas } from '../migrate-schemas.ts';
import { readMigrations } from '../migration-files.ts';
import { lastWords, runTool } from '../processes/run-tool.ts';
import { schemaStatus } from '../schema-status.ts';
import type { DeployPorts } from './deploy.ts';
import { runSmoke, smokeTargets } from './smoke.ts';

/** What the gate runs, by the strictness asked for. */
export const GATES = {
  check: [['run', 'check']],
  test: [
    ['run', 'check'],
    ['run', 'test:unit'],
  ],
} as const;

type World = Pick<CommandContext, 'root' | 'environmentName' | 'variables' | 'sources' | 'output' | 'signal'>;

export interface PortsOptions {
  gate: keyof typeof GATES;
  /** Origin to look at after the deploy, in place of the configured ones. */
  smokeOrigin: string | undefined;
  /** The owner's connection; null when there is none from here. */
  client: OwnerClient | null;
  isRehearsal: boolean;
}

export function wranglerOf({
  root,
  environmentName,
  variables,
}: Pick<World, 'root' | 'environmentName' | 'variables'>): Wrangler {
  return new Wrangler({ root, variables, environment: namedEnvironment(root, environmentName) });
}

export function deployPorts(
  world: World,
  { gate, smokeOrigin, client, isRehearsal }: PortsOptions,
): DeployPorts {
  const { root, environmentName, variables, output, signal } = world;
  const wrangler = wranglerOf(world);
  return {
    wrangler,
    say: output.say,
    signal,
    validate: () => validate(world, wrangler, isRehearsal),
    gate: async () => {
      for (const words of GATES[gate]) {
        const result = await runTool('npm', words, { cwd: root, signal });
        if (result.code !== 0)
          throw new CliError(`npm ${words.join(' ')} failed:\n${lastWords(result, 25)}`, {
            code: 'deploy.gate_failed',
            exit: EXIT.failure,
            fix: 'Nothing was uploaded.',
          });
      }
    },
    build: async () => {
      const result = await runTool(process.execPath, [join(root, 'cli/build/build.ts')], {
        cwd: root,
        signal,
      });
      if (result.code !== 0)
        throw new CliError(`The build failed:\n${lastWords(result, 25)}`, {
          code: 'deploy.gate_failed',
          exit: EXIT.failure,
        });
    },
    migrate: async () => {
      if (!client)
        throw new PreconditionError(
          'There is no address of the database.',
          'env.incomplete',
          'Set DATABASE_URL_DIRECT, or run: cgk init --env production',
        );
      const reports = await migrateSchemas(client, readMigrations());
      return reports.flatMap(({ schema, applied }) => applied.map((file) => `${schema}/${file}`));
    },
    pendingMigrations: async () => {
      if (!client) return null;
      const statuses = await schemaStatus(client, readMigrations());
      return statuses.flatMap(({ schema, pending }) => pending.map((file) => `${schema}/${file}`));
    },
    smoke: async (versionId) => {
      const origins = await smokeOrigins(world, smokeOrigin, client);
      const hasStorefront = existsSync(join(root, 'apps/storefront'));
      const file = readWranglerConfig(root);
      const worker = file ? workerName(file, environmentName) : 'cgk';
      const targets = origins.flatMap((origin) => smokeTargets(origin, { hasStorefront }));
      const results = await runSmoke(targets, {
        versionOverride: versionId ? { worker, versionId } : undefined,
        waitMs: Number(variables.CGK_SMOKE_WAIT_MS ?? '3000'),
        signal,
      });
      for (const { isGood, app, url, status, words } of results)
        if (!isGood) output.say(`  ✗ ${app}: ${url} answered ${status ?? words}`);
      return results;
    },
  };
}

/** Faults of configuration, bindings and variables; a rehearsal does not ask Cloudflare. */
async function validate(
  { root, environmentName, sources }: World,
  wrangler: Wrangler,
  isRehearsal: boolean,
): Promise<string[]> {
  await requireConfig(root);
  const file = readWranglerConfig(root);
  const section = file ? sectionOf(file, environmentName).section : null;
  const remote = isRehearsal ? [] : await remoteSecrets(wrangler);
  const bindings = checkBindings(section, exportedObjects(root), { isDeployed: true }).filter(
    ({ status }) => status === 'fail',
  );
  const states = variableStates(environmentName, sources, {
    plain: section ? plainVariables(section) : {},
    remote,
  });
  // A secret that stands in a file here reaches the Worker by `env:push`; until then the Worker is without it.
  const unpushed = isRehearsal
    ? []
    : states.filter(
        ({ name, usedBy, isRequired }) =>
          usedBy.includes('worker') &&
          isRequired &&
          !remote.includes(name) &&
          !Object.hasOwn(section?.vars ?? {}, name),
      );
  return [
    ...bindings.map(({ name, message, fix }) => `${name} ${message}. ${fix}`),
    ...states.flatMap(({ name, fault, how }) => (fault ? [`${name} ${fault}: ${how}`] : [])),
    ...unpushed.flatMap(({ name, fault }) =>
      fault ? [] : [`${name} is not set in the Worker: cgk env:push --env ${environmentName}`],
    ),
  ];
}

/** Given on the command line, configured, or the first open brand of the database. */
async function smokeOrigins(
  { root, environmentName, variables }: World,
  given: string | undefined,
  client: OwnerClient | null,
): Promise<string[]> {
  if (given) return [given];
  const config = await requireConfig(root);
  const configured = config.environments[environmentName]?.smoke ?? [];
  if (configured.length > 0) return configured;
  const file = readWranglerConfig(root);
  const base = file
    ? plainVariables(sectionOf(file, environmentName).section).BASE_DOMAIN
    : variables.BASE_DOMAIN;
  const { rows } = client
    ? await client.query<{ slug: string }>(
        `select slug from platform.tenants where status = 'active' order by created_at limit 1`,
      )
    : { rows: [] };
  const slug = rows[0]?.slug;
  if (!slug || !base || base === 'localhost')
    throw new PreconditionError(
      'There is no address to look at after the deploy.',
      'config.invalid',
      `Set environments.${environmentName}.smoke in cgk.config.ts, or give --smoke-url.`,
    );
  return [`https://${slug}.${base}`];
}
