/** `cgk init`, `cgk setup:database`: from an address, or from none, to a database that is ready. */
import { join } from 'node:path';
import { type AnyCommand, command } from '../command-line/command.ts';
import { DEFAULT_ENVIRONMENT, type VariableSource } from '../command-line/environment.ts';
import { maskUrl } from '../command-line/mask.ts';
import { UsageError } from '../exit-codes.ts';

/** Both names do the same: `init` is the first thing typed, `setup:database` what the spec calls the step. */
const declare = (name: 'init' | 'setup:database'): AnyCommand =>
  command({
    name,
    summary: name === 'init' ? 'set up the database of this project' : 'the same as init',
    description:
      'Finds the address (--db-url, then the environment, .dev.vars and .env files, then Neon’s API with --neon-project; without any the embedded database), tests it, makes roles, applies migrations, tries the walls between brands with two scratch brands, and writes what was made into .dev.vars. A second run changes nothing.',
    options: {
      'db-url': {
        type: 'string',
        value: 'URL',
        summary: 'the owner’s address; honoured whatever else is set',
        isSecret: true,
      },
      'app-url': {
        type: 'string',
        value: 'URL',
        summary: 'the application’s address (cgk_app), when it has one',
        isSecret: true,
      },
      'new-app-password': {
        type: 'boolean',
        summary: 'give cgk_app a new password even where another one is in use',
      },
      'neon-project': {
        type: 'string',
        value: 'NAME',
        summary: 'make or find this project through Neon’s API',
      },
      'neon-branch': { type: 'string', value: 'NAME', summary: 'a branch of it, made when it is not there' },
      'neon-region': {
        type: 'string',
        value: 'ID',
        summary: 'where a new project is, e.g. aws-eu-central-1',
      },
      'neon-org': { type: 'string', value: 'ID', summary: 'organisation of a new project' },
      'neon-api-key': {
        type: 'string',
        value: 'KEY',
        summary: 'key of Neon’s API',
        variable: 'NEON_API_KEY',
        isSecret: true,
      },
    },
    examples: [
      'init',
      'init --db-url postgres://postgres@localhost/cgk',
      'init --neon-project acme --env production',
    ],
    async run({ values, output, root, environmentName, variables, sources, dataDir, signal }) {
      const [{ setUpDatabase }, { writeVariables }, { faultOfUrl, isNeon }, { newSecret }] =
        await Promise.all([
          import('../database/set-up.ts'),
          import('../configuration/write-variables.ts'),
          import('../database/connection-string.ts'),
          import('../doctor/secret-checks.ts'),
        ]);
      const { say } = output;
      const isLocal = environmentName === DEFAULT_ENVIRONMENT;
      const found = await findAddress({ values, sources, say, signal });
      for (const url of [found.url, values['app-url']]) {
        const fault = url === undefined ? null : faultOfUrl(url);
        if (fault) throw new UsageError(`The address ${fault.message}. ${fault.fix}`, 'db.url_invalid');
      }
      if (found.url === undefined && !isLocal)
        throw new UsageError('Missing: --db-url, or --neon-project.', 'usage.missing');
      say(
        found.url === undefined
          ? `Database: the embedded one, in ${dataDir}`
          : `Database: ${maskUrl(found.url)} (${found.from})`,
      );
      const appUrl = values['app-url'] ?? variables.DATABASE_URL;
      const isAppKnown = appUrl !== undefined && new URL(appUrl).username === 'cgk_app';
      const report = await setUpDatabase({
        dataDir,
        ownerUrl: found.url,
        appUrl,
        mayMakeAppLogin: values['new-app-password'] || !isAppKnown,
        say,
        signal,
      });
      const file = isLocal ? '.dev.vars' : `.dev.vars.${environmentName}`;
      const isWritten = report.urls !== null && (found.isGiven || report.isAppLoginNew);
      const keep: Record<string, string> = {
        ...(isWritten && report.urls ? { DATABASE_URL: report.urls.app } : {}),
        ...(isWritten && report.urls && isNeon(report.urls.owner)
          ? { DATABASE_URL_DIRECT: report.urls.owner }
          : {}),
        ...(variables.KEK_V1 === undefined ? { KEK_V1: newSecret() } : {}),
        ...(isLocal || variables.AUTH_SECRET !== undefined ? {} : { AUTH_SECRET: newSecret() }),
      };
      const written = writeVariables(join(root, file), keep);
      const isNoOp = report.applied.length === 0 && written.length === 0;
      if (report.applied.length > 0) say(`Applied ${report.applied.length} migrations`);
      if (written.length > 0) say(`Wrote ${written.join(', ')} into ${file} (never commit it)`);
      say(isNoOp ? 'Everything was there already.' : 'Ready.');
      if (report.isAppLoginNew && !isLocal)
        say(`Send the secrets to the Worker: cgk env:push --env ${environmentName}`);
      const { urls, ...rest } = report;
      return {
        document: {
          ...rest,
          isNoOp,
          database: found.url === undefined ? 'embedded' : maskUrl(found.url),
          from: found.from,
          written,
          file,
        },
      };
    },
  });

export const init = declare('init');
export const setupDatabase = declare('setup:database');

interface Finding {
  values: {
    'db-url': string | undefined;
    'neon-project': string | undefined;
    'neon-branch': string | undefined;
    'neon-region': string | undefined;
    'neon-org': string | undefined;
    'neon-api-key': string | undefined;
  };
  sources: ReadonlyMap<string, VariableSource>;
  say(text: string): void;
  signal: AbortSignal;
}

/** The owner's address and where it came from; `isGiven` when it is not in a file yet. */
async function findAddress({
  values,
  sources,
  say,
  signal,
}: Finding): Promise<{ url: string | undefined; from: string; isGiven: boolean }> {
  if (values['db-url']) return { url: values['db-url'], from: '--db-url', isGiven: true };
  const known =
    sources.get('DATABASE_URL_DIRECT') ?? sources.get('DATABASE_OWNER_URL') ?? sources.get('DATABASE_URL');
  if (known && !values['neon-project']) return { url: known.value, from: known.from, isGiven: false };
  const project = values['neon-project'];
  if (!project) return { url: undefined, from: 'nowhere', isGiven: false };
  const apiKey = values['neon-api-key'];
  if (!apiKey) throw new UsageError('Missing: --neon-api-key, or NEON_API_KEY.', 'usage.missing');
  const [{ NeonApi }, { provisionNeon }] = await Promise.all([
    import('../neon/api.ts'),
    import('../neon/provision.ts'),
  ]);
  const api = new NeonApi({ apiKey, baseUrl: sources.get('CGK_NEON_API')?.value, signal });
  const made = await provisionNeon(
    api,
    { project, branch: values['neon-branch'], regionId: values['neon-region'], orgId: values['neon-org'] },
    say,
  );
  return {
    url: made.directUrl,
    from: `Neon, project ${made.projectId}, branch ${made.branch}`,
    isGiven: true,
  };
}
