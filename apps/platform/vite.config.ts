import { fileURLToPath } from 'node:url';
import { vitePlugin as remix } from '@remix-run/dev';
import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vite';

declare module '@remix-run/server-runtime' {
  interface Future {
    v3_singleFetch: true;
  }
}

/** The platform's host is this app's alone; files are at `/_platform/…` (immutable); the edge bundles `build/server` into the Worker. */
export default defineConfig({
  base: '/_platform/',
  plugins: [
    tailwindcss(),
    remix({
      future: {
        v3_fetcherPersist: true,
        v3_lazyRouteDiscovery: true,
        v3_relativeSplatPath: true,
        v3_routeConfig: true,
        v3_singleFetch: true,
        v3_throwAbortReason: true,
      },
    }),
  ],
  resolve: {
    alias: {
      '@domain': fileURLToPath(new URL('../../domain', import.meta.url)),
      '@ui': fileURLToPath(new URL('../ui', import.meta.url)),
    },
  },
  ssr: { resolve: { conditions: ['workerd', 'worker', 'browser'] } },
  build: { assetsInlineLimit: 0, target: 'es2022' },
});
