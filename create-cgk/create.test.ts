import { execFile } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { generateProject } from '../cli/create/generate.ts';
import { projectLock } from '../cli/create/manifest.ts';
import { faultOfSlug, slugify } from '../cli/create/slug.ts';
import { archiveSource, folderSource, type TemplateSource } from '../cli/create/source.ts';
import { isAvailable, TEMPLATE_NAMES, TEMPLATES, templateFiles } from '../cli/create/templates.ts';
import { main } from '../cli/main.ts';
import { buildPackage, type Packed } from './build.ts';

const ROOT = resolve(import.meta.dirname, '..');
const NODE = resolve(ROOT, 'node_modules/.bin/node');
let folder: string;
let source: TemplateSource;
let packed: Packed;
let out = '';
let err = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cgk-create-'));
  source = folderSource(ROOT);
  packed = await buildPackage(join(folder, 'package'));
  writeFileSync(join(folder, 'package/package.json'), readFileSync(join(ROOT, 'create-cgk/package.json')));
}, 180_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(() => {
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

interface Ended {
  code: number;
  stdout: string;
  stderr: string;
}

function run(program: string, args: string[], cwd: string, timeout = 120_000): Promise<Ended> {
  return new Promise((done) => {
    execFile(program, args, { cwd, timeout, maxBuffer: 32 * 1024 * 1024 }, (error, stdout, stderr) =>
      done({ code: error ? Number(error.code ?? 1) : 0, stdout, stderr }),
    );
  });
}

const create = (...args: string[]): Promise<number> =>
  main(['create', ...args, '--no-install', '--no-git', '--yes', '--cwd', folder]);

describe('names', () => {
  it.each([
    ["Acme & Søn's Co.", 'acme-sons-co'],
    ['Ærø Łódź Straße', 'aero-lodz-strasse'],
    ['Crème brûlée', 'creme-brulee'],
    ['  two  words ', 'two-words'],
    ['株式会社', ''],
    ['x'.repeat(60), 'x'.repeat(40)],
    [`${'a'.repeat(39)} b`, 'a'.repeat(39)],
  ])('%s becomes %s', (name, slug) => {
    expect(slugify(name)).toBe(slug);
  });

  it.each(['ab', 'a--b', '-ab', 'ab-', 'a_b', 'Abc', 'x'.repeat(41)])('%s is no slug', (slug) => {
    expect(faultOfSlug(slug)).not.toBeNull();
  });
});

describe('templates', () => {
  it('hold what they are for, and nothing that is made or secret', () => {
    const files = (name: (typeof TEMPLATE_NAMES)[number]) => templateFiles(TEMPLATES[name], source.files);
    const full = files('full');
    expect(full).toEqual(
      expect.arrayContaining([
        'package.json',
        'package-lock.json',
        '.gitignore',
        '.npmrc',
        'cli/cgk',
        'cli/build/build.ts',
        'wrangler.toml',
        'apps/storefront/app/root.tsx',
        'tests/browser/purchase.test.ts',
      ]),
    );
    expect(
      full.filter((path) => /^create-cgk\/|node_modules|(^|\/)\.dev\.vars|^\.env|^build\/|\.data/.test(path)),
    ).toEqual([]);
    const basic = files('basic');
    expect(basic.filter((path) => path.startsWith('apps/storefront/'))).toEqual([]);
    expect(basic).toEqual(
      expect.arrayContaining([
        'apps/admin/app/root.tsx',
        'tests/isolation/operations.test.ts',
        'tests/integration/checkout.test.ts',
      ]),
    );
    const alone = files('storefront-only');
    expect(alone.length).toBeLessThan(40);
    expect(alone).toEqual(
      expect.arrayContaining(['package.json', 'package-lock.json', '.gitignore', 'src/worker.ts']),
    );
  });

  it('name only paths that exist', () => {
    for (const { base, leftOut } of Object.values(TEMPLATES))
      for (const path of leftOut) expect(existsSync(join(ROOT, base, path)), path).toBe(true);
  });

  it('leave no import into what they leave out', () => {
    for (const name of ['full', 'basic'] as const) {
      const files = templateFiles(TEMPLATES[name], source.files);
      const present = new Set(files);
      const dangling: string[] = [];
      for (const path of files.filter((one) => /\.tsx?$/.test(one))) {
        const text = source.read(path).bytes.toString('utf8');
        for (const [, target = ''] of text.matchAll(/(?:from|import\()\s*'(\.[^']*\.tsx?)'/g)) {
          const at = join(path, '..', target);
          if (!present.has(at)) dangling.push(`${path} → ${target}`);
        }
      }
      expect(dangling, name).toEqual([]);
    }
  });

  it('are offered by who has them', () => {
    const files = templateFiles(TEMPLATES.basic, source.files);
    expect(TEMPLATE_NAMES.filter((name) => isAvailable(TEMPLATES[name], files))).toEqual(['basic']);
    expect(TEMPLATE_NAMES.filter((name) => isAvailable(TEMPLATES[name], source.files))).toEqual([
      ...TEMPLATE_NAMES,
    ]);
  });

  it('come without git too, the same', () => {
    const copy = join(folder, 'no-git');
    generateProject(source, TEMPLATES['storefront-only'], {
      name: 'x',
      slug: 'copy',
      folder: copy,
      isForced: false,
    });
    mkdirSync(join(copy, 'node_modules/a'), { recursive: true });
    for (const path of ['node_modules/a/index.js', '.dev.vars', '.env.local', 'server.log'])
      writeFileSync(join(copy, path), 'x');
    expect(folderSource(copy).files).toEqual(templateFiles(TEMPLATES['storefront-only'], source.files));
  });
});

describe('cgk create', () => {
  it('shows name and slug, writes the files under the name, binds resources to it', async () => {
    expect(await create('Nordlicht & Söhne', '--template', 'full', '--json')).toBe(0);
    const answer = JSON.parse(out);
    const project = join(folder, 'nordlicht-sohne');
    expect(answer).toMatchObject({
      ok: true,
      project: { name: 'Nordlicht & Söhne', slug: 'nordlicht-sohne', folder: project, template: 'full' },
    });
    expect(err).toContain('Nordlicht & Söhne → nordlicht-sohne');
    const manifest = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8'));
    expect(manifest).toMatchObject({
      name: 'nordlicht-sohne',
      private: true,
      cgk: { template: 'full', version: source.version },
    });
    expect(manifest.scripts['pack:create']).toBeUndefined();
    expect(JSON.parse(readFileSync(join(project, 'package-lock.json'), 'utf8')).packages[''].name).toBe(
      'nordlicht-sohne',
    );
    expect(readFileSync(join(project, 'wrangler.toml'), 'utf8')).toMatch(
      /^name = "nordlicht-sohne"$[\s\S]*bucket_name = "nordlicht-sohne-media"/m,
    );
    expect(statSync(join(project, 'cli/cgk')).mode & 0o100).toBe(0o100);
    expect(readFileSync(join(project, 'README.md'), 'utf8')).toMatch(/^# Nordlicht & Söhne\n/);
    expect(existsSync(join(project, '.dev.vars'))).toBe(false);
  });

  it('binds a storefront, and keeps key and address out of git and out of words', async () => {
    const key = 'cgk_live_abcdefghijklmnop';
    expect(
      await create(
        'Alone',
        '--template',
        'storefront-only',
        '--api-url',
        'https://acme.shops.example.com',
        '--api-key',
        key,
      ),
    ).toBe(0);
    const project = join(folder, 'alone');
    expect(readFileSync(join(project, '.dev.vars'), 'utf8')).toContain(`API_KEY="${key}"`);
    expect(readFileSync(join(project, '.gitignore'), 'utf8')).toContain('.dev.vars');
    expect(out + err).not.toContain(key);
  });

  it('honours an address, and an installation without brands', async () => {
    const url = 'postgres://owner:very-secret@db.example.com/shop';
    expect(await create('Own Db', '--template', 'basic', '--db-url', url, '--no-sample-data')).toBe(0);
    expect(readFileSync(join(folder, 'own-db/.dev.vars'), 'utf8')).toBe(
      `DATABASE_URL="${url}"\nCGK_NO_SAMPLE_DATA="1"\n`,
    );
    expect(out + err).not.toContain('very-secret');
    const lock = JSON.parse(readFileSync(join(folder, 'own-db/package-lock.json'), 'utf8')) as {
      packages: object;
    };
    expect(Object.keys(lock.packages).filter((path) => path.includes('storefront'))).toEqual([]);
    expect(Object.keys(lock.packages)).toContain('apps/admin');
  });

  it.each([
    [['acme', '--template', 'tiny'], 2, 'must be one of full, basic, storefront-only'],
    [['株式会社'], 2, 'No slug can be made'],
    [['A'], 2, '--slug a-store'],
    [['acme', '--slug', 'a--b'], 2, 'single hyphens'],
    [['acme', '--db', 'url'], 2, '--db-url'],
    [['acme', '--db', 'embedded', '--db-url', 'postgres://a:b@h/d'], 2, 'takes no --db-url'],
    [['acme', '--sample-data', '--no-sample-data'], 2, 'exclude each other'],
    [[], 2, 'Missing: NAME'],
  ])('%j ends with %i', async (args, code, words) => {
    expect(await create(...args)).toBe(code);
    expect(err).toContain(words);
    expect(existsSync(join(folder, 'acme'))).toBe(false);
  });

  it('refuses a folder that holds files, but not one that holds a repository only', async () => {
    mkdirSync(join(folder, 'taken'));
    writeFileSync(join(folder, 'taken/notes.txt'), 'mine');
    expect(await create('Taken', '--template', 'storefront-only')).toBe(3);
    expect(err).toContain('notes.txt');
    expect(readdirSync(join(folder, 'taken'))).toEqual(['notes.txt']);
    expect(await create('Taken', '--template', 'storefront-only', '--force')).toBe(0);
    expect(readFileSync(join(folder, 'taken/notes.txt'), 'utf8')).toBe('mine');
    mkdirSync(join(folder, 'fresh/.git'), { recursive: true });
    expect(await create('Fresh', '--template', 'storefront-only')).toBe(0);
  });

  it('says what is done when a step fails, and how to go on', async () => {
    const bin = join(folder, 'bin');
    mkdirSync(bin);
    writeFileSync(join(bin, 'npm'), '#!/bin/sh\necho "no network" >&2\nexit 7\n', { mode: 0o755 });
    vi.stubEnv('PATH', `${bin}:${process.env.PATH}`);
    try {
      const argv = [
        'create',
        'Stuck',
        '--template',
        'storefront-only',
        '--no-git',
        '--yes',
        '--json',
        '--cwd',
        folder,
      ];
      expect(await main(argv)).toBe(5);
    } finally {
      vi.unstubAllEnvs();
    }
    const { steps, error } = JSON.parse(out) as {
      steps: { name: string; status: string }[];
      error: { code: string };
    };
    expect(error.code).toBe('create.step_failed');
    expect(steps.map(({ name, status }) => `${name} ${status}`)).toEqual([
      'files done',
      'git left out',
      'install failed',
      'database left out',
      'sample data left out',
    ]);
    expect(err).toContain('Go on with: npm ci');
  });
});

describe('lockfiles', () => {
  it('lose workspaces whose folders stay out, and nothing else', () => {
    const lock = {
      name: 'cgk',
      version: '9.9.9',
      lockfileVersion: 3,
      packages: {
        '': { name: 'cgk', version: '9.9.9' },
        'apps/gone': { name: '@cgk/gone' },
        'apps/kept': { name: '@cgk/kept' },
        'node_modules/@cgk/gone': { resolved: 'apps/gone', link: true },
        'node_modules/@cgk/kept': { resolved: 'apps/kept', link: true },
        'node_modules/a': { version: '1.0.0' },
        'apps/kept/node_modules/b': { version: '2.0.0' },
      },
    };
    const made = JSON.parse(
      projectLock(JSON.stringify(lock), 'acme', ['apps/kept/package.json']),
    ) as typeof lock;
    expect(Object.keys(made.packages)).toEqual([
      '',
      'apps/kept',
      'node_modules/@cgk/kept',
      'node_modules/a',
      'apps/kept/node_modules/b',
    ]);
    expect(made).toMatchObject({ name: 'acme', version: '0.1.0', lockfileVersion: 3 });
  });
});

describe('the published package', () => {
  it('holds every file of every template once, the same bytes each time', async () => {
    const archive = await archiveSource(packed.archive, '1.2.3');
    for (const name of TEMPLATE_NAMES) {
      expect(templateFiles(TEMPLATES[name], archive.files), name).toEqual(
        templateFiles(TEMPLATES[name], source.files),
      );
    }
    expect(archive.read('cli/cgk').isExecutable).toBe(true);
    expect(archive.read('package.json').bytes.equals(source.read('package.json').bytes)).toBe(true);
    expect(packed.bytes).toBeLessThan(60e6);
    const again = await buildPackage(join(folder, 'again'));
    expect(readFileSync(again.archive).equals(readFileSync(packed.archive))).toBe(true);
  }, 120_000);

  it('runs by itself, without the repository and without packages', async () => {
    const made = await run(
      NODE,
      [
        packed.script,
        'Self Made',
        '--template',
        'storefront-only',
        '--no-install',
        '--no-git',
        '--yes',
        '--json',
      ],
      folder,
    );
    expect(made.stderr).toContain('Self Made → self-made');
    expect(made.code).toBe(0);
    expect(JSON.parse(made.stdout)).toMatchObject({
      ok: true,
      project: { slug: 'self-made', version: '0.1.0' },
    });
    expect(readdirSync(join(folder, 'self-made')).sort()).toEqual(
      expect.arrayContaining(['.gitignore', 'package-lock.json', 'src']),
    );
    const help = await run(NODE, [packed.script, '--help'], folder);
    expect(help.stdout).toContain('--package-manager');
    const missing = await run(NODE, [packed.script, '--json'], folder);
    expect([missing.code, JSON.parse(missing.stdout).error.code]).toEqual([2, 'usage.missing']);
  }, 120_000);

  it('makes a storefront whose types are right', async () => {
    const checked = await run(
      NODE,
      [
        join(ROOT, 'node_modules/typescript/bin/tsc'),
        '--noEmit',
        '-p',
        join(ROOT, 'create-cgk/storefront-only'),
      ],
      ROOT,
    );
    expect(checked.stdout).toBe('');
    expect(checked.code).toBe(0);
  }, 120_000);
});

const deep = process.env.CGK_TEST_FULL ? TEMPLATE_NAMES : [];
describe.each([...deep])('the template %s, made whole', (template) => {
  it('installs and passes its own tests', { timeout: 45 * 60_000 }, async () => {
    const slug = `deep-${template}`;
    const made = await run(
      NODE,
      [packed.script, slug, '--template', template, '--no-git', '--yes', '--json'],
      folder,
      20 * 60_000,
    );
    expect(made.code, made.stderr).toBe(0);
    const tested = await run('npm', ['test', '--loglevel=silent'], join(folder, slug), 30 * 60_000);
    expect(tested.code, tested.stdout.slice(-4_000)).toBe(0);
  });
});
