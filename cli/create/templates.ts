/** What each template holds. A template is this repository's own source, less what it leaves out (10 CLI-01). */

export const TEMPLATE_NAMES = ['full', 'basic', 'storefront-only'] as const;
export type TemplateName = (typeof TEMPLATE_NAMES)[number];

export interface Template {
  name: TemplateName;
  summary: string;
  /** Folder of the source that becomes the project's root. */
  base: '' | 'create-cgk/storefront-only';
  /** Paths below the base that stay out: a file, or a folder with a slash at its end. */
  leftOut: readonly string[];
  /** Scripts of package.json that stay out. */
  scriptsLeftOut: readonly string[];
  /** Whether it has a database of its own to set up. */
  hasDatabase: boolean;
}

/** Making templates is this repository's business, not its children's. */
const UPSTREAM = ['create-cgk/', 'tests/integration/storefront-only.test.ts'];

/** Suites that look at shop pages. */
const SHOP_TESTS = [
  'tests/browser/',
  'tests/load/',
  'tests/integration/edge-cache.test.ts',
  'tests/integration/other-workers.test.ts',
  'tests/isolation/hosts.test.ts',
];

export const TEMPLATES: Readonly<Record<TemplateName, Template>> = {
  full: {
    name: 'full',
    summary: 'storefront, admin and everything behind them',
    base: '',
    leftOut: UPSTREAM,
    scriptsLeftOut: ['pack:create'],
    hasDatabase: true,
  },
  basic: {
    name: 'basic',
    summary: 'admin, API and MCP, no storefront',
    base: '',
    leftOut: [...UPSTREAM, 'apps/storefront/', ...SHOP_TESTS],
    scriptsLeftOut: ['pack:create', 'bench'],
    hasDatabase: true,
  },
  'storefront-only': {
    name: 'storefront-only',
    summary: 'a storefront bound to a running installation by its API',
    base: 'create-cgk/storefront-only',
    leftOut: [],
    scriptsLeftOut: [],
    hasDatabase: false,
  },
};

/** The template's files out of the source's, relative to the template's base. */
export function templateFiles(template: Template, sourceFiles: readonly string[]): string[] {
  const prefix = template.base === '' ? '' : `${template.base}/`;
  return sourceFiles
    .filter((path) => path.startsWith(prefix))
    .map((path) => path.slice(prefix.length))
    .filter(
      (path) => !template.leftOut.some((out) => (out.endsWith('/') ? path.startsWith(out) : path === out)),
    );
}

/** True when the source holds what the template is made of: a project without storefront cannot make a full one. */
export function isAvailable(template: Template, sourceFiles: readonly string[]): boolean {
  if (template.base !== '') return sourceFiles.some((path) => path.startsWith(`${template.base}/`));
  return template.name !== 'full' || sourceFiles.some((path) => path.startsWith('apps/storefront/'));
}
