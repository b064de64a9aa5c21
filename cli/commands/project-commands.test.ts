import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { MODULE_KEYS, USE_CASES } from '../configuration/config.ts';
import { loadConfig } from '../configuration/load-config.ts';
import { writeVariables } from '../configuration/write-variables.ts';
import { commandReference } from '../docs/reference.ts';
import { ERROR_PAGES, errorReference } from '../error-pages/index.ts';
import { main } from '../main.ts';
import { compareVersions, parseChangelog, stepBetween } from '../releases/versions.ts';
import { COMMANDS } from './index.ts';

const HOME = resolve(import.meta.dirname, '../..');
let project: string;
let out = '';
let err = '';
beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'cgk-project-'));
  mkdirSync(join(project, 'cli'));
  symlinkSync(join(HOME, 'cli/configuration'), join(project, 'cli/configuration'));
  symlinkSync(join(HOME, 'node_modules'), join(project, 'node_modules'));
  for (const file of ['wrangler.toml', 'package.json', 'package-lock.json'])
    writeFileSync(join(project, file), readFileSync(join(HOME, file)));
  vi.stubEnv('DATABASE_URL', undefined);
  vi.stubEnv('CGK_DATA', undefined);
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
  rmSync(project, { recursive: true, force: true });
});
const cgk = (...args: string[]) => main([...args, '--cwd', project]);

describe('cgk wizard', () => {
  it.each([...USE_CASES])('writes a valid configuration for %s', async (useCase) => {
    expect(await cgk('wizard', '--use-case', useCase, '--yes')).toBe(0);
    expect((await loadConfig(project)).config).toMatchObject({ useCase });
    expect(await cgk('config:validate')).toBe(0);
    out = '';
    expect(await cgk('wizard', '--use-case', useCase, '--yes', '--json')).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ isChanged: false });
  });

  it('takes every answer by flag, drops modules that the answers rule out, and checks', async () => {
    const base = ['wizard', '--use-case', 'online-store', '--commerce-source', 'none', '--yes'];
    expect(await cgk(...base)).toBe(0);
    expect((await loadConfig(project)).config).toMatchObject({
      commerceSource: 'none',
      checkout: 'none',
      modules: ['support'],
    });
    expect(await cgk('wizard', '--use-case', 'b2b', '--yes')).toBe(3);
    expect(err).toContain('--force');
    const all = [
      'wizard',
      '--use-case',
      'custom',
      '--tenancy',
      'multi',
      '--commerce-source',
      'shopify',
      '--checkout',
      'shopify',
    ];
    expect(
      await cgk(
        ...all,
        '--modules',
        'ai, mcp',
        '--base-domain',
        'shops.example.com',
        '--mail-from',
        'shop@example.com',
        '--force',
      ),
    ).toBe(0);
    expect((await loadConfig(project)).config).toMatchObject({
      modules: ['ai', 'mcp'],
      baseDomain: 'shops.example.com',
      mail: { from: 'shop@example.com' },
    });
    expect(await cgk(...all, '--modules', 'flying', '--force')).toBe(2);
    expect(
      await cgk(
        'wizard',
        '--use-case',
        'custom',
        '--commerce-source',
        'native',
        '--checkout',
        'shopify',
        '--yes',
        '--force',
      ),
    ).toBe(2);
  });

  it('names the flag where nobody can be asked', async () => {
    expect(await cgk('wizard')).toBe(2);
    expect(err).toContain('--use-case');
    expect(existsSync(join(project, 'cgk.config.ts'))).toBe(false);
    expect(MODULE_KEYS.length).toBeGreaterThan(5);
  });
});

describe('cgk config:validate', () => {
  it('lists every fault', async () => {
    writeFileSync(
      join(project, 'cgk.config.ts'),
      `export default { modules: ['reviews', 'reviews'], profile: 'huge', baseDomain: 'shops.example.com' };\n`,
    );
    expect(await cgk('config:validate', '--json')).toBe(1);
    const paths = (JSON.parse(out) as { faults: { path: string }[] }).faults.map(({ path }) => path);
    expect(paths).toContain('profile');
    writeFileSync(join(project, 'cgk.config.ts'), `export default { modules: ['reviews', 'reviews'] };\n`);
    await new Promise((done) => setTimeout(done, 5));
    expect(await cgk('config:validate')).toBe(1);
    writeFileSync(
      join(project, 'wrangler.toml'),
      readFileSync(join(project, 'wrangler.toml'), 'utf8').replace('"* * * * *"', '"0 3 * * *"'),
    );
    rmSync(join(project, 'cgk.config.ts'));
    out = '';
    expect(await cgk('config:validate')).toBe(1);
    expect(out).toContain('wrangler.toml: cron fires at 0 3 * * *');
  });
});

