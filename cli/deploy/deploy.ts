/**
 * The deploy: look, check, build, migrate, upload, a tenth, smoke, all (10 DEP-02). Each step is one entry of a list, so
 * that the plan that `--dry-run` prints is the plan that is run.
 */
import type { Wrangler } from '../cloudflare/wrangler.ts';
import { stopIfAborted } from '../command-line/run.ts';
import { CliError, EXIT } from '../exit-codes.ts';
import type { SmokeResult } from './smoke.ts';
import { currentDeployment, leadingVersion, splitTraffic, uploadVersion } from './versions.ts';

/** What the deploy needs of the world; each is done by the command, or by a test. */
export interface DeployPorts {
  wrangler: Wrangler;
  /** Faults that forbid a deploy, or none. */
  validate(): Promise<string[]>;
  /** Lint, types and tests. @throws CliError `deploy.gate_failed` */
  gate(): Promise<void>;
  build(): Promise<void>;
  /** Brings every schema to this code's version; the names of what was applied. */
  migrate(): Promise<string[]>;
  /** What `migrate` would apply; null when the database cannot be asked from here. */
  pendingMigrations(): Promise<string[] | null>;
  smoke(versionId: string | undefined): Promise<SmokeResult[]>;
  say(text: string): void;
  signal: AbortSignal;
}

export interface DeployOptions {
  /** Percentage of the first step. */
  firstShare: number;
  /** Without steps: new Durable Object classes need it, and a first deploy has no other way. */
  isAllAtOnce: boolean;
  tag: string;
  message: string;
  /** Command lines, for the plan. */
  gateCommand: string;
}

export interface DeployReport {
  versionId: string | null;
  previousVersionId: string | null;
  applied: string[];
  smoke: SmokeResult[];
  /** True when the traffic went back to the version before. */
  isRolledBack: boolean;
}

/** The plan in the order in which it is carried out. */
export function planOf(
  { firstShare, isAllAtOnce, tag, gateCommand }: DeployOptions,
  wrangler: Wrangler,
): string[] {
  const upload = wrangler.describe(['versions', 'upload', '--tag', tag]);
  return [
    'validate: cgk.config.ts, wrangler.toml, variables and secrets',
    `check: ${gateCommand}`,
    'build: build/worker and build/assets',
    'migrate: expand migrations of the platform and every brand, under one lock an environment',
    ...(isAllAtOnce
      ? [`deploy: ${wrangler.describe(['deploy', '--tag', tag])}`]
      : [
          `upload: ${upload}`,
          `first step: ${firstShare} % of the traffic (${wrangler.describe(['versions', 'deploy', `NEW@${firstShare}%`, `OLD@${100 - firstShare}%`])})`,
        ]),
    'smoke: edge, storefront, admin, API and MCP answer on the new version; if not, all traffic goes back',
    ...(isAllAtOnce
      ? []
      : [
          `all: 100 % of the traffic (${wrangler.describe(['versions', 'deploy', 'NEW@100%'])}), then ${wrangler.describe(['triggers', 'deploy'])}`,
        ]),
  ];
}

/** Everything of the plan that changes nothing outside this machine. */
export async function rehearse(ports: DeployPorts): Promise<{ faults: string[]; pending: string[] | null }> {
  const { say, wrangler, signal } = ports;
  const faults = await ports.validate();
  for (const fault of faults) say(`  ✗ ${fault}`);
  if (faults.length === 0) say('  ✓ validate');
  stopIfAborted(signal);
  await ports.gate();
  say('  ✓ check');
  stopIfAborted(signal);
  await ports.build();
  say('  ✓ build');
  const pending = await ports.pendingMigrations();
  say(
    `  ${pending === null ? '· migrate: the database cannot be asked from here' : `✓ migrate: ${pending.length === 0 ? 'nothing to apply' : `would apply ${pending.join(', ')}`}`}`,
  );
  await wrangler.must(['deploy', '--dry-run', '--outdir', 'build/dry-run']);
  say('  ✓ wrangler takes the build');
  return { faults, pending };
}

