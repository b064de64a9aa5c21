/** `cgk check-updates`: asks the npm registry, when told to and never else (10 PORT-07). */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { command } from '../command-line/command.ts';
import { CliError, EXIT } from '../exit-codes.ts';

const PACKAGE = 'create-cgk';

export const checkUpdates = command({
  name: 'check-updates',
  summary: 'ask the npm registry for a newer version',
  description:
    'Nothing is asked without this command. A fork takes a new version by merging it; cgk changelog says what changed.',
  options: {
    channel: {
      type: 'string',
      choices: ['stable', 'beta', 'canary', 'next'],
      value: 'NAME',
      default: 'stable',
      summary: 'which releases count',
    },
  },
  async run({ values, root, output, signal }) {
    const [{ CHANNELS, compareVersions, stepBetween }, { lastWords, runTool }] = await Promise.all([
      import('../releases/versions.ts'),
      import('../processes/run-tool.ts'),
    ]);
    const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      version: string;
      cgk?: { version: string };
    };
    const current = manifest.cgk?.version ?? manifest.version;
    const result = await runTool('npm', ['view', PACKAGE, 'dist-tags', '--json'], {
      cwd: root,
      timeoutMs: 30_000,
      signal,
    });
    if (result.code !== 0) {
      const isUnknown = /E404|404 Not Found/.test(result.stdout + result.stderr);
      throw new CliError(
        isUnknown
          ? `The registry knows no package ${PACKAGE}.`
          : `The registry does not answer: ${lastWords(result, 2)}`,
        {
          code: 'updates.unknown',
          exit: isUnknown ? EXIT.failure : EXIT.unreachable,
          fix: 'npm config get registry shows which one is asked.',
        },
      );
    }
    const tags = JSON.parse(result.stdout) as Record<string, string>;
    const newest = tags[CHANNELS[values.channel]] ?? null;
    const isNewer = newest !== null && compareVersions(current, newest) < 0;
    const step = newest === null ? 'none' : stepBetween(current, newest);
    output.say(
      newest === null
        ? `There are no releases on ${values.channel}. This is ${current}.`
        : isNewer
          ? `${current} → ${newest} (${step}${step === 'major' ? ': read the changelog first' : ''})`
          : `${current} is the newest.`,
    );
    return { document: { current, newest, channel: values.channel, isNewer, step } };
  },
});