describe('cgk init and status', () => {
  it('sets the embedded database up once; again changes nothing; status and doctor agree', async () => {
    expect(await cgk('init', '--json')).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ isNoOp: false, database: 'embedded', written: ['KEK_V1'] });
    expect(JSON.parse(out).applied[0]).toMatch(/^platform\//);
    const file = readFileSync(join(project, '.dev.vars'), 'utf8');
    out = '';
    expect(await cgk('setup', 'database', '--json')).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ isNoOp: true, applied: [], written: [] });
    expect(readFileSync(join(project, '.dev.vars'), 'utf8')).toBe(file);
    out = '';
    expect(await cgk('status', '--json')).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ server: null, database: { behind: [], brands: {} } });
    out = '';
    expect(await cgk('doctor', '--offline', '--json')).toBe(0);
    expect(
      (JSON.parse(out) as { checks: { status: string }[] }).checks.filter(({ status }) => status !== 'pass'),
    ).toEqual([]);
  }, 120_000);

  it('honours an address, masks it, and says what is wrong with it', async () => {
    writeFileSync(join(project, '.env'), 'DATABASE_URL=postgres://u:from-file-1@127.0.0.1:1/file\n');
    expect(await cgk('init', '--db-url', 'postgres://u:from-flag-1@127.0.0.1:1/flag')).toBe(4);
    expect(out).toContain('postgres://u:***@127.0.0.1:1/flag (--db-url)');
    expect(await cgk('init')).toBe(4);
    expect(out).toContain('postgres://u:***@127.0.0.1:1/file (.env)');
    expect(await cgk('status', '--json')).toBe(4);
    expect(out + err).not.toMatch(/from-(file|flag)-1/);
    expect(await cgk('init', '--db-url', 'nonsense')).toBe(2);
    expect(await cgk('init', '--db-url', 'postgres://u:p@pooler.example.com:6543/d')).toBe(3);
    expect(err).toContain('db.pooled_url');
    expect(await cgk('init', '--env', 'production')).toBe(2);
    expect(await cgk('init', '--neon-project', 'acme')).toBe(2);
    expect(existsSync(join(project, '.dev.vars'))).toBe(false);
  }, 60_000);

  it('doctor --fix makes what is missing', async () => {
    expect(await cgk('doctor', '--offline', '--no-probe', '--json')).toBe(1);
    out = '';
    expect(await cgk('doctor', '--offline', '--fix', '--json')).toBe(0);
    const { repaired } = JSON.parse(out) as { repaired: string[] };
    expect(repaired.join('\n')).toMatch(
      /kek: wrote a new KEK_V1[\s\S]*roles: [\s\S]*migrations of platform: brought 1 schemas/,
    );
  }, 120_000);
});

describe('a single-tenant installation', () => {
  it('has one brand', async () => {
    writeFileSync(join(project, 'cgk.config.ts'), `export default { tenancy: 'single' };\n`);
    const brand = (slug: string) =>
      cgk(
        'tenant:create',
        '--slug',
        slug,
        '--name',
        slug,
        '--country',
        'DE',
        '--currency',
        'EUR',
        '--locale',
        'de',
        '--timezone',
        'Europe/Berlin',
      );
    expect(await brand('erste')).toBe(0);
    expect(await brand('erste')).toBe(0);
    expect(await brand('zweite')).toBe(3);
    expect(err).toContain('tenant.conflict');
  }, 120_000);
});

describe('files of variables', () => {
  it('are changed where they are, and read back the same', () => {
    const file = join(project, '.dev.vars');
    writeFileSync(file, '# kept\nexport A="1"\nB=2\n');
    expect(writeVariables(file, { A: 'one', C: 'a "quoted" # text' })).toEqual(['A', 'C']);
    expect(readFileSync(file, 'utf8')).toBe(`# kept\nA="one"\nB=2\nC='a "quoted" # text'\n`);
    expect(writeVariables(file, { A: 'one' })).toEqual([]);
    expect(() => writeVariables(file, { D: 'two\nlines' })).toThrow('several lines');
  });
});

