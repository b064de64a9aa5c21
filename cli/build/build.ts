/**
 * `npm run build`: the islands and the Remix apps (Vite), then the Worker (esbuild, one module a context) into
 * `build/worker`, and what browsers fetch into `build/assets`. The same output serves `npm start` and `npm run deploy`.
 */
import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { promisify } from 'node:util';
import * as esbuild from 'esbuild';
import { readMigrations } from '../migration-files.ts';

const run = promisify(execFile);
const root = resolve(import.meta.dirname, '../..');
const node = resolve(root, 'node_modules/.bin/node');

/** Shop pages' own script: hashed bundles and a manifest that the pages read. */
export async function buildIslands(): Promise<void> {
  const outdir = resolve(root, 'build/islands');
  rmSync(outdir, { recursive: true, force: true });
  const result = await esbuild.build({
    absWorkingDir: root,
    entryPoints: ['apps/storefront/islands/main.ts', 'apps/storefront/islands/checkout.ts'],
    outdir,
    entryNames: '[name]-[hash]',
    chunkNames: 'chunk-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    minify: true,
    metafile: true,
    alias: { '@domain': resolve(root, 'domain'), '@ui': resolve(root, 'apps/ui') },
  });
  const manifest: Record<string, string> = {};
  for (const [file, output] of Object.entries(result.metafile.outputs)) {
    if (output.entryPoint) manifest[basename(output.entryPoint, '.ts')] = `/_shop/islands/${basename(file)}`;
  }
  const generated = resolve(root, 'apps/storefront/app/generated');
  mkdirSync(generated, { recursive: true });
  writeFileSync(resolve(generated, 'islands.json'), `${JSON.stringify(manifest, null, 2)}\n`);
}

/** The apps of this project: those whose folder is there. */
const apps = (['storefront', 'admin', 'platform', 'auth'] as const).filter((app) =>
  existsSync(resolve(root, 'apps', app)),
);
const hasStorefront = apps.includes('storefront');

async function buildApp(app: (typeof apps)[number]): Promise<void> {
  await run(node, [resolve(root, 'node_modules/@remix-run/dev/dist/cli.js'), 'vite:build'], {
    cwd: resolve(root, 'apps', app),
    env: { ...process.env, NODE_ENV: 'production' },
  });
}

/** What `/version` and the set-up say of this build. */
async function buildFacts(): Promise<Record<string, string>> {
  const { version } = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8')) as { version: string };
  const commit = await run('git', ['rev-parse', '--short=12', 'HEAD'], { cwd: root }).then(
    ({ stdout }) => stdout.trim(),
    () => '',
  );
  const files = (set: string) =>
    readdirSync(resolve(root, 'schema/migrations', set)).filter((name) => name.endsWith('.sql')).length;
  return {
    'process.env.CGK_VERSION': JSON.stringify(version),
    'process.env.CGK_COMMIT': JSON.stringify(commit),
    'process.env.CGK_PLATFORM_MIGRATIONS': JSON.stringify(String(files('platform'))),
  };
}

async function buildWorker(): Promise<void> {
  const outdir = resolve(root, 'build/worker');
  rmSync(outdir, { recursive: true, force: true });
  await esbuild.build({
    absWorkingDir: root,
    entryPoints: { index: 'workers/edge.ts' },
    outdir,
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2023',
    platform: 'browser',
    mainFields: ['module', 'main'],
    conditions: ['workerd', 'worker', 'browser', 'import', 'production'],
    define: { 'process.env.NODE_ENV': '"production"', ...(await buildFacts()) },
    external: ['cloudflare:*', 'node:*'],
    plugins: [nodeBuiltins, englishMessages, migrationFiles, absentApps],
    minifySyntax: true,
    minifyWhitespace: true,
    keepNames: false,
    sourcemap: 'linked',
    legalComments: 'none',
    logLevel: 'warning',
    logOverride: { 'ignored-bare-import': 'silent' },
    chunkNames: 'chunks/[name]-[hash]',
  });
}

/** Bare names of Node's modules (`crypto`) mean the runtime's own (`node:crypto`) under `nodejs_compat`. */
const nodeBuiltins: esbuild.Plugin = {
  name: 'node-builtins',
  setup(build) {
    build.onResolve(
      {
        filter:
          /^(assert|async_hooks|buffer|crypto|events|path|process|stream|string_decoder|url|util|zlib)$/,
      },
      ({ path }) => ({
        path: `node:${path}`,
        external: true,
      }),
    );
  },
};

/**
 * zod's object `z` carries its messages in fifty languages, evaluated at every start of the Worker; ours are written in
 * the schemas. Its English ones stay.
 */
const englishMessages: esbuild.Plugin = {
  name: 'english-messages',
  setup(build) {
    build.onLoad({ filter: /\/zod\/v4\/locales\/index\.js$/ }, () => ({
      contents: "export { default as en } from './en.js';",
      loader: 'js',
    }));
  },
};

/** `cgk:migrations`: the SQL of this version as a module of its own, evaluated by the first job that needs it. */
const migrationFiles: esbuild.Plugin = {
  name: 'migration-files',
  setup(build) {
    build.onResolve({ filter: /^cgk:migrations$/ }, ({ path }) => ({ path, namespace: 'migrations' }));
    build.onLoad({ filter: /.*/, namespace: 'migrations' }, () => ({
      contents: `export default JSON.parse(${JSON.stringify(JSON.stringify(readMigrations()))});`,
      loader: 'js',
    }));
  },
};

/** An app that this project does not have is no build: `workers/apps/remix.ts` answers in its place. */
const absentApps: esbuild.Plugin = {
  name: 'absent-apps',
  setup(build) {
    build.onResolve({ filter: /\/apps\/[a-z]+\/build\/server\/index\.js$/ }, ({ path, resolveDir }) =>
      existsSync(resolve(resolveDir, path)) ? null : { path, namespace: 'absent-app' },
    );
    build.onLoad({ filter: /.*/, namespace: 'absent-app' }, () => ({
      contents: 'export const isAbsent = true;',
    }));
  },
};

function collectAssets(): void {
  const assets = resolve(root, 'build/assets');
  rmSync(assets, { recursive: true, force: true });
  const folders = { storefront: '_shop', admin: '_admin', platform: '_platform', auth: '_account' };
  for (const app of apps) {
    cpSync(resolve(root, 'apps', app, 'build/client'), resolve(assets, folders[app]), { recursive: true });
  }
  if (hasStorefront)
    cpSync(resolve(root, 'build/islands'), resolve(assets, '_shop/islands'), { recursive: true });
  writeFileSync(
    resolve(assets, '_headers'),
    '/_shop/*\n  Cache-Control: public, max-age=31536000, immutable\n/_admin/*\n  Cache-Control: public, max-age=31536000, immutable\n/_platform/*\n  Cache-Control: public, max-age=31536000, immutable\n/_account/*\n  Cache-Control: public, max-age=31536000, immutable\n',
  );
}

export async function build(log: (message: string) => void): Promise<void> {
  const started = performance.now();
  const seconds = (): string => `${((performance.now() - started) / 1000).toFixed(1)} s`;
  if (hasStorefront) await buildIslands();
  // Two at a time: each of them takes a core.
  for (let from = 0; from < apps.length; from += 2)
    await Promise.all(apps.slice(from, from + 2).map(buildApp));
  log(`apps built (${seconds()})`);
  await buildWorker();
  collectAssets();
  log(`worker built (${seconds()})`);
}

if (process.argv[1] && existsSync(process.argv[1]) && import.meta.filename === resolve(process.argv[1])) {
  await build((message) => console.log(message));
}
