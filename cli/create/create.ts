/** `create`: the one implementation behind `cgk create` and `npm create cgk`. */
import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join, relative, resolve } from 'node:path';
import type { Asking } from '../command-line/asking.ts';
import { type AnyCommand, command } from '../command-line/command.ts';
import { stopIfAborted } from '../command-line/run.ts';
import { EXIT, UsageError } from '../exit-codes.ts';
import { lastWords, runTool } from '../processes/run-tool.ts';
import { generateProject } from './generate.ts';
import { faultOfSlug, slugify } from './slug.ts';
import type { TemplateSource } from './source.ts';
import { isAvailable, TEMPLATE_NAMES, TEMPLATES, type Template } from './templates.ts';

const MANAGERS = ['npm', 'pnpm', 'yarn', 'bun'] as const;
type Manager = (typeof MANAGERS)[number];

interface Step {
  name: 'files' | 'git' | 'install' | 'database' | 'sample data';
  status: 'done' | 'left out' | 'failed';
  seconds: number;
  command?: string;
}

/** Declares the command over a source of templates. */
export function createCommand(openSource: () => Promise<TemplateSource>): AnyCommand {
  return command({
    name: 'create',
    summary: 'make a new project',
    description:
      'Writes the files (they come with this package; nothing is cloned), installs packages, makes and migrates the embedded database, seeds demo brands, and prints addresses and the first login. --yes takes every default.',
    isProjectless: true,
    args: [
      {
        name: 'NAME',
        summary: 'name of the project, as people read it; its slug names the folder',
        isRequired: true,
      },
    ],
    options: {
      template: { type: 'string', choices: TEMPLATE_NAMES, value: 'NAME', summary: 'what the project holds' },
      slug: { type: 'string', value: 'SLUG', summary: 'in place of the one made from the name' },
      'package-manager': {
        type: 'string',
        choices: MANAGERS,
        value: 'NAME',
        summary: 'what installs; the lockfile is npm’s',
      },
      db: {
        type: 'string',
        choices: ['embedded', 'url'],
        value: 'KIND',
        summary: 'a database in the project’s folder, or one at an address',
      },
      'db-url': { type: 'string', value: 'URL', summary: 'address of the database', isSecret: true },
      'sample-data': { type: 'boolean', summary: 'seed the two demo brands' },
      'no-sample-data': { type: 'boolean', summary: 'leave the database without brands' },
      'api-url': {
        type: 'string',
        value: 'URL',
        summary: 'storefront-only: the brand’s address at the installation',
      },
      'api-key': {
        type: 'string',
        value: 'KEY',
        summary: 'storefront-only: an API key of the brand',
        isSecret: true,
      },
      'no-install': { type: 'boolean', summary: 'write the files only' },
      'no-git': { type: 'boolean', summary: 'make no git repository' },
      force: { type: 'boolean', summary: 'write into a folder that is not empty' },
    },
    examples: ['create "Acme & Søn" --yes', 'create acme --template basic --no-install'],
    async run({ args, values, output, ask, root, signal }) {
      const slug = slugOf(args.NAME, values.slug);
      const folder = join(root, slug);
      output.say(`${args.NAME} → ${slug}   (${folder})`);
      const source = await openSource();
      const template = await chooseTemplate(values.template, source, ask);
      const manager = values['package-manager'] ?? (await chooseManager(ask, values['no-install']));
      const databaseUrl = await chooseDatabase(values, template, ask);
      const hasSampleData = await chooseSampleData(values, template, ask);
      if (!template.hasDatabase && values['api-key'] && !values['api-url'])
        throw new UsageError('Missing: --api-url.', 'usage.missing');

      const steps: Step[] = [];
      let words = '';
      const step = async (
        name: Step['name'],
        isWanted: boolean,
        line: string | undefined,
        work: () => Promise<void>,
      ): Promise<void> => {
        stopIfAborted(signal);
        const isBlocked = steps.some(({ status }) => status === 'failed') && name !== 'files';
        const base = { name, ...(line ? { command: line } : {}) };
        if (!isWanted || isBlocked) {
          steps.push({ ...base, status: 'left out', seconds: 0 });
          return;
        }
        const started = performance.now();
        try {
          if (line) output.say(`  ${line}`);
          await work();
          steps.push({ ...base, status: 'done', seconds: seconds(started) });
        } catch (error) {
          if (name === 'files' || signal.aborted) throw error;
          words = error instanceof Error ? error.message : String(error);
          steps.push({ ...base, status: 'failed', seconds: seconds(started) });
        }
      };

      let files: string[] = [];
      await step('files', true, undefined, async () => {
        files = generateProject(source, template, { name: args.NAME, slug, folder, isForced: values.force });
        writeSettings(folder, template, {
          manager,
          databaseUrl,
          hasSampleData,
          apiUrl: values['api-url'],
          apiKey: values['api-key'],
        });
        output.say(`  ${files.length} files of the template ${template.name}`);
      });
      const run = async (program: string, words: readonly string[]): Promise<string> => {
        const result = await runTool(program, words, { cwd: folder, env: cleanEnvironment(folder), signal });
        if (result.code !== 0) throw new Error(lastWords(result));
        return result.stdout;
      };
      await step('git', !values['no-git'] && !existsSync(join(folder, '.git')), 'git init', async () => {
        await run('git', ['init', '-q', '-b', 'main']);
        await run('git', ['add', '-A']);
      });
      const [program, ...words_] = installWords(manager);
      await step('install', !values['no-install'], [program, ...words_].join(' '), () =>
        run(program, words_).then(() => {}),
      );
      const canRun = !values['no-install'] && template.hasDatabase;
      const cgk = join(folder, 'cli/cgk');
      await step('database', canRun, 'npx cgk init', () => run(cgk, ['init', '--yes']).then(() => {}));
      let brands = '';
      await step('sample data', canRun && hasSampleData, 'npx cgk start --prepare', async () => {
        brands = await run(cgk, ['start', '--prepare']);
      });
      if (brands) output.reveal(brands.trimEnd());
      const failed = steps.find(({ status }) => status === 'failed');
      if (failed)
        output.complain(
          `${failed.name} failed: ${words}\nThe files are there. Go on with: ${failed.command}`,
        );
      const next = nextSteps(relative(process.cwd(), folder) || '.', template, steps);
      output.say(`\n${next.map((line) => `  ${line}`).join('\n')}`);
      return {
        exit: failed ? EXIT.partial : EXIT.ok,
        document: {
          project: {
            name: args.NAME,
            slug,
            folder,
            template: template.name,
            packageManager: manager,
            version: source.version,
          },
          files: files.length,
          steps,
          next,
          ...(failed ? { error: { code: 'create.step_failed', message: words } } : {}),
        },
      };
    },
  });
}

