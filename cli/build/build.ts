/**
 * `npm run build`: the islands and both Remix apps (Vite), then the Worker (esbuild, one module a context) into
 * `build/worker`, and what browsers fetch into `build/assets`. The same output serves `npm start` and `npm run deploy`.
 */
import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { promisify } from 'node:util';
import * as esbuild from 'esbuild';

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
const apps = (['storefront', 'admin'] as const).filter((app) => existsSync(resolve(root, 'apps', app)));
const hasStorefront = apps.includes('storefront');

async function buildApp(app: 'storefront' | 'admin'): Promise<void> {
  await run(node, [resolve(root, 'node_modules/@remix-run/dev/dist/cli.js'), 'vite:build'], {
    cwd: resolve(root, 'apps', app),
    env: { ...process.env, NODE_ENV: 'production' },
  });
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
    define: { 'process.env.NODE_ENV': '"production"' },
    external: ['cloudflare:*', 'node:*'],
    plugins: [nodeBuiltins, englishMessages, absentApps],
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
  const folders = { storefront: '_shop', admin: '_admin' };
  for (const app of apps) {
    cpSync(resolve(root, 'apps', app, 'build/client'), resolve(assets, folders[app]), { recursive: true });
  }
  if (hasStorefront)
    cpSync(resolve(root, 'build/islands'), resolve(assets, '_shop/islands'), { recursive: true });
  writeFileSync(
    resolve(assets, '_headers'),
    '/_shop/*\n  Cache-Control: public, max-age=31536000, immutable\n/_admin/*\n  Cache-Control: public, max-age=31536000, immutable\n',
  );
}

export async function build(log: (message: string) => void): Promise<void> {
  const started = performance.now();
  const seconds = (): string => `${((performance.now() - started) / 1000).toFixed(1)} s`;
  if (hasStorefront) await buildIslands();
  await Promise.all(apps.map(buildApp));
  log(`apps built (${seconds()})`);
  await buildWorker();
  collectAssets();
  log(`worker built (${seconds()})`);
}

if (process.argv[1] && existsSync(process.argv[1]) && import.meta.filename === resolve(process.argv[1])) {
  await build((message) => console.log(message));
}
