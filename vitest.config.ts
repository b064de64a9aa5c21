import { resolve } from 'node:path';
import { cloudflareTest } from '@cloudflare/vitest-pool-workers';
import { defineConfig } from 'vitest/config';

const alias = {
  '@domain': resolve(import.meta.dirname, 'domain'),
  '@ui': resolve(import.meta.dirname, 'apps/ui'),
};

/** Suites against the one started stack: one file at a time, since they share its data. */
function onStack(name: string, order: number) {
  return {
    resolve: { alias },
    test: {
      name,
      include: [`tests/${name}/**/*.test.ts`],
      environment: 'node' as const,
      globalSetup: ['tests/support/shared-stack.ts'],
      fileParallelism: false,
      maxWorkers: 1,
      sequence: { groupOrder: order },
      testTimeout: 60_000,
      hookTimeout: 180_000,
    },
  };
}

export default defineConfig({
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          include: [
            '{domain,schema,cli,queues,workers,apps,create-cgk}/**/*.test.ts',
            'tests/support/**/*.test.ts',
          ],
          exclude: ['**/node_modules/**', '**/build/**', 'create-cgk/storefront-only/**'],
          environment: 'node',
          sequence: { groupOrder: 0 },
          testTimeout: 30_000,
          hookTimeout: 120_000,
        },
      },
      {
        plugins: [cloudflareTest({ wrangler: { configPath: 'tests/worker/wrangler.toml' } })],
        resolve: { alias },
        test: {
          name: 'worker',
          include: ['tests/worker/**/*.test.ts'],
          sequence: { groupOrder: 1 },
          maxWorkers: 1,
          testTimeout: 20_000,
        },
      },
      onStack('isolation', 2),
      onStack('integration', 3),
      onStack('browser', 4),
      onStack('load', 5),
    ],
  },
});
