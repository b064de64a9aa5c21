import { readdir, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { vitePlugin as remix } from '@remix-run/dev';
import { defineConfig } from 'vite';

declare module '@remix-run/cloudflare' {
  interface Future {
    v3_singleFetch: true;
  }
}

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Pages ship no Remix in the browser (20 PERF-02): what Remix builds for it would be dead weight, so it goes. */
async function dropClientRuntime(): Promise<void> {
  const folder = at('./build/client/assets');
  const files = await readdir(folder).catch((): string[] => []);
  await Promise.all(files.filter((file) => file.endsWith('.js')).map((file) => rm(`${folder}/${file}`)));
}

export default defineConfig({
  base: '/_shop/',
  resolve: {
    alias: { '@domain': at('../../domain'), '@ui': at('../ui') },
  },
  ssr: {
    target: 'webworker',
    resolve: { conditions: ['workerd', 'worker', 'browser'], externalConditions: ['workerd', 'worker'] },
  },
  build: { target: 'es2022', cssMinify: 'esbuild', assetsInlineLimit: 0 },
  plugins: [
    remix({
      ssr: true,
      serverModuleFormat: 'esm',
      future: {
        v3_fetcherPersist: true,
        v3_lazyRouteDiscovery: true,
        v3_relativeSplatPath: true,
        v3_routeConfig: true,
        v3_singleFetch: true,
        v3_throwAbortReason: true,
      },
      buildEnd: dropClientRuntime,
    }),
  ],
});
