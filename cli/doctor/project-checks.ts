/** What can be known from the project's folder: Node, packages, configuration. */
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { loadConfig } from '../configuration/load-config.ts';
import { readRuntime } from '../database.ts';
import { type Check, fail, pass, warn } from './check.ts';

const LEAST_NODE = 22;

export function checkNode(version: string = process.versions.node): Check {
  const major = Number(version.split('.')[0]);
  return major >= LEAST_NODE
    ? pass('node', version)
    : fail(
        'node',
        `${version} is too old`,
        `Use Node ${LEAST_NODE} or newer: cli/cgk brings its own after npm ci.`,
      );
}

const LOCKFILES = {
  'package-lock.json': 'npm',
  'npm-shrinkwrap.json': 'npm',
  'pnpm-lock.yaml': 'pnpm',
  'yarn.lock': 'yarn',
  'bun.lock': 'bun',
  'bun.lockb': 'bun',
} as const;

/** One package manager, and the one that runs this command. `npm_config_user_agent` names it: `npm/11.19.1 node/v24…`. */
export function checkPackageManager(
  root: string,
  agent: string | undefined = process.env.npm_config_user_agent,
): Check {
  const present = Object.entries(LOCKFILES).filter(([file]) => existsSync(join(root, file)));
  const managers = [...new Set(present.map(([, manager]) => manager))];
  const files = present.map(([file]) => file).join(', ');
  if (managers.length > 1)
    return fail(
      'package-manager',
      `lockfiles of several: ${files}`,
      'Keep one of them and delete the others.',
    );
  const manager = managers[0] ?? 'npm';
  const running = agent?.split('/')[0];
  if (running && running !== manager && managers.length > 0)
    return warn('package-manager', `${running} runs, and the lockfile is of ${manager}`, `Use ${manager}.`);
  return pass('package-manager', running ? (agent?.split(' ')[0] ?? running) : manager);
}

interface Lock {
  packages?: Record<string, { version?: string; dependencies?: object; devDependencies?: object }>;
}

/** The lockfile says what package.json says, and what package.json names is installed as locked. */
export function checkLockfile(root: string): Check {
  const lock = readJson<Lock>(join(root, 'package-lock.json'));
  if (!lock?.packages) return fail('lockfile', 'there is no package-lock.json', 'Run: npm install');
  const manifest = readJson<{ dependencies?: object; devDependencies?: object }>(join(root, 'package.json'));
  const top = lock.packages[''];
  const listed = JSON.stringify([sorted(top?.dependencies), sorted(top?.devDependencies)]);
  const wanted = JSON.stringify([sorted(manifest?.dependencies), sorted(manifest?.devDependencies)]);
  if (listed !== wanted)
    return fail('lockfile', 'differs from package.json', 'Run: npm install, and commit package-lock.json.');
  const names = Object.keys({ ...manifest?.dependencies, ...manifest?.devDependencies });
  const other = names.filter((name) => {
    const installed = readJson<{ version?: string }>(
      join(root, 'node_modules', name, 'package.json'),
    )?.version;
    return installed === undefined || installed !== lock.packages?.[`node_modules/${name}`]?.version;
  });
  if (other.length === 0) return pass('lockfile', `${names.length} packages installed as locked`);
  return fail('lockfile', `not installed as locked: ${other.slice(0, 5).join(', ')}`, 'Run: npm ci');
}

const sorted = (object: object | undefined): object =>
  Object.fromEntries(Object.entries(object ?? {}).sort(([a], [b]) => (a < b ? -1 : 1)));

export async function checkConfig(root: string): Promise<Check> {
  const { isThere, faults, config } = await loadConfig(root);
  if (!isThere) return pass('config', 'no cgk.config.ts: everything has its default');
  const [first] = faults;
  if (first) {
    const more = faults.length > 1 ? ` and ${faults.length - 1} more` : '';
    return fail('config', `${first.path} ${first.message}${more}`.trim(), 'See all: cgk config:validate');
  }
  return pass('config', `${config?.useCase}, ${config?.tenancy} tenant, ${config?.modules.length} modules`);
}

/**
 * The versions that must agree: of the project and its CLI, of wrangler.toml's compatibility date and the runtime that
 * is installed for it.
 */
export function checkVersions(root: string, home: string, compatibilityDate: string | undefined): Check {
  const ours = readJson<{ version?: string }>(join(home, 'package.json'))?.version ?? '?';
  const theirs = readJson<{ version?: string; cgk?: { version?: string } }>(join(root, 'package.json'));
  const made = theirs?.cgk?.version ?? theirs?.version;
  if (root !== home && made !== undefined && made !== ours)
    return warn(
      'versions',
      `this cgk is ${ours}, the project was made with ${made}`,
      'Use the cgk of the project.',
    );
  const runtime = readJson<{ version?: string }>(join(root, 'node_modules/workerd/package.json'))?.version;
  const newest = runtime ? dateOfRuntime(runtime) : null;
  if (compatibilityDate && newest && compatibilityDate > newest)
    return fail(
      'versions',
      `wrangler.toml asks for ${compatibilityDate}, the installed runtime ends at ${newest}`,
      'Run: npm install -D -E wrangler@latest miniflare@latest, or take an older compatibility_date.',
    );
  return pass('versions', `cgk ${ours}${compatibilityDate ? `, Workers of ${compatibilityDate}` : ''}`);
}

/** `1.20260730.1` carries the date that it supports. */
function dateOfRuntime(version: string): string | null {
  const [, year, month, day] = /^\d+\.(\d{4})(\d{2})(\d{2})\./.exec(version) ?? [];
  return year ? `${year}-${month}-${day}` : null;
}

/** The server's port is ours or free. */
export async function checkPort(dataDir: string, port: number): Promise<Check> {
  const runtime = readRuntime(dataDir);
  if (runtime) return pass('port', `${runtime.port}: the server runs (process ${runtime.pid})`);
  if (await isFree(port)) return pass('port', `${port} is free`);
  return warn(
    'port',
    `${port} is taken by another program`,
    `Start on another one: npm start -- --port ${port + 1}`,
  );
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

function readJson<T>(file: string): T | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as T;
  } catch {
    return null;
  }
}