const seconds = (started: number): number => Math.round((performance.now() - started) / 100) / 10;

function slugOf(name: string, given: string | undefined): string {
  const slug = given ?? slugify(name);
  const fault = faultOfSlug(slug);
  if (fault === null) return slug;
  const hint =
    given === undefined && slug.length > 0 ? ` For example --slug ${slug}-store.` : ' Give one with --slug.';
  throw new UsageError(
    slug === '' ? `No slug can be made from “${name}”.${hint}` : `The slug ${slug} ${fault}.${hint}`,
    'create.bad_name',
  );
}

async function chooseTemplate(
  given: Template['name'] | undefined,
  source: TemplateSource,
  ask: Asking,
): Promise<Template> {
  if (given) return TEMPLATES[given];
  const choices = Object.values(TEMPLATES)
    .filter((template) => isAvailable(template, source.files))
    .map(({ name, summary }) => ({ value: name, label: summary }));
  const usual = choices[0]?.value ?? 'full';
  const answer = await ask({ flag: '--template', text: 'Template', choices, default: usual });
  return TEMPLATES[answer as Template['name']];
}

async function chooseManager(ask: Asking, isUnneeded: boolean): Promise<Manager> {
  if (isUnneeded || !ask.isInteractive) return 'npm';
  const choices = MANAGERS.map((value) => ({
    value,
    label: value === 'npm' ? 'exactly what is locked' : 'without the lockfile',
  }));
  return (await ask({
    flag: '--package-manager',
    text: 'Package manager',
    choices,
    default: 'npm',
  })) as Manager;
}