describe('releases', () => {
  it.each([
    ['1.0.0', '1.0.0', 0],
    ['1.0.0', '1.0.1', -1],
    ['1.10.0', '1.9.0', 1],
    ['1.0.0-alpha', '1.0.0', -1],
    ['1.0.0-alpha', '1.0.0-alpha.1', -1],
    ['1.0.0-alpha.1', '1.0.0-alpha.beta', -1],
    ['1.0.0-alpha.beta', '1.0.0-beta', -1],
    ['1.0.0-beta.2', '1.0.0-beta.11', -1],
    ['1.0.0-rc.1', '1.0.0', -1],
    ['what', '0.0.1', -1],
  ])('%s against %s (semver.org §11)', (a, b, expected) => {
    expect(Math.sign(compareVersions(a, b))).toBe(expected);
    expect(Math.sign(compareVersions(b, a))).toBe(expected === 0 ? 0 : -expected);
  });

  it('know what a step asks', () => {
    expect([
      stepBetween('1.2.3', '1.2.4'),
      stepBetween('1.2.3', '1.3.0'),
      stepBetween('1.2.3', '2.0.0'),
      stepBetween('2.0.0', '1.0.0'),
    ]).toEqual(['patch', 'minor', 'major', 'none']);
  });

  it('are read from the changelog', async () => {
    const text =
      '# Changelog\n\n## [1.1.0] - 2026-02-01\n\n### Fixed\n\n- One\n  that goes on\n- Two\n\n## 1.0.0\n';
    expect(parseChangelog(text)).toEqual([
      { version: '1.1.0', date: '2026-02-01', changes: { Fixed: ['One that goes on', 'Two'] } },
      { version: '1.0.0', date: null, changes: {} },
    ]);
    expect(await cgk('changelog', '--json')).toBe(0);
    const manifest = JSON.parse(readFileSync(join(HOME, 'package.json'), 'utf8')) as {
      version: string;
      cgk?: { version: string };
    };
    const version = manifest.cgk?.version ?? manifest.version;
    expect(JSON.parse(out).releases[0].version).toBe(version);
    out = '';
    expect(await cgk('changelog', '--since', version, '--json')).toBe(0);
    expect(JSON.parse(out).releases).toEqual([]);
  });

  it('are asked of the registry, by channel', async () => {
    const bin = join(project, 'bin');
    mkdirSync(bin);
    const npm = (script: string) =>
      writeFileSync(join(bin, 'npm'), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    vi.stubEnv('PATH', `${bin}:${process.env.PATH}`);
    npm(`echo '{"latest":"9.0.0","beta":"9.1.0-beta.1"}'`);
    expect(await cgk('check-updates', '--json')).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ newest: '9.0.0', isNewer: true, step: 'major' });
    out = '';
    expect(await cgk('check-updates', '--channel', 'canary', '--json')).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ newest: null, isNewer: false });
    npm('echo "npm error code E404" >&2; exit 1');
    expect(await cgk('check-updates')).toBe(1);
    npm('echo "npm error network" >&2; exit 1');
    expect(await cgk('check-updates')).toBe(4);
  });
});

describe('documentation', () => {
  it('docs/cli.md and docs/errors.md are what the code says (npm run docs)', () => {
    expect(readFileSync(join(HOME, 'docs/cli.md'), 'utf8')).toBe(commandReference(COMMANDS));
    expect(readFileSync(join(HOME, 'docs/errors.md'), 'utf8')).toBe(errorReference());
  });

  it('has a page for every code that the CLI ends with, and for what a page points to', async () => {
    const { folderSource } = await import('../create/source.ts');
    const source = folderSource(HOME);
    const used = new Set<string>();
    for (const path of source.files.filter(
      (one) =>
        /^cli\/.*\.ts$/.test(one) && !/\.test\.ts$|demo\/|neon-proxy\/|error-pages\/|testing\//.test(one),
    )) {
      const text = source.read(path).bytes.toString('utf8');
      for (const [, code = ''] of text.matchAll(
        /'((?:db|usage|deploy|cloudflare|create|neon|env|config|init|docs|updates|tenant|server|import)\.[a-z_]+)'/g,
      ))
        used.add(code);
      for (const [, topic = ''] of text.matchAll(/\b(?:pass|warn|fail)\(\s*'([a-z-]+)'/g))
        used.add(`doctor.${topic}`);
    }
    expect(used.size).toBeGreaterThan(50);
    expect([...used].filter((code) => !ERROR_PAGES.has(code))).toEqual([]);
    for (const { code, title, means, steps } of ERROR_PAGES.values()) {
      expect([code, title.length > 0, means.length > 10, steps.length > 0]).toEqual([code, true, true, true]);
    }
  });

  it('explains a code, and a problem of the API', async () => {
    expect(await cgk('docs', 'db.refused')).toBe(0);
    expect(out).toContain('Nothing listens there');
    out = '';
    expect(await cgk('docs', 'out_of_stock', '--json')).toBe(0);
    expect(JSON.parse(out).page.title).toContain('409');
    expect(await cgk('docs', 'db.refusd')).toBe(2);
    expect(err).toContain('Did you mean db.refused?');
    expect(await cgk('docs')).toBe(0);
  });
});