/** @throws CliError when a step fails before traffic moved; `deploy.smoke_failed` after it was given back */
export async function deploy(ports: DeployPorts, options: DeployOptions): Promise<DeployReport> {
  const { wrangler, say, signal } = ports;
  const before = await currentDeployment(wrangler);
  const previous = before ? (leadingVersion(before) ?? null) : null;
  const faults = await ports.validate();
  if (faults.length > 0)
    throw new CliError(faults.join('\n     '), {
      code: 'env.incomplete',
      exit: EXIT.precondition,
      fix: 'Nothing was changed.',
    });
  say('✓ validate');
  stopIfAborted(signal);
  await ports.gate();
  say('✓ check');
  stopIfAborted(signal);
  await ports.build();
  say('✓ build');
  stopIfAborted(signal);
  const applied = await ports.migrate();
  say(`✓ migrate: ${applied.length === 0 ? 'nothing to apply' : applied.join(', ')}`);
  stopIfAborted(signal);
  const report = { previousVersionId: previous, applied };
  return options.isAllAtOnce || previous === null
    ? { ...report, ...(await atOnce(ports, options, previous)) }
    : { ...report, ...(await inSteps(ports, options, previous)) };
}

type Outcome = Omit<DeployReport, 'previousVersionId' | 'applied'>;

async function inSteps(
  ports: DeployPorts,
  { firstShare, tag, message }: DeployOptions,
  previous: string,
): Promise<Outcome> {
  const { wrangler, say, signal } = ports;
  const { versionId } = await uploadVersion(wrangler, ['--tag', tag, '--message', message]);
  say(`✓ upload: version ${versionId}`);
  stopIfAborted(signal);
  await splitTraffic(
    wrangler,
    [
      [versionId, firstShare],
      [previous, 100 - firstShare],
    ],
    message,
  );
  say(`✓ ${firstShare} % of the traffic`);
  const smoke = await ports.smoke(versionId);
  if (!isGood(smoke) || signal.aborted) {
    await giveBack(ports, previous);
    return { versionId, smoke, isRolledBack: true };
  }
  say('✓ smoke');
  await splitTraffic(wrangler, [[versionId, 100]], message);
  await wrangler.must(['triggers', 'deploy']);
  say('✓ all of the traffic, routes and cron');
  return { versionId, smoke, isRolledBack: false };
}

async function atOnce(
  ports: DeployPorts,
  { tag, message }: DeployOptions,
  previous: string | null,
): Promise<Outcome> {
  const { wrangler, say } = ports;
  const result = await wrangler.must(['deploy', '--tag', tag, '--message', message]);
  const versionId = result.events.find(({ type }) => type === 'deploy')?.version_id ?? null;
  say(`✓ deploy: all of the traffic${previous === null ? ', for the first time' : ''}`);
  const smoke = await ports.smoke(undefined);
  if (isGood(smoke)) return { versionId, smoke, isRolledBack: false };
  if (previous !== null) await giveBack(ports, previous);
  return { versionId, smoke, isRolledBack: previous !== null };
}

const isGood = (smoke: readonly SmokeResult[]): boolean => smoke.every((one) => one.isGood);

async function giveBack({ wrangler, say }: DeployPorts, previous: string): Promise<void> {
  try {
    await splitTraffic(wrangler, [[previous, 100]], 'Smoke failed: back to the version before');
    say(`✗ smoke: all traffic is back on ${previous}`);
  } catch (error) {
    throw new CliError(
      `The smoke failed, and the traffic could not be given back: ${error instanceof Error ? error.message : ''}`,
      {
        code: 'deploy.not_rolled_back',
        exit: EXIT.failure,
        fix: 'Run: cgk rollback',
        cause: error,
      },
    );
  }
}