interface Chosen {
  db: 'embedded' | 'url' | undefined;
  'db-url': string | undefined;
  'sample-data': boolean;
  'no-sample-data': boolean;
}

async function chooseDatabase(values: Chosen, template: Template, ask: Asking): Promise<string | undefined> {
  const { db, 'db-url': url } = values;
  if (!template.hasDatabase) return undefined;
  if (db === 'embedded' && url) throw new UsageError('--db embedded takes no --db-url.', 'usage.bad_value');
  if (url || db !== 'url') return url;
  return ask({ flag: '--db-url', text: 'Address of the database', isSecret: true });
}

async function chooseSampleData(values: Chosen, template: Template, ask: Asking): Promise<boolean> {
  if (values['sample-data'] && values['no-sample-data'])
    throw new UsageError('--sample-data and --no-sample-data exclude each other.', 'usage.bad_value');
  if (!template.hasDatabase || values['no-sample-data']) return false;
  if (values['sample-data'] || !ask.isInteractive) return true;
  const choices = [
    { value: 'yes', label: 'two brands with products and pictures' },
    { value: 'no', label: 'an empty installation' },
  ];
  return (await ask({ flag: '--sample-data', text: 'Sample data', choices, default: 'yes' })) === 'yes';
}

interface Settings {
  manager: Manager;
  databaseUrl: string | undefined;
  hasSampleData: boolean;
  apiUrl: string | undefined;
  apiKey: string | undefined;
}

/** What depends on the answers: `.dev.vars` (never in git) and what another package manager needs. */
function writeSettings(folder: string, template: Template, settings: Settings): void {
  const { manager, databaseUrl, hasSampleData, apiUrl, apiKey } = settings;
  const lines = [
    ...(databaseUrl ? [`DATABASE_URL="${databaseUrl}"`] : []),
    ...(template.hasDatabase && !hasSampleData ? ['CGK_NO_SAMPLE_DATA="1"'] : []),
    ...(apiUrl ? [`INSTALLATION_URL="${apiUrl}"`] : []),
    ...(apiKey ? [`API_KEY="${apiKey}"`] : []),
  ];
  if (lines.length > 0) writeFileSync(join(folder, '.dev.vars'), `${lines.join('\n')}\n`, { mode: 0o600 });
  if (manager === 'npm') return;
  rmSync(join(folder, 'package-lock.json'), { force: true });
  if (manager === 'pnpm' && template.base === '')
    writeFileSync(join(folder, 'pnpm-workspace.yaml'), 'packages:\n  - apps/*\n');
  const npmrc = join(folder, '.npmrc');
  if (manager !== 'pnpm' && existsSync(npmrc)) renameSync(npmrc, `${npmrc}.npm`);
}

function installWords(manager: Manager): [string, ...string[]] {
  return manager === 'npm' ? ['npm', 'ci', '--no-audit', '--no-fund'] : [manager, 'install'];
}

/** The shell's environment without what belongs to another project: its database, data folder and packages. */
function cleanEnvironment(folder: string): NodeJS.ProcessEnv {
  const foreign = Object.keys(process.env).filter((name) =>
    /^(DATABASE_|CGK_|npm_|INIT_CWD$|NODE_OPTIONS$)/.test(name),
  );
  return {
    ...Object.fromEntries(foreign.map((name) => [name, undefined])),
    PATH: [resolve(folder, 'node_modules/.bin'), process.env.PATH ?? ''].join(delimiter),
  };
}

function nextSteps(folder: string, template: Template, steps: readonly Step[]): string[] {
  const isInstalled = steps.some(({ name, status }) => name === 'install' && status === 'done');
  return [
    `cd ${folder}`,
    ...(isInstalled ? [] : ['npm ci']),
    ...(template.hasDatabase ? ['npm start', 'npm test', 'npx cgk doctor'] : ['npm run dev', 'npm test']),
  ];
}
