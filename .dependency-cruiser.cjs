/**
 * Who may import whom (docs/architecture.md). A floor looks down only:
 * apps, workers, queues, cli (outer shells) → domain → schema; durable-objects hold state and call domain and schema.
 */
const shells = '^(apps|workers|queues|cli|durable-objects|tests)/';

module.exports = {
  forbidden: [
    {
      name: 'schema-looks-down-only',
      comment: 'schema/ knows tables and connections, nothing above it.',
      severity: 'error',
      from: { path: '^schema/' },
      to: { path: '^(domain|apps|workers|queues|cli|durable-objects|tests)/' },
    },
    {
      name: 'domain-looks-down-only',
      comment: 'domain/ knows no shell: no Cloudflare, no Hono, no React.',
      severity: 'error',
      from: { path: '^domain/', pathNot: '/testing/|\\.test\\.ts$' },
      to: {
        path: `${shells}|^node_modules/(hono|react|react-dom|@remix-run|@cloudflare|wrangler|miniflare)(/|$)|^cloudflare:`,
      },
    },
    {
      name: 'apps-touch-no-database',
      comment: 'A screen calls operations; it never imports tables, the driver or the edge (DESIGN: traps).',
      severity: 'error',
      from: { path: '^apps/', pathNot: '\\.test\\.tsx?$|/dev/' },
      to: {
        path: '^(schema|workers|queues|cli|durable-objects)/|^node_modules/(@neondatabase|drizzle-orm)/',
      },
    },
    {
      name: 'apps-do-not-share-by-reaching-over',
      comment: 'What two apps share belongs in apps/ui.',
      severity: 'error',
      from: { path: '^apps/([^/]+)/', pathNot: '^apps/ui/' },
      to: { path: '^apps/', pathNot: ['^apps/$1/', '^apps/ui/'] },
    },
    {
      name: 'contexts-meet-at-their-doors',
      comment:
        'A context reaches another through its index.ts. Doors too: the interfaces and views others speak, and pure rules without operations (so that no circle of contexts arises).',
      severity: 'error',
      from: { path: '^domain/([^/]+)/', pathNot: '^domain/kernel/|/testing/|\\.test\\.ts$' },
      to: {
        path: '^domain/[^/]+/',
        pathNot: [
          '^domain/$1/',
          '^domain/kernel/',
          '^domain/access/',
          '^domain/[^/]+/index\\.ts$',
          '^domain/[^/]+/import/index\\.ts$',
          '/(views|admin-views|cart-store|stock-keeper|gateway|mail-port|theme|image-header)\\.ts$',
          '/(availability|product-summary|search-config|translation|reservations|system-role-ids|secret-box|permission-modules|theme-contrast|neutral-theme|tenant-input)\\.ts$',
        ],
      },
    },
    {
      name: 'shells-do-not-reach-over',
      comment: 'Shells translate and call; only the edge composes queues, objects and apps.',
      severity: 'error',
      from: { path: '^(queues|durable-objects)/', pathNot: '\\.test\\.ts$' },
      to: { path: '^(apps|cli|workers)/', pathNot: '^workers/env\\.ts$' },
    },
    {
      name: 'edge-knows-no-tools',
      severity: 'error',
      from: { path: '^workers/', pathNot: '\\.test\\.ts$' },
      to: { path: '^(cli|tests)/' },
    },
    {
      name: 'no-circles',
      comment: 'Type-only circles are harmless; others are a missing piece.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-undeclared-packages',
      severity: 'error',
      from: {
        path: '^(workers|domain|schema|queues|durable-objects)/',
        pathNot: '/testing/|\\.test\\.ts$|drizzle\\.|generate\\.ts$',
      },
      to: {
        dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'npm-dev'],
        pathNot: '^node_modules/(@cloudflare/workers-types|@types)/',
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)build/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['workerd', 'worker', 'import', 'types', 'default'],
    },
    reporterOptions: { text: { highlightFocused: true } },
  },
};
