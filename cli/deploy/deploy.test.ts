import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { Wrangler } from '../cloudflare/wrangler.ts';
import { CliError, EXIT } from '../exit-codes.ts';
import { main } from '../main.ts';
import { type DeployOptions, type DeployPorts, deploy, planOf, rehearse } from './deploy.ts';
import { withDeployLock } from './lock.ts';
import { runSmoke, type SmokeResult, smokeTargets } from './smoke.ts';
import { lockServer } from './testing/lock-server.ts';
import { currentDeployment } from './versions.ts';

const HOME = resolve(import.meta.dirname, '../..');
const PROGRAM = resolve(import.meta.dirname, 'testing/wrangler.js');
const SECRET = Buffer.alloc(32, 7).toString('base64');

let folder: string;
let said: string[];
let out = '';
let err = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cgk-deploy-'));
  said = [];
  out = '';
  err = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += String(text);
    return true;
  });
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    err += String(text);
    return true;
  });
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

interface State {
  deployments: { id: string; created_on?: string; versions: { version_id: string; percentage: number }[] }[];
  secrets: string[];
  uploads: number;
  failAt?: string;
  failWith?: string;
  signedOut?: boolean;
}

const whole = (version: string, at = '2026-01-01T00:00:00Z') => ({
  id: version,
  created_on: at,
  versions: [{ version_id: version, percentage: 100 }],
});
const setState = (state: Partial<State>): void =>
  writeFileSync(
    join(folder, 'state.json'),
    JSON.stringify({ deployments: [], secrets: [], uploads: 0, ...state }),
  );
const state = (): State => JSON.parse(readFileSync(join(folder, 'state.json'), 'utf8')) as State;
const calls = (): { args: string[]; input: string }[] =>
  readFileSync(join(folder, 'calls.ndjson'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { args: string[]; input: string });
const words = (): string[] => calls().map(({ args }) => args.join(' '));
const wrangler = () =>
  new Wrangler({
    root: HOME,
    variables: { CGK_WRANGLER: PROGRAM, FAKE_WRANGLER: folder },
    environment: undefined,
  });

const options: DeployOptions = {
  firstShare: 10,
  isAllAtOnce: false,
  tag: 'abc123',
  message: 'a deploy',
  gateCommand: 'npm run check',
};
const answered = (isGood: boolean): SmokeResult[] => [
  {
    app: 'edge',
    url: 'https://x.example/health',
    statuses: [200],
    status: isGood ? 200 : 503,
    isGood,
    milliseconds: 1,
  },
];
const order: string[] = [];
function ports(change: Partial<DeployPorts> = {}): DeployPorts {
  order.length = 0;
  const note = (name: string) => async (): Promise<void> => void order.push(name);
  return {
    wrangler: wrangler(),
    validate: async () => {
      order.push('validate');
      return [];
    },
    gate: note('gate'),
    build: note('build'),
    migrate: async () => {
      order.push('migrate');
      return ['tenant_acme/0003_x.sql'];
    },
    pendingMigrations: async () => ['tenant_acme/0003_x.sql'],
    smoke: async (versionId) => {
      order.push(`smoke ${versionId}`);
      return answered(true);
    },
    say: (text) => said.push(text),
    signal: new AbortController().signal,
    ...change,
  };
}
const traffic = (): string[] =>
  state()
    .deployments.slice(1)
    .map(({ versions }) =>
      versions.map(({ version_id, percentage }) => `${version_id} ${percentage}`).join(', '),
    );

describe('a deploy in steps', () => {
  it('goes validate, check, build, migrate, upload, a tenth, smoke, all', async () => {
    setState({ deployments: [whole('old')] });
    const report = await deploy(ports(), options);
    expect(order).toEqual(['validate', 'gate', 'build', 'migrate', 'smoke version-1']);
    expect(traffic()).toEqual(['version-1 10, old 90', 'version-1 100']);
    expect(words().at(-1)).toBe('triggers deploy');
    expect(report).toMatchObject({
      versionId: 'version-1',
      previousVersionId: 'old',
      isRolledBack: false,
      applied: ['tenant_acme/0003_x.sql'],
    });
  });

  it('gives the traffic back when the smoke fails', async () => {
    setState({ deployments: [whole('old')] });
    const report = await deploy(ports({ smoke: async () => answered(false) }), options);
    expect(traffic()).toEqual(['version-1 10, old 90', 'old 100']);
    expect(report.isRolledBack).toBe(true);
    expect(words()).not.toContain('triggers deploy');
  });

  it('gives the traffic back after Ctrl-C in the smoke', async () => {
    setState({ deployments: [whole('old')] });
    const controller = new AbortController();
    const smoke = async () => {
      controller.abort();
      return answered(true);
    };
    expect((await deploy(ports({ smoke, signal: controller.signal }), options)).isRolledBack).toBe(true);
    expect(traffic().at(-1)).toBe('old 100');
  });

  it('says so when the way back fails too', async () => {
    setState({ deployments: [whole('old')], failAt: 'old@100%' });
    await expect(deploy(ports({ smoke: async () => answered(false) }), options)).rejects.toMatchObject({
      code: 'deploy.not_rolled_back',
      fix: 'Run: cgk rollback',
    });
  });

  it.each([
    ['validate', { validate: async () => ['KEK_V1 is missing'] }, 'env.incomplete', 3],
    [
      'gate',
      {
        gate: () => Promise.reject(new CliError('lint', { code: 'deploy.gate_failed', exit: EXIT.failure })),
      },
      'deploy.gate_failed',
      1,
    ],
  ])('moves nothing when %s fails', async (_, change, code, exit) => {
    setState({ deployments: [whole('old')] });
    await expect(deploy(ports(change), options)).rejects.toMatchObject({ code, exit });
    expect(traffic()).toEqual([]);
    expect(state().uploads).toBe(0);
  });

  it.each([
    ['before the upload', 'migrate'],
    ['before the check', 'validate'],
  ])('stops at Ctrl-C %s', async (_, at) => {
    setState({ deployments: [whole('old')] });
    const controller = new AbortController();
    const stop = async () => {
      controller.abort();
      return [];
    };
    await expect(deploy(ports({ [at]: stop, signal: controller.signal }), options)).rejects.toMatchObject({
      exit: 130,
    });
    expect(state().uploads).toBe(0);
  });

  it('tells of Durable Object migrations, which have no steps', async () => {
    setState({
      deployments: [whole('old')],
      failAt: 'versions upload',
      failWith: 'Durable Object migrations cannot be uploaded as a version [code: 10211]',
    });
    await expect(deploy(ports(), options)).rejects.toMatchObject({
      code: 'deploy.migration_first',
      fix: expect.stringContaining('--all-at-once'),
    });
  });

  it('knows who is not signed in', async () => {
    setState({
      failAt: 'deployments status',
      failWith: 'You are not authenticated. Please run `wrangler login`.',
    });
    await expect(currentDeployment(wrangler())).rejects.toMatchObject({
      code: 'cloudflare.not_signed_in',
      exit: 3,
    });
  });
});

describe('a deploy at once', () => {
  it('is what a Worker that does not exist gets', async () => {
    setState({});
    const report = await deploy(ports(), options);
    expect(report).toMatchObject({ versionId: 'version-1', previousVersionId: null, isRolledBack: false });
    expect(words().some((line) => line.startsWith('versions'))).toBe(false);
    setState({});
    expect((await deploy(ports({ smoke: async () => answered(false) }), options)).isRolledBack).toBe(false);
  });

  it('goes back as a whole', async () => {
    setState({ deployments: [whole('old')] });
    const report = await deploy(ports({ smoke: async () => answered(false) }), {
      ...options,
      isAllAtOnce: true,
    });
    expect(report.isRolledBack).toBe(true);
    expect(traffic()).toEqual(['version-1 100', 'old 100']);
  });
});

describe('the rehearsal', () => {
  it('does all that changes nothing, and the plan is what is done', async () => {
    setState({ deployments: [whole('old')] });
    const result = await rehearse(ports({ validate: async () => ['KEK_V1 is missing'] }));
    expect(result).toEqual({ faults: ['KEK_V1 is missing'], pending: ['tenant_acme/0003_x.sql'] });
    expect(words()).toEqual(['deploy --dry-run --outdir build/dry-run']);
    expect(order).not.toContain('migrate');
    const plan = planOf(options, wrangler());
    expect(plan.map((line) => line.split(':')[0])).toEqual([
      'validate',
      'check',
      'build',
      'migrate',
      'upload',
      'first step',
      'smoke',
      'all',
    ]);
  });
});

describe('the lock', () => {
  it('is held by a connection of its own, lets one in at a time, and goes with the connection', async () => {
    // Answers as a server whose lock somebody else holds from the second connection on, for as long as the first is open.
    const { url, close } = await lockServer();
    try {
      const inside = await withDeployLock(url, 'production', async () => {
        await expect(withDeployLock(url, 'production', async () => 1)).rejects.toMatchObject({
          code: 'deploy.locked',
          exit: 3,
        });
        return 'done';
      });
      expect(inside).toBe('done');
      await expect(
        withDeployLock(url, 'production', () => Promise.reject(new Error('broke'))),
      ).rejects.toThrow('broke');
      expect(await withDeployLock(url, 'production', async () => 'again')).toBe('again');
    } finally {
      await close();
    }
    await expect(withDeployLock(url, 'production', async () => 1)).rejects.toMatchObject({
      code: 'db.refused',
    });
  });
});

describe('the smoke', () => {
  let server: Server;
  let origin: string;
  let hits: { url: string; version: string | undefined }[] = [];
  let badUntil = 0;
  beforeAll(async () => {
    server = createServer((request, response) => {
      const version = request.headers['cloudflare-workers-version-overrides'];
      hits.push({ url: request.url ?? '', version: typeof version === 'string' ? version : undefined });
      const status =
        request.url === '/mcp' ? 401 : request.url === '/health' && hits.length <= badUntil ? 503 : 200;
      response.writeHead(status).end();
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => server.close());
  beforeEach(() => {
    hits = [];
    badUntil = 0;
  });
  const signal = new AbortController().signal;

  it('asks every app of the new version', async () => {
    const targets = smokeTargets(origin, { hasStorefront: true });
    const results = await runSmoke(targets, { versionOverride: { worker: 'cgk', versionId: 'v7' }, signal });
    expect(results.map(({ app, isGood }) => [app, isGood])).toEqual(
      ['edge', 'storefront', 'admin', 'api', 'mcp'].map((app) => [app, true]),
    );
    expect(new Set(hits.map(({ version }) => version))).toEqual(new Set(['cgk="v7"']));
    expect(smokeTargets(origin, { hasStorefront: false })[1]?.statuses).toEqual([302]);
  });

  it('asks again before it says no, and says no', async () => {
    badUntil = 1;
    const [target] = smokeTargets(origin, { hasStorefront: true });
    if (!target) throw new Error('no target');
    expect(await runSmoke([target], { waitMs: 1, signal })).toMatchObject([{ isGood: true }]);
    badUntil = 99;
    expect(await runSmoke([target], { tries: 2, waitMs: 1, signal })).toMatchObject([
      { isGood: false, status: 503 },
    ]);
    const nobody = { ...target, url: 'http://127.0.0.1:1/health' };
    expect(await runSmoke([nobody], { tries: 1, signal })).toMatchObject([{ isGood: false, status: null }]);
  });
});

describe('on the command line', () => {
  let project: string;
  beforeEach(() => {
    project = join(folder, 'project');
    mkdirSync(join(project, 'node_modules/.bin'), { recursive: true });
    for (const file of ['wrangler.toml', 'package.json']) cpSync(join(HOME, file), join(project, file));
    mkdirSync(join(project, 'cli/configuration'), { recursive: true });
    writeFileSync(
      join(project, '.dev.vars.production'),
      `DATABASE_URL="postgres://cgk_app:top-secret-1@db.example.com/cgk"\nAUTH_SECRET="${SECRET}x9Kq"\nKEK_V1="${SECRET}"\nDATABASE_URL_DIRECT="postgres://owner:top-secret-2@db.example.com/cgk"\n`,
    );
    vi.stubEnv('CGK_WRANGLER', PROGRAM);
    vi.stubEnv('FAKE_WRANGLER', folder);
    vi.stubEnv('DATABASE_URL', undefined);
    vi.stubEnv('CGK_DATA', join(folder, 'data'));
    setState({ deployments: [whole('old', '2026-01-01T00:00:00Z'), whole('new', '2026-02-01T00:00:00Z')] });
  });
  const cgk = (...args: string[]) => main([...args, '--cwd', project]);

  it('env:push sends the Worker’s secrets in one request, and shows none', async () => {
    vi.stubEnv('AUTH_SECRET', undefined);
    writeFileSync(
      join(project, '.dev.vars.production'),
      readFileSync(join(project, '.dev.vars.production'), 'utf8').replace(
        `${SECRET}x9Kq`,
        'q8Zr5mXc2LwT7nVb4HsD9kJf3GpY6aQe',
      ),
    );
    expect(await cgk('env:push', '--env', 'production', '--dry-run', '--json')).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ dryRun: true, names: ['DATABASE_URL', 'AUTH_SECRET', 'KEK_V1'] });
    expect(await cgk('env:push', '--env', 'production')).toBe(2);
    expect(err).toContain('--yes');
    expect(await cgk('env:push', '--env', 'production', '--yes')).toBe(0);
    const call = calls().find(({ args }) => args.join(' ') === 'secret bulk');
    expect(Object.keys(JSON.parse(call?.input ?? '{}') as object)).toEqual([
      'DATABASE_URL',
      'AUTH_SECRET',
      'KEK_V1',
    ]);
    expect(out + err).not.toMatch(/top-secret|q8Zr5mXc/);
    expect(await cgk('env:push')).toBe(2);
  });

  it('env:push refuses what is wrong', async () => {
    expect(await cgk('env:push', '--env', 'production', '--yes')).toBe(3);
    expect(err).toContain('AUTH_SECRET repeats itself');
    expect(await cgk('env:push', '--env', 'staging', '--yes')).toBe(3);
  });

  it('env:check names what is missing, and looks at the Worker when asked', async () => {
    expect(await cgk('env:check', '--env', 'staging', '--json')).toBe(3);
    const missing = (
      JSON.parse(out) as { variables: { name: string; fault: string | null }[] }
    ).variables.filter(({ fault }) => fault);
    expect(missing.map(({ name }) => name)).toEqual(['DATABASE_URL', 'AUTH_SECRET', 'KEK_V1']);
    setState({ secrets: ['DATABASE_URL', 'AUTH_SECRET', 'KEK_V1'] });
    expect(await cgk('env:check', '--env', 'staging', '--remote')).toBe(0);
  });

  it('secrets:put takes a value from a file, a random one, and no weak one', async () => {
    expect(await cgk('secrets:put', 'KEK_V1', '--random')).toBe(0);
    expect(calls().at(-1)?.input).toMatch(/^[A-Za-z0-9+/]{43}=$/);
    expect(out).not.toContain(calls().at(-1)?.input);
    const file = join(folder, 'value');
    writeFileSync(file, 'short\n');
    expect(await cgk('secrets:put', 'AUTH_SECRET', '--file', file)).toBe(2);
    expect(err).toContain('32 are the least');
    writeFileSync(file, 'anything\n');
    expect(await cgk('secrets:put', 'STRIPE_KEY', '--file', file)).toBe(0);
    expect(calls().at(-1)).toMatchObject({ args: ['secret', 'put', 'STRIPE_KEY'], input: 'anything' });
    expect(await cgk('secrets:put', 'BASE_DOMAIN', '--file', file)).toBe(2);
    expect(await cgk('secrets:put', 'lower', '--file', file)).toBe(2);
  });

  it('rollback goes to the version before, or to the one that is named', async () => {
    expect(await cgk('rollback', '--yes', '--json')).toBe(0);
    expect(JSON.parse(out)).toEqual({ ok: true, from: 'new', to: 'old' });
    expect(state().deployments.at(-1)?.versions).toEqual([{ version_id: 'old', percentage: 100 }]);
    expect(await cgk('rollback', 'version-3', '--yes')).toBe(0);
    expect(state().deployments.at(-1)?.versions[0]?.version_id).toBe('version-3');
    setState({ deployments: [whole('only')] });
    expect(await cgk('rollback', '--yes')).toBe(3);
    expect(await cgk('rollback', 'x')).toBe(2);
  });

  it('rollback of a deploy that stands half way goes back to the larger part', async () => {
    const half = {
      id: 'h',
      created_on: '2026-03-01T00:00:00Z',
      versions: [
        { version_id: 'v2', percentage: 10 },
        { version_id: 'v1', percentage: 90 },
      ],
    };
    setState({ deployments: [whole('v1'), half] });
    expect(await cgk('rollback', '--yes')).toBe(0);
    expect(state().deployments.at(-1)?.versions).toEqual([{ version_id: 'v1', percentage: 100 }]);
  });

  it('logs shows lines without secrets', async () => {
    expect(await cgk('logs')).toBe(0);
    expect(out).toContain('GET /products 200 with ***');
    expect(out).toContain('postgres://cgk_app:***@host/db');
  });

  it('deploy wants to know where to, and has a plan', async () => {
    expect(await cgk('deploy')).toBe(2);
    expect(err).toContain('--env');
    expect(await cgk('deploy', '--env', 'production', '--first-share', '0')).toBe(2);
    mkdirSync(join(project, 'bin'));
    writeFileSync(join(project, 'bin/npm'), '#!/bin/sh\nexit 0\n');
    chmodSync(join(project, 'bin/npm'), 0o755);
    vi.stubEnv('PATH', `${join(project, 'bin')}:${process.env.PATH}`);
    mkdirSync(join(project, 'cli/build'), { recursive: true });
    writeFileSync(join(project, 'cli/build/build.ts'), 'export {};\n');
    rmSync(join(project, '.dev.vars.production'));
    out = '';
    expect(await cgk('deploy', '--dry-run', '--json')).toBe(3);
    const answer = JSON.parse(out) as { plan: string[]; faults: string[]; pending: null };
    expect(answer.plan).toHaveLength(8);
    expect(answer.faults.some((fault) => fault.startsWith('KEK_V1 is missing'))).toBe(true);
    expect(answer.pending).toBeNull();
    expect(words()).toEqual(['deploy --dry-run --outdir build/dry-run']);
  }, 60_000);
});
